"""A fact as text: the one form in which journals store it and files carry it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from instep.journal.fact import Fact, FactKind

MOST_NESTED = 100


class BadFact(ValueError):
    """A fact that could not be read back as it was written. One line: which, and why."""


class FactConflict(ValueError):
    """An id is taken by a fact with other content; `id` says which."""

    def __init__(self, fact_id: str) -> None:
        super().__init__(f"fact {fact_id}: already written with other content; a correction needs a new id")
        self.id = fact_id


class Record(NamedTuple):
    """A fact's columns: `at` is ISO 8601 with its offset, `zone` an IANA name, `body` canonical JSON."""

    id: str
    person: str
    kind: str
    at: str
    zone: str | None
    version: int
    body: str


def record_of(fact: Fact) -> Record:
    """Return the fact as text; raise BadFact where it would not come back the same."""
    _check(fact)
    try:
        body = json_text(fact.body)
    except ValueError as error:
        raise BadFact(f"fact {fact.id}: its body is not JSON: {error}") from None
    zone = getattr(fact.at.tzinfo, "key", None)
    return Record(fact.id, fact.person, fact.kind.value, fact.at.isoformat(), zone, fact.version, body)


def fact_of(record: Record) -> Fact:
    """Return the fact that was written; its time has the same instant, offset and zone name."""
    return Fact(
        id=record.id,
        person=record.person,
        kind=FactKind(record.kind),
        at=moment_of(record.at, record.zone),
        version=record.version,
        body=json.loads(record.body),
    )


def moment_of(at: str, zone: str | None) -> datetime:
    """Return the time with its zone; raise ValueError where `at` is not ISO 8601 or has no offset."""
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(f"the time {at} has no offset; write it like 2026-05-09T21:30:00+02:00")
    return moment if zone is None else _in_zone(moment, zone)


def new_among(records: Iterable[Record], known: Mapping[str, Record]) -> dict[str, Record]:
    """Return by id the records that `known` lacks, in order; raise FactConflict where the content differs."""
    fresh: dict[str, Record] = {}
    for record in records:
        earlier = known.get(record.id) or fresh.setdefault(record.id, record)
        if earlier != record:
            raise FactConflict(record.id)
    return fresh


def json_text(value: Any) -> str:
    """Return canonical JSON: equal values give equal text. Raise ValueError for what JSON cannot hold."""
    _check_json(value, MOST_NESTED)
    text = _dump(value, ascii_only=False)
    # Half a surrogate pair (an emoji cut in two by a browser) has no UTF-8; as an escape it survives.
    return text if _is_text(text) else _dump(value, ascii_only=True)


def _dump(value: Any, *, ascii_only: bool) -> str:
    return json.dumps(
        value,
        ensure_ascii=ascii_only,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
        default=dict,  # a read-only mapping is written as the object it is
    )


def _check(fact: Fact) -> None:
    for name, value in (("id", fact.id), ("person", fact.person)):
        if not value or not _is_text(value):
            raise BadFact(f"fact {fact.id!a}: its {name} {value!a} must be text and not empty")
    zone = getattr(fact.at.tzinfo, "key", None)
    if zone is not None and not _is_text(zone):
        raise BadFact(f"fact {fact.id}: its zone {zone!a} must be text")
    if fact.version < 1:
        raise BadFact(f"fact {fact.id}: its version {fact.version} must be 1 or more")


def _check_json(value: Any, depth: int) -> None:
    # json.dumps alone would turn the key 1 into "1", and a history would not come back as it was.
    if depth == 0:
        raise ValueError(f"nested deeper than {MOST_NESTED}")
    if isinstance(value, Mapping):
        _check_keys(value)
        value = value.values()
    elif not isinstance(value, list | tuple):
        _check_leaf(value)
        return
    for inner in value:
        _check_json(inner, depth - 1)


def _check_keys(value: Mapping[Any, Any]) -> None:
    for key in value:
        if not isinstance(key, str):
            raise ValueError(f"the key {key!r} is not text")  # noqa: TRY004  one kind of error for bad content


def _check_leaf(value: Any) -> None:
    if value is not None and not isinstance(value, str | int | float | bool):
        raise ValueError(f"{type(value).__name__} is not a JSON value")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


class KeptZone(tzinfo):
    """An offset with the name of its zone, for a machine whose zone tables do not agree with it."""

    def __init__(self, key: str, offset: timedelta) -> None:
        self.key = key
        self._offset = offset

    def utcoffset(self, _when: datetime | None, /) -> timedelta:
        """Return the offset that was written."""
        return self._offset

    def dst(self, _when: datetime | None, /) -> None:
        """Return None: not known here."""

    def tzname(self, _when: datetime | None, /) -> str:
        """Return the zone's name."""
        return self.key


def _in_zone(moment: datetime, name: str) -> datetime:
    zone = _zone(name)
    if zone is not None and (there := moment.astimezone(zone)).isoformat() == moment.isoformat():
        return there
    return moment.replace(tzinfo=KeptZone(name, moment.utcoffset() or timedelta()))


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown here, not a name, or a folder of zones
        return None
