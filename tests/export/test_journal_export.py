"""The journal leaves as one open file and comes back as it was, or not at all."""

import importlib
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from instep.journal.fact import Fact, FactKind
from instep.journal.memory import MemoryJournal

from instep.export.journal_file import export_journal, import_journal, line_schema
from instep.export.whole_file import BadFile
from instep.journal.log import Journal, JournalError
from instep.journal.record import record_of
from instep.journal.sqlite import SqliteJournal

PARIS = ZoneInfo("Europe/Paris")
EVENING = Fact(
    id="ana-1",
    person="ana",
    kind=FactKind.SESSION_ENDED,
    at=datetime(2026, 5, 9, 21, 30, tzinfo=PARIS),
    version=1,
    body={"routine": "classic", "played_ms": {"left": 290_000, "right": 290_000}, "note": "gut, danke 🦶"},
)
LINE = {
    "id": "ana-1",
    "person": "ana",
    "kind": "rated",
    "at": "2026-05-09T21:30:00+02:00",
    "zone": "Europe/Paris",
    "version": 1,
    "body": {"pain": 3},
}
ODD = [
    replace(EVENING, id="2", at=datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), person="ben"),
    replace(EVENING, id="3", body={"big": 10**40, "tiny": 5e-324, "one": 1.0, "half": "\ud83e", "no": None}),
    replace(EVENING, id='"4"\n\u2028', body={"": [[], {}, "\x00"]}, at=datetime(1, 1, 1, tzinfo=UTC)),
]


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    kept: Journal = MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "journal.db")
    with closing(kept):
        yield kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.jsonl"


def write(file: Path, *lines: Any, promised: int | None = None) -> None:
    """Write a journal file of these facts; text is written as it is."""
    header = {"schema": "instep.journal/1", "facts": len(lines) if promised is None else promised}
    texts = [line if isinstance(line, str) else json.dumps(line) for line in (header, *lines)]
    file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")


def test_what_leaves_comes_back_the_same(journal: Journal, file: Path) -> None:
    many = [replace(EVENING, id=f"many-{number}") for number in range(2100)]
    journal.append([EVENING, *ODD, *many])
    assert export_journal(journal, file) == 2104
    other = MemoryJournal()
    assert import_journal(other, file) == 2104
    returned = [record_of(fact) for fact in [*everything(other)]]
    assert returned == [record_of(fact) for fact in [EVENING, *ODD, *many]]
    export_journal(other, again := file.with_name("again.jsonl"))
    assert again.read_bytes() == file.read_bytes()


def everything(journal: Journal) -> Iterator[Fact]:
    page = journal.read_everyone(limit=1000)
    yield from page.facts
    while page.more:
        page = journal.read_everyone(after=page.cursor, limit=1000)
        yield from page.facts


def test_taking_a_file_in_twice_keeps_everything_once(journal: Journal, file: Path) -> None:
    journal.append([EVENING, *ODD])
    export_journal(journal, file)
    assert import_journal(journal, file) == import_journal(journal, file) == 4
    assert journal.read_everyone().facts == (EVENING, *ODD)


def test_the_file_is_plain_json_lines_that_anyone_can_read(journal: Journal, file: Path) -> None:
    journal.append([EVENING, *ODD])
    export_journal(journal, file)
    header, *facts = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]
    assert header == {"schema": "instep.journal/1", "facts": 4}
    assert facts[0] == {
        "id": "ana-1",
        "person": "ana",
        "kind": "session_ended",
        "at": "2026-05-09T21:30:00+02:00",
        "zone": "Europe/Paris",
        "version": 1,
        "body": EVENING.body,
    }
    validate = importlib.import_module("jsonschema").validate  # it has no types of its own
    for fact in facts:
        validate(fact, line_schema())


def test_one_person_can_leave_alone(journal: Journal, file: Path) -> None:
    journal.append([EVENING, *ODD])
    assert export_journal(journal, file, person="ben") == 1
    other = MemoryJournal()
    import_journal(other, file)
    assert other.read_everyone().facts == (ODD[0],)


def test_an_empty_journal_has_an_empty_file(journal: Journal, file: Path) -> None:
    assert export_journal(journal, file) == 0
    assert import_journal(journal, file) == 0


def test_the_file_is_for_its_owner_only_and_nothing_is_left_beside_it(
    journal: Journal, tmp_path: Path
) -> None:
    (folder := tmp_path / "out").mkdir()
    export_journal(journal, folder / "journal.jsonl")
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]


def test_a_file_is_replaced_only_where_that_was_asked_for(journal: Journal, file: Path) -> None:
    file.write_text("a letter")
    with pytest.raises(BadFile, match=r"journal\.jsonl: already there; give another name"):
        export_journal(journal, file)
    assert file.read_text() == "a letter"
    export_journal(journal, file, replace=True)
    assert import_journal(journal, file) == 0


def test_an_export_that_fails_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    (folder := tmp_path / "out").mkdir()
    file = folder / "journal.jsonl"
    file.write_text("a letter")
    closed = MemoryJournal()
    closed.close()
    with pytest.raises(JournalError):
        export_journal(closed, file, replace=True)
    assert [(left.name, left.read_text()) for left in folder.iterdir()] == [("journal.jsonl", "a letter")]


def test_a_place_that_is_not_there_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"out\.jsonl: cannot be written \(No such file or directory\); choose"):
        export_journal(journal, tmp_path / "nowhere" / "out.jsonl")
    with pytest.raises(
        BadFile, match=r"in\.jsonl: cannot be read \(No such file or directory\); check the name"
    ):
        import_journal(journal, tmp_path / "in.jsonl")


