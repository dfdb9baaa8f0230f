"""The temperature log as a deed: off at first, kept as typed, followed when read, silent without a flag."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.coach.contexts import NOON, Numbered

from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.coach.feet.taking_temperatures import open_advice, record_signs, record_temperatures
from instep.coach.feet.temperatures import (
    LogSetting,
    Shown,
    read_open,
    read_setting,
    read_temperatures,
    set_log,
)
from instep.coach.session.start_session import Answered, Started, start_session
from instep.facts.feet import TemperatureSignsSeen, TemperaturesTaken
from instep.facts.person import GivenAnswer, ProfileAnswered
from instep.foot.anatomy import Region, Side
from instep.library.library import Library
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import Level, RiskGroup
from instep.safety.items import Ask
from instep.safety.temperature import Unit
from instep.safety.triage import Triage
from instep.session.wish import CannotPlan, NotToday, Wish

LIBRARY = Library()
DAY = timedelta(days=1)
SITES = list(LIBRARY.temperature_log.rules.sites)


def shown(hot: str = "", *, by: str = "32.2", base: str = "30.0", unit: Unit = Unit.C) -> Shown:
    right = dict.fromkeys(SITES, base)
    return Shown(unit=unit, left={**right, hot: by} if hot else right, right=right)


class House(Numbered):
    """A real journal and the deeds on it."""

    def takes(self, what: Shown, *, day: int = 0) -> Triage | None:
        return record_temperatures(what, self.context(NOON + day * DAY))

    def sees(self, *signs: str) -> Triage | None:
        return record_signs(frozenset(signs), self.context())

    def says(self, **answers: str) -> None:
        told = {item: GivenAnswer(value=value, sides=tuple(Side), at=NOON) for item, value in answers.items()}
        self.context().append(ProfileAnswered(answers=told))

    def starts(self) -> Started | NotToday | CannotPlan:
        return start_session(
            Wish(minutes=10),
            Answered(answers=Answers(), profile={}, looked="sight", before={}),
            self.context(),
        )

    def open(self) -> list[str]:
        return [spot.stage.value for spot in read_open(self.context()).open]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_the_log_is_off_until_it_is_turned_on(house: House) -> None:
    assert not read_setting(house.context()).on
    setting = LogSetting(on=True, unit=Unit.F, thermometer=2)
    set_log(setting, house.context())
    assert read_setting(house.context()) == setting


def test_a_reading_without_a_difference_is_kept_and_nothing_is_said(house: House) -> None:
    assert house.takes(shown()) is None
    fact = house.journal.latest("me", TemperaturesTaken)
    assert fact is not None
    assert (fact.body.findings, fact.body.level) == ((), None)
    assert open_advice(house.context()) is None


def test_what_was_typed_is_what_is_kept_and_read_back(house: House) -> None:
    house.takes(shown("heel", by="89,96", base="86.0", unit=Unit.F))
    (taken,) = read_temperatures(house.context()).taken
    assert taken.shown.of(Side.LEFT)["heel"] == "89,96"
    # (89.96 - 86.0) / 1.8 is 2.2 and not a hair less.
    assert house.open() == ["first_day"]


def test_a_second_warm_day_asks_for_the_foot_team_today(house: House) -> None:
    house.says(diabetes="yes", past_ulcer="yes")
    first = house.takes(shown("heel"))
    assert first is not None
    assert (first.risk_group, first.level) == (RiskGroup.C, Level.AVOID_AREA)
    second = house.takes(shown("mid_sole"), day=1)
    assert second is not None
    assert second.level is Level.STOP_URGENT_CARE
    assert second.contact is not None
    assert second.contact.within == "same day"
    assert [one.finding for one in second.findings] == ["hotspot_confirmed"]
    assert second.findings[0].regions == (Region.ARCH, Region.HEEL_SOLE)


def test_in_group_a_a_second_warm_day_asks_for_a_clinician_first(house: House) -> None:
    # Whoever was never asked counts as the riskier answer; this person was asked everything.
    profile = [item for item in LIBRARY.rules.items.values() if item.ask is Ask.PROFILE]
    house.says(**{item.id: item.default for item in profile if isinstance(item.default, str)})
    house.takes(shown("heel"))
    second = house.takes(shown("heel"), day=1)
    assert second is not None
    assert (second.risk_group, second.level) == (RiskGroup.A, Level.CLINICIAN_FIRST)


def test_an_open_hot_spot_is_one_of_todays_findings_in_the_next_session_and_check(house: House) -> None:
    house.takes(shown("heel"))
    started = house.starts()
    assert isinstance(started, Started)
    assert started.plan.clearance.limits.avoided(Side.LEFT) == frozenset(Region)
    assert "FC:hotspot_day1" in {reason.rule for reason in started.plan.clearance.reasons}
    checked = record_foot_check(Look(how="sight", seen=Seen()), house.context())
    assert [one.finding for one in checked.findings] == ["hotspot_day1"]
    house.takes(shown("heel"), day=1)
    assert isinstance(house.starts(), NotToday)


def test_turning_the_log_off_takes_no_caution_away(house: House) -> None:
    house.takes(shown("heel"))
    house.takes(shown("heel"), day=1)
    off = LogSetting(on=False)
    set_log(off, house.context(NOON + DAY))
    assert isinstance(house.starts(), NotToday)


def test_two_days_below_running_end_it(house: House) -> None:
    house.takes(shown("heel"))
    house.takes(shown("heel"), day=1)
    assert house.takes(shown(), day=2) is not None
    assert house.takes(shown(), day=3) is None
    assert house.open() == []
    assert isinstance(house.starts(), Started)


def test_a_broken_skin_beside_a_first_hot_spot_does_not_wait(house: House) -> None:
    house.says(diabetes="yes")
    house.takes(shown("heel"))
    found = house.sees("skin_broken")
    assert found is not None
    assert found.level is Level.STOP_URGENT_CARE
    assert {one.finding for one in found.findings} == {"hotspot_confirmed", "open_sore"}
    assert isinstance(house.starts(), NotToday)


def test_a_fever_beside_a_hot_spot_counts_as_a_fever(house: House) -> None:
    house.says(diabetes="yes", numbness="reduced")
    house.takes(shown("heel"))
    found = house.sees("fever")
    assert found is not None
    assert found.level.is_stop


def test_a_fever_with_a_broken_skin_beside_a_hot_spot_is_an_emergency_today_and_asked_anew_tomorrow(
    house: House,
) -> None:
    house.says(diabetes="yes")
    house.takes(shown("heel"))
    found = house.sees("fever", "skin_broken")
    assert found is not None
    assert found.level is Level.STOP_EMERGENCY
    for days, level in ((0, Level.STOP_EMERGENCY), (1, Level.STOP_URGENT_CARE)):
        later = open_advice(house.context(NOON + days * DAY))
        assert later is not None
        assert later.level is level


def test_a_sign_without_a_reading_or_a_hot_spot_has_nothing_to_stand_beside(house: House) -> None:
    assert house.sees("swollen") is None
    house.takes(shown())
    assert house.sees("swollen") is None
    assert house.journal.latest("me", TemperatureSignsSeen) is None


def test_without_a_flag_the_screening_is_that_of_a_person_without_the_log(house: House) -> None:
    before = house.starts()
    house.takes(shown())
    after = house.starts()
    assert isinstance(before, Started)
    assert isinstance(after, Started)
    assert before.plan.clearance == after.plan.clearance


def test_other_answers_stand_where_a_log_is_kept(house: House) -> None:
    house.takes(shown("heel"))
    outcome = start_session(
        Wish(minutes=10),
        Answered(
            answers=Answers(given={"now_chest_breath": Answer(value="yes")}),
            profile={},
            looked="sight",
            before={},
        ),
        house.context(),
    )
    assert isinstance(outcome, NotToday)
    assert outcome.clearance.level is Level.STOP_EMERGENCY


def test_an_open_hot_spot_is_found_however_many_readings_lie_between(house: House) -> None:
    house.takes(shown("heel"))
    house.takes(shown("heel"), day=1)
    # Every other day below: never two days running, so it never ends.
    for day in range(3, 120, 2):
        house.takes(shown(), day=day)
    assert house.open() == ["confirmed"]
    assert isinstance(house.starts(), NotToday)


def test_a_long_quiet_log_is_read_no_further_than_it_must_be(house: House) -> None:
    for day in range(60):
        house.takes(shown(), day=day)
    read = read_open(house.context())
    assert len(read.taken) == 20
    assert read.open == ()
