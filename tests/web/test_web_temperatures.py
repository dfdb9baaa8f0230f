"""The temperature log's pages: off at first, one clear line for a wrong number, no word without a flag."""

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
from tests.coach.contexts import context_of

from instep.app import ME, Instep
from instep.coach.feet.taking_temperatures import record_temperatures
from instep.coach.feet.temperatures import Shown, read_setting
from instep.facts.fact import Fact
from instep.facts.feet import TemperaturesTaken
from instep.facts.person import GivenAnswer, ProfileAnswered
from instep.foot.anatomy import Side
from instep.safety.temperature import Unit

HOME, NEW = "/feet/temperatures", "/feet/temperatures/new"
SITES = ["big_toe", "toe_base_1", "toe_base_3", "toe_base_5", "mid_sole", "heel"]
NEVER = ("fine", "healthy", "normal", "all clear", "nothing found", "all good", "no change", "score")


def turned_on(door: httpx.Client, unit: str = "C") -> None:
    answer = door.post(f"{HOME}/set", data={"asked": "yes", "unit": unit, "do": "on"})
    assert answer.status_code == 303


def reading(base: str = "30.0", **other: str) -> dict[str, str]:
    same = {f"{side}-{site}": base for side in Side for site in SITES}
    return same | other | {"do": "keep"}


def warm(by: str = "32.5") -> dict[str, str]:
    return reading() | {"left-heel": by}


def taken(instep: Instep) -> Fact[TemperaturesTaken] | None:
    return instep.journal.latest(ME, TemperaturesTaken)


def yesterday(instep: Instep, *, hot: str | None = "32.5") -> None:
    right = dict.fromkeys(SITES, "30.0")
    record_temperatures(
        Shown(unit=Unit.C, left=right | ({"heel": hot} if hot else {}), right=right),
        context_of(instep.journal, instep.now() - timedelta(days=1)),
    )


def alert(page: str) -> str:
    found = re.findall(r'role="alert"[^>]*>(?:<a [^>]*>)?([^<]+)<', page)
    assert len(found) == 1
    return str(found[0])


def test_the_log_is_off_and_says_who_it_is_for(door: httpx.Client, instep: Instep) -> None:
    page = door.get(HOME).text
    assert "only for people whose foot team asked them to measure" in page
    assert instep.library.temperature_log.who in page
    assert door.get(NEW).headers["location"] == HOME
    assert door.post(NEW, data=reading()).headers["location"] == HOME
    assert taken(instep) is None


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ({"unit": "C", "do": "on"}, "Turn it on only if your foot team asked you to"),
        ({"asked": "yes", "do": "on"}, "Say first what your thermometer shows"),
        ({"asked": "yes", "unit": "K", "do": "on"}, "Say first what your thermometer shows"),
        ({"asked": "yes", "unit": "C", "case": "cast", "do": "on"}, "The two feet cannot be compared"),
        ({"asked": "yes", "unit": "C", "case": "missing", "do": "go"}, "The two feet cannot be compared"),
        ({"asked": "yes", "unit": "C", "do": "go"}, "The two feet cannot be compared"),
    ],
)
def test_it_stays_off_for_whoever_it_is_not_for(
    door: httpx.Client, instep: Instep, *, form: dict[str, str], line: str
) -> None:
    answer = door.post(f"{HOME}/set", data=form)
    assert answer.status_code == 422
    assert line in alert(answer.text)
    assert answer.text.count(" checked") == len({"asked", "unit", "case"} & set(form)) - (
        form.get("unit") == "K"
    )
    assert not read_setting(instep.context()).on


def test_the_unit_is_said_once_and_remembered(door: httpx.Client) -> None:
    turned_on(door, "F")
    assert "In °F, with a point or a comma." in door.get(NEW).text
    door.post(f"{HOME}/set", data={"do": "unit"})
    assert "In °C, with a point or a comma." in door.get(NEW).text


def test_every_field_opens_the_number_pad_of_a_telephone(door: httpx.Client) -> None:
    turned_on(door)
    assert door.get(NEW).text.count('inputmode="decimal"') == 12


