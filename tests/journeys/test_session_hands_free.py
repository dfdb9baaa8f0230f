"""A session led without a mouse: keys, a page-turner, a headset, larger text, less motion."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import Stage, running_browser, stage_in

from instep.facts.session import SessionEvent
from instep.safety.answers import Answers
from instep.session.wish import Wish

SHORT = (Wish(minutes=4, routine="classic"), Answers())
# Keeps what the page gives the headset, so that a test can press its buttons.
HEADSET = """
window.buttons = {};
const given = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (name, deed) {
  buttons[name] = deed;
  given.call(this, name, deed);
};
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare(
        dict.fromkeys(("keys", "tab", "turner", "headset", "calm", "large", "phone", "small", "tabs"), SHORT)
    )
    made.open()
    yield made
    made.kill()


def test_a_keyboard_alone_leads_a_session_from_begin_to_end(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("keys"))
        for key, state in (("Space", "guiding"), ("Space", "paused"), ("Space", "guiding"), ("h", "easing")):
            stage.page.keyboard.press(key)
            stage.sees_state(state)
        expect(stage.page.get_by_role("dialog", name="How much does it hurt now?")).to_be_visible()
        stage.page.keyboard.press("x")
        expect(stage.page.get_by_role("dialog")).to_have_count(0)
        stage.page.keyboard.press("Escape")
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
        assert stage.problems == []
    told = [(fact.event, fact.pain) for fact in house.facts("keys", SessionEvent)]
    assert told == [
        ("begin", None),
        ("pause", None),
        ("resume", None),
        ("hurts", None),
        ("hurts", 10),
        ("stop", None),
    ]


def test_tab_reaches_every_control_and_its_focus_is_seen(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("tab"))
        stage.begin()
        stage.sees_state("guiding")
        reached = []
        for _ in range(16):
            stage.page.keyboard.press("Tab")
            if stage.page.evaluate("document.activeElement === document.body"):
                continue
            reached.append(stage.page.evaluate("document.activeElement.textContent.trim()"))
            seen = stage.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert seen != "none", f"{reached[-1]} has the focus and does not show it"
        names = {
            "Pause",
            "That hurts",
            "Softer",
            "Harder",
            "Again",
            "Back",
            "Next",
            "Longer",
            "How long",
            "Why",
        }
        assert names | {"Something else", "Stop"} <= set(reached)


def test_a_sheet_keeps_the_focus_and_gives_it_back(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("tab"))
        stage.begin()
        button = stage.page.get_by_role("button", name="Something else")
        button.focus()
        stage.page.keyboard.press("Enter")
        sheet = stage.page.get_by_role("dialog", name="What is it?")
        for _ in range(30):
            stage.page.keyboard.press("Tab")
            inside = "d => d.contains(document.activeElement) || document.activeElement === document.body"
            assert sheet.evaluate(inside), "the focus left an open sheet"
        stage.page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        expect(button).to_be_focused()
        stage.sees_state("guiding")


def test_a_page_turner_goes_to_the_next_move_and_back(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("turner"))
        stage.begin()
        move = stage.page.locator("#move")
        stage.page.keyboard.press("PageDown")
        expect(move).to_have_text("The heel cord")
        stage.page.keyboard.press("PageDown")
        expect(move).not_to_have_text("The heel cord")
        second = move.text_content()
        stage.page.keyboard.press("PageDown")
        expect(move).not_to_have_text(str(second))
        stage.page.keyboard.press("PageUp")
        expect(move).to_have_text(str(second))
        assert not stage.is_silent()


def test_a_headset_and_the_lock_screen_pause_and_go_on(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.page.add_init_script(HEADSET)
        stage.open(house.url("headset"))
        press(stage, "play")
        stage.sees_state("guiding")
        press(stage, "nexttrack")
        expect(stage.page.locator("#move")).to_have_text("The heel cord")
        told = stage.page.evaluate(
            "[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]"
        )
        assert told == ["The heel cord", "Left foot"]
        before = stage.sound("currentTime")
        press(stage, "seekto")
        assert abs(stage.sound("currentTime") - before) < 2
        press(stage, "pause")
        stage.sees_state("paused")
        assert stage.is_silent()
        press(stage, "play")
        stage.sees_state("guiding")


def press(stage: Stage, button: str) -> None:
    stage.page.evaluate("name => { buttons[name]({ action: name, seekTime: 200 }) }", button)


def test_sound_that_another_program_stops_is_a_rest_with_its_place_kept(
    house: House, chromium: Browser
) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("headset"))
        stage.begin()
        stage.sees_state("guiding")
        stage.page.evaluate("document.querySelector('audio').pause()")
        stage.sees_state("paused")
        expect(stage.page.locator("#cards")).to_contain_text("We rest here until you are ready.")


