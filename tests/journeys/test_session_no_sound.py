"""Nothing goes on silently wrong: no voice, no sound, sound held back or standing still, a dark screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.session_house import NO_VOICE, House, new_folder
from tests.journeys.session_stage import Stage, let_in, running_browser, stage_in

from instep.safety.answers import Answers
from instep.session.wish import Wish

SHORT = (Wish(minutes=4, routine="classic"), Answers())
PLAY_FAILS = """
window.held = true;
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  return held ? Promise.reject(new DOMException("held back", "NAME")) : play.call(this);
};
"""
STANDS_STILL = """
Object.defineProperty(HTMLMediaElement.prototype, "currentTime", { get: () => 0, set() {} });
"""
NO_WAKE_LOCK = """
WakeLock.prototype.request = () => Promise.reject(new DOMException("battery saver", "NotAllowedError"));
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare({"short": SHORT})
    made.open()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def mute_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    base = tmp_path_factory.getbasetemp() / "mute"
    base.mkdir()
    made = House(new_folder(base), before=NO_VOICE)
    made.prepare({"short": SHORT})
    made.open()
    yield made
    made.kill()


def first_line(house: House) -> str:
    return str(next(cue["text"] for cue in house.plan("short")["cues"] if cue["kind"] == "speech"))


def captions_go_on(stage: Stage, house: House) -> None:
    """The captions follow one another, each in its time, although nothing is heard."""
    expect(stage.page.locator("#heard")).to_have_text(first_line(house))
    second = [cue["text"] for cue in house.plan("short")["cues"] if cue["kind"] == "speech"][1]
    expect(stage.page.locator("#heard")).to_have_text(second)


def test_without_a_voice_tones_play_and_captions_say_everything(mute_house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.open(mute_house.url("short"))
        expect(stage.page.locator("#notices")).to_contain_text("There is no voice on this machine")
        stage.begin()
        captions_go_on(stage, mute_house)
        assert not stage.is_silent()


def test_without_a_sound_device_captions_lead_and_the_page_says_so(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.page.add_init_script(PLAY_FAILS.replace("NAME", "NotSupportedError"))
        stage.open(house.url("short"))
        stage.begin()
        expect(stage.page.locator("#notices")).to_contain_text("There is no sound here")
        captions_go_on(stage, house)
        stage.page.keyboard.press("Space")
        stage.sees_state("paused")
        line = stage.caption.text_content()
        stage.page.wait_for_timeout(1_500)
        assert stage.caption.text_content() == line


def test_sound_held_back_by_the_browser_can_be_turned_on_in_its_place(
    house: House, chromium: Browser
) -> None:
    with stage_in(chromium) as stage:
        stage.page.add_init_script(PLAY_FAILS.replace("NAME", "NotAllowedError"))
        stage.open(house.url("short"))
        stage.begin()
        expect(stage.page.locator("#notices")).to_contain_text("The browser holds the sound back")
        stage.page.wait_for_timeout(1_500)
        stage.page.evaluate("window.held = false")
        stage.page.get_by_role("button", name="Turn the sound on").click()
        expect(stage.page.locator("#notices")).not_to_contain_text("holds the sound back")
        assert not stage.is_silent()
        assert stage.sound("currentTime") > 1
        stage.sees_state("guiding")


def test_sound_that_stands_still_is_a_rest_and_then_captions(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.page.add_init_script(STANDS_STILL)
        stage.open(house.url("short"))
        stage.begin()
        stage.sees_state("paused")
        expect(stage.page.locator("#cards")).to_contain_text("We rest here until you are ready.")
        stage.main.click()
        stage.sees_state("paused")
        stage.main.click()
        expect(stage.page.locator("#notices")).to_contain_text("There is no sound here")
        captions_go_on(stage, house)


def test_captions_rest_while_nobody_can_see_them(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.page.add_init_script(PLAY_FAILS.replace("NAME", "NotSupportedError"))
        stage.open(house.url("short"))
        stage.begin()
        stage.sees_state("guiding")
        stage.page.evaluate(
            "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )
        stage.sees_state("paused")


def test_a_screen_that_may_go_dark_is_said(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.page.add_init_script(NO_WAKE_LOCK)
        stage.open(house.url("short"))
        stage.begin()
        expect(stage.page.locator("#notices")).to_contain_text("may let the screen go dark")


def test_a_session_that_is_not_known_is_a_calm_404(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        let_in(stage.page.context, house.address)
        answer = stage.page.goto(f"{house.address}session/nobody-knows-it")
        assert answer is not None
        assert answer.status == 404
        assert "Traceback" not in stage.page.content()


def test_a_page_that_finds_no_server_says_what_to_do(house: House, chromium: Browser) -> None:
    with stage_in(chromium) as stage:
        stage.page.route("**/play.json", lambda route: route.abort())
        let_in(stage.page.context, house.address)
        stage.page.goto(house.url("short"))
        expect(stage.page.locator("#notices")).to_contain_text("Check that Instep is running")
