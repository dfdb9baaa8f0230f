"""The foot record's pages: the daily look, the map of a day, a finding's history, what happened."""

import json
import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
from tests.coach.contexts import context_of

from instep.app import ME, Instep
from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen, open_pins
from instep.coach.person.profile import read_profile
from instep.facts.feet import CareTold, FootChecked, PinNote
from instep.foot.anatomy import Region, Side
from instep.record.pins import Pin, PinStep
from instep.safety.answers import Finding

BLISTER = Finding(id="blister", sides=frozenset({Side.LEFT}), regions=(Region.HEEL_BACK,), note="new shoes")
MARKED = json.dumps([{"finding": "blister", "side": "right", "regions": ["heel_back"], "note": ""}])
STOPS = [f"{side}:{stop}" for side in Side for stop in ("top", "sole", "heel", "toes", "nails")]
ALL = [*STOPS, "both:compare", "both:shoes"]
NEVER = ("fine", "healthy", "nothing found", "all good", "no problem", "streak", "well done", "missed")


def found(instep: Instep, days: int = 0) -> Pin:
    """A blister, noted so many days ago."""
    record_foot_check(
        Look(how="sight", seen=Seen(findings=(BLISTER,))),
        context_of(instep.journal, instep.now() - timedelta(days=days)),
    )
    return open_pins(instep.context())[0]


def reassures(page: str) -> bool:
    """Whether any of the words that must never be there stands in what a person reads."""
    read = re.sub(r"<[^>]+>", " ", page).lower()
    return any(re.search(rf"\b{word}\b", read) for word in NEVER)


def says(said: str, stops: list[str] = ALL, **more: str) -> dict[str, str]:
    return {f"stop-{stop}": said for stop in stops} | more


def checked(instep: Instep) -> FootChecked:
    fact = instep.journal.latest(ME, FootChecked)
    assert fact is not None
    return fact.body


def pins(instep: Instep) -> tuple[PinNote, ...]:
    rows = checked(instep).pins
    assert rows is not None
    return rows


def test_the_look_asks_at_every_stop_in_the_order_of_the_foot_check(door: httpx.Client) -> None:
    page = door.get("/feet/check").text
    assert re.findall(r'data-stop="([^"]+)"', page) == ALL
    assert "checked" not in re.findall(r'<input type="radio" name="stop-[^>]*>', page)[0]


def test_no_change_at_every_stop_is_nothing_marked_today_and_never_more(
    door: httpx.Client, instep: Instep
) -> None:
    page = door.post("/feet/check", data=says("same", how="mirror", by="Ben")).text
    assert "Nothing marked today" in page
    assert not reassures(page)
    body = checked(instep)
    assert (body.looked, body.by, body.findings, body.pins) == ("mirror", "Ben", (), ())
    assert body.stops == dict.fromkeys(ALL, "same")


def test_something_different_goes_on_to_the_drawn_foot_and_is_kept_with_the_stops(
    door: httpx.Client, instep: Instep
) -> None:
    said = says("same") | {"stop-right:heel": "different"}
    page = door.post("/feet/check", data=said).text
    assert "What is different?" in page
    assert 'name="stop-right:heel" value="different"' in page
    page = door.post("/feet/check", data=said | {"marked": MARKED, "done": "yes"}).text
    assert instep.library.findings["blister"].name in page
    assert pins(instep)[0].step == "opened"
    assert checked(instep).stops["right:heel"] == "different"


ELSE = "Something else that is different"


def test_something_different_that_nobody_can_mark_is_a_finding_that_asks_for_somebody(
    door: httpx.Client, instep: Instep
) -> None:
    page = door.post("/feet/check", data=says("different", ["left:top"], chosen="none")).text
    assert ELSE in page
    assert "call today" in page, "a stranger counts as the riskier group"
    assert checked(instep).stops == {"left:top": "different"}
    assert [(pin.finding, pin.side, pin.region) for pin in open_pins(instep.context())] == [
        ("something_else", Side.LEFT, Region.TOP)
    ]
    assert ELSE in door.get("/feet").text


