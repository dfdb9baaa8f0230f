"""A journal's file is told before it is written, is not taken for an answer, and leaves a note."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, refused, schema
from tests.cli.test_cli_answers import UNTIL, Clinic, at_a_terminal

from instep.facts.fact import Fact
from instep.facts.imported import FactsImported
from instep.journal.fact_codec import fact_of, record_of
from instep.journal.sqlite import SqliteJournal

__all__ = ["at_a_terminal"]

ANA: dict[str, Any] = {
    "id": "fact-1",
    "person": "ana",
    "kind": "person_named",
    "at": "2026-11-01T09:00:00+01:00",
}
LOOKED: dict[str, Any] = {
    "id": "fact-2",
    "person": "ana",
    "kind": "foot_checked",
    "at": "2026-11-20T20:00:00+01:00",
}
BO: dict[str, Any] = {
    "id": "fact-3",
    "person": "bo",
    "kind": "next_thing_chosen",
    "at": "2026-11-10T09:00:00+01:00",
}
LINES = (
    {**ANA, "version": 1, "body": {"name": "Ana"}},
    {**LOOKED, "version": 1, "body": {"findings": [], "looked": "sight", "level": "clear"}},
    {**BO, "version": 1, "body": {"words": "go to bed"}},
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A journal's file of two people."""
    path = tmp_path / "all.jsonl"
    lines = ({"schema": "instep.journal/1", "facts": len(LINES)}, *LINES)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return str(path)


TOLD = """\
{file} holds 3 facts.
  Of Ana: 2, from 2026-11-01 to 2026-11-20
    foot_checked 1, person_named 1
  Of bo: 1, from 2026-11-10 to 2026-11-10
    next_thing_chosen 1
"""


def notes(journal: Path, person: str) -> list[FactsImported]:
    with closing(SqliteJournal(journal)) as opened:
        return [fact.body for fact in opened.every(person, FactsImported)]


@pytest.mark.parametrize(("typed", "taken"), [("y", True), ("yes", True), ("n", False), ("what", False)])
def test_at_a_terminal_a_file_is_told_and_taken_in_only_where_the_person_says_so(
    run: Run, file: str, home: Path, *, at_a_terminal: Callable[[str], None], typed: str, taken: bool
) -> None:
    at_a_terminal(typed)
    ran = run("import", file)
    assert ran.code == 0
    assert ran.out.startswith(TOLD.format(file=file))
    assert ran.out.endswith(f"Taken in: 3 facts of {file}\n" if taken else "Nothing was taken in.\n")
    assert (home / "journal.db").exists() is taken


def test_with_yes_nobody_is_asked(run: Run, file: str, at_a_terminal: Callable[[str], None]) -> None:
    at_a_terminal("n")
    assert run("import", file, "--yes").out.endswith(f"Taken in: 3 facts of {file}\n")


def test_a_dry_run_says_what_a_file_holds_and_writes_nothing(run: Run, file: str, home: Path) -> None:
    found = run("import", file, "--dry-run", "--json").document
    Draft202012Validator(schema("kept")).validate(found)
    assert not found["written"]
    assert [(one["person"], one["name"], one["facts"]) for one in found["holds"]] == [
        ("ana", "Ana", 2),
        ("bo", None, 1),
    ]
    assert found["holds"][0]["kinds"] == {"foot_checked": 1, "person_named": 1}
    assert run("import", file, "--dry-run").out == TOLD.format(file=file) + "Nothing was taken in.\n"
    assert not (home / "journal.db").exists()


def test_what_was_taken_in_says_from_which_file_it_came_and_when(run: Run, file: str, home: Path) -> None:
    assert run("import", file, "--json").document["written"]
    (note,) = notes(home / "journal.db", "ana")
    assert note.file == "all.jsonl"
    assert note.digest == hashlib.sha256(Path(file).read_bytes()).hexdigest()
    assert (note.facts, note.agreements) == (2, ())
    assert (note.first.date(), note.last.date()) == (date(2026, 11, 1), date(2026, 11, 20))
    assert len(notes(home / "journal.db", "bo")) == 1


def test_a_note_counts_more_facts_than_any_household_has() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    body = FactsImported(file="all.jsonl", digest="0" * 64, facts=10_000_000, first=at, last=at)
    record = record_of(Fact(id="import-1", person="ana", at=at, body=body))
    assert fact_of(record).body == body


@pytest.fixture
def clinic(run: Run, tmp_path: Path) -> Clinic:
    return Clinic(run, tmp_path)


@pytest.fixture
def moved(clinic: Clinic, run: Run, tmp_path: Path) -> str:
    """The file of a journal in which an answer was accepted that agrees to CF05."""
    run("import", clinic.replies("--agree", "CF05", "--until", UNTIL), "--accept", "--compared", clinic.words)
    run("export", str(tmp_path / "moved.jsonl"))
    return str(tmp_path / "moved.jsonl")


def test_a_journal_whose_first_facts_hold_an_answer_is_taken_for_a_journal(
    run: Run, moved: str, tmp_path: Path
) -> None:
    assert b"instep.reply/1" in Path(moved).read_bytes()[:4096]
    other = str(tmp_path / "other.db")
    assert run("import", moved, "--journal", other, "--json").document["deed"] == "import"


def test_an_agreement_out_of_a_file_is_listed_narrows_and_opens_nothing(
    run: Run, moved: str, clinic: Clinic, *, tmp_path: Path, write: Callable[[str, Any], str]
) -> None:
    other = str(tmp_path / "other.db")
    answers = write("a.yaml", "answers: {circulation: told_poor}")
    run("import", moved, "--journal", other)
    (one,) = run("agreed", "--journal", other, "--json").document["agreements"]
    assert (one["proof"], one["rule"]) == ("taken_in", None)
    assert "opens nothing until you give the answer itself here" in run("agreed", "--journal", other).out
    refused(run("plan", "--answers", answers, "--journal", other), "CF05")
    reply = clinic.path("reply.json")
    run("import", reply, "--accept", "--compared", clinic.words, "--journal", other)
    opened = run("plan", "--answers", answers, "--journal", other, "--json").document
    assert opened["clearance"]["level"] == "light-only"


def test_an_agreement_that_nobody_signed_opens_nothing(
    run: Run, moved: str, *, tmp_path: Path, write: Callable[[str, Any], str]
) -> None:
    forged = Path(moved).read_text().replace("agreement_accepted", "AGREEMENT").splitlines()
    lines = [json.loads(line) for line in forged]
    for line in lines:
        if line.get("kind") == "AGREEMENT":
            line["kind"] = "agreement_accepted"
            line["body"] |= {"text": "", "key": None, "until": "2199-01-01"}
    name = write("forged.jsonl", "".join(f"{json.dumps(line)}\n" for line in lines))
    other = str(tmp_path / "other.db")
    run("import", name, "--journal", other)
    answers = write("a.yaml", "answers: {circulation: told_poor}")
    refused(run("plan", "--answers", answers, "--journal", other), "CF05")
    assert "no signature holds" in run("agreed", "--journal", other).out
