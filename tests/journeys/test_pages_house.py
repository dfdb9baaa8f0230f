"""Every page in every light: axe finds nothing, nothing runs over the edge, nothing leaves the machine."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import HEALTHY, Visitor, visitor_in

from instep.app import ME, Instep
from instep.facts.session import SessionStarted

RUB = "button[value=rub]"
CALF = "One calf is swollen or clearly bigger"
BY_ADDRESS = (
    *(
        "/feet/touch",
        "/feet/temperatures",
        "/feet/photos",
        "/feet/report",
        "/feet/answer",
        "/feet/reply",
        "/find-help",
    ),
    *("/", "/look", "/feet", "/feet/check", "/feet/about-you", "/history", "/trend", "/next"),
    *(
        "/about",
        "/about/intended-use",
        "/why",
        "/why/stress",
        "/why/doses",
        "/why/rule/LO01",
        "/why/study/taheri_2019",
    ),
    *("/evidence/pool", "/country", "/plan", "/nowhere"),
    *("/trial", "/trial/new?question=evening-massage"),
)


def every_page(visitor: Visitor, instep: Instep) -> Iterator[str]:
    """Show one page after another; the name of each is given when it is shown."""
    for path in BY_ADDRESS:
        visitor.goes(path)
        if path == "/":
            visitor.page.locator(".strip").wait_for()
        yield path
    visitor.goes("/interview")
    for _ in range(30):
        if not visitor.page.locator("input[name=page]").count():
            break
        yield visitor.title
        visitor.answers(["Very thin skin or skin that tears easily"])
    yield "ready"
    started = instep.journal.latest(ME, SessionStarted)
    assert started is not None
    visitor.goes(f"/session/{started.body.session}/after")
    yield "after"
    visitor.page.locator("label:has(input[name=after-pain_left][value='3'])").click()
    visitor.taps_on("button.primary")
    yield "kept"
    visitor.goes("/history")
    yield "history with entries"
    visitor.goes("/interview")
    visitor.answers_all([CALF], {**HEALTHY, "Which foot": "left"})
    yield "not today"
    visitor.goes("/look")
    visitor.taps_on(".view-sole .foot[data-side=left] [data-region=heel_sole]")
    yield "what is there"
    visitor.taps_on("button[value=blister]")
    yield "marked"
    visitor.taps_on("button[name=done]")
    yield "checked"
    # What stopped above is asked first now, so that an emergency is met in a look.
    visitor.goes("/look")
    visitor.taps_on(".view-sole .foot[data-side=left] [data-region=heel_sole]")
    visitor.taps_on("button[value=black_tissue]")
    visitor.taps_on("button[name=done]")
    assert visitor.page.locator("body.emergency").count()
    yield "emergency"


def with_everything_open(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    chromium: Browser, address: str, *, instep: Instep, scheme: str
) -> None:
    axe = Axe()
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        for name in every_page(visitor, instep):
            with_everything_open(visitor)
            found = axe.run(visitor.page)
            assert found.violations_count == 0, f"{name}, {scheme}: {found.generate_report()}"


def test_every_page_keeps_to_its_edges_fits_a_thumb_and_asks_nobody_else(
    chromium: Browser, address: str, instep: Instep
) -> None:
    with visitor_in(chromium, address) as visitor:
        for name in every_page(visitor, instep):
            with_everything_open(visitor)
            assert too_small(visitor) == [], name
            assert list(widths_that_overflow(visitor)) == [], name
        assert visitor.hosts == {address.removeprefix("http://")}
        # The page that is not there is the only one that may complain.
        assert all("404" in problem for problem in visitor.problems)


def too_small(visitor: Visitor) -> list[object]:
    """What a thumb taps and is under 48 px high."""
    found: list[object] = visitor.page.evaluate("""() => [...document.querySelectorAll(
        'button, summary, select, .chip, .number, .row, .button, .top a')]
      .filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect(), e.textContent.trim()])
      .filter(([box]) => box.height < 47.9 || box.width < 44)
      .map(([box, text]) => [text, box.width, box.height])""")
    return found


def widths_that_overflow(visitor: Visitor) -> Iterator[str]:
    """Every width, and double text on a telephone, at which something runs over the edge."""
    for width, text in ((320, 100), (600, 100), (820, 100), (1024, 100), (1440, 100), (390, 200), (390, 100)):
        visitor.page.set_viewport_size({"width": width, "height": 844})
        over = visitor.page.evaluate(
            """text => { document.documentElement.style.setProperty('font-size', `${text}%`);
            return document.documentElement.scrollWidth - innerWidth }""",
            text,
        )
        if over > 0:
            yield f"{over} px at {width} px, text at {text} %"


def test_motion_stops_where_the_system_asks_for_less(chromium: Browser, address: str) -> None:
    with visitor_in(chromium, address, reduced_motion="reduce") as visitor:
        visitor.goes("/")
        visitor.page.locator(".strip").wait_for()
        visitor.page.get_by_text("The same as a list").click()
        moving = "all => all.filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
        assert visitor.page.eval_on_selector_all("*", moving) == 0
        assert visitor.page.evaluate("document.getAnimations().length") == 0
        visitor.taps_on(RUB)
        visitor.answers_all()
        assert "/session/" in visitor.page.url


def test_forced_colours_keep_the_doors_and_the_choices_apart(chromium: Browser, address: str) -> None:
    with visitor_in(chromium, address, forced_colors="active") as visitor:
        visitor.goes("/")
        colour = "e => getComputedStyle(e).backgroundColor"
        assert visitor.page.eval_on_selector(".door-rub", colour) != visitor.page.eval_on_selector(
            ".door-check", colour
        )


def test_the_first_page_is_light_and_a_second_visit_asks_for_no_file_again(
    chromium: Browser, address: str
) -> None:
    with visitor_in(chromium, address) as visitor:
        wire = visitor.page.context.new_cdp_session(visitor.page)
        wire.send("Network.enable")
        sizes: list[float] = []
        wire.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
        first = cost(visitor, sizes)
        assert first[0] <= 5
        assert first[1] <= 45 * 1024
        second = cost(visitor, sizes)
        # The page itself and its plan tell of somebody and stay in no browser; they alone are sent again.
        assert second[0] <= 2
        assert second[1] <= first[1] / 2


def cost(visitor: Visitor, sizes: list[float]) -> tuple[int, float]:
    sizes.clear()
    visitor.goes("/")
    visitor.page.locator(".strip").wait_for()
    visitor.page.wait_for_load_state("networkidle")
    return sum(size > 0 for size in sizes), sum(sizes)


def test_a_sore_spot_is_told_by_finger_by_key_and_by_list(visitor: Visitor) -> None:
    visitor.goes("/")
    page = visitor.page
    page.locator(".foot[data-side=left] [data-region=arch]").click()
    page.locator("#sore-scale button[value='7']").click()
    listed = page.locator("select[name='sore-arch@left']")
    assert listed.input_value() == "7"
    expect(page.locator(".foot[data-side=left] [data-region=arch]")).to_have_class("foot-region is-lit")
    page.locator(".foot[data-side=right] [data-region=ball]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.region") == "ball"
    page.locator(".sore-list summary").click()
    page.locator("select[name='sore-ball@right']").select_option("4")
    expect(page.locator(".foot[data-side=right] [data-region=ball]")).to_have_attribute(
        "aria-pressed", "true"
    )
    visitor.taps_on(RUB)
    assert page.locator("input[name='sore-arch@left']").get_attribute("value") == "7"


def test_the_strip_follows_the_dials(visitor: Visitor) -> None:
    visitor.goes("/")
    page = visitor.page
    expect(page.locator(".total")).to_have_text("10 min in all")
    page.get_by_label("One minute more").click()
    expect(page.locator("#rub-about")).to_have_text("11 minutes, guided by voice")
    expect(page.locator(".total")).to_have_text("11 min in all")
    page.get_by_label("Minutes", exact=True).fill("20")
    page.get_by_label("Minutes", exact=True).blur()
    expect(page.locator(".total")).to_have_text("20 min in all")
    assert page.locator(".bar-left").count() > 0
    assert page.locator(".bar-right").count() > 0


def test_the_dials_stand_as_they_were_left(visitor: Visitor) -> None:
    visitor.goes("/")
    visitor.page.get_by_label("Minutes", exact=True).fill("12")
    visitor.page.get_by_label("Calm down").check()
    visitor.taps_on(RUB)
    visitor.answers_all()
    visitor.goes("/")
    assert visitor.page.get_by_label("Minutes", exact=True).input_value() == "12"
    assert visitor.page.get_by_label("Calm down").is_checked()