BAD_LINES: dict[str, tuple[Any, str]] = {
    "not JSON": ("{", "not JSON: Expecting property name"),
    "an empty line": ("", "not JSON: Expecting value at column 1"),
    "not an object": ([1], "Expected `object`, got `array`"),
    "nothing in it": ({}, "missing required field `id`"),
    "no id": (LINE | {"id": ""}, r"length >= 1 - at `\$.id`"),
    "an unknown word": (LINE | {"mood": 1}, "unknown field `mood`"),
    "an unknown kind": (LINE | {"kind": "danced"}, r"Invalid enum value 'danced' - at `\$.kind`"),
    "a version that is text": (LINE | {"version": "1"}, r"Expected `int`, got `str` - at `\$.version`"),
    "version 0": (LINE | {"version": 0}, r">= 1 - at `\$.version`"),
    "a body that is a list": (LINE | {"body": []}, r"Expected `object`, got `array` - at `\$.body`"),
    "a time without offset": (
        LINE | {"at": "2026-05-09T21:30:00"},
        "the time 2026-05-09T21:30:00 has no offset",
    ),
    "no time at all": (LINE | {"at": "yesterday"}, "Invalid isoformat string: 'yesterday'"),
    "the thirteenth month": (LINE | {"at": "2026-13-09T21:30:00+02:00"}, "month must be in 1..12"),
    "NaN": (json.dumps(LINE | {"body": {"pain": float("nan")}}), "NaN is not JSON"),
    "half a letter": (LINE | {"person": "\ud800"}, "its person '.ud800' must be text"),
    "half a zone": (LINE | {"zone": "\ud800"}, "its zone .* must be text"),
    "nested without end": ("[" * 100_000, "nested too deeply"),
    "nested far": (LINE | {"body": json.loads('{"a":' * 200 + "1" + "}" * 200)}, "nested deeper than 100"),
    "the same id with other content": (LINE | {"id": "first", "version": 2}, "fact first: already written"),
    "an id the journal has": (LINE | {"id": "kept"}, "fact kept: already written with other content"),
}


@pytest.mark.parametrize("case", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_named_and_nothing_is_taken_in(
    journal: Journal, file: Path, case: tuple[Any, str]
) -> None:
    line, problem = case
    kept = replace(EVENING, id="kept")
    journal.append([kept])
    write(file, LINE | {"id": "first"}, line, LINE | {"id": "last"})
    with pytest.raises(BadFile, match=rf"^{file}, line 3: .*{problem}.*; [^\n]*$"):
        import_journal(journal, file)
    assert journal.read_everyone().facts == (kept,)


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("", "line 1: not JSON"),
        ("[]\n", "line 1: the schema is null, not instep.journal/1"),
        ('{"schema": "instep.journal/2", "facts": 0}\n', 'line 1: the schema is "instep.journal/2", not'),
        ('{"schema": "instep.plan/1"}\n', 'line 1: the schema is "instep.plan/1", not instep.journal/1'),
        ('{"schema": "instep.journal/1"}\n', "line 1: Object missing required field `facts`"),
        ('{"schema": "instep.journal/1", "facts": -1}\n', r"line 1: Expected `int` >= 0 - at `\$.facts`"),
    ],
    ids=["an empty file", "no header", "a later schema", "another schema", "no number", "a negative number"],
)
def test_a_file_that_is_no_journal_file_is_refused(file: Path, header: str, problem: str) -> None:
    file.write_text(header)
    with pytest.raises(BadFile, match=f"{problem}.*; the first line of a journal file is like"):
        import_journal(MemoryJournal(), file)


def test_a_file_cut_short_is_refused_at_every_length(journal: Journal, file: Path) -> None:
    export_journal(lived(), file)
    whole = file.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        file.write_bytes(whole[:length])
        with pytest.raises(BadFile):
            import_journal(journal, file)
    assert journal.read_everyone().facts == ()


def lived() -> Journal:
    journal = MemoryJournal()
    journal.append([EVENING, *ODD])
    return journal


def test_a_file_with_fewer_or_more_facts_than_it_promises_is_refused(journal: Journal, file: Path) -> None:
    write(file, LINE, promised=2)
    with pytest.raises(
        BadFile, match="line 2: 2 facts are promised in line 1, 1 are there; the file was cut"
    ):
        import_journal(journal, file)
    write(file, LINE, LINE | {"id": "2"}, promised=1)
    with pytest.raises(BadFile, match="line 3: 1 facts are promised in line 1, 2 are there"):
        import_journal(journal, file)
    assert journal.read_everyone().facts == ()


def test_bytes_that_are_no_text_are_refused(journal: Journal, file: Path) -> None:
    file.write_bytes(b'{"schema": "instep.journal/1", "facts": 1}\n\xff\xfe\n')
    with pytest.raises(BadFile, match="line 2: not UTF-8 text; export it again"):
        import_journal(journal, file)


def test_a_disk_without_room_leaves_no_half_file(journal: Journal, tmp_path: Path) -> None:
    journal.append([EVENING])
    full = Path("/dev/full")
    if not full.exists():  # other systems have no such device; a missing folder is tested above
        return
    (folder := tmp_path / "out").mkdir()
    (folder / f"journal.jsonl.{os.getpid()}.unfinished").symlink_to(full)
    with pytest.raises(BadFile, match=r"cannot be written \(No space left on device\); choose another place"):
        export_journal(journal, folder / "journal.jsonl")
    assert list(folder.iterdir()) == []
