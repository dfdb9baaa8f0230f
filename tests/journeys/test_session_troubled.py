"""It hurts, the server dies, the page is loaded again, and nothing is lost or told twice."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import Stage, let_in, running_browser, stage_in

from instep.facts.session import Rated, SessionEnded, SessionEvent
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.safety.answers import Answers
from instep.session.wish import Wish

PUT_ASIDE = """
async () => {
  for (const name of await caches.keys()) {
    if ((await (await caches.open(name)).keys()).length > 12) return true;
  }
  return false;
}
"""
WISH = Wish(minutes=10, routine="classic", start_pain={Side.LEFT: 2, Side.RIGHT: 2})


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare({"evening": (WISH, Answers())})
    made.open()
    yield made
    made.kill()


def test_the_journal_tells_the_story_of_an_evening_with_a_hurt_a_dead_server_and_a_reload(
    house: House, chromium: Browser
) -> None:
    first = next(
        s for s in house.plan("evening")["segments"] if s["kind"] == "move" and "arch" in s["regions"]
    )
    with stage_in(chromium) as stage:
        stage.open(house.url("evening"))
        stage.begin()
        stage.sees_move(name_of(first["move"]))
        put_aside(stage)
        house.kill()

        stage.page.keyboard.press("h")
        assert stage.is_silent()
        stage.sees_state("easing")
        stage.page.keyboard.press("3")
        stage.sees_state("guiding")
        expect(stage.page.locator("#move")).not_to_have_text(name_of(first["move"]))
        expect(stage.page.locator("#depth")).to_have_text("light")
        stage.page.get_by_role("button", name="Softer").click()
        stage.page.keyboard.press("Space")
        stage.sees_state("paused")
        assert stage.is_silent()

        stage.page.reload()
        stage.sees_state("paused")
        expect(stage.caption).to_contain_text("You were on the left foot, toe circles,")
        expect(stage.caption).to_contain_text("Go on?")
        stage.main.and_(stage.page.locator(":enabled")).click()
        stage.sees_state("guiding")
        stage.page.keyboard.press("Escape")
        stage.sees_state("ended")
        shown = stage.page.get_by_role("region", name="Ended")
        expect(shown).to_contain_text("Wipe the soles before you stand.")
        expect(stage.page.locator("#ended-kept")).to_contain_text("will reach your journal by itself")
        rate_without_a_server(stage)

        house.open()
        stage.page.goto(house.address)
        stage.page.goto(house.url("evening"))
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
        # Once more from another page: what was sent is not sent again.
        stage.page.reload()
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
    told = house.facts("evening", SessionEvent)
    assert [(fact.event, fact.pain) for fact in told] == [
        ("begin", None),
        ("hurts", None),
        ("hurts", 3),
        ("softer", None),
        ("pause", None),
        ("interrupted", None),
        ("resume", None),
        ("stop", None),
    ]
    the_hurt_is_told(told, first)
    (ended,) = house.facts("evening", SessionEnded)
    assert (ended.ended, ended.routine, ended.way) == ("stopped", "classic", "hands")
    assert ended.played_ms[Side.LEFT] > 0 == ended.played_ms[Side.RIGHT]
    (rated,) = house.facts("evening", Rated)
    assert (rated.moment, rated.values, rated.changed) == ("after", {"pain_left": 4}, None)


def name_of(move: str) -> str:
    return Library().words.say(f"moves-{move}-name")


def put_aside(stage: Stage) -> None:
    """Wait until the page has put itself aside for a reload: it says so nowhere, for nobody needs to know."""
    for _ in range(100):
        if stage.page.evaluate(PUT_ASIDE):
            return
        stage.page.wait_for_timeout(100)
    pytest.fail("the page was not put aside")


def the_hurt_is_told(told: list[SessionEvent], first: dict[str, Any]) -> None:
    without_number, with_number = told[1], told[2]
    assert without_number.regions == tuple(first["regions"])
    assert (without_number.move, without_number.foot) == (first["move"], "left")
    assert without_number.pressure == "light"
    assert with_number.side == "left"
    assert told[3].move == "toe-rotation", "the hands went on where it hurt"


def rate_without_a_server(stage: Stage) -> None:
    stage.page.get_by_role("link", name="Say how it was").click()
    stage.page.get_by_label("Pain in the left foot").fill("4")
    stage.page.get_by_role("button", name="Keep it").click()
    expect(stage.page.locator("#after-kept")).to_contain_text("Kept here")


def test_facts_whose_answer_was_lost_are_sent_again_and_kept_once(house: House, chromium: Browser) -> None:
    lost: list[list[str]] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        if lost:
            route.fulfill(response=answer)
        else:
            lost.append(answer.json()["kept"])
            route.abort()

    with stage_in(chromium) as stage:
        stage.page.route("**/api/facts", lose_the_first)
        stage.open(house.url("evening"))
        stage.begin()
        expect(stage.page.locator("#notices")).to_contain_text("No server just now")
        expect(stage.page.locator("#notices")).not_to_contain_text("No server just now")
        stage.page.keyboard.press("Escape")
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
    told = [fact.event for fact in house.facts("evening", SessionEvent)]
    assert told == ["begin", "stop"]
    assert len(lost[0]) == 1


def test_a_browser_that_is_not_let_in_any_more_says_so_and_keeps_what_happens_until_it_is(
    house: House, chromium: Browser
) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("evening"))
        stage.begin()
        put_aside(stage)
        stage.page.context.clear_cookies()
        stage.page.keyboard.press("Space")
        stage.sees_state("paused")
        expect(stage.page.locator("#notices")).to_contain_text("not let in any more")
        expect(stage.page.locator("#notices")).not_to_contain_text("No server")
        stage.page.reload()
        stage.sees_state("paused")
        stage.page.keyboard.press("Escape")
        expect(stage.page.locator("#ended-kept")).to_contain_text(
            "What happened is kept here; run the command"
        )
        assert [fact.event for fact in house.facts("evening", SessionEvent)] == ["begin"]
        rate_without_a_server(stage)

        # What the command does: it opens the first page in this browser, and that page sends what waits.
        let_in(stage.page.context, house.address)
        stage.page.context.new_page().goto(house.address)
        stage.page.evaluate("dispatchEvent(new Event('focus'))")
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
        expect(stage.page.locator("#notices")).not_to_contain_text("not let in")
    told = [fact.event for fact in house.facts("evening", SessionEvent)]
    assert told == ["begin", "pause", "interrupted", "stop"]
    assert [fact.values for fact in house.facts("evening", Rated)] == [{"pain_left": 4}]


def test_a_fact_that_the_journal_refuses_holds_up_nothing_and_is_said(
    house: House, chromium: Browser
) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("evening"))
        stage.page.evaluate(
            """async () => {
              const main = document.querySelector("script[type=module]").src;
              const at = main.replace("main.js", "local_store.js");
              const body = { session: "evening-of-nobody", event: "no such shape" };
              const id = crypto.randomUUID();
              const bad = { id, kind: "session_event", at: "yesterday", version: 1, body };
              await (await import(at)).post([bad]);
            }"""
        )
        stage.begin()
        stage.page.keyboard.press("Escape")
        expect(stage.page.locator("#ended-kept")).to_have_text("Not all of what happened is in your journal.")
        expect(stage.page.locator("#notices")).to_contain_text("Say it again before the next massage.")
    assert [fact.event for fact in house.facts("evening", SessionEvent)] == ["begin", "stop"]


NEVER_COMMITTED = """
() => {
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = open.call(this, stores, mode, options);
    if (mode === "readwrite") transaction.abort();
    return transaction;
  };
}
"""


def test_a_tap_is_not_lost_when_the_page_is_gone_before_its_transaction_ends(
    house: House, chromium: Browser
) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("evening"))
        stage.begin()
        stage.page.wait_for_timeout(1500)
        stage.page.evaluate(NEVER_COMMITTED)
        stage.page.keyboard.press("Space")
        stage.sees_state("paused")
        stage.page.reload()
        stage.sees_state("paused")
        stage.page.keyboard.press("Escape")
        stage.sees_state("ended")
        stage.page.wait_for_timeout(1500)
    told = [fact.event for fact in house.facts("evening", SessionEvent)]
    assert told == ["begin", "pause", "interrupted", "stop"]


def test_the_voice_never_names_a_pressure_that_is_not_in_force(house: House, chromium: Browser) -> None:
    cue = next(c for c in house.plan("evening")["cues"] if c["key"] == "pressures.moderate")
    with stage_in(chromium) as stage:
        stage.open(house.url("evening"))
        stage.begin()
        stage.page.keyboard.press("PageDown")
        stage.page.keyboard.press("ArrowDown")
        expect(stage.page.locator("#depth")).to_have_text("light")
        stage.page.evaluate(
            "() => { const a = document.querySelector('audio'); window.heard = [];"
            " setInterval(() => heard.push([a.currentTime, a.muted]), 20) }"
        )
        stage.at_rate(4)
        # The last seconds at the rate that people hear: four times as fast, each timer is four times as late.
        near = "at => document.querySelector('audio').currentTime > at - 3"
        stage.page.wait_for_function(near, arg=cue["at"])
        stage.at_rate(1)
        expect(stage.caption).to_have_text("Light: the skin moves, nothing dents.")
        stage.page.wait_for_timeout(1_000)
        heard = stage.page.evaluate("window.heard")
    during = [muted for at, muted in heard if cue["at"] <= at < cue["at"] + 2]
    assert during
    assert all(during)
    assert not any(muted for at, muted in heard if at < cue["at"] - 2), "mute for longer than the wrong word"
