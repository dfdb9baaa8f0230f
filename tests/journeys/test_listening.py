"""A session that listens: words played into a real browser's microphone, with and without a network."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import numpy as np
import pytest
from playwright.sync_api import Request, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.listening_stage import WANTED
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import Stage, running_browser, stage_in
from tests.journeys.spoken import RATE, clip, hearing_browser, write
from tests.web.page_documents import Masks
from tests.web.serving import way_in

from instep.facts.session import SessionEvent
from instep.safety.answers import Answers
from instep.session.wish import Wish
from instep.voice.ear.recording import read_recording

STOP, SOFTER = "words/stop/18f8afd5_nohash_1.flac", "synthetic_words/softer/espeak_en-gb+m3.flac"
SHARP = "synthetic_words/sharp_pain/espeak_en-us+f2.flac"
SHORT = (Wish(minutes=4, routine="classic"), Answers())
# From the opening of the microphone until the coach begins, when it is alone in the room.
COACH_FROM_S = 8.0
ALONE_S = 60
# How much later than it is played the coach is in this room's microphone.
DELAY_MS = 120
# When the microphone's file began, by the page's clock: each hop tells how far into it the ear is.
KEEPS_TIME = """
window.began = Infinity;
const Made = window.Worker;
window.Worker = class extends Made {
  constructor(...told) {
    super(...told);
    this.addEventListener("message", ({ data: { hop } }) => {
      if (hop) window.began = Math.min(window.began, performance.now() - hop.at * 1000);
    });
  }
};
"""
BEGINS_AT = """
async (ms) => {
  while (!Number.isFinite(began)) await new Promise((done) => setTimeout(done, 50));
  setTimeout(() => document.getElementById("main").click(), began + ms - performance.now());
}
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare(dict.fromkeys(("heard", "cut", "alone"), SHORT))
    made.open()
    yield made
    made.kill()


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    """A stop; then softer, and then a sharp pain, each as often as a person says it who was not heard.

    The coach speaks now and then, and one robot's word under another robot's voice may be missed.
    """
    softer = [(at, clip(SOFTER)) for at in np.arange(14, 40, 2.6)]
    sharp = [(at, clip(SHARP)) for at in np.arange(44, 68, 2.6)]
    return write(tmp_path / "said.wav", [(5, clip(STOP)), *softer, *sharp], seconds=72)


def listens(stage: Stage, url: str) -> list[Request]:
    """Open a session that listens on this device; what the page asks for from then on is kept."""
    stage.page.add_init_script(WANTED)
    asked: list[Request] = []
    stage.open(url)
    stage.page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  # a method of a list is no handler
    expect(stage.page.locator("#session")).to_have_attribute("data-voice", "on")
    expect(stage.page.locator("#voice-light")).to_have_text("Listening")
    return asked


def obeys(stage: Stage) -> None:
    stage.begin()
    stage.sees_state("guiding")
    stage.sees_state("paused")
    assert stage.is_silent()
    expect(stage.caption).to_contain_text("Say go on when you like")
    stage.page.wait_for_timeout(4_000)
    stage.sees_state("paused")
    stage.page.keyboard.press("Space")
    stage.sees_state("guiding")
    expect(stage.page.locator("#depth")).to_have_text("light", timeout=35_000)
    # The sharp pain is said from the 44th second on, however early the first "softer" was heard.
    expect(stage.page.locator("#session")).to_have_attribute("data-state", "ended", timeout=70_000)
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Ended")
    expect(stage.page.locator("#voice-light")).to_have_text("")


def told(house: House, name: str) -> list[str]:
    return [fact.event for fact in house.facts(name, SessionEvent)]


def test_a_running_session_pauses_on_stop_softens_on_softer_and_ends_on_sharp_pain(
    house: House, spoken: Path
) -> None:
    with running_browser(*hearing_browser(spoken)) as browser, stage_in(browser) as stage:
        asked = listens(stage, house.url("heard"))
        obeys(stage)
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
        assert stage.problems == []
        for one in asked:
            assert one.method == "GET" or one.url.endswith("/api/facts"), one.url
            assert "audio" not in one.headers.get("content-type", "")
            assert len(one.post_data_buffer or b"") < 4_000
    assert {"hush", "softer", "sharp_pain"} <= set(told(house, "heard"))


def test_it_does_the_same_when_the_server_is_gone_and_the_network_is_cut(house: House, spoken: Path) -> None:
    with running_browser(*hearing_browser(spoken)) as browser, stage_in(browser) as stage:
        listens(stage, house.url("cut"))
        stage.page.context.set_offline(True)
        obeys(stage)
        expect(stage.page.locator("#notices")).to_contain_text("No server just now")


def test_a_minute_of_the_coach_alone_is_nobody_speaking(house: House, tmp_path: Path) -> None:
    track = tmp_path / "track.wav"
    with httpx.Client(trust_env=False, timeout=180) as client:
        client.get(way_in(house.address))
        track.write_bytes(client.get(f"{house.url('alone')}/track.wav").content)
        # Made once for each line and kept; a person's first session has them some seconds later.
        assert msgspec.json.decode(client.get(f"{house.url('alone')}/masks.json").content, type=Masks).track
    sound = read_recording(str(track)).samples[: ALONE_S * RATE]
    room = write(tmp_path / "room.wav", [(COACH_FROM_S, sound * 10 ** (-6 / 20))], seconds=80)
    with running_browser(*hearing_browser(room)) as browser, stage_in(browser) as stage:
        stage.page.add_init_script(KEEPS_TIME)
        listens(stage, house.url("alone"))
        stage.page.evaluate(BEGINS_AT, COACH_FROM_S * 1000 - DELAY_MS)
        stage.page.wait_for_timeout((COACH_FROM_S + ALONE_S) * 1000)
        stage.sees_state("guiding")
        assert not stage.is_silent()
        stage.page.keyboard.press("Escape")
        expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
    assert told(house, "alone") == ["begin", "stop"]
