"""A clinician's word opens one rule, with a name, a day and a last day; a tap and a silence open none."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.coach.agreed import agreed_rules
from tests.coach.contexts import LIBRARY, NOON
from tests.coach.living import DAY, Living

from instep.coach.agreement.agreements import read_kept, withdraw_agreement
from instep.coach.agreement.spoken import keep_spoken, last_day
from instep.coach.session.start_session import Started
from instep.facts.person import GivenAnswer, ProfileAnswered
from instep.library.errors import BadInput
from instep.safety.clearance import Level
from instep.session.wish import NotToday

TODAY = NOON.date()
POOR = "told_poor"


def says(living: Living, rule: str = "CF05", **changes: Any) -> None:
    usual: dict[str, Any] = {"name": "Dr. Weber", "role": "GP", "said": TODAY, "until": TODAY + 30 * DAY}
    keep_spoken(rule, **{**usual, **changes}, context=living.context)


def test_a_word_opens_the_one_rule_it_was_said_of_and_keeps_every_other_limit() -> None:
    living = Living()
    assert isinstance(living.starts(circulation=POOR), NotToday)
    says(living)
    started = living.starts(circulation=POOR)
    assert isinstance(started, Started)
    clearance = started.plan.clearance
    assert clearance.level is Level.LIGHT_ONLY
    assert not clearance.limits.heat
    assert set(clearance.limits.ways_off) >= {"roller", "device"}
    told = " ".join(reason.text for reason in clearance.reasons)
    assert "Dr. Weber, GP, agreed on 9 May 2026" in told


def test_two_conditions_need_two_words() -> None:
    living = Living()
    says(living)
    refused = living.starts(circulation=POOR, leg_clot="past_over_6mo")
    assert isinstance(refused, NotToday)
    says(living, "CF02")
    assert isinstance(living.starts(circulation=POOR, leg_clot="past_over_6mo"), Started)


def test_a_word_holds_to_the_end_of_its_last_day_and_no_longer() -> None:
    living = Living()
    says(living, until=TODAY + 2 * DAY)
    assert agreed_rules(living.later(2 * DAY).context) == ("CF05",)
    assert agreed_rules(living.later(3 * DAY).context) == ()


def test_a_word_that_is_taken_back_opens_nothing_until_it_is_given_again() -> None:
    living = Living()
    says(living)
    (kept,) = read_kept(living.context)
    withdraw_agreement(kept.reply.id, living.later(timedelta(minutes=1)).context)
    later = living.later(DAY)
    assert isinstance(later.starts(circulation=POOR), NotToday)
    says(later)
    assert isinstance(later.starts(circulation=POOR), Started)


UNOPENED = [rule.id for rule in LIBRARY.rules.rules if not rule.with_clinician_ok]


@pytest.mark.parametrize("rule", [*UNOPENED, "FC:open_sore", "CF99", ""])
def test_what_nobodys_word_opens_is_refused(rule: str) -> None:
    with pytest.raises(BadInput, match="is not opened by anybody's word"):
        says(Living(), rule)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no name": ({"name": "  "}, "name: is missing"),
    "a name of 81 letters": ({"name": "x" * 81}, "name: is missing or no plain text"),
    "no role": ({"role": ""}, "role: is missing"),
    "said tomorrow": ({"said": TODAY + DAY}, "said: 2026-05-10 is not here yet"),
    "over already": ({"until": TODAY - DAY}, "until: 2026-05-08 is over"),
    "until for ever": ({"until": date(2199, 1, 1)}, "until: 2199-01-01 is later than a word holds"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_word_without_a_name_or_with_days_that_cannot_be_is_refused_in_a_line(case: str) -> None:
    changes, line = BAD[case]
    living = Living()
    with pytest.raises(BadInput, match=line):
        says(living, **changes)
    assert read_kept(living.context) == ()


def test_a_word_is_never_longer_than_a_signed_agreement() -> None:
    assert last_day(TODAY, Living().context) - TODAY == LIBRARY.terms.longest_agreement


def test_a_tick_of_an_older_version_opens_nothing() -> None:
    living = Living()
    ticked = GivenAnswer(value=("CF05",), sides=(), at=NOON)
    living.writes(ProfileAnswered(session=None, answers={"clinician_ok": ticked}))
    assert isinstance(living.starts(circulation=POOR), NotToday)
