"""Own answers and open stops are said alike on the page and in the terminal."""

from datetime import timedelta, timezone
from html import unescape

import httpx
import pytest
from tests.coach.contexts import LIBRARY
from tests.coach.living import DAY, Living

from instep.app import Instep
from instep.cli.commands.answers import told_answers
from instep.cli.commands.stops import stop_lines
from instep.coach.person.own_answers import find_item, read_own_answers, say_again
from instep.coach.person.stops import open_stops


@pytest.fixture
def who(instep: Instep) -> Living:
    return Living(now=instep.now(), person=instep.context().person, journal=instep.journal)


def test_an_answer_is_said_with_its_words_its_foot_its_places_and_since_when(
    door: httpx.Client, who: Living
) -> None:
    given: dict[str, dict[str, object]] = {
        "diabetes": {"value": "unsure"},
        "foot_surgery": {"value": "under_6wk", "side": "left", "regions": ["arch", "ball"]},
        "bones": {"value": "osteoporosis"},
    }
    before = who.later(-3 * DAY).context
    for name, raw in given.items():
        say_again(find_item(name, before), raw, before)
    say_again(find_item("bones", who.context), None, who.context)
    page = unescape(door.get("/answers").text)
    lines = {
        line.partition(":")[0]: line for line in told_answers(read_own_answers(who.context), who.context)
    }
    not_sure = LIBRARY.interview.words.not_sure
    surgery = next(o for o in LIBRARY.rules.items["foot_surgery"].options if o.value == "under_6wk").label
    assert lines["diabetes"].endswith(f"? {not_sure}; since 21 November 2026.")
    assert lines["foot_surgery"].endswith(
        f" {surgery}; Left foot; arch, ball of the foot; since 21 November 2026."
    )
    assert lines["bones"].endswith(" Not said.")
    for said in (not_sure, surgery, "Left foot; arch, ball of the foot", "since 21 November 2026"):
        assert said in page


@pytest.mark.parametrize("hours", [-11, 13])
def test_a_stop_has_the_day_of_the_person_s_own_calendar(hours: int, who: Living) -> None:
    who.at(who.now.replace(hour=12, minute=30)).meets("calf_pain")
    there = who.at((who.now + DAY).astimezone(timezone(timedelta(hours=hours))))
    (stop,) = open_stops(there.context)
    line, asks = stop_lines([stop], there.context)
    assert line.startswith(f"{stop.last.astimezone(there.now.tzinfo).day} November 2026: ")
    assert asks.startswith("  Ask: GP urgent appointment")


def test_a_stop_is_said_in_the_terminal_as_on_the_page(door: httpx.Client, who: Living) -> None:
    who.later(-2 * DAY).meets("sharp_pain")
    page = unescape(door.get("/answers").text)
    line = next(stop_lines(open_stops(who.context), who.context))
    assert line.partition(" To close it")[0] in page
