"""Whatever facts a journal holds, every page answers, the doctor names them, and no look changes one: I15."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from tests.facts.bodies import BODIES, SESSION, fact
from tests.facts.odd import LONG, Spoilt, fitting, unfit
from tests.web.walking import broken, every_address

from instep.app import ME, Instep
from instep.cli.main import main
from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS, parse_body
from instep.facts.person import PersonJoined, SessionGiven
from instep.journal.fact_codec import json_text

ENDS_OF_TIME = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, 23, 59, tzinfo=UTC))
INSERT = (
    "INSERT INTO fact (id, person, kind, at, zone, version, body, instant, session, owner)"
    " VALUES (:id, 'me', :kind, :at, NULL, :version, :body, :instant, :session, 'me')"
)
UPDATE = "UPDATE fact SET body = :body WHERE kind = :kind"
TABLES = ("fact", "current", "summary", "pin", "sitting", "given")
DAMAGED = ("", "{", "null", "[]", "\0", "1" * 5000, "[" * 5000, b"\xff\xfe", b"", 7, 1.5)
"""Bodies that only damage writes."""
each_kind = pytest.mark.parametrize("kind", KINDS)


def path_of(tmp_path: Path) -> Path:
    """Where the journal of these tests is kept."""
    return tmp_path / "journal.db"


def lived(instep: Instep) -> None:
    """Something of every kind but what makes a fact somebody else's, today."""
    elsewhere = (PersonJoined, SessionGiven)
    whole = (body for body in BODIES if not isinstance(body, elsewhere))
    instep.journal.append(
        [fact(body, f"fact-{number}", at=instep.now(), person=ME) for number, body in enumerate(whole)]
    )


def odd_facts(kind: str, instep: Instep) -> list[Fact[FactBody]]:
    """Every odd body that fits its kind: long ago, now, and as late as can be."""
    bodies = [one for one in fitting(kind) if one.odd != LONG]
    times = (*ENDS_OF_TIME, instep.now())
    return [
        fact(_read(one), f"odd-{number}-{time}", at=at, person=ME)
        for number, one in enumerate(bodies)
        for time, at in enumerate(times)
    ]


def _read(one: Spoilt) -> FactBody:
    return parse_body(one.kind, one.version, json_text(one.body))


def past_every_guard(path: Path, kind: str, bodies: list[object], *, at: datetime) -> None:
    """Put bodies into the table as only damage does, and spoil one that was whole."""
    rows = [
        {
            "id": f"raw-{kind}-{number}",
            "kind": kind,
            "at": at.isoformat(),
            "version": KINDS[kind].version,
            "body": body,
            "instant": round(at.timestamp() * 1e6),
            "session": SESSION,
        }
        for number, body in enumerate(bodies)
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executemany(INSERT, rows)
        connection.execute(UPDATE, {"kind": kind, "body": bodies[0]})
        # It is the file that was damaged, and no WAL of a program that leaves no marks.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def raw(kind: str) -> list[object]:
    return ["{}" if kind != "order_settled" else "{", *map(_text, unfit(kind)), *DAMAGED]


def _text(one: Spoilt) -> str:
    return json.dumps(one.body)


def whole_journal(path: Path) -> list[object]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            row for table in TABLES for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        ]  # our names


@each_kind
def test_i15_no_fact_that_is_well_formed_and_odd_breaks_a_page(
    door: httpx.Client, instep: Instep, kind: str
) -> None:
    lived(instep)
    instep.journal.append(odd_facts(kind, instep))
    assert broken(door) == {}


@each_kind
def test_i15_no_row_that_is_no_fact_breaks_a_page_and_each_is_named(
    door: httpx.Client, *, instep: Instep, tmp_path: Path, kind: str
) -> None:
    lived(instep)
    past_every_guard(path_of(tmp_path), kind, raw(kind), at=instep.now())
    assert broken(door) == {}
    aside = {one.record.id for one in instep.journal.set_aside()}
    assert {f"raw-{kind}-{number}" for number, _ in enumerate(raw(kind))} <= aside


@pytest.mark.parametrize("first", range(0, len(KINDS), 5))
def test_i15_the_doctor_names_what_cannot_be_read(
    *, instep: Instep, tmp_path: Path, capsys: pytest.CaptureFixture[str], first: int
) -> None:
    kinds = list(KINDS)[first : first + 5]
    for kind in kinds:
        past_every_guard(path_of(tmp_path), kind, ["{"], at=instep.now())
    main(["doctor", "--journal", str(path_of(tmp_path)), "--json"])
    (facts,) = [one for one in json.loads(capsys.readouterr().out)["checks"] if one["name"] == "facts"]
    assert not facts["ok"]
    assert all(f"'raw-{kind}-0' ('{kind}')" in facts["found"] for kind in kinds)


@pytest.mark.parametrize("path", every_address())
def test_i15_no_look_at_a_page_changes_anything(
    *, door: httpx.Client, instep: Instep, tmp_path: Path, path: str
) -> None:
    lived(instep)
    before = whole_journal(path_of(tmp_path))
    for query in (
        "",
        "?for=me",
        "?day=2026-11-24",
        "?close=calf_pain&how=gone&on=2026-11-24&do=away&person=me",
    ):
        door.get(f"{path}{query}")
    assert whole_journal(path_of(tmp_path)) == before


def test_i15_no_look_at_an_empty_journal_begins_one(door: httpx.Client, instep: Instep) -> None:
    assert broken(door) == {}
    assert instep.journal.log().records == ()
    assert instep.journal.people() == ()


def test_every_kind_has_odd_facts_of_both_sorts() -> None:
    assert all(unfit(kind) and fitting(kind) for kind in KINDS)
    assert {kind_of(type(body)) for body in BODIES} == set(KINDS)
