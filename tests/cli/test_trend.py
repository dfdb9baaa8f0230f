"""instep trend: rows of what was given, a month in a line, one document, one line for what is wrong."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.cli.conftest import Run
from tests.cli.test_cli_contract import check
from tests.fixed_day import MORNING

from instep.app import ME
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import Rated, SessionEnded
from instep.journal.sqlite import SqliteJournal
from instep.outcomes.sitting import Moment

NOW = MORNING


def kept(path: Path, sessions: int) -> None:
    """A session a day, the newest today; each with stress 5 before and 3 after, and nothing else."""
    with closing(SqliteJournal(path)) as journal:
        journal.append([fact for number in range(sessions) for fact in session(number)])


def session(number: int) -> list[Fact[FactBody]]:
    name, at = f"session-{number}", NOW - timedelta(days=number)
    ended: dict[str, Any] = {
        "session": name,
        "ended": "finished",
        "seconds_played": 600.0,
        "played_ms": {"left": 300_000, "right": 290_000},
        "left": [],
        "routine": "classic",
        "way": "hands",
    }
    return [
        fact(f"{name}-end", at, msgspec.convert(ended, SessionEnded)),
        fact(f"{name}-b", at, Rated(session=name, moment=Moment.BEFORE, values={"stress": 5})),
        fact(f"{name}-a", at, Rated(session=name, moment=Moment.AFTER, values={"stress": 3})),
    ]


def fact(name: str, at: datetime, body: FactBody) -> Fact[FactBody]:
    return Fact(id=name, person=ME, at=at, body=body)


def test_an_empty_journal_says_so_plainly(run: Run) -> None:
    assert run("trend").out.startswith("Nothing yet: the journal holds no session and no number in ")
    document = run("trend", "--json").document
    check("trend", document)
    assert document["sessions"] == 0
    assert {one["before"] for bins in document["measures"].values() for one in bins} == {None}


def test_the_document_holds_every_stretch_and_no_number_that_was_skipped(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    kept(path, 6)
    document = run("trend", "--days", "10", "--journal", str(path), "--json").document
    check("trend", document)
    stress, energy = document["measures"]["stress"], document["measures"]["energy"]
    assert [one["after"] and one["after"]["median"] for one in stress] == [None] * 4 + [3.0] * 6
    assert {one["before"] for one in energy} == {None}
    assert document["seconds"] == {side: {"left": 1800.0, "right": 1740.0} for side in ("period", "overall")}
    [routine] = document["routines"]
    assert (routine["id"], routine["changes"]["stress"]["median"], routine["changes"]["energy"]) == (
        "classic",
        -2.0,
        None,
    )


def test_below_five_with_both_numbers_nothing_is_compared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    kept(path, 4)
    said = run("trend", "--journal", str(path)).out
    assert "too few to compare (4)" in said
    assert "gave both" not in said.partition("By routine")[2]


def test_years_and_one_measure_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    kept(path, 2)
    document = run("trend", "--years", "10", "--measure", "stress", "--journal", str(path), "--json").document
    assert (document["stretch"], list(document["measures"])) == ("month", ["stress"])
    assert len(document["measures"]["stress"]) in {120, 121}


def test_a_month_is_one_line_and_says_what_it_cannot_tell(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    kept(path, 1)
    [line] = run("trend", "--month", f"{NOW:%Y-%m}", "--journal", str(path)).out.splitlines()
    assert "Massages: 1. Days with one: 1. Looks at the feet: 0." in line
    assert line.endswith("Without days to compare, this cannot tell whether the massage did it.")
    assert run("trend", "--month", "2020-02", "--journal", str(path)).out == (
        "February 2020: nothing is in the journal.\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--days", "0"], "--days"),
        (["--days", "many"], "--days"),
        (["--years", "51"], "--years"),
        (["--days", "3", "--years", "3"], "--years: stands beside --days; give one of them"),
        (["--month", "2026-13"], "--month: '2026-13-01' is no day; write the month as year-month"),
        (["--month", "may"], "--month: 'may' is no month; write the month as year-month"),
        (["--month", "2999-01"], "--month: 2999-01 has not begun"),
        (["--measure", "stres"], "did you mean 'stress'"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(run: Run, options: list[str], said: str) -> None:
    ran = run("trend", *options)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
