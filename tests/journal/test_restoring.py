"""A backup is put in the journal's place whole or not at all; what was there is set aside, never deleted."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tests.facts.bodies import BODIES, ended, fact
from tests.journal.crashed import HERE, killed_while_writing, wal_of

from instep.export.journal_file import export_journal
from instep.facts.photo import PhotoDeleted, PhotoKept
from instep.facts.session import SessionEnded
from instep.journal.log import JournalError
from instep.journal.restoring import Restored, restore
from instep.journal.sqlite import SqliteJournal

NOW = datetime(2026, 11, 30, 7, 15, tzinfo=ZoneInfo("Europe/Paris"))
OLD, NEW = tuple(f"old-{n}" for n in range(5)), tuple(f"new-{n}" for n in range(3))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal with photos; `week.db` is its backup; since then it has newer facts and other photos."""
    home = tmp_path / "home"
    wrote(home / "journal.db", *OLD)
    photos(home).mkdir()
    (photos(home) / "one.jpg").write_bytes(b"the picture")
    (photos(home) / "one.small.jpg").write_bytes(b"small")
    backed_up(home, tmp_path / "week.db")
    wrote(home / "journal.db", *NEW)
    (photos(home) / "one.jpg").unlink()
    (photos(home) / "two.jpg").write_bytes(b"a newer one")
    return home


def photos(home: Path) -> Path:
    return home / "journal.photos"


def week(home: Path) -> Path:
    return home.parent / "week.db"


def wrote(path: Path, *names: str) -> None:
    with closing(SqliteJournal(path)) as journal:
        journal.append([fact(ended(left=7, right=5), name) for name in names])


def backed_up(home: Path, to: Path) -> None:
    with closing(SqliteJournal(home / "journal.db")) as journal:
        journal.backup(to, photos=photos(home))


def restored(home: Path, backup: Path | None = None, *, now: datetime = NOW) -> Restored:
    return restore(backup or week(home), home / "journal.db", photos(home), now=now)


def names_in(path: Path) -> set[str]:
    with closing(SqliteJournal(path)) as journal:
        return {one.id for one in journal.every("ana", SessionEnded)}


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".db-lock", ".db-open"}
    }


def test_what_is_restored_tells_what_the_backup_was_made_of(home: Path) -> None:
    before = everything(home)
    answer = restored(home)
    aside = home / "journal.2026-11-30-071500.db"
    assert answer == Restored(facts=len(OLD), packed=True, aside=aside)
    assert everything(photos(home)) == {"one.jpg": b"the picture", "one.small.jpg": b"small"}
    assert {path.stat().st_mode & 0o777 for path in photos(home).iterdir()} == {0o600}
    after = everything(home)
    assert after["journal.2026-11-30-071500.db"] == before["journal.db"]
    assert after["journal.2026-11-30-071500.photos/two.jpg"] == b"a newer one"
    assert names_in(home / "journal.db") == set(OLD)
    assert names_in(aside) == {*OLD, *NEW}


def test_a_restored_journal_exports_to_the_byte_what_the_first_one_did(home: Path, tmp_path: Path) -> None:
    restored(home)
    backed_up(home, tmp_path / "again.db")
    other = tmp_path / "elsewhere"
    restored(other, tmp_path / "again.db")
    told = []
    for place in (home, other):
        with closing(SqliteJournal(place / "journal.db")) as journal:
            export_journal(journal, place / "all.jsonl")
            told.append((journal.id, (place / "all.jsonl").read_bytes(), journal.summary("ana")))
    assert told[0] == told[1]
    assert everything(photos(home)) == everything(photos(other))


def test_after_a_crash_and_a_backup_put_there_by_hand_a_restore_keeps_all_three(home: Path) -> None:
    killed_while_writing(home / "journal.db", "at-the-crash")
    wal = wal_of(home / "journal.db").read_bytes()
    shutil.copy(week(home), home / "journal.db")
    answer = restored(home)
    assert answer.aside is not None
    assert wal_of(answer.aside).read_bytes() == wal
    assert not wal_of(home / "journal.db").exists()
    assert names_in(home / "journal.db") == set(OLD)


