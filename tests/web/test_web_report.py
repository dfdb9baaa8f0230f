"""The page for the podiatrist in the browser: chosen, seen and taken along, with no script and no guess."""

import io
import json
import zipfile
from datetime import timedelta

import httpx
import pytest
from pypdf import PdfReader
from tests.export.a_month import BEGUN, NOW, Month, lived
from tests.export.fhir_validators import by_python

from instep.app import ME, Instep
from instep.coach.report.model import ReportSection
from instep.facts.person import PreferenceSet
from instep.foot.anatomy import Region, Side
from instep.safety.answers import Finding

ALL = {
    "sent": "yes",
    "in": list(ReportSection),
    "from": BEGUN.date().isoformat(),
    "to": NOW.date().isoformat(),
}


@pytest.fixture(autouse=True)
def month(instep: Instep) -> Month:
    return lived(Month(instep.journal))


def test_the_first_sight_of_it_has_everything_in_and_the_last_thirty_days(
    door: httpx.Client, instep: Instep
) -> None:
    page = door.get("/feet/report").text
    today = instep.now().date()
    assert f'name="to" type="date" value="{today.isoformat()}"' in page
    assert f'name="from" type="date" value="{(today - timedelta(days=29)).isoformat()}"' in page
    assert page.count(" checked>") == len(ReportSection)


def test_the_page_shows_what_the_paper_will_say(door: httpx.Client) -> None:
    page = door.post("/feet/report", data={**ALL, "name": "Ana <b>Marin</b>"}).text
    for sentence in (
        "Foot record of Ana &lt;b&gt;Marin&lt;/b&gt;",
        "11 April 2026 to 10 May 2026",
        "It is no diagnosis, and no clinician has reviewed it.",
        "Blister: skin behind the heel, right foot",
        'aria-label="Right foot, Heel: number 1, skin behind the heel, right foot."',
        "6 → 3",
        "(FC:blister)",
    ):
        assert sentence in page, sentence
    assert "<b>Marin" not in page


def test_a_box_that_is_not_ticked_leaves_its_part_out_of_the_page_and_of_every_file(
    door: httpx.Client,
) -> None:
    only = {**ALL, "in": ["findings"]}
    page = door.post("/feet/report", data=only).text
    assert "What was not allowed, and why</h4>" not in page
    assert page.count(" checked>") == 1
    bundle = json.loads(door.post("/feet/report", data={**only, "go": "fhir"}).content)
    kinds = {one["resource"]["resourceType"] for one in bundle["entry"]}
    assert "Procedure" not in kinds
    none = door.post("/feet/report", data={"sent": "yes"}).text
    assert page.count('class="drawn') == none.count('class="drawn') == 0


@pytest.mark.parametrize("go", ["pdf", "more"])
def test_the_pdf_is_handed_out_as_a_file_that_is_never_stored_on_the_way(door: httpx.Client, go: str) -> None:
    answer = door.post("/feet/report", data={**ALL, "go": go})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="foot-record.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1


def test_the_bundle_is_valid_and_the_tables_are_an_archive(door: httpx.Client) -> None:
    answer = door.post("/feet/report", data={**ALL, "go": "fhir"})
    assert answer.headers["content-type"] == "application/fhir+json"
    by_python(json.loads(answer.content))
    answer = door.post("/feet/report", data={**ALL, "go": "csv"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "findings.csv" in archive.namelist()


def test_a_name_is_put_on_the_page_and_never_kept(door: httpx.Client, instep: Instep) -> None:
    before = len(instep.journal.log(limit=1000).records)
    door.post("/feet/report", data={**ALL, "name": "Ana Marin"})
    facts = instep.journal.log(limit=1000).records
    assert len(facts) == before
    assert instep.journal.latest(ME, PreferenceSet) is None


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("from", "yesterday", "is no day; write the day as year-month-day"),
        ("to", "2020-01-01", "lies after"),
        ("go", "fax", "there is no"),
        ("name", "a" * 81, "is too long; write at most 80 letters"),
    ],
)
def test_a_wrong_field_is_one_clear_line(door: httpx.Client, *, field: str, value: str, told: str) -> None:
    answer = door.post("/feet/report", data={**ALL, field: value})
    assert answer.status_code == 422
    assert told in answer.text


def test_a_finding_that_is_an_emergency_puts_the_number_before_everything(
    door: httpx.Client, month: Month
) -> None:
    number = 'href="tel:112"'
    page = door.post("/feet/report", data=ALL).text
    assert page.index(number) > page.index("</form>")
    month.looks(29, Finding(id="black_tissue", sides=frozenset({Side.LEFT}), regions=(Region.TOES,)))
    page = door.post("/feet/report", data=ALL).text
    assert page.index(number) < page.index("<form")


def test_the_page_of_somebody_new_says_that_nothing_was_marked_and_no_more(
    door: httpx.Client, instep: Instep
) -> None:
    instep.journal.forget(ME)
    page = door.get("/feet/report").text
    assert "That says what was marked, not what a clinician would see." in page
    assert "No answer speaks" not in page
