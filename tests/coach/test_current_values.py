"""What holds now does not depend on what arrived last: no profile, preference, agreement or test."""

from datetime import datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from tests.coach.contexts import LIBRARY, NOON
from tests.coach.living import DAY, MINUTE, Living, a_fact, new_id

from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.foot_findings import open_pins, still_there
from instep.coach.feet.temperatures import LogSetting, read_setting, set_log
from instep.coach.feet.touch import may_test_today
from instep.coach.person.own_answers import find_item, read_own_answers, say_again
from instep.coach.person.preferences import read_dials, set_dials
from instep.coach.person.profile import read_profile
from instep.coach.session.interview import ask_next
from instep.coach.session.next_thing import choose_next_thing, read_next_thing, tell_next_thing
from instep.facts.feet import FootChecked, TouchTested
from instep.facts.person import GivenAnswer, PreferenceSet, ProfileAnswered
from instep.facts.session import SessionEnded
from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.safety.answers import Finding
from instep.safety.clearance import RiskGroup
from instep.safety.fired_rules import risk_group
from instep.safety.pages import Page
from instep.safety.screening import facts_of
from instep.safety.touch_test import TouchResult
from instep.session.wish import Wish

BOTH = (Side.LEFT, Side.RIGHT)
SORE = Finding(id="open_sore", sides=frozenset({Side.LEFT}), regions=(Region.BALL,))
AUCKLAND, ANGELES = ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles")


def said(at: datetime, *, replaces: tuple[str, ...] = (), **values: str) -> ProfileAnswered:
    return ProfileAnswered(
        answers={
            item: GivenAnswer(value=value, sides=BOTH, at=at, replaces=replaces)
            for item, value in values.items()
        }
    )


def value(living: Living, item: str) -> object:
    found = read_profile(living.context).get(item)
    return found.answer.value if found else None


def group(living: Living) -> RiskGroup:
    return risk_group(facts_of(known_answers(living.context), LIBRARY.rules))


def test_an_older_export_does_not_turn_diabetes_back_to_no() -> None:
    living, old = Living(), Living(now=NOON - 365 * DAY)
    living.writes(said(NOON, diabetes="yes"))
    old.writes(said(old.now, diabetes="no"))
    before = group(living.later(MINUTE))
    living.takes_in(old.journal)
    assert value(living.later(MINUTE), "diabetes") == "yes"
    assert group(living.later(MINUTE)) is before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_answers_that_knew_nothing_of_each_other_the_most_careful_holds(order: tuple[int, ...]) -> None:
    facts = [
        a_fact(said(NOON, numbness="none"), NOON),
        a_fact(said(NOON + MINUTE, numbness="absent"), NOON + MINUTE),
        a_fact(said(NOON + 2 * MINUTE, numbness="tingling"), NOON + 2 * MINUTE),
    ]
    living = Living(now=NOON + DAY)
    for number in order:
        living.journal.append([facts[number]])
    assert value(living, "numbness") == "absent"


def test_it_holds_until_the_person_who_was_shown_both_says_otherwise() -> None:
    living, other = Living(), Living()
    say_again(find_item("numbness", living.context), {"value": "absent"}, living.context)
    say_again(find_item("numbness", other.context), {"value": "none"}, other.later(MINUTE).context)
    living.takes_in(other.journal)
    (shown,) = [one for one in read_own_answers(living.later(DAY).context) if one.item.id == "numbness"]
    assert shown.differing
    item = find_item("numbness", living.context)
    say_again(item, {"value": "tingling"}, living.later(DAY).context)
    assert value(living.later(2 * DAY), "numbness") == "tingling"
    # A third device that answered before, and is heard of only now, is still asked about.
    third = Living()
    say_again(item, {"value": "reduced"}, third.context)
    living.takes_in(third.journal)
    assert value(living.later(3 * DAY), "numbness") == "reduced"


def test_an_answer_dated_after_now_may_worry_and_never_takes_a_worry_away() -> None:
    living = Living()
    first = a_fact(said(NOON, diabetes="yes"), NOON)
    ahead = a_fact(said(NOON + DAY, diabetes="no", numbness="reduced", replaces=(first.id,)), NOON + DAY)
    living.journal.append([first, ahead])
    assert value(living.later(MINUTE), "diabetes") == "yes"
    assert value(living.later(MINUTE), "numbness") == "reduced"
    assert value(living.later(DAY + MINUTE), "diabetes") == "no"


