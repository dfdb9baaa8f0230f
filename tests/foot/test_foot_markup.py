"""The drawn foot on a page: what a browser shows, what a keyboard reaches, what a screen reader hears."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.foot.drawn import EVERY
from tests.journeys.browser import running_browser

from instep.foot.anatomy import Region, Side
from instep.foot.drawing import draw
from instep.foot.strokes import STROKE_REGIONS
from instep.foot.views import View
from instep.web import foot_svg as module
from instep.web.foot_svg import DrawnPin, FootMarking, RegionTouch, foot_svg

CSS = (Path(module.__file__).parent / "shared" / "foot.css").read_text()
WORDS: dict[Region, str] = {region: f"word for {region}" for region in Region}
CHOOSING = FootMarking(touch=RegionTouch.CHOOSE, labels=WORDS, lit=frozenset({Region.ARCH}))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    yield page
    page.close()


def show(page: Page, *feet: str) -> None:
    page.set_content(
        "<!doctype html><html lang=en><head><title>Foot</title>"
        f"<style>{CSS} .foot {{ height: 700px }}</style></head><body><main><h1>Foot</h1>{''.join(feet)}"
        "</main></body></html>"
    )


@pytest.mark.parametrize(("view", "side"), EVERY)
def test_the_markup_is_well_formed_and_needs_no_inline_style_or_script(view: View, side: Side) -> None:
    svg = foot_svg(view, side, CHOOSING, title="A foot", desc="Seen well")
    for element in ET.fromstring(svg).iter():
        assert not {"style", "onclick"} & set(element.attrib)
        assert not element.tag.endswith(("script", "style"))


def test_words_that_look_like_markup_stay_words() -> None:
    labels = WORDS | {Region.BALL: '"><script>'}
    look = FootMarking(
        touch=RegionTouch.MARK,
        labels=labels,
        mark="<b>",
        pins=(DrawnPin(region=Region.BALL, sign="<i>", id='"'),),
    )
    svg = foot_svg(View.SOLE, Side.LEFT, look, title="</title><script>", desc="&", key='"x')
    tags = {element.tag for element in ET.fromstring(svg).iter()}
    assert tags <= {
        *("svg", "title", "desc", "defs", "path", "clipPath", "use", "linearGradient", "stop", "pattern"),
        *("g", "text", "circle"),
    }


@pytest.mark.parametrize("view", list(View))
def test_a_picture_is_light_on_the_wire(view: View) -> None:
    svg = foot_svg(view, Side.LEFT, FootMarking(), title="A foot").encode()
    assert len(svg) < 7.5 * 1024
    assert len(gzip.compress(svg)) < 3 * 1024


def test_a_picture_has_one_role_and_its_words(page: Page) -> None:
    show(page, foot_svg(View.SOLE, Side.LEFT, FootMarking(), title="Left sole", desc="Toes up"))
    assert page.get_by_role("img", name="Left sole").count() == 1
    assert page.locator("[tabindex]").count() == 0


@pytest.mark.parametrize("view", list(View))
def test_each_region_is_found_under_the_finger_at_its_label(page: Page, view: View) -> None:
    show(page, foot_svg(view, Side.RIGHT, CHOOSING, title="Right foot"))
    for part in draw(view, Side.RIGHT).parts:
        assert page.evaluate(UNDER, part.anchor) == part.region, part.id


UNDER = """([x, y]) => {
  const svg = document.querySelector('svg.foot');
  const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  return document.elementFromPoint(at.x, at.y).closest('[data-region]')?.dataset.region;
}"""


def test_a_keyboard_reaches_every_region_and_hears_its_name_and_state(page: Page) -> None:
    show(page, foot_svg(View.SOLE, Side.LEFT, CHOOSING, title="Left sole"))
    heard = []
    for _ in draw(View.SOLE, Side.LEFT).regions():
        page.keyboard.press("Tab")
        heard.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert sorted(heard) == sorted(WORDS[region] for region in draw(View.SOLE, Side.LEFT).regions())
    assert page.get_by_role("checkbox", name="word for arch", checked=True).count() == 1
    assert page.get_by_role("checkbox", name="word for heel_sole", checked=False).count() == 1


def test_regions_can_be_buttons_for_marking_a_finding(page: Page) -> None:
    show(
        page,
        foot_svg(View.TOP, Side.LEFT, FootMarking(touch=RegionTouch.MARK, labels=WORDS), title="Left top"),
    )
    assert page.get_by_role("button").count() == len(draw(View.TOP, Side.LEFT).regions())


def test_a_pin_stands_on_the_toe_that_was_named(page: Page) -> None:
    pin = DrawnPin(region=Region.NAILS, sign="2", id="f2", part="nail-4")
    show(page, foot_svg(View.TOP, Side.LEFT, FootMarking(pins=(pin,)), title="Left top"))
    x, y = next(part.anchor for part in draw(View.TOP, Side.LEFT).parts if part.id == "nail-4")
    assert page.locator("[data-pin=f2]").get_attribute("transform") == f"translate({x} {y})"


def test_a_pin_on_what_this_view_does_not_show_is_left_to_another_view() -> None:
    pin = DrawnPin(region=Region.NAILS, sign="2", id="f2")
    assert "data-pin" not in foot_svg(View.SOLE, Side.LEFT, FootMarking(pins=(pin,)), title="Left sole")


def test_what_is_left_alone_is_barred_and_not_only_coloured(page: Page) -> None:
    look = FootMarking(avoided=frozenset({Region.HEEL_SOLE}))
    show(page, foot_svg(View.SOLE, Side.LEFT, look, title="Left sole"))
    assert page.locator(".foot-region.is-avoided").get_attribute("data-region") == "heel_sole"
    assert page.locator(".foot-bars").count() == 1


def test_left_and_right_differ_in_shape_and_not_only_in_colour(page: Page) -> None:
    show(page, *(foot_svg(View.SOLE, side, FootMarking(mark=side[0]), title=side) for side in Side))
    assert page.locator("[data-side=left] .foot-side circle").count() == 1
    assert page.locator("[data-side=right] .foot-side path").count() == 1


@pytest.mark.parametrize("path_id", sorted(STROKE_REGIONS))
def test_a_dot_can_travel_every_line_of_a_stroke(page: Page, path_id: str) -> None:
    view = View.HEEL if path_id == "achilles-draw" else View.TOP if path_id == "top-stroke" else View.SOLE
    show(page, foot_svg(view, Side.LEFT, FootMarking(stroke=path_id), title="Left foot"))
    lines = page.locator(".foot-way").evaluate_all("ways => ways.map(way => way.getTotalLength())")
    assert lines
    assert all(length > 12 for length in lines)
    assert page.locator(".foot-dot").count() >= 1


@pytest.mark.parametrize("view", [View.TOP, View.ANKLE_INNER])
def test_an_arrow_stands_at_the_end_of_its_line(page: Page, view: View) -> None:
    show(page, foot_svg(view, Side.LEFT, FootMarking(stroke="effleurage"), title="Left foot"))
    gaps = page.evaluate(GAPS)
    assert gaps
    assert max(gaps) < 40


GAPS = """() => {
  const svg = document.querySelector('svg.foot');
  const tips = [...document.querySelectorAll('.foot-tip')].map(tip => tip.getBoundingClientRect());
  return [...document.querySelectorAll('.foot-way')].map((way, i) => {
    const end = way.getPointAtLength(way.getTotalLength()).matrixTransform(svg.getScreenCTM());
    const tip = tips[i];
    return Math.hypot(end.x - tip.x - tip.width / 2, end.y - tip.y - tip.height / 2);
  });
}"""


def test_a_checker_of_accessibility_finds_nothing(page: Page) -> None:
    lit = FootMarking(
        lit=frozenset({Region.BALL}), avoided=frozenset({Region.ARCH}), stroke="ball-press", mark="L"
    )
    show(
        page,
        foot_svg(View.SOLE, Side.LEFT, lit, title="Left sole", desc="The ball is lit"),
        foot_svg(View.TOP, Side.LEFT, CHOOSING, title="Where does it hurt on top?"),
        foot_svg(
            View.HEEL, Side.RIGHT, FootMarking(touch=RegionTouch.MARK, labels=WORDS), title="Mark a finding"
        ),
    )
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_lit_region_is_lit_in_forced_colours_too(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    show(page, foot_svg(View.SOLE, Side.LEFT, FootMarking(lit=frozenset({Region.BALL})), title="Left sole"))
    fills = {
        region: page.locator(f"[data-region={region}]").evaluate("region => getComputedStyle(region).fill")
        for region in ("ball", "heel_sole")
    }
    assert fills["ball"] != fills["heel_sole"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", [("stroke", "lit"), ("stroke", "skin"), ("line", "skin"), ("line", "lit")])
def test_lines_stand_out_three_to_one_from_what_they_lie_on(
    page: Page, scheme: Literal["light", "dark"], pair: tuple[str, str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    show(page, foot_svg(View.SOLE, Side.LEFT, FootMarking(), title="Left sole"))
    a, b = sorted((luminance(page, f"--foot-{name}") for name in pair), reverse=True)
    assert (a + 0.05) / (b + 0.05) >= 3


def luminance(page: Page, name: str) -> float:
    """The relative luminance of a hexadecimal colour, as WCAG 2.2 defines it."""
    hexadecimal = page.evaluate(
        f"getComputedStyle(document.querySelector('.foot')).getPropertyValue('{name}')"
    )
    parts = [int(hexadecimal.strip()[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def test_nothing_moves_where_less_motion_is_asked_for(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    show(page, foot_svg(View.SOLE, Side.LEFT, FootMarking(), title="Left sole"))
    assert page.locator(".foot-region").first.evaluate("r => getComputedStyle(r).transitionDuration") == "0s"
