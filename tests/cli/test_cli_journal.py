"""The journal from the command line: shown, exported, taken in, copied."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, schema

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import SessionEnded, SessionRefused
from instep.journal.sqlite import SqliteJournal
from instep.safety.clearance import Level

ENDED = {
    "session": "session-1",
    "ended": "stopped",
    "seconds_played": 61.0,
    "played_ms": {"left": 30_000, "right": 31_000},
    "left": [],
    "routine": "classic",
    "way": "hands",
}
CHECKED = FootChecked(findings=(), looked="sight", level=Level.CLEAR)
REFUSED = SessionRefused(session="session-2", level=Level.STOP_URGENT_CARE, contact=None, rules=())


def facts() -> Iterator[Fact[FactBody]]:
    for number, body in enumerate((msgspec.convert(ENDED, SessionEnded), CHECKED, REFUSED)):
        at = datetime(2026, 11, 20, 20, tzinfo=UTC) + timedelta(hours=number)
        yield Fact(id=f"fact-{number:05}", person="me", at=at, body=body)


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A journal with a session, a foot check and a refusal."""
    path = tmp_path / "journal.db"
    with closing(SqliteJournal(path)) as journal:
        journal.append(list(facts()))
    return str(path)


def test_the_newest_comes_first_and_a_page_says_how_to_go_on(run: Run, kept: str) -> None:
    first = run("journal", "--journal", kept, "--limit", "2", "--json").document
    Draft202012Validator(schema("history")).validate(first)
    assert [fact["kind"] for fact in first["facts"]] == ["session_refused", "foot_checked"]
    assert first["more"]
    rest = run("journal", "--journal", kept, "--after", str(first["cursor"]), "--json").document
    assert [fact["body"] for fact in rest["facts"]] == [ENDED]
    assert not rest["more"]


def test_a_person_reads_what_happened(run: Run, kept: str) -> None:
    lines = run("journal", "--journal", kept).out.splitlines()
    assert lines == [
        "20 November 2026, 22:00  Not today; this is a reason to have it looked at",
        "20 November 2026, 21:00  Looked at both feet: nothing marked",
        "20 November 2026, 20:00  Classic, ended after 1 min 1 s",
        "  Left foot 30 s, right foot 31 s",
    ]
    assert "More: instep journal --after" in run("journal", "--journal", kept, "--limit", "1").out


def test_a_new_journal_has_nothing_in_it_yet(run: Run) -> None:
    assert run("journal").out == "Nothing has been written down yet.\n"


def test_what_is_exported_comes_back_whole(run: Run, kept: str, tmp_path: Path) -> None:
    file = str(tmp_path / "all.jsonl")
    out = run("export", file, "--journal", kept, "--json").document
    assert out == {"schema": "instep.kept/1", "deed": "export", "file": file, "facts": 3}
    Draft202012Validator(schema("kept")).validate(out)
    validator = Draft202012Validator(schema("journal"))
    import json  # noqa: PLC0415  # one use

    for line in Path(file).read_text().splitlines():
        validator.validate(json.loads(line))
    other = str(tmp_path / "other.db")
    assert run("import", file, "--journal", other, "--json").document["facts"] == 3
    again = run("journal", "--journal", other, "--json").document["facts"]
    assert again == run("journal", "--journal", kept, "--json").document["facts"]


def test_taking_in_twice_keeps_each_fact_once(run: Run, kept: str, tmp_path: Path) -> None:
    file = str(tmp_path / "all.jsonl")
    run("export", file, "--journal", kept)
    assert run("import", file, "--journal", kept).code == 0
    assert len(run("journal", "--journal", kept, "--json").document["facts"]) == 3


def test_a_backup_is_a_journal_of_its_own(run: Run, kept: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy, "--journal", kept, "--json").document["deed"] == "backup"
    assert len(run("journal", "--journal", copy, "--json").document["facts"]) == 3
    again = run("backup", copy, "--journal", kept)
    assert (again.code, again.out) == (2, "")
    assert "already there" in again.err


def test_an_export_is_not_written_over_unless_asked(run: Run, kept: str, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("mine")
    refused = run("export", str(file), "--journal", kept)
    assert refused.code == 2
    assert file.read_text() == "mine"
    assert run("export", str(file), "--journal", kept, "--replace").code == 0


@pytest.mark.parametrize("command", ["journal", "export", "backup", "plan"])
def test_a_misspelt_journal_does_not_become_an_empty_one(command: str, run: Run, tmp_path: Path) -> None:
    argv = [command] + ([str(tmp_path / "out")] if command in {"export", "backup"} else [])
    ran = run(*argv, "--journal", str(tmp_path / "nobody.db"))
    assert ran.code == 2
    assert "there is no such journal" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_refused_leaves_no_journal_behind(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"schema": "instep.journal/1", "facts": 1}\n{"id": 5}\n')
    ran = run("import", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert f"{file}, line 2" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.jsonl"]


def test_a_locked_journal_is_told_in_a_line(
    run: Run, kept: str, *, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "all.jsonl")
    run("export", file, "--journal", kept)
    monkeypatch.setattr(SqliteJournal.__init__, "__kwdefaults__", {"patience_s": 0.1})
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ran = run("import", file, "--journal", kept)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "locked" in ran.err
