"""A month of looks by somebody invented, with diabetes, through the real pages, to a PDF and valid FHIR."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.export.fhir_validators import by_node, by_python
from tests.journeys.page_walk import Visitor
from tests.web.turned import Turned

from instep.app import ME
from instep.facts.feet import FootChecked
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library

FIRST = datetime(2026, 4, 12, 7, 30, tzinfo=timezone(timedelta(hours=2)))
DAYS, STOPS, GAPS = 30, 12, (9, 10, 17)
NOTED, CALLED, CHANGED, GONE = 4, 5, 8, 21
TO_HEEL = 2  # stops before the left heel
HEEL = ".view-heel .foot[data-side=left] [data-region=heel_back]"
CLINIC = "the foot clinic, cover it and keep weight off"


@pytest.fixture
def house(tmp_path: Path, library: Library, voice: None) -> Iterator[Turned]:  # noqa: ARG001  # set before it speaks
    made = Turned(journal=SqliteJournal(tmp_path / "journal.db"), library=library, clock=[FIRST])
    yield made
    made.journal.close()


def says_what_she_lives_with(ana: Visitor) -> None:
    ana.goes("/feet/about-you")
    ana.page.get_by_label("Diabetes", exact=True).check()
    ana.taps_on("button[name=go]")
    ana.page.get_by_label("A foot ulcer that took weeks to heal", exact=False).check()
    ana.taps_on("button[name=go]")
    ana.taps_on("button.pick")
    expect(ana.page.locator("h1")).to_have_text("My feet")


def looks(ana: Visitor, different: int | None = None) -> None:
    """Enter at every stop; at one of them something is different, and the look goes on to the drawn foot."""
    ana.goes("/feet/check")
    ana.page.get_by_role("button", name="No change").focus()
    for stop in range(STOPS):
        if stop == different:
            ana.page.get_by_role("button", name="Something is different").focus()
        if stop == STOPS - 1:
            with ana.page.expect_navigation():
                ana.page.keyboard.press("Enter")
        else:
            ana.page.keyboard.press("Enter")


def what_was_there(ana: Visitor, said: str, words: str = "") -> None:
    """The stop at which the finding from before is asked about, and nowhere else."""
    ana.goes("/feet/check")
    for _ in range(TO_HEEL):
        ana.page.get_by_role("button", name="No change").click()
    ana.page.get_by_role("button", name="Something is different").click()
    ana.page.locator(".pin-said:visible").get_by_label(said).check()
    if words:
        ana.page.locator(".words input:visible").fill(words)
    ana.page.get_by_role("button", name="Something is different").click()
    ana.taps_on("#finish")
    ana.taps_on("button[value=none]")


def lives_the_month(ana: Visitor, house: Turned) -> None:
    for day in range(DAYS):
        house.clock.append(FIRST + timedelta(days=day))
        if day in GAPS:
            continue
        looks(ana, TO_HEEL if day == NOTED else None)
        if day == NOTED:
            ana.taps_on(HEEL)
            ana.page.get_by_label("A note").fill("new shoes")
            ana.taps_on("button[value=blister]")
            ana.taps_on("button[name=done]")
            expect(ana.page.locator("main")).to_contain_text("same day")
        if day == CALLED:
            tells_the_clinic(ana)
        if day == CHANGED:
            what_was_there(ana, "Changed", "it is dry now")
        if day == GONE:
            what_was_there(ana, "Not there any more")


def tells_the_clinic(ana: Visitor) -> None:
    ana.goes("/feet")
    ana.taps_on(".asks a.button")
    ana.page.get_by_label("I called, and was told what to do").check()
    ana.page.get_by_label("What they said, if you like").fill(CLINIC)
    ana.taps_on(".care button.primary")
    ana.goes("/feet")
    assert ana.page.locator(".asks").count() == 0


def takes(ana: Visitor, button: str, path: Path) -> Path:
    with ana.page.expect_download() as sent:
        ana.page.get_by_role("button", name=button).click()
    sent.value.save_as(path)
    return path


def test_a_month_of_looks_ends_in_a_page_for_the_podiatrist_and_in_valid_fhir(
    ana: Visitor, house: Turned, tmp_path: Path
) -> None:
    says_what_she_lives_with(ana)
    lives_the_month(ana, house)

    looked = house.journal.days(ME, FootChecked, first=FIRST.date(), last=house.now().date())
    assert len({fact.at.date() for fact in looked}) == DAYS - len(GAPS)
    ana.goes(f"/feet?day={(FIRST + timedelta(days=CHANGED)).date()}")
    expect(ana.page.locator(".pins")).to_contain_text("it is dry now")
    ana.goes("/feet")
    assert ana.page.locator(".pins").count() == 0

    ana.goes("/feet/report")
    page = PdfReader(takes(ana, "PDF to print", tmp_path / "page.pdf")).pages
    told = " ".join(page[0].extract_text().split())
    assert len(page) == 1
    for said in ("Blister", "3 May, then gone", "it is dry now", CLINIC, "Group C, high"):
        assert said in told, said
    bundle = json.loads(takes(ana, "FHIR", tmp_path / "bundle.json").read_text())
    by_python(bundle)
    assert by_node(bundle) == []
    (blister,) = [
        one["resource"]
        for one in bundle["entry"]
        if one["resource"]["resourceType"] == "Observation"
        and "lister" in json.dumps(one["resource"]["code"])
    ]
    assert CLINIC in json.dumps(blister)
