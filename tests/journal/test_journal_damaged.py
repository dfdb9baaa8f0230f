"""A damaged journal is refused in one clear line or can be read, wherever the damage is: no traceback."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.journal.fresh import quick_place

from instep.export.journal_file import export_journal, import_journal
from instep.export.whole_file import BadFile
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS
from instep.facts.person import SessionGiven
from instep.journal.log import JournalError
from instep.journal.sqlite import SqliteJournal

OLD = Path(__file__).parent / "old/journal-0.1.0.jsonl"
EVERY = tuple(KINDS.values())
NOW = datetime(2026, 12, 1, tzinfo=UTC)
EVER: dict[str, Any] = {"first": date(2000, 1, 1), "last": date(2100, 1, 1)}
Look = Callable[[SqliteJournal, Path], object]
LOOKS: dict[str, Look] = {
    "read": lambda journal, _: journal.read("me", kinds=EVERY, limit=1000),
    "log": lambda journal, _: journal.log(limit=1000),
    "set_aside": lambda journal, _: list(journal.set_aside()),
    "latest": lambda journal, _: [journal.latest("me", kind) for kind in EVERY],
    "current": lambda journal, _: [journal.current("me", kind, now=NOW) for kind in EVERY],
    "between": lambda journal, _: journal.between("me", *EVERY, since=NOW - timedelta(days=999), until=NOW),
    "session": lambda journal, _: [
        journal.session("me", one.session) for one in journal.sittings("me", **EVER)
    ],
    "people": lambda journal, _: journal.people(),
    "summary": lambda journal, _: [journal.summary(person) for person in ("me", "ana")],
    "days": lambda journal, _: journal.days("me", *EVERY, **EVER),
    "pins": lambda journal, _: journal.pins("me", **EVER),
    "open_pins": lambda journal, _: journal.open_pins("me", now=NOW),
    "sittings": lambda journal, _: journal.sittings("me", **EVER),
    "backup": lambda journal, folder: journal.backup(folder / "copy.db"),
    "export": lambda journal, folder: export_journal(journal, folder / "out.jsonl"),
    "rebuild": lambda journal, _: journal.rebuild(),
}
"""Everything that reads; rebuilding, which changes what is derived, comes last."""

COLUMNS = {
    "fact": ("id", "person", "kind", "at", "zone", "version", "body", "instant", "session", "owner"),
    "summary": ("person", "body"),
    "pin": ("opened", "closed", "span", "body"),
    "sitting": ("at", "instant", "body"),
    "current": ("kind", "key", "fact", "replaced"),
    "given": ("owner", "instant", "fact"),
    "mark": ("name", "was", "now"),
}
TEXTS = ("", "{}", "[]", "null", "{", '{"answers": 3}', "99", "../../etc", "Nowhere/At_All", "session_danced")
TIMES = ("2026-05-09", "2026-05-09T21:30:00", "2026-13-40T99:00:00+01:00")
OTHERS = (0, -1, 7, 2**62, 1.5, b"", b"{}", b"\xff\xfe", bytes(9))
ODD: st.SearchStrategy[object] = st.sampled_from((*TEXTS, *TIMES, *OTHERS)) | st.binary(max_size=12)


@cache
def whole() -> bytes:
    """A whole journal in one file."""
    with tempfile.TemporaryDirectory(dir=quick_place()) as folder:
        with closing(SqliteJournal(Path(folder, "whole.db"))) as journal:
            import_journal(journal, OLD)
            [one, *_] = journal.sittings("me", **EVER)
            given = SessionGiven(session=one.session, to="ana")
            journal.append([Fact(id="given", person="me", at=NOW, body=given)])
            journal.backup(Path(folder, "copy.db"))
        return Path(folder, "copy.db").read_bytes()


class Harm(NamedTuple):
    """What happened to the bytes of the file, and where."""

    what: str
    at: int
    also: list[int]
    by: int

    def done_to(self, whole: bytes) -> bytes:
        held = bytearray(whole)
        at = self.at % len(held)
        match self.what:
            case "flip":
                for place in (at, *self.also):
                    held[place % len(held)] ^= self.by % 255 + 1
            case "cut":
                del held[at:]
            case "page":
                other, start = self.by * 4096 % len(held), at // 4096 * 4096
                held[start : start + 4096] = held[other : other + 4096]
            case "zeros":
                end = min(len(held), at + self.by)
                held[at:end] = bytes(end - at)
            case _:
                held.clear()
        return bytes(held)


PLACE_IN_FILE = st.integers(0, 10_000_000) | st.integers(0, 200)
HARMS = st.builds(
    Harm,
    what=st.sampled_from(("flip", "cut", "page", "zeros", "empty")),
    at=PLACE_IN_FILE,
    also=st.lists(PLACE_IN_FILE, max_size=20),
    by=st.integers(1, 5000),
)


def faults(data: bytes, spoil: Callable[[Path], None] = lambda _: None) -> list[str]:
    """What went wrong otherwise than by one line that says which file it is about."""
    with tempfile.TemporaryDirectory(dir=quick_place()) as folder:
        path = Path(folder, "journal.db")
        path.write_bytes(data)
        spoil(path)
        return [fault for fault in _faults(path) if fault]


def _faults(path: Path) -> Iterator[str]:
    opened: list[SqliteJournal] = []
    yield _fault("open", lambda: opened.append(SqliteJournal(path)))
    for journal in opened:
        for name, look in LOOKS.items():
            yield _fault(name, partial(look, journal, path.parent))
        journal.close()


def _fault(name: str, deed: Callable[[], object]) -> str:
    try:
        deed()
    except (JournalError, BadFile) as refused:
        return "" if "\n" not in str(refused) else f"{name}: more than one line"
    except Exception as fault:  # noqa: BLE001  # any other is what this looks for
        return f"{name}: {type(fault).__name__}: {fault}"
    return ""


KEYS = {
    "fact": "seq",
    "summary": "person",
    "pin": "pin",
    "sitting": "session",
    "current": "key",
    "given": "session",
    "mark": "rowid",
}


def spoilt(place: tuple[str, str], row: int, value: object, *, as_text: bool) -> Callable[[Path], None]:
    """Put an odd value into a row, past everything that guards it; bytes may pass for text in no encoding."""
    table, column = place
    key = KEYS[table]
    odd = "CAST(? AS TEXT)" if as_text else "?"

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            keys = [one for (one,) in connection.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
            statement = f"UPDATE OR IGNORE {table} SET {column} = {odd} WHERE {key} = ?"
            connection.execute(statement, (value, keys[row % len(keys)]))

    return spoil


@given(HARMS)
@examples(40)
def test_any_damage_to_the_bytes_is_one_line_or_readable(harm: Harm) -> None:
    assert faults(harm.done_to(whole())) == []


PLACES = [(table, column) for table, columns in COLUMNS.items() for column in columns]


@given(place=st.sampled_from(PLACES), row=st.integers(0, 300), value=ODD, as_text=st.booleans())
@examples(40)
def test_any_value_in_any_row_is_one_line_or_readable(
    place: tuple[str, str], row: int, value: object, *, as_text: bool
) -> None:
    assert faults(whole(), spoilt(place, row, value, as_text=as_text)) == []


def test_a_whole_journal_has_no_fault() -> None:
    assert faults(whole()) == []