def test_the_journal_of_a_crash_is_set_aside_with_its_newest_facts(home: Path) -> None:
    killed_while_writing(home / "journal.db", "at-the-crash")
    answer = restored(home)
    assert answer.aside is not None
    assert names_in(answer.aside) == {*OLD, *NEW, "at-the-crash"}


def test_a_journal_that_is_damaged_is_set_aside_as_it_is(home: Path) -> None:
    (home / "journal.db").write_bytes(b"not a journal any more")
    answer = restored(home)
    assert answer.aside is not None
    assert answer.aside.read_bytes() == b"not a journal any more"
    assert names_in(home / "journal.db") == set(OLD)


def test_two_restores_within_a_second_set_aside_under_two_names(home: Path) -> None:
    first, second = restored(home), restored(home)
    assert second.aside == home / "journal.2026-11-30-071500.2.db"
    assert first.aside is not None
    assert names_in(first.aside) == {*OLD, *NEW}


def test_into_an_empty_place_nothing_is_set_aside(home: Path) -> None:
    other = home.with_name("other")
    assert restored(other) == Restored(facts=len(OLD), packed=True, aside=None)
    assert everything(photos(other))["one.jpg"] == b"the picture"


def test_photos_stay_where_a_copy_by_hand_holds_none(home: Path, tmp_path: Path) -> None:
    shutil.copy(home / "journal.db", copy := tmp_path / "copy.db")
    before = everything(photos(home))
    assert not restored(home, copy).packed
    assert everything(photos(home)) == before


def test_a_backup_of_a_backup_holds_its_photos_too(home: Path, tmp_path: Path) -> None:
    with closing(SqliteJournal(week(home))) as journal:
        journal.backup(tmp_path / "second.db", photos=tmp_path / "week.photos")
    restored(other := tmp_path / "other", tmp_path / "second.db")
    assert everything(photos(other))["one.jpg"] == b"the picture"


def test_a_photo_that_is_deleted_in_a_backup_used_as_a_journal_stands_in_no_byte_of_it(home: Path) -> None:
    assert b"the picture" in week(home).read_bytes()
    with closing(SqliteJournal(week(home))) as journal:
        journal.append([fact(PhotoDeleted(photo="one"), "gone")])
    assert b"the picture" not in week(home).read_bytes()


def test_who_is_forgotten_in_a_backup_used_as_a_journal_is_so_with_their_photos(home: Path) -> None:
    kept = next(body for body in BODIES if isinstance(body, PhotoKept))
    with closing(SqliteJournal(week(home))) as journal:
        journal.append([fact(replace(kept, photo="one"), "kept")])
        journal.forget("ana")
    assert b"the picture" not in week(home).read_bytes()


def test_photos_on_a_disk_that_is_not_plugged_in_are_not_left_out_in_silence(home: Path) -> None:
    shutil.rmtree(photos(home))
    photos(home).symlink_to(home / "unplugged")
    with pytest.raises(JournalError, match=r"journal\.photos: is a link to .*unplugged, which is not there"):
        backed_up(home, home / "again.db")
    assert not (home / "again.db").exists()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9000])


