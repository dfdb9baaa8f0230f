"""instep agreed writes down what a clinician said; from a file it opens nothing."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run, Write, refused

WORD = (
    "--rule",
    "CF05",
    "--by",
    "Dr. Weber",
    "--role",
    "GP",
    "--said",
    "2026-11-20",
    "--until",
    "2026-12-20",
)
POOR = {"answers": {"circulation": "told_poor"}}


@pytest.fixture
def poor(write: Write) -> str:
    return write("poor.json", POOR)


@pytest.fixture
def theirs(tmp_path: Path) -> str:
    return str(tmp_path / "theirs.db")


@pytest.fixture
def journal(tmp_path: Path) -> str:
    return str(tmp_path / "mine.db")


def may_start(run: Run, answers: str, journal: str) -> bool:
    return run("plan", "--answers", answers, "--json", "--journal", journal).code == 0


def test_a_word_is_listed_with_who_and_until_when_and_opens_the_plan(
    run: Run, poor: str, journal: str
) -> None:
    told = run("agreed", *WORD, "--journal", journal).out
    assert "Dr. Weber, GP" in told
    assert "20 December 2026" in told
    (kept,) = run("agreed", "--json", "--journal", journal).document["agreements"]
    assert (kept["rule"], kept["signed"], kept["state"]) == ("CF05", False, "holds")
    assert may_start(run, poor, journal)


def test_a_word_that_is_withdrawn_opens_nothing(run: Run, poor: str, journal: str) -> None:
    run("agreed", *WORD, "--journal", journal)
    (kept,) = run("agreed", "--json", "--journal", journal).document["agreements"]
    run("agreed", "--withdraw", kept["id"], "--journal", journal)
    assert not may_start(run, poor, journal)


BAD = {
    "a stop": (("--rule", "EM01", *WORD[2:]), "rule 'EM01' is not opened by anybody's word"),
    "no name": ((*WORD[:2], *WORD[4:]), "name: is missing"),
    "no day": (WORD[:6], "--said"),
    "no last day": (WORD[:8], "--until"),
    "a day that is none": ((*WORD[:7], "2026-02-31", *WORD[8:]), "--said"),
    "for ever": ((*WORD[:9], "2199-01-01"), "later than a word holds"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_not_a_word_is_refused_in_one_line_and_nothing_is_kept(run: Run, case: str) -> None:
    words, line = BAD[case]
    refused(run("agreed", *words), line)
    assert run("agreed", "--json").document["agreements"] == []


def test_a_word_from_another_journal_opens_nothing_here(run: Run, theirs: str, journal: str) -> None:
    file = f"{theirs}.jsonl"
    run("agreed", *WORD, "--journal", theirs)
    assert run("export", file, "--journal", theirs).code == 0
    assert run("import", file, "--yes", "--journal", journal).code == 0
    (kept,) = run("agreed", "--json", "--journal", journal).document["agreements"]
    assert kept["rule"] is None
