"""A fact as text: the one form in which journals store it and files carry it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from instep.facts.body import EARLIEST, LATEST, FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import NewerBody, UnfitBody, parse_body, plain

MOST_NESTED = 100
_LONGEST_ID = 200
_NEWEST = 1_000_000
"""No kind of fact will ever have had so many versions, and any column holds the number."""


class BadFact(ValueError):
    """A fact that is not taken. One line: which, where in it, and why; `field` is empty for the whole."""

    def __init__(self, problem: str, field: str = "") -> None:
        super().__init__(problem)
        self.field = field


class FactConflict(ValueError):
    """An id is taken by another fact of the same person; `person` and `id` say which."""

    def __init__(self, person: str, fact_id: str) -> None:
        super().__init__(f"fact {fact_id}: already written with other content; a correction needs a new id")
        self.person, self.id = person, fact_id


class Record(NamedTuple):
    """A fact's columns: `at` is ISO 8601 with its offset, `zone` an IANA name, `body` JSON."""

    id: str
    person: str
    kind: str
    at: str
    zone: str | None
    version: int
    body: str

    @property
    def key(self) -> tuple[str, str]:
        """What names it: an id is unique for its person, and says nothing about anybody else's."""
        return self.person, self.id


class SetAside(NamedTuple):
    """A record that stays as it is and counts for nothing, and why."""

    record: Record
    why: str


def record_of(fact: Fact[FactBody]) -> Record:
    """Return the fact as text; raise BadFact where it would not come back the same."""
    zone = getattr(fact.at.tzinfo, "key", None)
    try:
        body = json_text(plain(fact.body))
    except BadFact:
        raise
    except (ValueError, TypeError) as error:
        raise BadFact(f"fact {fact.id}: its body is not JSON: {error}", "body") from None
    return checked(Record(fact.id, fact.person, fact.kind, fact.at.isoformat(), zone, fact.version, body))


def checked(record: Record) -> Record:
    """Return a record that this journal takes; raise BadFact naming the field of one that it does not.

    A kind or a version that only a newer Instep knows is taken: it is kept, and passed on.
    """
    _check_envelope(record)
    try:
        fact_of(record)
    except NewerBody:
        _check_time(record)
    except UnfitBody as unfit:
        raise BadFact(f"fact {record.id}: its body does not fit: {unfit}", f"body.{unfit.field}") from None
    except (ValueError, TypeError, OverflowError) as error:
        raise BadFact(f"at: {error}", "at") from None
    return record


def _check_envelope(record: Record) -> None:
    for name, value in (("id", record.id), ("person", record.person), ("kind", record.kind)):
        if not is_name(value):
            problem = f"its {name} {_shown(value)} must be text of 1 to {_LONGEST_ID} letters"
            raise BadFact(f"fact {_shown(record.id)}: {problem}", name)
    if not isinstance(record.version, int) or not 1 <= record.version <= _NEWEST:
        problem = f"fact {record.id}: its version {record.version!a} must be 1 to {_NEWEST}"
        raise BadFact(problem, "version")
    if record.zone is not None and not is_name(record.zone):
        raise BadFact(f"fact {record.id}: its zone {_shown(record.zone)} must be text", "zone")


def _shown(value: object) -> str:
    """As much of what was sent as one line holds."""
    return ascii(value)[:_LONGEST_ID]


def _check_time(record: Record) -> None:
    try:
        at = moment_of(record.at, record.zone)
    except (ValueError, TypeError, OverflowError) as error:
        raise BadFact(f"at: {error}", "at") from None
    if not EARLIEST <= at < LATEST:
        raise BadFact(f"fact {record.id}: at: its time {record.at} is out of every calendar", "at")


def fact_of(record: Record) -> Fact[FactBody]:
    """Return the fact that was written; its time has the same instant, offset and zone name.

    Raise UnfitBody or NewerBody for a body that this version cannot read, ValueError for a time that is none.
    """
    at = moment_of(record.at, record.zone)
    body = parse_body(record.kind, record.version, record.body)
    return Fact(id=record.id, person=record.person, at=at, body=body)


def readable(records: Iterable[Record]) -> Iterator[Fact[FactBody]]:
    """Yield the facts that can be read; whatever else is there stays in the log and counts for nothing."""
    for record in records:
        read = read_record(record)
        if isinstance(read, Fact):
            yield read


def set_aside(records: Iterable[Record]) -> Iterator[SetAside]:
    """Yield what cannot be read."""
    return (read for read in map(read_record, records) if isinstance(read, SetAside))


def read_record(record: Record) -> Fact[FactBody] | SetAside:
    """Return the fact, or the record set aside with the reason."""
    try:
        return fact_of(record)
    except (
        ValueError,
        TypeError,
        AttributeError,
        OverflowError,
    ) as error:  # whatever damage made of a column
        return SetAside(record, " ".join(str(error).split()))


def instant_of(at: Any) -> int:
    """Return a time as whole microseconds since 1970 in UTC; 0 for what is no time."""
    try:
        return (datetime.fromisoformat(at) - _EPOCH) // _MICROSECOND
    except (ValueError, TypeError, OverflowError):
        return 0


def microseconds(moment: datetime) -> int:
    """Return a moment as whole microseconds since 1970 in UTC."""
    return (moment - _EPOCH) // _MICROSECOND


_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MICROSECOND = timedelta(microseconds=1)


def moment_of(at: str, zone: str | None) -> datetime:
    """Return the time with its zone; raise ValueError where `at` is not ISO 8601 or has no offset."""
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(f"the time {at} has no offset; write it like 2026-05-09T21:30:00+02:00")
    return moment if zone is None else _in_zone(moment, zone)


def new_among(
    records: Iterable[Record], known: Mapping[tuple[str, str], Record]
) -> dict[tuple[str, str], Record]:
    """Return by key the records that `known` lacks, in order; raise FactConflict where content differs."""
    fresh: dict[tuple[str, str], Record] = {}
    for record in records:
        earlier = known.get(record.key) or fresh.setdefault(record.key, record)
        if earlier != record and not _say_the_same(earlier, record):
            raise FactConflict(record.person, record.id)
    return fresh


def _say_the_same(one: Record, other: Record) -> bool:
    """Whether two texts are one fact: a version may leave out what another one writes."""
    if (one.kind, one.at, one.zone) != (other.kind, other.at, other.zone):
        return False
    first, second = read_record(one), read_record(other)
    return isinstance(first, Fact) and isinstance(second, Fact) and first.body == second.body


def json_text(value: Any) -> str:
    """Return canonical JSON: equal values give equal text. Raise BadFact for what JSON cannot hold."""
    _check_depth(value, MOST_NESTED)
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
    )


def _check_depth(value: Any, depth: int) -> None:
    if depth == 0:
        raise BadFact(f"nested deeper than {MOST_NESTED}")
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for one in inner:
        _check_depth(one, depth - 1)


def is_name(value: object) -> bool:
    """Whether this can be an id of a fact, a person or the like."""
    fits = isinstance(value, str) and 0 < len(value) <= _LONGEST_ID
    return fits and _is_text(str(value)) and "\0" not in str(value)


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
