"""The journal as one open file, and back.

JSON Lines in UTF-8. The first line is {"schema": "instep.journal/1", "facts": N}; each of the N lines after
it is one fact: id, person, kind, at (ISO 8601 with offset), zone (an IANA name, or null), version, body.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from instep.export.whole_file import BadFile, whole_file
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import HALF, half_character
from instep.journal.fact_codec import BadFact, FactConflict, Record, checked, json_text, record_of
from instep.journal.log import MOST_PER_PAGE, Cursor, Journal
from instep.journal.settling import settled
from instep.library.errors import BadInput, Message
from instep.library.limited_files import open_file

if TYPE_CHECKING:
    from instep.library.errors import Part

SCHEMA = "instep.journal/1"
_FAMILY = "instep.journal/"
DAMAGED = "damaged"
"""The kind under which a row that cannot be read goes along; no version of Instep reads it."""
_NO_TIME = "1970-01-01T00:00:00+00:00"

MOST_BYTES = 300_000_000
"""Of a file that is taken in: some hundred thousand facts."""
_LONGEST_LINE = 8_000_000  # bytes

_DIGITS = 15  # room for the number of facts, which is known only when all of them have been written

NotEmpty = Annotated[str, msgspec.Meta(min_length=1)]


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    schema: str
    facts: Annotated[int, msgspec.Meta(ge=0)]


class _FactLine(msgspec.Struct, forbid_unknown_fields=True):
    id: NotEmpty
    person: NotEmpty
    kind: NotEmpty
    at: str
    version: Annotated[int, msgspec.Meta(ge=1)]
    body: dict[str, Any]
    zone: NotEmpty | None = None


def export_journal(journal: Journal, path: Path, *, person: str | None = None, replace: bool = False) -> int:
    """Write every fact (of one person, where named) to `path`; return how many.

    What this version cannot read goes along as it is. The file is there whole or not at all, readable by its
    owner only. Raise BadFile where it cannot be written, or exists and `replace` is false.
    """
    return _write(_records(journal, person), path, replace=replace)


def write_facts(facts: Iterable[Fact[FactBody]], path: Path) -> int:
    """Write facts that no journal took to a file of the same form; return how many."""
    return _write(map(record_of, facts), path, replace=True)


def import_journal(journal: Journal, path: Path) -> int:
    """Append every fact of the file, all or none; return how many it holds.

    A fact that the journal already has is kept once, so a file may be taken in again. Raise BadFile, naming
    the line and the field, for anything that is not as export_journal writes it, for a body that does not fit
    its kind, and where an id is taken by other content; JournalError where the journal cannot be written.
    """
    return take_in(read_journal(path), journal, path)


def is_journal(raw: bytes) -> bool:
    """Whether the beginning of a file says in its first line that it is a journal's, of whatever version."""
    try:
        first = json.loads(raw.partition(b"\n")[0])
    except (ValueError, RecursionError):
        return False
    schema = first.get("schema") if isinstance(first, dict) else None
    return isinstance(schema, str) and schema.startswith(_FAMILY)


def read_journal(path: Path) -> dict[Record, int]:
    """Return the records of a file in their order, each with its line; raises BadFile."""
    return {record: number for number, record in _parsed(path)}


def take_in(lines: dict[Record, int], journal: Journal, path: Path, *, noted: Iterable[Record] = ()) -> int:
    """Append what read_journal returned, and what is noted of it; see import_journal."""
    try:
        # What older facts of the file replaced is settled by its own order, wherever it is taken in.
        journal.append_records([*lines, *settled(lines), *noted])
    except FactConflict as conflict:
        numbers = {record.key: number for record, number in lines.items()}  # of two lines the later one
        line = numbers.get((conflict.person, conflict.id), 1)
        raise _bad(path, line, "journal_file-conflict", what=str(conflict)) from None
    return len(lines)


