"""A microphone that is not allowed, hears nothing or hears too much is said in one line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Route, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.listening_stage import WANTED, goes_on_without, opens
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import running_browser, stage_in
from tests.journeys.spoken import RATE, hearing_browser, write

from instep.safety.answers import Answers
from instep.session.wish import Wish

SHORT = (Wish(minutes=4, routine="classic"), Answers())


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare(dict.fromkeys(("denied", "silent", "loud"), SHORT))
    made.open()
    yield made
    made.kill()


def test_a_microphone_that_is_not_allowed_is_said_and_the_session_goes_on(house: House) -> None:
    with running_browser("--use-fake-device-for-media-stream") as browser, stage_in(browser) as stage:
        opens(stage, house.url("denied"), "lost")
        goes_on_without(stage, "The microphone is not allowed.")


def impatient(route: Route) -> None:
    """Half a minute of silence is waited for in no test."""
    told: dict[str, Any] = route.fetch().json()
    told["microphone"]["trouble"]["silent_ms"] = 1_500
    route.fulfill(body=json.dumps(told), content_type="application/json")


def test_a_microphone_that_hears_nothing_or_too_much_is_said(house: House, tmp_path: Path) -> None:
    nothing = write(tmp_path / "nothing.wav", [], seconds=30, hiss=0)
    rattling = np.sign(np.random.default_rng(2).normal(size=25 * RATE)).astype(np.float32)
    loud = write(tmp_path / "loud.wav", [(1, rattling)], seconds=30)
    for name, sound, line in (("silent", nothing, "Nothing has been heard"), ("loud", loud, "too loud")):
        with (
            running_browser(*hearing_browser(sound)) as browser,
            stage_in(browser, service_workers="block") as stage,
        ):
            stage.page.route("**/hearing.json", impatient)
            stage.page.add_init_script(WANTED)
            stage.open(house.url(name))
            goes_on_without(stage, line)
