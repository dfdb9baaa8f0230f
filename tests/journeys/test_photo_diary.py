"""The photo diary in a real browser: the camera, the slider by keyboard alone, marks by finger and by key."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.test_pages_house import too_small, widths_that_overflow, with_everything_open
from tests.photo.drawn_photos import MID, exposed, shot
from tests.photo.sets import RULES, STEADY, foot

from instep.app import Instep, open_diary, photo_folder
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.photo.diary import ON, Diary
from instep.photo.intake import encoded
from instep.photo.workflow import keep, look_at

HERE = "/feet/photos"
SHARE = "getComputedStyle(document.getElementById('over-pair')).getPropertyValue('--share').trim()"


@pytest.fixture
def instep(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instep]:
    monkeypatch.delenv("INSTEP_PHOTO_KEY", raising=False)
    path = tmp_path / "journal.db"
    made = Instep(journal=SqliteJournal(path), library=library, photos=photo_folder(path))
    yield made
    made.journal.close()


@pytest.fixture
def diary(instep: Instep) -> Diary:
    """A diary that is on and holds one sole on two days."""
    assert instep.photos is not None
    made = open_diary(instep.photos, instep.context())
    made.turn(ON)
    own, today = foot(795), instep.now().date()
    for number, (camera, ago) in enumerate(((STEADY, 7), (MID, 0)), 1):
        data = encoded(shot(own, number, camera).picture, 92)
        judged = look_at(data, "feet", view=View.SOLE, side=Side.LEFT, rules=RULES)
        day = today - timedelta(days=ago)
        keep(judged, taken_on=day, diary=made, rules=RULES)
    return made


def tabs_to(visitor: Visitor, name: str) -> None:
    """Press Tab until what has this id is focused."""
    for _ in range(60):
        if visitor.page.evaluate("document.activeElement.id") == name:
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


@pytest.mark.usefixtures("diary")
def test_a_pair_is_compared_by_slider_with_the_keyboard_alone(visitor: Visitor) -> None:
    visitor.goes(HERE)
    page = visitor.page
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Compare the last two"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Left foot, the sole: two days")
    assert page.locator("#later").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    tabs_to(visitor, "share")
    assert page.evaluate(SHARE) == "50%"
    shown = clipped(visitor)
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert page.evaluate(SHARE) == "60%"
    assert clipped(visitor) != shown
    page.keyboard.press("Home")
    assert page.evaluate(SHARE) == "0%"
    page.keyboard.press("End")
    assert page.evaluate(SHARE) == "100%"
    tabs_to(visitor, "show-earlier")
    page.keyboard.press("Enter")
    assert page.evaluate(SHARE) == "0%"


def clipped(visitor: Visitor) -> bytes:
    """What is seen of the pair."""
    return visitor.page.locator("#over-pair").screenshot()


@pytest.mark.usefixtures("diary")
def test_the_blink_is_slow_only_on_request_and_ends_with_escape(visitor: Visitor) -> None:
    visitor.goes(HERE)
    page = visitor.page
    visitor.stops_the_clock()
    visitor.taps_on("a:has-text('Compare the last two')")
    page.clock.run_for(5000)
    assert page.evaluate(SHARE) == "50%"
    page.locator("#blink").click()
    seen = []
    for _ in range(100):
        page.clock.run_for(100)
        seen.append(page.evaluate(SHARE))
    changes = sum(one != two for one, two in pairwise(seen))
    assert 10 <= changes <= 20  # in ten seconds: at most twice a second
    page.keyboard.press("Escape")
    page.clock.run_for(5000)
    assert page.evaluate(SHARE) == "50%"


@pytest.mark.usefixtures("diary")
def test_there_is_no_blink_where_less_motion_is_asked_for_and_a_still_way_is(
    chromium: Browser, address: str
) -> None:
    with visitor_in(chromium, address, reduced_motion="reduce") as visitor:
        visitor.goes(HERE)
        visitor.taps_on("a:has-text('Compare the last two')")
        expect(visitor.page.locator("#blink")).to_be_hidden()
        visitor.page.locator("#show-later").click()
        assert visitor.page.evaluate(SHARE) == "100%"


@pytest.mark.usefixtures("diary")
def test_without_script_the_two_are_beside_each_other(chromium: Browser, address: str) -> None:
    with visitor_in(chromium, address, java_script_enabled=False) as visitor:
        visitor.goes(HERE)
        visitor.taps_on("a:has-text('Compare the last two')")
        expect(visitor.page.locator(".beside img")).to_have_count(2)
        expect(visitor.page.locator("#over-tools")).to_be_hidden()


def test_a_mark_is_placed_by_finger_and_by_key(visitor: Visitor, diary: Diary) -> None:
    earlier = diary.photos()[1]
    visitor.goes(f"{HERE}/{earlier.id}")
    page = visitor.page
    box = page.locator("#marked img").bounding_box()
    assert box
    page.locator("#marked").click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    expect(page.locator("#new-mark")).to_be_visible()
    page.get_by_label("A note").fill("dry here")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    (mark,) = diary.photo(earlier.id).marks
    assert abs(mark.x - 0.25) < 0.02
    assert abs(mark.y - 0.5) < 0.02
    tabs_to(visitor, "across")
    page.keyboard.press("End")
    tabs_to(visitor, "down")
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    by_key = diary.photo(earlier.id).marks[1]
    assert (by_key.x, by_key.y) == (1, 0)


def test_the_live_camera_takes_a_picture_into_the_outline(
    chromium: Browser, address: str, diary: Diary
) -> None:
    with visitor_in(chromium, address, permissions=["camera"]) as visitor:
        visitor.goes(f"{HERE}/new?foot=left&view=sole")
        page = visitor.page
        assert page.locator(".ghost").count() == 1
        page.evaluate(FAKE_CAMERA)
        page.locator("#open-camera").click()
        expect(page.locator("#shoot")).to_be_visible()
        with page.expect_navigation():
            page.locator("#shoot").click()
        expect(page.locator("h1")).to_have_text("This photo cannot be compared")  # a grey wall is no foot
        expect(page.locator(".reason").first).to_contain_text("No foot is found")
        visitor.taps_on("button[name=keep]")
        assert diary.photos()[0].refused[0] == "no_foot"
        # The only complaint is the browser's own about the status of the refusal.
        assert all("422" in problem for problem in visitor.problems)


FAKE_CAMERA = """
const wall = document.createElement("canvas");
wall.width = 480; wall.height = 640;
const pen = wall.getContext("2d");
setInterval(() => { pen.fillStyle = "#b0b0b4"; pen.fillRect(0, 0, 480, 640); }, 50);
navigator.mediaDevices.getUserMedia = async () => wall.captureStream(20);
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge_on_any_page_of_the_diary(
    chromium: Browser, address: str, tmp_path: Path, *, diary: Diary, scheme: str
) -> None:
    axe = Axe()
    later, earlier = diary.photos()
    dark = tmp_path / "dark.jpg"
    dark.write_bytes(encoded(exposed(shot(foot(795), 1, STEADY).picture, 0.3), 92))
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:

        def check(name: str) -> None:
            with_everything_open(visitor)
            found = axe.run(visitor.page)
            assert found.violations_count == 0, f"{name}, {scheme}: {found.generate_report()}"
            assert too_small(visitor) == [], name
            assert list(widths_that_overflow(visitor)) == [], name

        for path in ("", "/new", "/new?foot=right&view=ankle_outer", f"/{earlier.id}"):
            visitor.goes(HERE + path)
            check(path)
        visitor.goes(f"{HERE}/compare?photo={earlier.id}&photo={later.id}")
        check("the pair")
        visitor.goes(f"{HERE}/new?foot=left&view=sole")
        visitor.page.locator("#photo").set_input_files(dark)
        visitor.taps_on("#send")
        check("refused")
        visitor.goes(HERE)
        visitor.taps_on("button[value=off]")
        check("off")
        assert visitor.hosts == {address.removeprefix("http://")}
