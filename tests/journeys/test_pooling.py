"""Pooling studies in a real browser: by keyboard alone, in every light and width, with nothing kept."""

import pytest
from playwright.sync_api import Browser, expect
from tests.evidence.tables import FOLDER
from tests.journeys.page_walk import Visitor, looks_right, visitor_in

HOME = "/evidence/pool"
BCG = FOLDER / "bcg_vaccine_2x2.csv"


def test_a_table_is_pooled_by_keyboard_alone_and_its_plot_taken_away(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes(HOME)
    page.get_by_label("The table, a row for each study").focus()
    page.keyboard.type("study,yi,vi\nAhn,0.1,-0.2\n")
    page.get_by_role("button", name="Pool these studies").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("line 2, column vi: is -0.2")
    page.get_by_label("The table, a row for each study").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("study,yi,vi\nAhn,0.1,0.2\nBrook,0.4,0.1\n")
    page.get_by_role("button", name="Pool these studies").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Forest plot: Effect")).to_be_visible()
    page.get_by_role("button", name="Forest as PNG").focus()
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == "forest.png"
    assert all("422" in problem for problem in visitor.problems)
    visitor.problems.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(chromium: Browser, address: str, scheme: str) -> None:
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        page = visitor.page
        visitor.goes(HOME)
        looks_right(page)
        page.set_input_files("#file", BCG)
        page.select_option("#measure", "RR")
        visitor.taps_on("button[value=pool]")
        expect(page.locator(".pool-plot svg")).to_have_count(2)
        looks_right(page)
        assert visitor.problems == []


def test_the_plots_take_the_ink_of_forced_colours_and_stay_as_they_are_from_right_to_left(
    chromium: Browser, address: str
) -> None:
    with visitor_in(chromium, address, forced_colors="active") as visitor:
        page = visitor.page
        visitor.goes(HOME)
        page.set_input_files("#file", BCG)
        page.select_option("#measure", "RR")
        visitor.taps_on("button[value=pool]")
        inks = page.evaluate(
            "[...document.querySelectorAll('.pool-plot svg text')].map(e => getComputedStyle(e).fill)"
        )
        assert len(set(inks)) == 1
        assert inks[0] == page.evaluate("getComputedStyle(document.body).color")
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