def test_an_answer_dated_after_now_is_replaced_by_one_that_is_made_later() -> None:
    ahead = Living(now=NOON + DAY)
    say_again(find_item("diabetes", ahead.context), {"value": "yes"}, ahead.context)
    put_right = ahead.at(NOON)
    say_again(find_item("diabetes", put_right.context), {"value": "no"}, put_right.context)
    assert value(put_right.later(MINUTE), "diabetes") == "no"
    assert value(put_right.later(2 * DAY), "diabetes") == "no"


def test_an_answer_that_will_only_be_given_is_asked_for_now() -> None:
    living = Living()
    living.journal.append([a_fact(said(NOON + DAY, diabetes="no"), NOON + DAY)])
    assert value(living, "diabetes") is None
    page = ask_next({}, Wish(minutes=10), living.context)
    assert isinstance(page, Page)


def test_an_answer_taken_back_is_never_a_no() -> None:
    living = Living()
    item = find_item("diabetes", living.context)
    say_again(item, {"value": "no"}, living.context)
    say_again(item, None, living.later(MINUTE).context)
    assert value(living.later(DAY), "diabetes") is None
    (shown,) = read_own_answers(living.later(DAY).context)
    assert shown.answer is None


def test_a_mis_tap_is_put_right_the_next_day_and_the_mend_is_a_fact() -> None:
    living = Living()
    item = find_item("numbness", living.context)
    say_again(item, {"value": "absent", "side": "left"}, living.context)
    assert not living.later(MINUTE).is_refused().clearance.limits.trust_pain
    say_again(item, {"value": "none"}, living.later(DAY).context)
    assert living.later(DAY + MINUTE).begins().clearance.limits.trust_pain
    assert len(list(living.journal.every("me", ProfileAnswered))) == 2


@pytest.mark.parametrize("raw", [{"value": "purple"}, {"value": 3}, {}, {"value": "none", "side": "up"}])
def test_what_is_no_answer_is_refused_and_nothing_is_written(raw: dict[str, object]) -> None:
    living = Living()
    with pytest.raises(BadInput):
        say_again(find_item("numbness", living.context), raw, living.context)
    assert read_own_answers(living.context) == ()


def test_what_the_content_does_not_know_is_passed_over() -> None:
    living = Living()
    living.writes(said(NOON, numbness="purple", horns="yes"))
    assert dict(read_profile(living.context)) == {}


def test_the_country_does_not_go_back_and_is_not_pushed_out_by_other_preferences() -> None:
    living = Living()
    set_dials({"country": "AT"}, living.context)
    for number in range(300):
        set_dials({"minutes": str(number)}, living.later(number * MINUTE).context)
    old = Living(now=NOON - DAY)
    set_dials({"country": "US"}, old.context)
    living.takes_in(old.journal)
    assert read_dials(living.later(DAY).context)["country"] == "AT"


def test_a_preference_of_a_clock_that_was_ahead_is_replaced_by_the_one_made_later() -> None:
    ahead = Living(now=NOON + 365 * DAY)
    set_dials({"country": "US"}, ahead.context)
    assert read_dials(ahead.at(NOON).context) == {"country": "US"}
    set_dials({"country": "AT"}, ahead.at(NOON).context)
    assert read_dials(ahead.at(NOON + MINUTE).context) == {"country": "AT"}
    assert read_dials(ahead.at(NOON + 400 * DAY).context) == {"country": "AT"}


def test_the_temperature_log_is_set_as_it_was_set_last_and_not_as_it_arrived_last() -> None:
    living, old = Living(), Living(now=NOON - DAY)
    set_log(LogSetting(on=True, thermometer=2), living.context)
    set_log(LogSetting(on=False), old.context)
    living.takes_in(old.journal)
    assert read_setting(living.later(DAY).context) == LogSetting(on=True, thermometer=2)