def _spoil_a_page(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[3 * 4096 : 4 * 4096] = bytes(4096)
    path.write_bytes(whole)


def _spoil_a_photo(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE packed SET content = x'00' WHERE name = 'one.jpg'")
        connection.commit()


def _name_outside(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE packed SET name = '../journal.db' WHERE name = 'one.jpg'")
        connection.commit()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_cut, "is damaged or cut short"),
        (_spoil_a_page, "is damaged or cut short"),
        (_spoil_a_photo, "a photo in it is damaged, nothing was changed; take another backup"),
        (_name_outside, "a photo in it is damaged, nothing was changed"),
        (_newer, "made by a newer Instep"),
        (lambda path: path.write_bytes(b""), "is not a journal"),
        (lambda path: path.write_text("a letter" * 999), "is not a journal"),
        (lambda path: path.unlink(), "there is no such backup; name one that exists"),
    ],
    ids=["cut", "a page", "a photo", "a name outside", "newer", "empty", "a letter", "none"],
)
def test_a_backup_that_is_not_whole_changes_nothing(spoil: object, told: str, home: Path) -> None:
    assert callable(spoil)
    spoil(week(home))
    before = everything(home)
    with pytest.raises(JournalError, match=rf"week\.db: .*{told}"):
        restored(home)
    assert everything(home) == before


def test_a_journal_is_not_restored_from_itself(home: Path) -> None:
    with pytest.raises(JournalError, match="is the journal itself; give it another name"):
        restored(home, home / "journal.db")


def test_a_journal_that_is_open_elsewhere_is_left(home: Path) -> None:
    program = "import sys; from pathlib import Path; from instep.journal.sqlite import SqliteJournal\n"
    program += "j = SqliteJournal(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read(); j.close()"
    command = [sys.executable, "-c", program, str(home / "journal.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        before = everything(photos(home))
        with pytest.raises(JournalError, match=r"journal\.db: is open in another program, and was left; end"):
            restored(home)
        assert everything(photos(home)) == before
        assert names_in(home / "journal.db") == {*OLD, *NEW}
    assert restored(home).facts == len(OLD)


def test_a_broken_link_in_the_journals_place_is_left(home: Path, tmp_path: Path) -> None:
    (link := tmp_path / "journal.db").symlink_to(tmp_path / "unplugged" / "journal.db")
    with pytest.raises(JournalError, match="is not there; plug its disk in"):
        restore(week(home), link, tmp_path / "journal.photos", now=NOW)
    assert link.readlink() == tmp_path / "unplugged" / "journal.db"


DIE_AT = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from instep.journal.restoring import restore

left = int(sys.argv[2])

def watch(event, args):
    global left
    if event in ("os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
home, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[3])
restore(home.parent / "week.db", home / "journal.db", home / "journal.photos", now=now)
"""
# Fewer than it takes; a run that is not killed ends the search below.
MOST_STEPS = 40


def test_killed_at_any_step_either_journal_is_whole_and_nothing_is_lost(home: Path, tmp_path: Path) -> None:
    killed_while_writing(home / "journal.db", "at-the-crash")
    whole = {*OLD, *NEW, "at-the-crash"}
    shutil.copytree(home, tmp_path / "kept" / "home")
    for step in range(MOST_STEPS):
        shutil.rmtree(home)
        shutil.copytree(tmp_path / "kept" / "home", home)
        command = [sys.executable, "-c", DIE_AT, str(home), str(step), NOW.isoformat()]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, env=HERE)
        if ran.returncode != -signal.SIGKILL:
            break
        _nothing_is_lost(home, whole)
        restored(home, now=NOW + timedelta(hours=1))
        assert names_in(home / "journal.db") == set(OLD)
        assert everything(photos(home))["one.jpg"] == b"the picture"
        assert b"a newer one" in everything(home).values()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert step > 6


def _nothing_is_lost(home: Path, whole: set[str]) -> None:
    """The old journal opens, at its place or aside; at its place is the old, the new, or a line."""
    refused = ""
    try:
        here = names_in(home / "journal.db")
    except JournalError as problem:
        refused = str(problem)
    assert refused or here in (whole, set(OLD))
    assert "instep restore FILE" in (refused or "instep restore FILE")
    if refused or here == set(OLD):
        assert names_in(home / "journal.2026-11-30-071500.db") == whole
    assert b"a newer one" in everything(home).values()
