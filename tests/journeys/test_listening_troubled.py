"""Where a page cannot listen it says so in one line, and the session goes on by tap, key and pedal."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.listening_stage import goes_on_without, opens
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import running_browser, stage_in
from tests.journeys.spoken import hearing_browser, write

from instep.safety.answers import Answers
from instep.session.wish import Wish

SHORT = (Wish(minutes=4, routine="classic"), Answers())
SESSIONS = ("off", "worklet", "cut", "version", "gone", "kept", "taps", "tried", "seen light", "seen dark")
# Lets a test pull the plug of the microphone that the page has opened.
KEEPS_MICROPHONE = """
const open = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = async function (asked) {
  window.opened = await open.call(this, asked);
  return window.opened;
};
"""
UNPLUG = """
const [track] = window.opened.getAudioTracks();
track.stop();
track.dispatchEvent(new Event("ended"));
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare(dict.fromkeys(SESSIONS, SHORT))
    made.open()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser in a quiet room."""
    quiet = write(tmp_path_factory.mktemp("room") / "quiet.wav", [], seconds=60)
    with running_browser(*hearing_browser(quiet)) as browser:
        yield browser


def test_nothing_listens_and_nothing_of_the_ear_is_fetched_until_the_person_says_so(
    house: House, room: Browser
) -> None:
    with stage_in(room) as stage:
        asked: list[str] = []
        stage.page.add_init_script(KEEPS_MICROPHONE)
        stage.page.on("request", lambda request: asked.append(request.url))
        stage.open(house.url("off"))
        stage.page.wait_for_timeout(500)
        assert not [url for url in asked if "/ear/" in url or "hearing.json" in url or "worklet" in url]
        assert stage.page.evaluate("window.opened === undefined")
        expect(stage.page.locator("#voice")).to_be_hidden()
        stage.page.get_by_role("button", name="Listen to my voice").click()
        expect(stage.page.locator("#voice-light")).to_have_text("Listening")
        stage.page.get_by_role("button", name="Skip").click()
        stage.page.get_by_role("button", name="Do not listen").click()
        expect(stage.page.locator("#voice")).to_be_hidden()
        assert stage.page.evaluate("window.opened.getAudioTracks()[0].readyState") == "ended"


def test_what_was_switched_on_is_on_again_on_this_device(house: House, room: Browser) -> None:
    with stage_in(room) as stage:
        stage.open(house.url("kept"))
        stage.page.get_by_role("button", name="Listen to my voice").click()
        stage.page.get_by_role("button", name="Skip").click()
        stage.page.reload()
        expect(stage.page.locator("#voice-light")).to_have_text("Listening")
        expect(stage.page.get_by_role("dialog")).to_have_count(0)


def test_a_tap_anywhere_any_key_and_a_pedal_pause_a_session_that_listens(house: House, room: Browser) -> None:
    with stage_in(room) as stage:
        opens(stage, house.url("taps"))
        stage.begin()
        for key in ("", "PageDown", "g"):
            stage.sees_state("guiding")
            if key:
                stage.page.keyboard.press(key)
            else:
                stage.page.locator(".stage").click(position={"x": 5, "y": 5})
            stage.sees_state("paused")
            assert stage.is_silent()
            stage.page.locator("#caption").click()
            stage.page.keyboard.press("z")
            stage.sees_state("paused")
            stage.main.click()


def test_a_browser_that_cannot_listen_says_so(house: House, room: Browser) -> None:
    with stage_in(room) as stage:
        stage.page.add_init_script("delete window.AudioWorkletNode")
        opens(stage, house.url("worklet"), "lost")
        goes_on_without(stage, "This browser cannot listen.")


def test_a_file_of_the_ear_that_is_cut_off_or_another_version_is_said(house: House, room: Browser) -> None:
    def short(route: Route) -> None:
        route.fulfill(body=route.fetch().body()[:5_000])

    def other(route: Route) -> None:
        route.fulfill(body=route.fetch().body().replace(b"instep.head/1", b"instep.head/7"))

    for name, answer, line in (("cut", short, "missing or damaged"), ("version", other, "another version")):
        with stage_in(room, service_workers="block") as stage:
            stage.page.route("**/ear/*/head", answer)
            opens(stage, house.url(name), "lost")
            goes_on_without(stage, line)


def test_a_microphone_unplugged_in_mid_session_is_said_and_nothing_is_lost(
    house: House, room: Browser
) -> None:
    with stage_in(room) as stage:
        stage.page.add_init_script(KEEPS_MICROPHONE)
        opens(stage, house.url("gone"))
        stage.begin()
        stage.sees_state("guiding")
        stage.page.evaluate(UNPLUG)
        expect(stage.page.locator("#notices")).to_contain_text("The microphone is gone.")
        stage.sees_state("guiding")
        assert not stage.is_silent()
        stage.page.locator("#caption").click()
        stage.sees_state("paused")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_page_listens_rehearses_and_cannot_listen(
    house: House, room: Browser, scheme: str
) -> None:
    def sound(state: str) -> None:
        stage.page.wait_for_timeout(400)
        found = Axe().run(stage.page)
        assert found.violations_count == 0, f"{state}, {scheme}: {found.generate_report()}"

    with stage_in(room, color_scheme=scheme, viewport={"width": 390, "height": 844}) as stage:
        stage.page.add_init_script(KEEPS_MICROPHONE)
        stage.open(house.url(f"seen {scheme}"))
        stage.page.get_by_role("button", name="Listen to my voice").click()
        expect(stage.page.get_by_role("dialog", name="Try your voice")).to_be_visible()
        sound("rehearsing")
        stage.page.get_by_role("button", name="Skip").click()
        stage.begin()
        stage.sees_state("guiding")
        sound("listening")
        stage.page.evaluate(UNPLUG)
        expect(stage.caption).to_contain_text("The microphone is gone.")
        sound("not listening")


def test_the_rehearsal_says_plainly_that_nobody_was_heard_and_what_to_use_instead(
    house: House, room: Browser
) -> None:
    with stage_in(room) as stage:
        stage.open(house.url("tried"))
        stage.page.get_by_role("button", name="Listen to my voice").click()
        sheet = stage.page.get_by_role("dialog", name="Try your voice")
        sheet.get_by_role("button", name="Begin the test").click()
        expect(sheet).to_contain_text("Say now: stop")
        expect(sheet).to_contain_text("Say now: it hurts")
        expect(sheet).to_contain_text("Your voice is not heard well enough here.")
        expect(sheet).to_contain_text("any key or a pedal")
        sheet.get_by_role("button", name="Go to the session").click()
        stage.begin()
        stage.sees_state("guiding")
