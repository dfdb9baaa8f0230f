"""axe finds nothing on the session screen, in any of its states, in light and in dark."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import Stage, running_browser, stage_in

from instep.safety.answers import Answers
from instep.session.wish import Wish


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()))
    made.prepare({"short": (Wish(minutes=4, routine="classic"), Answers())})
    made.open()
    yield made
    made.kill()


def nothing(_stage: Stage) -> None:
    """Leave it as it is."""


def press(key: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page.keyboard.press(key)


def tap(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page.get_by_role("button", name=name, exact=True).click()


STEPS: tuple[tuple[str, str, Callable[[Stage], None]], ...] = (
    ("ready to begin", "ready", nothing),
    ("guiding", "guiding", press("Space")),
    ("at a move", "guiding", press("PageDown")),
    ("asking why", "guiding", tap("Why")),
    (
        "the sheet of other things",
        "guiding",
        lambda stage: (press("Escape")(stage), tap("Something else")(stage))[0],
    ),
    ("easing, asking how much", "easing", lambda stage: (press("Escape")(stage), press("h")(stage))[0]),
    ("paused", "paused", lambda stage: (press("2")(stage), press("Space")(stage))[0]),
    ("ended", "ended", press("Escape")),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(house: House, chromium: Browser, scheme: str) -> None:
    with stage_in(chromium, color_scheme=scheme, viewport={"width": 390, "height": 844}) as stage:
        stage.open(house.url("short"))
        for name, state, deed in STEPS:
            deed(stage)
            stage.sees_state(state)
            stage.page.wait_for_timeout(500)
            found = Axe().run(stage.page)
            assert found.violations_count == 0, f"{name}, {scheme}: {found.generate_report()}"
        expect(stage.page.get_by_role("heading", level=1)).to_have_text("Ended")