def test_less_motion_shows_the_path_and_its_arrows_and_nothing_moves(house: House, chromium: Browser) -> None:
    with stage_in(chromium, reduced_motion="reduce") as stage:
        stage.open(house.url("calm"))
        stage.begin()
        stage.page.keyboard.press("PageDown")
        expect(stage.page.locator("#move")).to_have_text("The heel cord")
        plate = stage.page.locator("[data-plate]:visible")
        expect(plate.locator(".foot-way").first).to_be_visible()
        places = set()
        for _ in range(5):
            places.add(plate.locator(".stroke-dot").first.get_attribute("cx"))
            stage.page.wait_for_timeout(120)
        assert len(places) == 1
        assert stage.page.locator(".stroke-layer:visible").count() == 0


def test_the_stroke_goes_along_its_path_and_stands_still_when_paused(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("calm"))
        stage.begin()
        stage.page.keyboard.press("PageDown")
        dot = stage.page.locator("[data-plate]:visible .stroke-dot").first
        before = dot.get_attribute("cy")
        stage.page.wait_for_timeout(500)
        assert dot.get_attribute("cy") != before
        stage.page.keyboard.press("Space")
        stage.sees_state("paused")
        assert stage.page.locator(".stroke-layer:visible").count() == 0


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_text_at_twice_its_size_loses_nothing(house: House, chromium: Browser, width: int) -> None:
    with stage_in(chromium, viewport={"width": width, "height": 844}) as stage:
        stage.open(house.url("large"))
        stage.begin()
        stage.page.evaluate("document.documentElement.style.fontSize = '200%'")
        for button in stage.page.get_by_role("button").all():
            cut = "b => b.scrollWidth > b.clientWidth + 1 || b.scrollHeight > b.clientHeight + 1"
            assert not button.evaluate(cut), f"{button.text_content()} is cut at {width} px"
        wide = stage.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"the page is {wide} px wider than {width} px"


def test_an_elbow_finds_pause_and_hurts(house: House, chromium: Browser) -> None:
    with stage_in(chromium, viewport={"width": 390, "height": 844}) as stage:
        stage.open(house.url("phone"))
        stage.begin()
        for area in (stage.main, stage.page.locator("#hurts")):
            box = area.bounding_box()
            assert box is not None
            assert box["width"] >= 160
            assert box["height"] >= 100
            assert box["y"] + box["height"] <= 844, "it is not on the screen"
        for button in stage.page.locator(".tools button").all():
            box = button.bounding_box()
            assert box is not None
            assert box["height"] >= 48


@pytest.mark.parametrize("size", [(320, 568), (360, 640), (375, 667), (390, 844), (844, 390), (820, 1180)])
def test_nothing_lies_over_pause_hurts_or_stop(
    house: House, chromium: Browser, size: tuple[int, int]
) -> None:
    with stage_in(chromium, viewport={"width": size[0], "height": size[1]}) as stage:
        stage.open(house.url("small"))
        stage.begin()
        stage.page.locator(".tools").wait_for()
        for name in ("#main", "#hurts", '.tools [data-event="stop"]'):
            assert stage.page.locator(name).evaluate(ON_TOP), f"{name} is covered or out of sight at {size}"


ON_TOP = """
button => {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const inside = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
  return inside.every(([x, y]) => {
    const there = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    return there !== null && button.contains(there);
  });
}
"""


def test_one_session_is_led_by_one_tab(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(house.url("tabs"))
        second = stage.page.context.new_page()
        second.goto(house.url("tabs"))
        expect(second.locator("#notices")).to_contain_text("open in another tab")
        expect(second.locator("#main")).to_be_hidden()
