"""The journal leaves as one open file and comes back as it was, or not at all."""

import importlib
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tests.facts import bodies
from tests.journal.fresh import fresh_journal

from instep.export.journal_file import export_journal, import_journal, line_schema
from instep.export.whole_file import BadFile
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS, plain
from instep.facts.next_thing import NextThingChosen
from instep.facts.photo import PhotoMarked
from instep.journal.fact_codec import Record, record_of
from instep.journal.log import Journal, JournalError
from instep.journal.sqlite import SqliteJournal
from instep.journal.unfinished import unfinished_name

PARIS = ZoneInfo("Europe/Paris")
EVENING = bodies.fact(bodies.ended(), "ana-1", at=datetime(2026, 5, 9, 21, 30, tzinfo=PARIS))
LINE: dict[str, Any] = {
    "id": "ana-1",
    "person": "ana",
    "kind": "rated",
    "at": "2026-05-09T21:30:00+02:00",
    "zone": "Europe/Paris",
    "version": 1,
    "body": plain(bodies.rated(pain_left=3)),
}
ODD: list[Fact[FactBody]] = [
    replace(EVENING, id="2", at=datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), person="ben"),
    replace(EVENING, id="3", body=PhotoMarked(photo="p", mark="m", x=5e-324, y=1.0, note="")),
    replace(
        EVENING,
        id='"4"\n\u2028',
        body=NextThingChosen(words="gut, danke 🦶\u2028\x01"),
        at=datetime(1970, 1, 1, tzinfo=UTC),
    ),
]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(SqliteJournal(tmp_path / "journal.db")) as kept:
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
    other = fresh_journal()
    assert import_journal(other, file) == 2104
    assert everything(other) == [record_of(fact) for fact in [EVENING, *ODD, *many]]
    export_journal(other, again := file.with_name("again.jsonl"))
    assert again.read_bytes() == file.read_bytes()


def everything(journal: Journal) -> list[Record]:
    page = journal.log(limit=1000)
    records = [*page.records]
    while page.more:
        page = journal.log(after=page.cursor, limit=1000)
        records += page.records
    return records


def written(*facts: Fact[FactBody]) -> list[Record]:
    return [record_of(fact) for fact in facts]


def test_taking_a_file_in_twice_keeps_everything_once(journal: Journal, file: Path) -> None:
    journal.append([EVENING, *ODD])
    export_journal(journal, file)
    assert import_journal(journal, file) == import_journal(journal, file) == 4
    assert everything(journal) == written(EVENING, *ODD)


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
        "body": {
            "session": "session-00000001",
            "ended": "finished",
            "seconds_played": 578.0,
            "played_ms": {"left": 290_000, "right": 288_000},
            "left": [],
            "routine": "classic",
            "way": "hands",
        },
    }
    validate = importlib.import_module("jsonschema").validate  # it has no types of its own
    for fact in facts:
        validate(fact, line_schema())


def test_of_two_people_with_one_id_the_line_of_the_one_who_conflicts_is_named(
    journal: Journal, file: Path
) -> None:
    journal.append([EVENING])
    write(file, LINE | {"person": "ben"}, LINE)
    with pytest.raises(BadFile, match=f"^{file}, line 3: fact ana-1: already written"):
        import_journal(journal, file)


def test_one_person_can_leave_alone(journal: Journal, file: Path) -> None:
    journal.append([EVENING, *ODD])
    assert export_journal(journal, file, person="ben") == 1
    other = fresh_journal()
    import_journal(other, file)
    assert everything(other) == written(ODD[0])


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
    closed = fresh_journal()
    closed.close()
    with pytest.raises(JournalError):
        export_journal(closed, file, replace=True)
    assert [(left.name, left.read_text()) for left in folder.iterdir()] == [("journal.jsonl", "a letter")]


def test_a_place_that_is_not_there_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"out\.jsonl: cannot be written \(No such file or directory\); choose"):
        export_journal(journal, tmp_path / "nowhere" / "out.jsonl")
    with pytest.raises(
        BadFile,
        match=r"in\.jsonl: cannot be read \(No such file or directory\); name a file that can be read",
    ):
        import_journal(journal, tmp_path / "in.jsonl")


