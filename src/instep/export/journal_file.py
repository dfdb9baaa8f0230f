"""The journal as one open file, and back.

JSON Lines in UTF-8. The first line is {"schema": "instep.journal/1", "facts": N}; each of the N lines after
it is one fact: id, person, kind, at (ISO 8601 with offset), zone (an IANA name, or null), version, body.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec

from instep.export.whole_file import BadFile, whole_file
from instep.journal.fact import Fact, FactKind
from instep.journal.log import MOST_PER_PAGE, Cursor, Journal
from instep.journal.record import FactConflict, json_text, moment_of, record_of

SCHEMA = "instep.journal/1"

_DIGITS = 15  # room for the number of facts, which is known only when all of them have been written

NotEmpty = Annotated[str, msgspec.Meta(min_length=1)]


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    schema: str
    facts: Annotated[int, msgspec.Meta(ge=0)]


class _FactLine(msgspec.Struct, forbid_unknown_fields=True):
    id: NotEmpty
    person: NotEmpty
    kind: FactKind
    at: str
    version: Annotated[int, msgspec.Meta(ge=1)]
    body: dict[str, Any]
    zone: NotEmpty | None = None


def export_journal(journal: Journal, path: Path, *, person: str | None = None, replace: bool = False) -> int:
    """Write every fact (of one person, where named) to `path`; return how many.

    The file is there whole or not at all, readable by its owner only. Raise BadFile where it cannot be
    written, or exists and `replace` is false.
    """
    with whole_file(path, replace=replace) as file:
        file.write(_header(0))
        count = sum(file.write(_fact_line(fact)) > 0 for fact in _facts(journal, person))
        file.seek(0)
        file.write(_header(count))
    return count


def import_journal(journal: Journal, path: Path) -> int:
    """Append every fact of the file, all or none; return how many it holds.

    A fact that the journal already has is kept once, so a file may be taken in again. Raise BadFile, naming
    the line, for anything that is not as export_journal writes it, and where an id is taken by other
    content; JournalError where the journal cannot be written.
    """
    lines = {}
    facts = []
    for number, fact in _parsed(path):
        lines[fact.id] = number
        facts.append(fact)
    try:
        journal.append(facts)
    except FactConflict as conflict:
        raise _bad(path, lines[conflict.id], f"{conflict}; nothing was imported") from None
    return len(facts)


def line_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line that holds a fact."""
    return msgspec.json.schema(_FactLine)


def _facts(journal: Journal, person: str | None) -> Iterator[Fact]:
    after: Cursor | None = None
    more = True
    while more:
        if person is None:
            page = journal.read_everyone(after=after, limit=MOST_PER_PAGE)
        else:
            page = journal.read(person, after=after, limit=MOST_PER_PAGE)
        yield from page.facts
        after, more = page.cursor, page.more


def _header(count: int) -> bytes:
    return f'{{"schema": "{SCHEMA}", "facts": {count:{_DIGITS}}}}\n'.encode()


def _fact_line(fact: Fact) -> bytes:
    record = record_of(fact)
    return (json_text({**record._asdict(), "body": fact.body}) + "\n").encode()


def _parsed(path: Path) -> Iterator[tuple[int, Fact]]:
    """Yield each fact with the number of its line; raise BadFile at the first line that is not right."""
    lines = _lines(path)
    number, text = next(lines, (1, ""))
    promised = _header_of(path, number, text)
    for number, text in lines:
        yield number, _fact_of_line(path, number, text)
    if number - 1 != promised:
        problem = f"{promised} facts are promised in line 1, {number - 1} are there"
        raise _bad(path, number, f"{problem}; the file was cut or changed, export it again")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                yield number, _utf8(path, number, raw)
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror}); check the name") from error


def _utf8(path: Path, number: int, raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise _bad(path, number, "not UTF-8 text; export it again") from None


def _header_of(path: Path, number: int, text: str) -> int:
    remedy = f'the first line of a journal file is like {{"schema": "{SCHEMA}", "facts": 2}}'
    with _placed(path, number, remedy):
        found = _json(text)
        schema = found.get("schema") if isinstance(found, dict) else None
        if schema != SCHEMA:
            raise ValueError(f"the schema is {json.dumps(schema)}, not {SCHEMA}")
        return msgspec.convert(found, _Header).facts


def _fact_of_line(path: Path, number: int, text: str) -> Fact:
    with _placed(path, number, "correct the line or export the file again"):
        line = msgspec.convert(_json(text), _FactLine)
        fact = Fact(
            id=line.id,
            person=line.person,
            kind=line.kind,
            at=moment_of(line.at, line.zone),
            version=line.version,
            body=line.body,
        )
        record_of(fact)
        return fact


@contextmanager
def _placed(path: Path, number: int, remedy: str) -> Iterator[None]:
    try:
        yield
    except RecursionError:
        raise _bad(path, number, f"nested too deeply; {remedy}") from None
    except json.JSONDecodeError as error:
        raise _bad(path, number, f"not JSON: {error.msg} at column {error.colno}; {remedy}") from None
    except (ValueError, msgspec.ValidationError) as error:
        raise _bad(path, number, f"{error}; {remedy}") from None


def _json(text: str) -> Any:
    return json.loads(text, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _bad(path: Path, number: int, problem: str) -> BadFile:
    return BadFile(f"{path}, line {number}: {problem}")