def test_what_differs_between_the_feet_is_on_both_and_what_lay_in_a_shoe_on_neither(
    door: httpx.Client, instep: Instep
) -> None:
    door.post("/feet/check", data=says("different", ["both:shoes"], chosen="none"))
    assert open_pins(instep.context()) == ()
    door.post("/feet/check", data=says("different", ["both:compare"], chosen="none"))
    both = {(pin.finding, pin.side, pin.region) for pin in open_pins(instep.context())}
    assert both == {("feet_differ", side, Region.LOWER_LEG) for side in Side}


def test_a_mark_explains_its_own_stop_and_no_other(door: httpx.Client, instep: Instep) -> None:
    said = says("different", ["left:top", "right:heel"], marked=MARKED, done="yes")
    door.post("/feet/check", data=said)
    assert {(pin.finding, pin.side) for pin in open_pins(instep.context())} == {
        ("blister", Side.RIGHT),
        ("something_else", Side.LEFT),
    }


def test_different_by_a_slip_goes_back_to_the_stops_with_all_that_was_said(
    door: httpx.Client, instep: Instep
) -> None:
    said = says("same") | {"stop-left:sole": "different"}
    page = door.post("/feet/check", data=said | {"back": "yes"}).text
    assert re.findall(r'data-stop="([^"]+)"', page) == ALL
    assert page.count(" checked") == len(ALL) + 1, "each stop, and how it was looked at"
    assert 'role="alert"' not in page
    assert instep.journal.latest(ME, FootChecked) is None


def test_a_finding_from_before_is_asked_about_at_its_stop(door: httpx.Client, instep: Instep) -> None:
    pin = found(instep, days=3)
    page = door.get("/feet/check").text
    (stop,) = re.findall(r'data-stop="(left:heel)".*?</fieldset>', page, re.DOTALL)
    assert stop
    assert f'name="pin-{pin.id}"' in page
    door.post("/feet/check", data=says("same"))
    assert [row.step for row in pins(instep)] == ["same"]
    door.post(
        "/feet/check",
        data=says("different", ["left:heel"], chosen="none")
        | {f"pin-{pin.id}": "changed", f"words-{pin.id}": "burst"},
    )
    assert [(row.step, row.words) for row in pins(instep)] == [("changed", "burst")], "and nothing else"
    door.post("/feet/check", data=says("different", ["left:heel"], chosen="none") | {f"pin-{pin.id}": "gone"})
    kept = instep.journal.pin(ME, pin.id)
    assert kept is not None
    assert [note.step for note in kept.notes] == [PinStep.OPENED, PinStep.CHANGED, PinStep.CLOSED]


def test_a_stop_that_was_not_looked_at_says_nothing_of_the_finding_there(
    door: httpx.Client, instep: Instep
) -> None:
    pin = found(instep, days=3)
    page = door.post("/feet/check", data=says("same", ["right:top"])).text
    assert checked(instep).pins == ()
    assert instep.library.findings["blister"].name in page, "it asks as it did before"
    kept = instep.journal.pin(ME, pin.id)
    assert kept is not None
    assert kept.looks == 0


def test_a_look_at_nothing_is_no_look(door: httpx.Client, instep: Instep) -> None:
    page = door.post("/feet/check", data=says("unseen")).text
    assert "Say something about at least one stop" in page
    assert instep.journal.latest(ME, FootChecked) is None


@pytest.mark.parametrize(
    ("field", "value"), [("stop-left:elbow", "same"), ("stop-left:top", "fine"), ("pin-x", "better")]
)
def test_a_wrong_field_is_one_line_that_names_it(door: httpx.Client, field: str, value: str) -> None:
    answer = door.post("/feet/check", data={field: value})
    assert answer.status_code == 422
    assert field in answer.text


