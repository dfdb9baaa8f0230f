"""Each person has their own answers, record and stops; a session of somebody else's is put right."""

import pytest
from tests.coach.living import DAY, MINUTE, Living, an_event
from tests.coach.test_remembering import ended

from instep.coach.feet.foot_findings import open_pins
from instep.coach.person.people import (
    add_somebody,
    bring_back,
    find_person,
    give_session,
    join_people,
    name_person,
    put_away,
    read_people,
)
from instep.coach.person.profile import read_profile
from instep.coach.person.stops import open_stops
from instep.coach.session.earlier_sessions import gentler_places
from instep.facts.session import SessionRefused
from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.safety.answers import Finding
from instep.session.wish import NotToday

SORE = Finding(id="open_sore", sides=frozenset({Side.LEFT}), regions=(Region.BALL,))


def household() -> tuple[Living, Living]:
    eva = Living()
    return eva, Living(person=add_somebody("Mum", "Eva", eva.context), journal=eva.journal)


def value(living: Living, item: str) -> object:
    said = read_profile(living.context).get(item)
    return said.answer.value if said else None


def test_alone_nobody_needs_a_name() -> None:
    living = Living()
    living.begins()
    assert [(one.id, one.name) for one in read_people(living.context)] == [("me", "")]
    assert find_person(None, living.context) == "me"


def test_with_two_people_it_must_be_said_whose_feet() -> None:
    eva, mum = household()
    assert find_person("Mum", eva.context) == mum.person
    with pytest.raises(BadInput, match="there is more than one here; name one of: Eva, Mum"):
        find_person(None, eva.context)
    with pytest.raises(BadInput, match="nobody is called 'Dad'"):
        find_person("Dad", eva.context)


def test_the_second_person_is_added_only_with_a_name_for_the_first() -> None:
    with pytest.raises(BadInput, match="own: is missing: there would be two"):
        add_somebody("Mum", "", Living().context)
    with pytest.raises(BadInput, match="name: is the same for both"):
        add_somebody("Mum", "mum", Living().context)


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\nb" * 20, "\u202eMum"])
def test_a_name_can_be_read_and_told_apart(name: str) -> None:
    eva, _ = household()
    with pytest.raises(BadInput, match="name: is no name"):
        name_person(name, eva.context)
    with pytest.raises(BadInput, match="name: somebody is called 'eva' already"):
        name_person("eva", eva.context)


def test_what_one_says_is_not_asked_of_the_other_nor_used_for_them() -> None:
    eva, mum = household()
    mum.starts(diabetes="yes", numbness="absent")
    assert value(mum, "diabetes") == "yes"
    assert value(eva, "diabetes") is None
    assert eva.later(MINUTE).begins().clearance.risk_group == "A"


def test_an_id_may_be_taken_by_each_person_and_says_nothing_about_anybody_else() -> None:
    eva, mum = household()
    fact = eva.context.fact(an_event("pause"))
    theirs = type(fact)(id=fact.id, person=mum.person, at=fact.at, body=an_event("hurts", pain=3))
    assert eva.journal.append([fact]) == eva.journal.append([theirs]) == [fact.id]


def test_a_session_that_was_mums_takes_its_answers_its_look_and_its_pain_with_it() -> None:
    eva, mum = household()
    started = eva.starts(SORE, diabetes="yes", before=2)
    assert isinstance(started, NotToday)
    session = next(one.body.session for one in eva.journal.every("me", SessionRefused))
    eva.later(MINUTE).meets("hurts", pain=8, session=session)
    give_session(session, mum.person, eva.later(2 * MINUTE).context)
    assert (value(eva, "diabetes"), value(mum, "diabetes")) == (None, "yes")
    assert open_pins(eva.later(DAY).context) == ()
    assert [pin.finding for pin in open_pins(mum.later(DAY).context)] == ["open_sore"]
    assert gentler_places(eva.later(DAY).context) == {}
    assert gentler_places(mum.later(DAY).context) != {}


def test_what_is_delivered_late_of_a_session_goes_to_whom_it_was_given() -> None:
    eva, mum = household()
    eva.meets("pause", session="session-09")
    give_session("session-09", mum.person, eva.context)
    eva.later(MINUTE).meets("calf_pain", session="session-09")
    eva.later(MINUTE).writes(ended("session-09"))
    assert [one.name for one in open_stops(mum.later(DAY).context)] == ["calf_pain"]
    assert open_stops(eva.later(DAY).context) == ()
    assert (eva.journal.summary("me").sessions, eva.journal.summary(mum.person).sessions) == (0, 1)


def test_a_session_given_to_the_wrong_one_is_given_on() -> None:
    eva, mum = household()
    dad = Living(person=add_somebody("Dad", "", eva.context), journal=eva.journal)
    eva.writes(ended("session-09"))
    give_session("session-09", mum.person, eva.context)
    give_session("session-09", dad.person, mum.later(MINUTE).context)
    found = [eva.journal.summary(one.person).sessions for one in (eva, mum, dad)]
    assert found == [0, 0, 1]


def test_nobody_gives_away_what_is_not_theirs() -> None:
    eva, mum = household()
    eva.writes(ended("session-09"))
    with pytest.raises(BadInput, match="is none of this person's"):
        give_session("session-09", "me", mum.context)
    with pytest.raises(BadInput, match="is nobody of this journal"):
        give_session("session-09", "somebody", eva.context)


def test_two_entries_of_one_person_are_one_and_the_more_careful_answer_holds() -> None:
    eva, mum = household()
    mum.starts(diabetes="no")
    twice = Living(person=add_somebody("Mutti", "", eva.context), journal=eva.journal)
    twice.starts(leg_signs="one_calf_swollen", diabetes="yes")
    join_people(twice.person, mum.person, eva.context)
    assert [one.name for one in read_people(eva.context)] == ["Eva", "Mum"]
    assert value(mum, "diabetes") == "yes"
    assert [one.name for one in open_stops(mum.later(DAY).context)] == ["UR01"]


def test_two_people_joined_to_each_other_on_two_devices_are_one() -> None:
    eva, mum = household()
    mum.meets("calf_pain")
    other = Living()
    other.takes_in(eva.journal)
    join_people("me", mum.person, eva.context)
    join_people(mum.person, "me", other.context)
    eva.takes_in(other.journal)
    other.takes_in(eva.journal)
    assert eva.journal.people() == other.journal.people()
    assert len(eva.journal.people()) == 1


def test_somebody_made_by_mistake_is_put_away_and_nothing_is_lost() -> None:
    eva, mum = household()
    mum.meets("calf_pain")
    put_away(mum.person, eva.context)
    assert find_person(None, eva.context) == "me"
    bring_back(mum.person, eva.later(MINUTE).context)
    assert [one.name for one in open_stops(mum.later(DAY).context)] == ["calf_pain"]
    assert [one.name for one in read_people(eva.context)] == ["Eva", "Mum"]


def test_the_last_one_is_not_put_away() -> None:
    eva, mum = household()
    put_away(mum.person, eva.context)
    with pytest.raises(BadInput, match="is the only one here"):
        put_away("me", eva.context)