@pytest.mark.parametrize(
    ("unit", "typed", "line"),
    [
        ("C", "", "Left foot, heel: no temperature yet"),
        ("C", "warm", "Left foot, heel: warm is no temperature"),
        ("C", "-31", "Left foot, heel: -31 is no temperature"),
        ("C", "31,2,1", "Left foot, heel: 31,2,1 is no temperature"),
        ("C", "14.9", "Left foot, heel: 14.9 °C is below what is taken (15 °C)"),
        ("C", "40.1", "Left foot, heel: 40.1 °C is above what is taken (40 °C)"),
        ("C", "88.2", "Left foot, heel: 88.2 looks like degrees Fahrenheit"),
        ("F", "31.2", "Left foot, heel: 31.2 looks like degrees Celsius"),
        ("F", "120", "Left foot, heel: 120 °F is above what is taken (104 °F)"),
        ("F", "45", "Left foot, heel: 45 °F is below what is taken (59 °F)"),
    ],
)
def test_a_wrong_number_is_one_line_that_names_its_place_and_nothing_is_lost(
    door: httpx.Client, instep: Instep, *, unit: str, typed: str, line: str
) -> None:
    turned_on(door, unit)
    answer = door.post(NEW, data=reading("30,4" if unit == "C" else "86.4") | {"left-heel": typed})
    assert answer.status_code == 422
    assert line in alert(answer.text)
    assert answer.text.count('aria-invalid="true"') == 1
    assert 'href="#left-heel"' in answer.text
    assert answer.text.count('value="30,4"' if unit == "C" else 'value="86.4"') == 11
    assert not typed or f'value="{typed}"' in answer.text
    assert taken(instep) is None


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><b>', "9" * 400, "\x00", "\uff11\uff12"])
def test_nothing_that_is_typed_is_carried_out(door: httpx.Client, instep: Instep, typed: str) -> None:
    turned_on(door)
    answer = door.post(NEW, data=reading() | {"right-big_toe": typed})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert '"><b>' not in answer.text
    assert taken(instep) is None


def test_another_thermometer_or_a_bandage_is_not_compared_and_nothing_is_lost(
    door: httpx.Client, instep: Instep
) -> None:
    turned_on(door)
    answer = door.post(NEW, data=reading("30,4") | {"do": "different"})
    assert "they cannot be compared" in alert(answer.text)
    assert answer.text.count('value="30,4"') == 12
    assert taken(instep) is None
    door.post(f"{HOME}/set", data={"do": "thermometer"})
    door.post(NEW, data=reading())
    fact = taken(instep)
    assert fact is not None
    assert fact.body.thermometer == 2


def without_the_log(page: str) -> str:
    """The page without the part that shows the readings themselves."""
    return re.sub(r'<section aria-labelledby="log-title">.*?</section>', "", page, flags=re.DOTALL)


def test_without_a_flag_the_page_is_the_page_without_a_message(door: httpx.Client, instep: Instep) -> None:
    turned_on(door)
    empty = door.get(HOME).text
    door.post(NEW, data=reading())
    after = door.get(HOME).text
    assert without_the_log(after) == without_the_log(empty)
    assert taken(instep) is not None
    for page in ("/", "/look", "/history", "/plan"):
        assert "hot spot" not in door.get(page).text


def test_a_first_hot_spot_is_told_with_its_place_and_what_to_do(door: httpx.Client, instep: Instep) -> None:
    turned_on(door)
    page = door.post(NEW, data=warm(), follow_redirects=True).text
    kind = instep.library.findings["hotspot_day1"]
    assert kind.name in page
    assert "Heel: left warmer by 2.5 °C" in page
    assert "often a false alarm. Ease off, and call your foot team if it stays." in page
    assert "not yet reviewed" in page
    assert [word for word in NEVER if re.search(rf"\b{word}\b", page.lower())] == []


def test_four_degrees_fahrenheit_are_told_in_fahrenheit(door: httpx.Client) -> None:
    turned_on(door, "F")
    page = door.post(NEW, data=reading("84.0") | {"left-heel": "88.0"}, follow_redirects=True).text
    assert "Heel: left warmer by 4.0 °F" in page


