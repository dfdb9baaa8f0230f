"""The journal's file: begun, found again, migrated, copied, and refused where it is not what it should be."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from threading import Timer

import pytest
from msgspec.structs import replace
from tests.facts.bodies import ended, fact

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.next_thing import NextThingChosen
from instep.facts.session import SessionEnded
from instep.foot.anatomy import Side
from instep.journal import migrations
from instep.journal.file import APPLICATION_ID, default_path
from instep.journal.log import JournalError
from instep.journal.sqlite import SqliteJournal
from instep.journal.unfinished import unfinished_name

HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
"""So that another program finds the bodies of these tests."""
FACT = fact(ended(left=1000, right=2000), "ana-1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.db"


def facts(count: int) -> list[Fact[FactBody]]:
    return [replace(FACT, id=f"ana-{number:03}") for number in range(count)]


def kept_in(journal: SqliteJournal, person: str = "ana") -> tuple[Fact[SessionEnded], ...]:
    return journal.read(person, kinds=[SessionEnded], limit=1000).facts


def lived_in(path: Path, *, count: int = 200) -> Path:
    """Leave a journal with some history, properly closed."""
    with closing(SqliteJournal(path)) as journal:
        journal.append(facts(count))
    return path


def after_a_crash(path: Path) -> Path:
    """Leave a journal as a power cut would: the newest commits are still in the WAL."""
    live = path.with_name("live.db")
    with closing(SqliteJournal(live)) as journal:
        journal.append(facts(150))
        for end in ("", "-wal"):
            shutil.copy(f"{live}{end}", f"{path}{end}")
    return path


OLD_ENDING = (
    '{"session":"s1","ended":"finished","seconds_played":1.5,"played_ms":{"left":1000,"right":500},"left":[],'
    '"routine":"classic","way":"hands"}'
)


def version_1(path: Path) -> bytes:
    """Leave a journal from before there were kept summaries; return its bytes."""
    path.parent.mkdir()
    first = resources.files(migrations).joinpath("0001_log.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as old:
        old.executescript(f"{first}; PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version=1;")
        old.executemany(
            "INSERT INTO fact (id, person, kind, at, zone, version, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (f"{n}", "ana", "session_ended", "2025-01-02T21:00:00+01:00", "Europe/Paris", 1,
                 OLD_ENDING)
                for n in range(3)
            ],
        )  # fmt: skip
        old.commit()
    return path.read_bytes()


@contextmanager
def not_root() -> Iterator[None]:
    """Put root's powers aside: to root no file is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_new_journal_is_for_its_owner_only(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        journal.append([FACT])
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}


def test_the_journal_lies_where_instep_home_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INSTEP_HOME", str(tmp_path / "elsewhere"))
    assert default_path() == tmp_path / "elsewhere" / "journal.db"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_the_journal_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("INSTEP_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "instep" / "journal.db"


def test_a_closed_journal_is_one_file_that_opens_again(path: Path) -> None:
    lived_in(path)
    kept = {file.name for file in path.parent.iterdir()}
    assert kept == {"journal.db", "journal.db-lock", "journal.db-open"}
    with closing(SqliteJournal(path)) as journal:
        assert kept_in(journal) == tuple(facts(200))


def test_every_commit_is_forced_to_the_disk(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:

        def settings(connection: sqlite3.Connection) -> list[object]:
            names = ("synchronous", "journal_mode", "secure_delete")
            return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

        assert journal._writer.work(settings) == [2, "wal", 1]  # 2 is FULL


def test_readers_cannot_write(path: Path) -> None:
    with (
        closing(SqliteJournal(path)) as journal,
        pytest.raises(JournalError, match="read-only"),
        journal._readers.lent() as connection,
    ):
        connection.execute("DELETE FROM fact")


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_text("Dear diary,\n" * 100),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQL"),
        lambda path: (
            sqlite3.connect(path).executescript("CREATE TABLE recipe (name TEXT)").connection.close()
        ),
    ],
    ids=["a text", "an empty file", "three bytes", "another database"],
)
def test_what_is_not_a_journal_is_refused_and_left_as_it_is(
    path: Path, write: Callable[[Path], object]
) -> None:
    path.parent.mkdir()
    write(path)
    before = path.read_bytes()
    with pytest.raises(
        JournalError, match=r"journal\.db: is not a journal and was left as it is; move it away"
    ):
        SqliteJournal(path)
    assert path.read_bytes() == before


def test_a_folder_in_the_journals_place_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(JournalError, match=r"journal\.db: cannot be opened; check that it is a file"):
        SqliteJournal(path)


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a letter")
    with pytest.raises(JournalError, match=r"journal\.db: cannot be opened"):
        SqliteJournal(tmp_path / "home" / "journal.db")


