"""Sessions with numbers through the real pages, days apart, to the trend, in every light and size."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.journeys.page_walk import HEALTHY, Visitor, visitor_in
from tests.web.serving import served
from tests.web.turned import Turned

from instep.app import ME
from instep.facts.session import SessionStarted
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library

FIRST = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)
EVENINGS = ((0, 3, 1), (1, 3, 0), (4, 2, 3))  # days after the first, pain of the left foot before and after


@pytest.fixture
def house(tmp_path: Path, library: Library, voice: None) -> Iterator[Turned]:  # noqa: ARG001  # set before it speaks
    made = Turned(journal=SqliteJournal(tmp_path / "journal.db"), library=library, clock=[FIRST])
    yield made
    made.journal.close()


def says_how_it_is(ana: Visitor, before: int) -> None:
    ana.goes("/interview")
    while not ana.page.locator("input[name=number-left]").count():
        ana.answers()
    for side, pain in (("left", before), ("right", 2)):
        ana.page.locator(f"label:has(input[name=number-{side}][value='{pain}'])").click()
    ana.taps_on("button[name=go]")
    ana.answers_all(picks={**HEALTHY, "If there is pain": "ache"})


def has_a_session(ana: Visitor, house: Turned, *, before: int, after: int) -> None:
    """The questions, what the player sends at the end, and one number after; the right foot is left out."""
    says_how_it_is(ana, before)
    started = house.journal.latest(ME, SessionStarted)
    assert started is not None
    session = started.body.session
    ends(ana, session, at=house.now() + timedelta(minutes=11))
    ana.goes(f"/session/{session}/after")
    ana.page.locator(f"label:has(input[name=after-pain_left][value='{after}'])").click()
    ana.taps_on("button.primary")


def ends(ana: Visitor, session: str, *, at: datetime) -> None:
    """Send the end as the player does, at the household's time: a browser's own clock cannot be turned."""
    body = {
        "session": session,
        "ended": "finished",
        "seconds_played": 600.0,
        "played_ms": {"left": 290_000, "right": 250_000},
        "left": [],
        "routine": "classic",
        "way": "hands",
    }
    end = {"id": f"end-{session}", "kind": "session_ended", "at": at.isoformat(), "version": 1, "body": body}
    sent = ana.page.request.post(f"{ana.address}/api/facts", data={"facts": [end]})
    assert sent.ok, sent.text()


def lives_the_evenings(ana: Visitor, house: Turned) -> None:
    for days, before, after in EVENINGS:
        house.clock.append(FIRST + timedelta(days=days))
        has_a_session(ana, house, before=before, after=after)


def test_numbers_before_and_after_reach_the_trend_with_gaps_and_no_reason_why(
    ana: Visitor, house: Turned
) -> None:
    lives_the_evenings(ana, house)
    lines = ana.page.locator(".told-lines").inner_text()
    assert "2 before, 3 after." in lines
    assert "2 before; after was not said." in lines

    ana.taps_on("a[href='/trend']")
    ana.page.locator("details summary").first.click()
    rows = ana.page.locator("figure", has_text="Pain in the left foot").locator("tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["8 May 2026", "1", "2", "3"],
        ["5 May 2026", "1", "3", "0"],
        ["4 May 2026", "1", "3", "1"],
    ]
    # Two evenings in a row are joined; nothing crosses the days without a session.
    line = ana.page.locator("figure", has_text="Pain in the left foot").locator("path.line-after")
    assert (line.get_attribute("d") or "").count("L") == 1
    assert ana.page.locator("figure", has_text="Pain in the right foot").locator(".line-after").count() == 0
    text = ana.page.locator("main").inner_text()
    assert "In these days the right foot had 2 min less." in text
    assert "May 2026 so far. Massages: 3. Days with one: 3." in text
    assert "this cannot tell whether the massage did it" in text
    assert "too few to compare (3)" in text
    assert "No number was given" not in ana.page.locator("figure").first.inner_text()


@pytest.mark.parametrize(("wide", "high"), [(390, 844), (820, 1180), (1440, 900)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    chromium: Browser, house: Turned, *, wide: int, high: int, scheme: str
) -> None:
    with (
        served(house) as address,
        visitor_in(
            chromium, address, viewport={"width": wide, "height": high}, color_scheme=scheme
        ) as visitor,
    ):
        if wide == 390:
            lives_the_evenings(visitor, house)
        for view in ("month", "year", "ten"):
            visitor.goes(f"/trend?view={view}")
            visitor.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found = Axe().run(visitor.page)
            assert found.violations_count == 0, found.generate_report()
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= wide
            visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= wide
