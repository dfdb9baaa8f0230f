"""A ten-minute classic session, played to its end in a real browser."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import FASTEST, running_browser, stage_in

from instep.facts.session import SessionEnded, SessionEvent
from instep.foot.anatomy import Side
from instep.safety.answers import Answers
from instep.session.wish import Wish

# Notes each caption and each drawn foot as it appears. A line replaced within one frame is still noted.
NOTING = """
() => {
  window.noted = { captions: [], feet: [] };
  const session = document.getElementById("session");
  const foot = () => {
    const plate = document.querySelector("[data-plate]:not([hidden])");
    const drawn = plate.querySelector("svg.foot");
    const lit = [...plate.querySelectorAll(".is-lit")].map((one) => one.dataset.region).sort();
    const move = document.getElementById("move").textContent;
    const { kind, side } = session.dataset;
    return JSON.stringify({ move, kind, side, view: drawn.dataset.view, drawn: drawn.dataset.side, lit,
      stroke: plate.querySelector(".foot-stroke")?.dataset.stroke ?? null,
      pressure: document.getElementById("depth").textContent });
  };
  new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) noted.captions.push(node.textContent);
  }).observe(document.getElementById("heard"), { childList: true });
  new MutationObserver(() => {
    const seen = foot();
    if (noted.feet.at(-1) !== seen) noted.feet.push(seen);
  }).observe(session, { attributes: true });
  const audio = document.querySelector("audio");
  window.dots = new Set();
  setInterval(() => {
    const dot = document.querySelector("[data-plate]:not([hidden]) .stroke-dot");
    if (dot && !audio.paused) dots.add(dot.getAttribute("cx") + " " + dot.getAttribute("cy"));
  }, 200);
}
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare({"classic": (Wish(minutes=10, routine="classic"), Answers())})
    made.open()
    yield made
    made.kill()


def test_ten_minutes_are_led_to_their_end_in_sound_caption_and_picture(
    house: House, chromium: Browser
) -> None:
    plan = house.plan("classic")
    with stage_in(chromium) as stage:
        stage.open(house.url("classic"))
        stage.page.evaluate(NOTING)
        stage.begin(rate=FASTEST)
        expect(stage.page.locator("#move")).to_have_text("The end", timeout=90_000)
        stage.sees_state("ended")
        noted: dict[str, list[Any]] = stage.page.evaluate("window.noted")
        dots = stage.page.evaluate("window.dots.size")
        expect(stage.page.get_by_text("Wipe the soles before you stand.")).to_be_visible()
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
        assert stage.problems == []
    assert noted["captions"][-len(spoken(plan)) :] == spoken(plan)
    assert dots > 50, "the stroke did not move along its path"
    lit_as_planned(noted["feet"], plan)
    the_journal_says(house, plan)


def spoken(plan: dict[str, Any]) -> list[str]:
    """Every sentence of a plan in the order of time; a line that stays is not written twice."""
    texts = [cue["text"] for cue in plan["cues"] if cue["kind"] == "speech"]
    return [text for before, text in zip(["", *texts], texts, strict=False) if text != before]


def lit_as_planned(feet: list[str], plan: dict[str, Any]) -> None:
    """Each move was shown on its own foot, in its own view, with its regions lit and its stroke drawn."""
    seen = [json.loads(foot) for foot in feet]
    moves = [segment for segment in plan["segments"] if segment["kind"] == "move"]
    shown = [
        (foot["side"], foot["drawn"], foot["view"], foot["lit"], foot["stroke"], foot["pressure"])
        for foot in seen
        if foot["kind"] == "move"
    ]
    wanted = [
        (m["foot"], m["foot"], m["view"], sorted(m["regions"]), m["path"], m["pressure"]) for m in moves
    ]
    assert unrepeated(shown) == unrepeated(wanted)


def unrepeated(rows: list[Any]) -> list[Any]:
    """The rows without those that repeat the one before."""
    return [row for before, row in zip([None, *rows], rows, strict=False) if row != before]


def the_journal_says(house: House, plan: dict[str, Any]) -> None:
    """One end, finished, with the same time for both feet, to the second."""
    (ended,) = house.facts("classic", SessionEnded)
    planned = {
        side: sum(
            s["end"] - s["start"] for s in plan["segments"] if s["foot"] == side and s["kind"] == "move"
        )
        for side in Side
    }
    assert ended.ended == "finished"
    assert ended.seconds_played == pytest.approx(plan["seconds"], abs=1)
    for side, seconds in planned.items():
        assert ended.played_ms[side] / 1000 == pytest.approx(seconds, abs=1)
    (begun,) = house.facts("classic", SessionEvent)
    assert begun.event == "begin"
