"""The page for the podiatrist in a real browser: by keyboard alone, in every light, at every width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from tests.export.a_month import Month, lived
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.test_pages_house import too_small, widths_that_overflow

from instep.app import Instep

DAYS = {"from": "2026-04-11", "to": "2026-05-10"}


@pytest.fixture
def visitor(chromium: Browser, address: str, instep: Instep) -> Iterator[Visitor]:
    """Somebody with a month behind them, on a telephone without script."""
    lived(Month(instep.journal))
    with visitor_in(chromium, address, java_script_enabled=False) as made:
        yield made


def at_the_month(visitor: Visitor) -> None:
    visitor.goes("/feet/report")
    for name, day in DAYS.items():
        visitor.page.locator(f"input[name={name}]").fill(day)
    visitor.taps_on("button[value=see]")


def test_it_is_chosen_seen_and_taken_along_without_script(visitor: Visitor, tmp_path: Path) -> None:
    at_the_month(visitor)
    page = visitor.page
    expect(page.locator(".printed h3")).to_have_text("Foot record")
    expect(page.locator(".table-findings tbody tr")).to_have_count(2)
    expect(page.get_by_role("img", name="Right foot, Heel: number 1")).to_have_count(1)
    page.get_by_label("What was not allowed, and why").uncheck()
    page.get_by_label("Your name").fill("Ana Marin")
    with page.expect_download() as sent:
        page.get_by_role("button", name="PDF to print").click()
    sent.value.save_as(tmp_path / "page.pdf")
    told = "".join(PdfReader(tmp_path / "page.pdf").pages[0].extract_text().split())
    assert "FootrecordofAnaMarin" in told
    assert "Whatwasnotallowed" not in told


def test_a_keyboard_alone_chooses_and_takes_the_file(
    chromium: Browser, address: str, *, instep: Instep, tmp_path: Path
) -> None:
    lived(Month(instep.journal))
    with visitor_in(chromium, address) as visitor:
        visitor.goes("/feet/report")
        page = visitor.page
        page.locator("input[name=in]").first.focus()
        page.keyboard.press("Space")
        assert not page.locator("input[name=in]").first.is_checked()
        for _ in range(30):
            if page.evaluate("document.activeElement.value") == "csv":
                break
            page.keyboard.press("Tab")
        with page.expect_download() as sent:
            page.keyboard.press("Enter")
        sent.value.save_as(tmp_path / "tables.zip")
        assert (tmp_path / "tables.zip").read_bytes()[:2] == b"PK"
        assert visitor.problems == []


@pytest.mark.parametrize(
    "light",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced"],
)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    chromium: Browser, address: str, *, instep: Instep, light: dict[str, str]
) -> None:
    lived(Month(instep.journal))
    with visitor_in(chromium, address, **light) as visitor:
        at_the_month(visitor)
        visitor.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(visitor.page)
        assert found.violations_count == 0, found.generate_report()
        assert too_small(visitor) == []
        assert list(widths_that_overflow(visitor)) == []
        assert visitor.problems == []
        assert visitor.hosts == {address.removeprefix("http://")}
