"""instep report, and the foot record out of instep export: files whole or not at all, or one clear line."""

import json
import os
import stat
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, refused, schema
from tests.coach.contexts import LIBRARY
from tests.export.a_month import NOW, Month, lived
from tests.export.fhir_validators import by_python

from instep.app import Instep
from instep.journal.sqlite import SqliteJournal

KEPT = {"schema": "instep.kept/1", "facts": None}


@pytest.fixture
def month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A journal with the month in it, read on its last day."""
    monkeypatch.setattr(Instep, "now", _now)
    path = tmp_path / "month.db"
    with closing(SqliteJournal(path)) as journal:
        lived(Month(journal))
    return str(path)


def _now(_self: Instep) -> datetime:
    return NOW


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_page_is_written_for_its_owner_alone_and_told_in_three_lines(
    run: Run, month: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    ran = run("report", "-o", str(file), "--journal", month, "--name", "Ana Marin")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2026-04-11 to 2026-05-10",
        "2 findings, 26 looks, 2 massages, 1 not allowed",
        f"Written: {file}",
    ]
    assert file.read_bytes().startswith(b"%PDF-1.7")
    if os.name == "posix":
        assert mode(file) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".unfinished", ".pdf"}] == [
        "page.pdf"
    ]


def test_the_document_has_its_published_shape(run: Run, month: str) -> None:
    ran = run("report", "--journal", month, "--json")
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator(schema("report")).validate(ran.document)
    assert [found["finding"] for found in ran.document["findings"]] == ["blister", "callus_plain"]
    assert ran.document["risk"]["group"] == "C"
    assert ran.document["rules_versions"] == [LIBRARY.rules.version]


def test_the_page_of_an_empty_journal_is_a_page_too(run: Run, tmp_path: Path) -> None:
    ran = run("report", "-o", str(tmp_path / "empty.pdf"), "--json")
    assert ran.code == 0
    Draft202012Validator(schema("report")).validate(ran.document)
    assert (ran.document["findings"], ran.document["looks"]) == ([], [])
    assert (tmp_path / "empty.pdf").exists()


def test_days_and_sections_are_chosen(run: Run, month: str) -> None:
    asked = ["report", "--journal", month, "--json", "--from", "2026-04-15", "--to", "2026-04-20"]
    document = run(*asked, "--without", "ratings", "sessions", "--without", "strip").document
    assert (document["first"], document["last"]) == ("2026-04-15", "2026-04-20")
    assert (document["sessions"], document["ratings"], document["days"]) == ([], [], [])
    assert {look["at"][:10] for look in document["looks"]} == {
        "2026-04-15", "2026-04-16", "2026-04-17", "2026-04-18", "2026-04-19"
    }  # fmt: skip


def test_more_pages_and_another_paper_are_a_word_away(run: Run, month: str, tmp_path: Path) -> None:
    for name, more in (("more", ["--pages", "more"]), ("letter", ["--paper", "letter"])):
        assert run("report", "-o", str(tmp_path / f"{name}.pdf"), "--journal", month, *more).code == 0


def test_the_record_leaves_as_a_valid_bundle_and_whole_where_no_days_are_named(
    run: Run, month: str, tmp_path: Path
) -> None:
    file = tmp_path / "record.json"
    ran = run("export", "--fhir", str(file), "--journal", month, "--json")
    assert ran.document == {**KEPT, "deed": "export_fhir", "file": str(file)}
    Draft202012Validator(schema("kept")).validate(ran.document)
    by_python(json.loads(file.read_bytes()))
    assert run("export", "--fhir", str(file), "--journal", month).code == 2
    line = run("export", "--fhir", str(file), "--journal", month, "--replace").out
    assert line == f"Written as FHIR: {file}\n"


def test_the_record_leaves_as_tables(run: Run, month: str, tmp_path: Path) -> None:
    file = tmp_path / "record.zip"
    ran = run("export", "--csv", str(file), "--journal", month, "--to", "2026-04-20", "--without", "refused")
    assert ran.out == f"Written as tables: {file}\n"
    with zipfile.ZipFile(file) as archive:
        assert archive.read("care.csv").count(b"\r\n") == 1  # told later than the last day
        assert archive.read("refused.csv").count(b"\r\n") == 1


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["report"], "instep report: -o: no file was named; give -o FILE.pdf, or --json"),
        (["report", "--json", "--from", "soon"], "from: 'soon' is no day; write the day as year-month-day"),
        (["report", "--json", "--without", "answer"], "without: no section 'answer'; "),
        (["report", "--json", "--from", "2999-01-01"], "lies after"),
        (["report", "-o", "x.pdf", "--pages", "two"], "see `instep report --help`"),
        (["export"], "one file is written at a time; name one of FILE, --fhir FILE and --csv FILE.zip"),
        (["export", "a.jsonl", "--csv", "b.zip"], "one file is written at a time"),
        (["report", "-o", "/nowhere/at/all/page.pdf"], "/nowhere/at/all/page.pdf: cannot be written"),
        (["export", "--fhir", "/nowhere/at/all/record.json"], "cannot be written"),
    ],
)
def test_a_wrong_wish_is_one_line_and_leaves_nothing(run: Run, argv: list[str], told: str) -> None:
    refused(run(*argv), told)


def test_a_page_is_never_written_over_another_unless_asked(run: Run, month: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_text("a letter")
    refused(run("report", "-o", str(file), "--journal", month), "already there; give another name")
    assert file.read_text() == "a letter"
    assert run("report", "-o", str(file), "--journal", month, "--replace").code == 0
    assert file.read_bytes()[:4] == b"%PDF"


def test_a_name_full_of_commands_is_only_a_name(run: Run, month: str, tmp_path: Path) -> None:
    name = '#panic("no") $x$ \\ ] <label> "'
    ran = run("report", "-o", str(tmp_path / "p.pdf"), "--journal", month, "--name", name, "--json")
    assert (ran.code, ran.document["name"]) == (0, name)