@pytest.mark.parametrize("kept", [0.05, 0.3, 0.7, 0.99])
def test_a_journal_cut_short_is_refused_and_left_as_it_is(path: Path, kept: float) -> None:
    whole = lived_in(path).read_bytes()
    cut = whole[: int(len(whole) * kept)]
    path.write_bytes(cut)
    with pytest.raises(JournalError, match="damaged or cut short and was left as it is; put a backup"):
        SqliteJournal(path)
    assert path.read_bytes() == cut


def test_a_journal_cut_short_in_a_crash_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    lived_in(path := tmp_path / "journal.db")
    with closing(SqliteJournal(path)) as journal:
        journal.append([replace(FACT, id="one more")])
        cut, wal = path.read_bytes()[: 4096 * 5], Path(f"{path}-wal").read_bytes()
    path.write_bytes(cut)
    Path(f"{path}-wal").write_bytes(wal)
    with pytest.raises(JournalError, match="damaged or cut short"):
        SqliteJournal(path)
    assert path.read_bytes() == cut


def test_what_a_crash_left_in_the_wal_is_there_again(tmp_path: Path) -> None:
    with closing(SqliteJournal(after_a_crash(tmp_path / "journal.db"))) as journal:
        assert len(kept_in(journal)) == 150
        assert journal.summary("ana").sessions == 150


def test_a_newer_journal_is_refused_and_left_as_it_is(path: Path) -> None:
    lived_in(path)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"made by a newer Instep \(version 99, .* update Instep"):
        SqliteJournal(path)
    assert path.read_bytes() == before