def test_what_asks_for_care_stands_on_the_feet_until_it_is_said_what_happened(
    door: httpx.Client, instep: Instep
) -> None:
    pin = found(instep, days=2)
    assert f'href="/feet/finding/{pin.id}#care"' in door.get("/feet").text
    answer = door.post(
        f"/feet/finding/{pin.id}/care", data={"care": "booked", "on": "2099-01-01", "words": "clinic"}
    )
    assert answer.status_code == 303
    assert f'href="/feet/finding/{pin.id}#care"' not in door.get("/feet").text
    history = door.get(f"/feet/finding/{pin.id}").text
    assert "I have an appointment on 1 January 2099" in history
    assert "clinic" in history


@pytest.mark.parametrize(("data", "place"), [({}, "care"), ({"care": "seen", "on": "soon"}, "on")])
def test_a_wrong_answer_about_care_keeps_nothing(
    door: httpx.Client, instep: Instep, *, data: dict[str, str], place: str
) -> None:
    pin = found(instep)
    answer = door.post(f"/feet/finding/{pin.id}/care", data=data)
    assert (answer.status_code, place in answer.text) == (422, True)
    assert instep.journal.latest(ME, CareTold) is None


def test_the_map_of_a_past_day_shows_what_was_known_then(door: httpx.Client, instep: Instep) -> None:
    pin = found(instep, days=5)
    day = (instep.now() - timedelta(days=6)).date()
    assert "Nothing was noted on this day" in door.get(f"/feet?day={day}").text
    then = door.get(f"/feet?day={day + timedelta(days=1)}").text
    assert f'data-pin="{pin.id}"' in then
    assert "as it was known then" in then


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "2999-01-01"])
def test_a_day_that_is_none_is_one_line(door: httpx.Client, day: str) -> None:
    answer = door.get(f"/feet?day={day}")
    assert (answer.status_code, "day" in answer.text) == (422, True)


def test_a_month_of_gaps_is_shown_and_not_counted(door: httpx.Client, instep: Instep) -> None:
    for days in (20, 12, 3):
        found(instep, days=days)
    page = door.get("/feet").text
    assert page.count('<path class="day-check"') == 4  # three days, and the key
    assert not reassures(page)


def test_the_questions_that_the_look_needs_are_asked_once_and_kept(
    door: httpx.Client, instep: Instep
) -> None:
    page = door.get("/feet/about-you").text
    fields = {"page": "health", "chosen": "diabetes:yes", "go": "on"}
    for _ in range(6):
        answer = door.post("/feet/about-you", data=fields)
        if answer.status_code == 303:
            break
        page = answer.text
        name = re.search(r'name="page" value="([^"]+)"', page)
        carried = re.search(r'name="replies" value="([^"]+)"', page)
        assert name
        assert carried
        chosen = "low" if name[1] == "foot-risk" else "none"
        fields = {
            "page": name[1],
            "chosen": chosen,
            "replies": carried[1].replace("&#34;", '"').replace("&#39;", "'"),
        }
    assert answer.headers["location"] == "/feet"
    profile = read_profile(instep.context())
    assert profile["diabetes"].answer.value == "yes"
    assert profile["foot_risk_told"].answer.value == "low"


def test_the_look_before_a_massage_begins_with_what_was_found_before(
    door: httpx.Client, instep: Instep
) -> None:
    found(instep, days=1)
    replies: dict[str, Any] = {}
    page = door.post("/interview", data={"door": "rub", "minutes": "10", "way": "hands"}).text
    for _ in range(20):
        if 'class="marks"' in page:
            break
        name = re.search(r'name="page" value="([^"]+)"', page)
        assert name
        chosen = {"age": "adult_18_64"}.get(name[1], "none")
        replies[name[1]] = {"chosen": [chosen]}
        page = door.post(
            "/interview",
            data={"door": "rub", "minutes": "10", "way": "hands", "replies": json.dumps(replies)},
        ).text
    assert "new shoes" in page
