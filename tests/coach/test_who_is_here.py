"""Who is here counts: a look is kept only where somebody saw, and a child is never massaged alone."""

import pytest
from tests.coach.living import Living

from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.coach.session.start_session import Started
from instep.facts.feet import FootChecked
from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.safety.answers import Finding
from instep.session.wish import NotToday

BLISTER = Finding(id="blister", sides=frozenset({Side.LEFT}), regions=(Region.HEEL_BACK,))


@pytest.fixture
def blind() -> Living:
    living = Living()
    assert isinstance(living.starts(see_soles="cannot"), Started)
    return living


def last_look(living: Living) -> FootChecked | None:
    kept = living.journal.latest(living.context.person, FootChecked)
    return kept.body if kept else None


def test_a_look_before_a_session_that_nobody_could_take_is_not_kept_as_nothing_marked(blind: Living) -> None:
    assert last_look(blind) is None


def test_a_look_by_itself_that_nobody_could_take_is_refused_with_the_ways_there_are(blind: Living) -> None:
    with pytest.raises(BadInput, match="nobody sees the soles; choose mirror, helper or touch"):
        blind.looks()
    record_foot_check(Look(how="touch", seen=Seen()), blind.context)
    kept = last_look(blind)
    assert kept is not None
    assert kept.looked == "touch"


def test_what_was_found_by_sight_is_kept_whoever_saw_it(blind: Living) -> None:
    blind.looks(BLISTER)
    kept = last_look(blind)
    assert kept is not None
    assert [one.finding for one in kept.findings] == ["blister"]


def test_a_child_alone_waits_for_an_adult_and_a_child_with_one_does_not() -> None:
    alone = Living().starts(age_band="child_under_12", adult_here="not_here")
    assert isinstance(alone, NotToday)
    assert "CF38" in {reason.rule for reason in alone.clearance.reasons}
    with_one = Living().starts(age_band="child_under_12", adult_here="here")
    assert isinstance(with_one, Started)
    assert with_one.plan.clearance.limits.adult_present
