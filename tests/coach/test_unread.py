"""A fact that cannot be read may have been a stop: the door is shut until somebody says what holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.coach.contexts import NOON
from tests.coach.living import DAY, MINUTE, Living, a_fact, an_event

from instep.coach.person.stops import close_stop, open_stops
from instep.journal.fact_codec import Record, record_of
from instep.journal.sqlite import SqliteJournal
from instep.library.errors import BadInput
from instep.safety.clearance import Level

DAMAGED = ("{", "", "null", '{"event":7}', b"\xff\xfe", 7)
"""What damage makes of a body."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def living(file: Path) -> Iterator[Living]:
    journal = SqliteJournal(file)
    yield Living(journal=journal)
    journal.close()


def spoil(file: Path, body: object, *, kind: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE fact SET body = :body WHERE kind = :kind", {"body": body, "kind": kind})


def newer(number: int = 1, *, person: str = "me", **columns: object) -> Record:
    """What only a later version of Instep knows."""
    whole = {"id": f"newer-{number}", "person": person, "kind": "dream", "at": NOON.isoformat(), "zone": None}
    return Record(**{**whole, "version": 1, "body": "{}", **columns})  # type: ignore[arg-type]  # spoilt on purpose


def rules(living: Living) -> set[str]:
    refused = living.is_refused()
    assert refused.clearance.level is Level.CLINICIAN_FIRST
    return {reason.rule for reason in refused.clearance.reasons}


@pytest.mark.parametrize("body", DAMAGED)
def test_a_stop_that_damage_made_unreadable_shuts_the_door(living: Living, file: Path, body: object) -> None:
    living.meets("calf_pain")
    spoil(file, body, kind="session_event")
    assert "ST97" in rules(living.later(DAY))
    (stop,) = open_stops(living.later(DAY).context)
    assert [how.value for how in stop.closes_by] == ["looked_at"]


@pytest.mark.parametrize("body", DAMAGED)
def test_an_answer_that_damage_made_unreadable_is_never_simply_gone(
    living: Living, file: Path, body: object
) -> None:
    living.starts(diabetes="yes", numbness="reduced")
    spoil(file, body, kind="profile_answered")
    assert "ST97" in rules(living.later(DAY))


def test_what_only_a_newer_version_can_read_shuts_the_door_from_the_moment_it_comes(living: Living) -> None:
    living.begins()
    living.journal.append_records([newer()])
    living.journal.append([a_fact(an_event("begin"), NOON + MINUTE)])
    assert rules(living.later(DAY)) == {"ST97"}
    living.journal.rebuild()
    assert rules(living.later(DAY)) == {"ST97"}


def test_it_is_closed_by_who_looked_and_stays_closed_while_the_next_one_stands(living: Living) -> None:
    living.journal.append_records([newer(1)])
    next_day = living.later(DAY)
    with pytest.raises(BadInput, match="'gone' does not close it"):
        close_stop("unread_fact", "gone", by="", on=NOON.date(), context=next_day.context)
    close_stop("unread_fact", "looked_at", by="my nurse", on=NOON.date(), context=next_day.context)
    next_day.later(MINUTE).begins()
    living.journal.rebuild()
    next_day.later(MINUTE).begins()
    living.journal.append_records([newer(2)])
    assert rules(next_day.later(2 * MINUTE)) == {"ST97"}
    (stop,) = open_stops(next_day.later(2 * MINUTE).context)
    assert [fact.id for fact in stop.facts] == ["newer-2"]


@pytest.mark.parametrize("name", ["", "x" * 500, 7, b"\xff"])
def test_damage_to_an_id_can_be_closed_too(living: Living, file: Path, name: object) -> None:
    living.meets("calf_pain")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE fact SET id = :id, body = '{'", {"id": name})
    assert "ST97" in rules(living.later(DAY))
    (stop,) = [one for one in open_stops(living.later(DAY).context) if one.name == "unread_fact"]
    close_stop(stop.name, "looked_at", by="my nurse", on=NOON.date(), context=living.later(DAY).context)
    assert not [one for one in open_stops(living.later(2 * DAY).context) if one.name == "unread_fact"]


@pytest.mark.parametrize("at", ["", "yesterday", "2026-05-09T12:00:00", "9999-12-31T23:59:59+00:00"])
def test_damage_to_a_time_shuts_the_door_too(living: Living, file: Path, at: str) -> None:
    living.meets("calf_pain")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE fact SET at = :at", {"at": at})
    assert "ST97" in rules(living.later(DAY))


def test_it_shuts_the_door_of_its_own_person_alone(living: Living) -> None:
    living.journal.append_records([newer(person="eva")])
    living.later(DAY).begins()
    assert rules(Living(now=NOON + DAY, person="eva", journal=living.journal)) == {"ST97"}


def test_what_an_older_version_could_not_read_and_this_one_can_shuts_nothing(
    living: Living, file: Path
) -> None:
    living.journal.append_records([newer()])
    read = record_of(a_fact(an_event("begin"), NOON))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(
            "UPDATE fact SET kind = ?, version = ?, body = ?", (read.kind, read.version, read.body)
        )
    living.later(DAY).begins()