def line_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line that holds a fact."""
    return msgspec.json.schema(_FactLine)


def _write(records: Iterable[Record], path: Path, *, replace: bool) -> int:
    with whole_file(path, replace=replace) as file:
        file.write(_header(0))
        count = sum(file.write(_line(record)) > 0 for record in records)
        file.seek(0)
        file.write(_header(count))
    return count


def _records(journal: Journal, person: str | None) -> Iterator[Record]:
    after: Cursor | None = None
    more = True
    while more:
        page = journal.log(owner=person, after=after, limit=MOST_PER_PAGE)
        yield from page.records
        after, more = page.cursor, page.more


def _header(count: int) -> bytes:
    return f'{{"schema": "{SCHEMA}", "facts": {count:{_DIGITS}}}}\n'.encode()


def _line(record: Record) -> bytes:
    whole = _passed_on(record)
    return (json_text({**whole._asdict(), "body": json.loads(whole.body)}) + "\n").encode()


def _passed_on(record: Record) -> Record:
    """The record as any journal takes it: what damage made unreadable goes along under a kind of its own."""
    try:
        return checked(record)
    except BadFact as bad:
        columns = {name: ascii(value) for name, value in record._asdict().items()}
        body = json_text({"why": str(bad), "columns": columns})
        digest = hashlib.sha256(body.encode()).hexdigest()[:32]
        return Record(f"damaged-{digest}", _person(record), DAMAGED, _NO_TIME, None, 1, body)


def _person(record: Record) -> str:
    return record.person if isinstance(record.person, str) and record.person.isprintable() else "unknown"


def _parsed(path: Path) -> Iterator[tuple[int, Record]]:
    """Yield each record with the number of its line; raise BadFile at the first line that is not right."""
    lines = _lines(path)
    number, text = next(lines, (1, ""))
    promised = _header_of(path, number, text)
    for number, text in lines:
        yield number, _record_of_line(path, number, text)
    if number - 1 != promised:
        raise _bad(path, number, "journal_file-cut", promised=promised, there=number - 1)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with open_file(str(path), MOST_BYTES) as file:
            lines = iter(partial(file.readline, _LONGEST_LINE + 1), b"")
            for number, raw in enumerate(lines, start=1):
                yield number, _utf8(path, number, raw)
    except BadInput as problem:
        raise BadFile.of(problem.problem, problem.remedy, file=problem.file, place=problem.place) from problem


def _utf8(path: Path, number: int, raw: bytes) -> str:
    if len(raw) > _LONGEST_LINE:
        raise _bad(path, number, "journal_file-too_long_line")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise _bad(path, number, "journal_file-not_utf8") from None


def _header_of(path: Path, number: int, text: str) -> int:
    remedy = Message("errors-journal_file-to_begin_so", schema=SCHEMA)
    with _placed(path, number, remedy):
        found = _json(text)
        schema = found.get("schema") if isinstance(found, dict) else None
        if schema != SCHEMA:
            written = json.dumps(schema)
            raise _bad(
                path, number, "journal_file-another_schema", remedy=remedy, written=written, schema=SCHEMA
            )
        return msgspec.convert(found, _Header).facts


def _record_of_line(path: Path, number: int, text: str) -> Record:
    with _placed(path, number, Message("errors-journal_file-to_correct")):
        line = _fact_line(_json(text))
        body = json_text(line.body)
        return checked(Record(line.id, line.person, line.kind, line.at, line.zone, line.version, body))


@contextmanager
def _placed(path: Path, number: int, remedy: Message) -> Iterator[None]:
    try:
        yield
    except BadFile:
        raise
    except RecursionError:
        raise _bad(path, number, "journal_file-too_deep", remedy=remedy) from None
    except json.JSONDecodeError as error:
        column = str(error.colno)
        raise _bad(
            path, number, "journal_file-not_json", remedy=remedy, what=error.msg, column=column
        ) from None
    except (ValueError, msgspec.ValidationError) as error:
        raise _bad(path, number, "said", remedy=remedy, what=str(error)) from None


def _json(text: str) -> Any:
    return json.loads(text, parse_constant=_no_constant)


def _fact_line(document: Any) -> _FactLine:
    try:
        return msgspec.convert(document, _FactLine)
    except UnicodeEncodeError:  # the reason would quote half a character, which no text holds
        raise ValueError(f"{half_character(document)}: {HALF}") from None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _bad(path: Path, number: int, key: str, /, *, remedy: Message | None = None, **parts: "Part") -> BadFile:
    place = Message("errors-place-line_of_file", name=str(path), line=str(number))
    return BadFile(key, file="", place=place, remedy=remedy, **parts)