BAD_LINES: dict[str, tuple[Any, str]] = {
    "not JSON": ("{", "not JSON: Expecting property name"),
    "an empty line": ("", "not JSON: Expecting value at column 1"),
    "not an object": ([1], "Expected `object`, got `array`"),
    "nothing in it": ({}, "missing required field `id`"),
    "no id": (LINE | {"id": ""}, r"length >= 1 - at `\$.id`"),
    "an unknown word": (LINE | {"mood": 1}, "unknown field `mood`"),
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
    "a time that no calendar holds": (LINE | {"at": "1969-12-31T21:30:00+00:00"}, "is not in 1970 to 2199"),
    "a field that nobody knows": (
        LINE | {"body": {**LINE["body"], "mood": 1}},
        "fact ana-1: its body does not fit: Object contains unknown field `mood`",
    ),
    "a field too few": (LINE | {"body": {"session": "s"}}, "missing required field `moment`"),
    "a number above 10": (
        LINE | {"body": {**LINE["body"], "values": {"stress": 11}}},
        r"its body does not fit: values\[...\]: Expected `int` <= 10",
    ),
    "half a letter in the body": (
        LINE | {"body": {**LINE["body"], "word": "\ud83e"}},
        "its body does not fit",
    ),
    "a zero byte in the body": (LINE | {"body": {**LINE["body"], "word": "a\0b"}}, "word: .*regex"),
    "half a letter": (LINE | {"person": "\ud800"}, "its person '.ud800' must be text"),
    "half a zone": (LINE | {"zone": "\ud800"}, "its zone .* must be text"),
    "nested without end": ("[" * 100_000, "nested too deeply"),
    "nested far": (LINE | {"body": json.loads('{"a":' * 200 + "1" + "}" * 200)}, "nested deeper than 100"),
    "the same id with other content": (
        LINE | {"id": "first", "at": "2026-05-09T21:31:00+02:00"},
        "fact first: already written",
    ),
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
    assert everything(journal) == written(kept)


NEWER = [
    LINE | {"id": "1", "kind": "danced", "body": {"how": "slowly"}},
    LINE | {"id": "2", "version": 2, "body": {"mood": 1}},
]


def test_what_only_a_newer_instep_knows_is_taken_in_counts_for_nothing_and_is_passed_on(
    journal: Journal, file: Path
) -> None:
    write(file, LINE, *NEWER)
    assert import_journal(journal, file) == 3
    assert [one.record.id for one in journal.set_aside()] == ["1", "2"]
    assert [fact.id for fact in journal.every("ana", *KINDS.values())] == ["ana-1"]
    export_journal(journal, again := file.with_name("again.jsonl"))
    assert [json.loads(line) for line in again.read_text().splitlines()[1:]] == [LINE, *NEWER]


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
        import_journal(fresh_journal(), file)


def test_a_file_cut_short_is_refused_at_every_length(journal: Journal, file: Path) -> None:
    export_journal(lived(), file)
    whole = file.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        file.write_bytes(whole[:length])
        with pytest.raises(BadFile):
            import_journal(journal, file)
    assert everything(journal) == []


def lived() -> Journal:
    journal = fresh_journal()
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
    assert everything(journal) == []


def test_bytes_that_are_no_text_are_refused(journal: Journal, file: Path) -> None:
    file.write_bytes(b'{"schema": "instep.journal/1", "facts": 1}\n\xff\xfe\n')
    with pytest.raises(BadFile, match="line 2: not UTF-8 text; export it again"):
        import_journal(journal, file)


def test_a_line_longer_than_any_fact_is_refused_before_it_is_read_whole(journal: Journal, file: Path) -> None:
    with file.open("wb") as endless:
        endless.write(b'{"schema": "instep.journal/1", "facts": 1}\n')
        endless.truncate(200_000_000)
    with pytest.raises(BadFile, match="line 2: longer than any fact; export it again"):
        import_journal(journal, file)
    assert everything(journal) == []


def test_a_disk_without_room_leaves_no_half_file(journal: Journal, tmp_path: Path) -> None:
    journal.append([EVENING])
    full = Path("/dev/full")
    if not full.exists():  # other systems have no such device; a missing folder is tested above
        return
    (folder := tmp_path / "out").mkdir()
    unfinished_name(folder / "journal.jsonl").symlink_to(full)
    with pytest.raises(BadFile, match=r"cannot be written \(No space left on device\); choose another place"):
        export_journal(journal, folder / "journal.jsonl")
    assert list(folder.iterdir()) == []