def test_an_older_journal_is_migrated_after_a_copy_is_kept(path: Path) -> None:
    version_1(path)
    with closing(SqliteJournal(path)) as journal:
        summary = journal.summary("ana")
        assert [fact.id for fact in kept_in(journal)] == ["0", "1", "2"]
    assert (summary.sessions, summary.seconds(Side.LEFT), summary.times) == (3, 3.0, {"classic": 3})
    with closing(sqlite3.connect(path.with_name("journal.v1.db"))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM fact").fetchone() == (3,)
    with closing(SqliteJournal(path)):
        assert not path.with_name("journal.v1.2.db").exists()


def test_a_kept_copy_is_never_overwritten(path: Path) -> None:
    old = version_1(path)
    path.with_name("journal.v1.db").write_text("a letter")
    SqliteJournal(path).close()
    assert path.with_name("journal.v1.db").read_text() == "a letter"
    assert len(path.with_name("journal.v1.2.db").read_bytes()) == len(old)


def test_a_migration_that_cannot_keep_a_copy_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = version_1(path)
    unfinished_name(path.with_name("journal.v1.db")).mkdir()
    with pytest.raises(JournalError, match=r"journal\.v1\.db: cannot be opened"):
        SqliteJournal(path)
    with closing(sqlite3.connect(path)) as still_old:
        assert still_old.execute("PRAGMA user_version").fetchone() == (1,)
    monkeypatch.undo()
    assert len(path.read_bytes()) == len(old)


def test_a_locked_journal_says_so_and_takes_the_fact_later(path: Path) -> None:
    with closing(SqliteJournal(path, patience_s=0.1)) as journal:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(JournalError, match=r"journal\.db: is locked by another program; close that"):
                journal.append([FACT])
            assert kept_in(journal) == ()
            with pytest.raises(JournalError, match="is locked by another program"):
                SqliteJournal(path, patience_s=0.1)
        assert journal.append([FACT]) == ["ana-1"]


def test_a_program_that_does_not_let_go_of_its_lock_is_waited_for_and_told(path: Path) -> None:
    with closing(SqliteJournal(path, patience_s=0.1)) as journal:
        holding = subprocess.Popen(
            [sys.executable, "-c", HOLD_THE_LOCK, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        with holding:
            assert holding.stdout is not None
            holding.stdout.readline()
            with pytest.raises(JournalError, match="is locked by another program"):
                journal.append([FACT])
        assert journal.append([FACT]) == ["ana-1"]


HOLD_THE_LOCK = """
import sys
from pathlib import Path
from instep.journal.write_lock import WriteLock
with WriteLock(Path(sys.argv[1]), patience_s=1).held():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_waiting_for_a_lock_that_is_soon_given_up_is_worth_it(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        Timer(0.1, other.close).start()
        assert journal.append([FACT]) == ["ana-1"]


def another_program(text: str, path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", text, str(path)], capture_output=True, text=True, check=False, env=HERE
    )


def test_two_programs_may_keep_one_journal(path: Path) -> None:
    with closing(SqliteJournal(path)) as here:
        there = another_program(APPEND_100, path)
        assert (there.stderr, there.returncode) == ("", 0)
        for fact in facts(100):
            here.append([replace(fact, id=f"here {fact.id}")])
        with closing(SqliteJournal(path)) as again:
            again.append([replace(FACT, id="again")])
        assert len(kept_in(here)) == 201
        assert here.summary("ana").sessions == 201


APPEND_100 = """
import sys
from pathlib import Path
from instep.journal.sqlite import SqliteJournal
from tests.facts.bodies import ended, fact
journal = SqliteJournal(Path(sys.argv[1]))
for n in range(100):
    journal.append([fact(ended(), f"there {n}")])
"""


def test_a_read_only_journal_says_so_and_is_left_as_it_is() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = lived_in(Path(folder, "journal.db"))
        before = path.read_bytes()
        for read_only, mode in (
            (path, 0o444),
            (path.parent / "journal.db-lock", 0o666),
            (path.parent, 0o555),
        ):
            read_only.chmod(mode)
        with not_root(), pytest.raises(JournalError, match=r"journal\.db: is read-only; allow writing"):
            SqliteJournal(path)
        assert path.read_bytes() == before
        path.parent.chmod(0o755)


def test_a_read_only_folder_says_so() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with not_root(), pytest.raises(JournalError, match="is read-only; allow writing"):
            SqliteJournal(Path(folder, "journal.db"))
        with not_root(), pytest.raises(JournalError, match="is read-only; allow writing"):
            SqliteJournal(Path(folder, "deeper", "journal.db"))
        assert list(Path(folder).iterdir()) == []
        Path(folder).chmod(0o755)


@pytest.mark.parametrize("stranger", [False, True], ids=["gone", "another in its place"])
def test_nothing_is_acknowledged_into_a_file_that_was_moved_away(path: Path, *, stranger: bool) -> None:
    with closing(SqliteJournal(path)) as journal:
        path.rename(path.with_name("moved.db"))
        if stranger:
            path.write_text("a letter")
        with pytest.raises(JournalError, match="was moved, deleted or replaced while in use; put it back"):
            journal.append([FACT])
        path.with_name("moved.db").replace(path)
        assert journal.append([FACT]) == ["ana-1"]
    with closing(SqliteJournal(path)) as again:
        assert kept_in(again) == (FACT,)


FILL_THE_DISK = """
import resource, sys
from pathlib import Path
from instep.facts.next_thing import NextThingChosen
from instep.journal.log import JournalError
from instep.journal.sqlite import SqliteJournal
from tests.facts import bodies

def fact(n):
    return bodies.fact(NextThingChosen(words="x" * 900), f"{n:04}")

journal = SqliteJournal(Path(sys.argv[1]))
limit = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, limit[1]))
written, refused = [], []
for n in range(1000):
    try:
        written += journal.append([fact(n)])
    except JournalError as error:
        refused.append(n)
        line = str(error)
        if len(refused) == 3:
            break
assert [f.id for f in journal.read("ana", kinds=[NextThingChosen], limit=1000).facts] == written
resource.setrlimit(resource.RLIMIT_FSIZE, limit)
written += journal.append([fact(n) for n in refused])
print(line)
print(len(written))
"""


def test_a_full_disk_says_so_and_the_facts_are_taken_once_there_is_room(path: Path) -> None:
    run = another_program(FILL_THE_DISK, path)
    assert run.stderr == ""
    line, written = run.stdout.splitlines()
    assert (
        line
        == f"{path}: cannot be read or written (disk full or failing); make room on the disk and try again"
    )
    with closing(SqliteJournal(path)) as journal:
        kept = journal.read("ana", kinds=[NextThingChosen], limit=1000).facts
    assert len(kept) == int(written) > 20
    assert [fact.id for fact in kept] == [f"{number:04}" for number in range(int(written))]


def test_what_was_forgotten_stands_in_no_byte_of_the_journal(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        sore = NextThingChosen(words="left heel sore" * 140)
        journal.append([replace(fact, body=sore) for fact in facts(50)])
        journal.append([replace(FACT, id="ben-1", person="ben", body=NextThingChosen(words="slept well"))])
        journal.forget("ana")
        left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"left heel sore" not in left
    assert b"ana" not in left
    assert b"slept well" in left


def test_forgetting_says_so_where_a_reader_keeps_traces(path: Path) -> None:
    with closing(SqliteJournal(path, patience_s=0.1)) as journal:
        journal.append([replace(FACT, body=NextThingChosen(words="left heel sore"))])
        with journal._readers.lent() as reading:
            reading.execute("SELECT * FROM fact").fetchone()
            with pytest.raises(JournalError, match="traces stay while another program reads"):
                journal.forget("ana")
        journal.append([replace(FACT, person="ben")])
        assert journal.forget("ana") == 0
        assert b"left heel" not in Path(f"{path}-wal").read_bytes()