def test_the_next_thing_is_the_one_chosen_last_whatever_arrives() -> None:
    living, old = Living(), Living(now=NOON - DAY)
    choose_next_thing("a walk", living.context)
    tell_next_thing(living.later(MINUTE).context, done=True)
    choose_next_thing("a bath", old.context)
    tell_next_thing(old.later(MINUTE).context, done=False)
    living.takes_in(old.journal)
    found = read_next_thing(living.later(DAY).context)
    assert found is not None
    assert (found.words, found.done) == ("a walk", True)


def test_an_open_sore_noted_in_auckland_is_open_an_hour_later_in_los_angeles() -> None:
    auckland = Living(now=datetime(2026, 5, 9, 9, tzinfo=AUCKLAND))
    auckland.looks(SORE)
    angeles = auckland.at(datetime(2026, 5, 8, 15, tzinfo=ANGELES))
    assert angeles.now - auckland.now == timedelta(hours=1)
    assert [pin.finding for pin in open_pins(angeles.context)] == ["open_sore"]
    assert [one.id for one in still_there(angeles.context)] == ["open_sore"]


def test_a_sore_closed_by_a_clock_that_was_ahead_is_open_until_then() -> None:
    living = Living()
    living.looks(SORE)
    (pin,) = open_pins(living.later(MINUTE).context)
    living.later(DAY).looks(gone=[pin.id])
    assert [one.id for one in open_pins(living.later(2 * MINUTE).context)] == [pin.id]
    assert open_pins(living.later(DAY + MINUTE).context) == ()


def test_a_sore_that_another_device_saw_after_it_was_closed_is_open() -> None:
    living = Living()
    living.looks(SORE)
    other = Living()
    other.takes_in(living.journal)
    (pin,) = open_pins(living.later(MINUTE).context)
    living.later(DAY).looks(gone=[pin.id])
    other.later(2 * DAY).looks(SORE)
    living.takes_in(other.journal)
    assert [one.id for one in open_pins(living.later(3 * DAY).context)] == [pin.id]


def test_a_touch_test_dated_after_now_holds_nobody_back() -> None:
    living = Living()
    test = TouchTested(
        answers=(), missed=3, false_yes=0, result=TouchResult.REDUCED, counts_as=3, rules_version="1"
    )
    living.journal.append([a_fact(test, NOON + 365 * DAY)])
    assert may_test_today(living.context)
    assert living.is_refused().clearance.risk_group is RiskGroup.B


def test_fifty_sessions_make_nothing_of_a_person_forgotten() -> None:
    living = Living()
    set_dials({"country": "AT"}, living.context)
    living.writes(said(NOON, diabetes="yes"))
    for number in range(50):
        at = living.later(number * DAY)
        set_dials({"minutes": str(number), "way": "hands" if number % 2 else "roller"}, at.context)
        at.writes(
            SessionEnded(
                session=new_id(),
                ended="finished",
                seconds_played=600,
                played_ms={},
                left=(),
                routine="classic",
                way="hands",
            )
        )
    later = living.later(60 * DAY)
    assert read_dials(later.context)["country"] == "AT"
    assert value(later, "diabetes") == "yes"


def test_a_preference_of_the_first_version_counts_beside_those_that_name_what_they_replace() -> None:
    living = Living()
    living.writes(PreferenceSet(name="country", value="GB"))
    living.later(MINUTE).writes(PreferenceSet(name="country", value="AT"))
    assert read_dials(living.later(DAY).context)["country"] == "AT"


def test_a_sore_of_which_only_a_later_look_has_arrived_is_open() -> None:
    first = Living()
    first.looks(SORE)
    first.later(DAY).looks(SORE)
    _, again = first.journal.every("me", FootChecked)
    second = Living()
    second.journal.append([again])
    (pin,) = open_pins(second.later(DAY + MINUTE).context)
    assert (pin.place.finding, pin.first_day) == ("open_sore", (NOON + DAY).date())
    assert [one.id for one in still_there(second.later(DAY + MINUTE).context)] == ["open_sore"]
    second.takes_in(first.journal)
    (pin,) = open_pins(second.later(DAY + MINUTE).context)
    assert pin.first_day == NOON.date()