def test_a_second_warm_day_asks_for_the_foot_team_and_refuses_the_next_session(
    door: httpx.Client, instep: Instep
) -> None:
    turned_on(door)
    yesterday(instep)
    page = door.post(NEW, data=warm(), follow_redirects=True).text
    assert instep.library.findings["hotspot_confirmed"].name in page
    assert "false alarm" not in page
    assert "same day" in page
    assert door.get("/plan.json").status_code == 422


def test_what_else_is_so_is_asked_once_and_counts_at_once(door: httpx.Client, instep: Instep) -> None:
    turned_on(door)
    page = door.post(NEW, data=warm(), follow_redirects=True).text
    assert "Is anything else so on the warm foot?" in page
    again = door.post(f"{HOME}/signs", data={"do": "these"}, follow_redirects=True).text
    assert "Is anything else so on the warm foot?" in again
    worse = door.post(
        f"{HOME}/signs", data={"sign": "skin_broken", "do": "these"}, follow_redirects=True
    ).text
    assert "Is anything else so on the warm foot?" not in worse
    assert instep.library.findings["open_sore"].name in worse
    assert instep.library.findings["hotspot_confirmed"].name in worse


def test_none_of_these_is_an_answer_and_lowers_nothing(door: httpx.Client, instep: Instep) -> None:
    turned_on(door)
    door.post(NEW, data=warm())
    page = door.post(f"{HOME}/signs", data={"do": "none"}, follow_redirects=True).text
    assert "Is anything else so on the warm foot?" not in page
    assert instep.library.findings["hotspot_day1"].name in page


def test_the_log_that_was_turned_off_still_tells_an_open_hot_spot(door: httpx.Client, instep: Instep) -> None:
    turned_on(door)
    door.post(NEW, data=warm())
    page = door.post(f"{HOME}/set", data={"do": "off"}, follow_redirects=True).text
    assert "This log is off" in page
    assert instep.library.findings["hotspot_day1"].name in page
    assert instep.library.findings["hotspot_day1"].name in door.post("/look", data={"chosen": "none"}).text


def test_a_gap_is_a_gap_and_feet_differ_in_shape_as_in_colour(door: httpx.Client, instep: Instep) -> None:
    turned_on(door)
    right = dict.fromkeys(SITES, "30.0")
    for days in (9, 8, 3, 2):
        record_temperatures(
            Shown(unit=Unit.C, left=right, right=right),
            context_of(instep.journal, instep.now() - timedelta(days=days)),
        )
    page = door.get(HOME).text
    chart = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    assert len(chart) == 6
    assert chart[0].count('class="line-left"') == chart[0].count('class="line-right"') == 2
    assert chart[0].count('<circle class="dot-left"') == chart[0].count('<path class="dot-right"') == 4
    assert "<desc" in chart[0]


@pytest.mark.parametrize("form", [{}, {"do": "x"}, {"do": "unit"}, {"do": "thermometer"}])
def test_a_setting_that_does_not_exist_changes_nothing(
    door: httpx.Client, instep: Instep, form: dict[str, Any]
) -> None:
    assert door.post(f"{HOME}/set", data=form).status_code == 303
    assert not read_setting(instep.context()).on
    assert door.post(f"{HOME}/signs", data={"sign": "nonsense"}).status_code == 303


def test_a_fever_with_a_broken_skin_shows_the_number_and_nothing_else(
    door: httpx.Client, instep: Instep
) -> None:
    turned_on(door)
    told = GivenAnswer(value="yes", sides=tuple(Side), at=instep.now())
    instep.context().append(ProfileAnswered(answers={"diabetes": told}))
    door.post(NEW, data=warm())
    page = door.post(
        f"{HOME}/signs", data={"sign": ["skin_broken", "fever"], "do": "these"}, follow_redirects=True
    ).text
    assert "Call 112 now" in page
    assert instep.library.findings["hotspot_day1"].name not in page
