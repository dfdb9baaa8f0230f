"""A session that listens, as a test opens it, and what holds where it cannot listen."""

from playwright.sync_api import expect
from tests.journeys.session_stage import Stage

WANTED = "localStorage.setItem('instep-voice', 'on'); localStorage.setItem('instep-voice-tried', 'yes')"
"""This device was asked to listen before, and its person has tried their voice."""


def opens(stage: Stage, url: str, voice: str = "on") -> None:
    stage.page.add_init_script(WANTED)
    stage.open(url)
    expect(stage.page.locator("#session")).to_have_attribute("data-voice", voice)


def goes_on_without(stage: Stage, line: str) -> None:
    """The one line is there, what stops has grown, and every way without a voice still leads."""
    expect(stage.page.locator("#notices")).to_contain_text(line)
    expect(stage.page.locator("#voice-light")).to_have_text("Not listening")
    stage.begin()
    stage.sees_state("guiding")
    box = stage.main.bounding_box()
    assert box is not None
    assert box["height"] >= 140
    stage.page.locator("#caption").click()
    stage.sees_state("paused")
    stage.page.keyboard.press("Space")
    stage.sees_state("guiding")
    stage.page.keyboard.press("z")
    stage.sees_state("paused")
