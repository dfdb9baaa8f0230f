"""instep backup and instep restore: one file holds all, and what comes back tells the same."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, refused, schema
from tests.facts.bodies import ended, fact

from instep.app import photo_folder
from instep.facts.photo import PhotoKept
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.journal.sqlite import SqliteJournal
from instep.photo.album import Album, PhotoFile
from instep.photo.lock import Key


def kept(name: str, *, locked: bool) -> PhotoKept:
    return PhotoKept(
        photo=name,
        side=Side.LEFT,
        view=View.SOLE,
        taken_on=date(2026, 11, 20),
        size=(600, 800),
        bytes=4,
        encrypted=locked,
        frame=(600, 800),
        crop=(0, 0, 600, 800),
        refused=(),
    )


@pytest.fixture
def lived(home: Path) -> Path:
    """A journal with a session and two photos, one of them locked."""
    path = home / "journal.db"
    with closing(SqliteJournal(path)) as journal:
        journal.append([fact(ended(left=7, right=5), "one")])
        for name, key in (("open", None), ("shut", Key(b"k" * 32))):
            journal.append([fact(kept(name, locked=key is not None), f"of-{name}")])
            Album(photo_folder(path), key).write(
                name, {PhotoFile.PICTURE: name.encode(), PhotoFile.SMALL: b"small"}
            )
    return path


def test_what_comes_back_tells_the_same_in_every_command(run: Run, lived: Path, tmp_path: Path) -> None:
    asked = [
        ["journal", "--json"],
        ["feet", "--json"],
        ["trend", "--json"],
        ["report", "--json"],
        ["photo", "list", "--json"],
    ]
    before = [run(*argv).document | {"made": None} for argv in asked]
    pictures = {path.name: path.read_bytes() for path in photo_folder(lived).iterdir()}
    backup = str(tmp_path / "b.db")
    told = run("backup", backup)
    assert told.out == (
        f"Copied to {backup}; photos in it: 2;"
        " locked among them: 1 (their key is not in it; keep that in another place)\n"
    )
    lived.unlink()
    for path in photo_folder(lived).iterdir():
        path.unlink()
    run("next", "since then")
    ran = run("restore", backup)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Restored from {backup}: 3 facts; photos in it: 2;")
    assert f"; what was here before is set aside, not deleted: {lived.parent}/journal." in ran.out
    assert [run(*argv).document | {"made": None} for argv in asked] == before
    assert {path.name: path.read_bytes() for path in photo_folder(lived).iterdir()} == pictures


def test_a_backup_says_what_it_lacks(run: Run, lived: Path, tmp_path: Path) -> None:
    Album(photo_folder(lived)).delete("open")
    document = run("backup", str(tmp_path / "b.db"), "--json").document
    Draft202012Validator(schema("kept")).validate(document)
    assert (document["photos"], document["missing"]) == (1, 1)
    told = run("backup", str(tmp_path / "c.db")).out
    assert told.endswith("; photos that have no file any more and are not in it: 1\n")


def test_a_restore_has_its_published_shape(run: Run, lived: Path, tmp_path: Path) -> None:
    backup = str(tmp_path / "b.db")
    run("backup", backup)
    document = run("restore", backup, "--json").document
    Draft202012Validator(schema("kept")).validate(document)
    assert (document["facts"], document["photos"], document["missing"]) == (3, 2, 0)
    assert Path(document["aside"]).parent == lived.parent
    other = str(tmp_path / "other" / "journal.db")
    document = run("restore", backup, "--journal", other, "--json").document
    assert (document["facts"], document["photos"], document["aside"]) == (3, 2, None)


def test_a_journal_that_is_open_is_not_restored_over(run: Run, lived: Path, tmp_path: Path) -> None:
    backup = str(tmp_path / "b.db")
    run("backup", backup)
    with closing(SqliteJournal(lived)):
        refused(
            run("restore", backup), f"{lived}: is open in another program, and was left; end that program"
        )


def test_what_is_no_backup_is_one_line(run: Run, lived: Path, tmp_path: Path) -> None:
    before = lived.read_bytes()
    (other := tmp_path / "a.db").write_text("a letter")
    refused(run("restore", str(other)), f"{other}: is not a journal and was left as it is")
    refused(run("restore", str(tmp_path / "nowhere.db")), "there is no such backup; name one that exists")
    assert lived.read_bytes() == before
