"""What is taken out in the page lies in no other folder on its way, and a killed program's is swept."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from tests.facts.bodies import ended, fact
from tests.journal.crashed import HERE
from tests.web.serving import visited

from instep.app import Instep, open_instep, photo_folder
from instep.journal.restoring import restore
from instep.library.library import Library
from instep.photo.album import Album, PhotoFile

DIE_WHILE_TAKING_OUT = """
import os, signal, sys
from pathlib import Path
from instep.app import open_instep
from instep.export.journal_file import export_journal
from instep.journal.unfinished import in_place
from instep.photo.album import Album, PhotoFile
from instep.voice.play import Loudspeaker
import numpy as np

instep = open_instep(Path(sys.argv[1]))
journal = instep.journal
with journal.gone_afterwards() as copy, journal.gone_afterwards() as lines:
    journal.backup(copy, photos=instep.photos)
    export_journal(journal, lines)
    with in_place(Path(sys.argv[2])) as unfinished, in_place(instep.photos / "two.jpg") as picture:
        unfinished.write_bytes(b"half")
        picture.write_bytes(b"half")
        playing = Loudspeaker(command=("true",)).play(np.zeros(100, dtype=np.int16))
        print("written", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, empty."""
    (folder := tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    """A journal with a fact and a photo."""
    path = tmp_path / "home" / "journal.db"
    with closing(open_instep(path).journal) as journal:
        journal.append([fact(ended(left=7, right=5), "one")])
    Album(photo_folder(path)).write("one", {PhotoFile.PICTURE: b"a picture"})
    return path


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if ".unfinished" in path.name}


def killed(lived: Path, out: Path) -> None:
    command = [sys.executable, "-c", DIE_WHILE_TAKING_OUT, str(lived), str(out)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env={**HERE, **os.environ})
    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGKILL, "written\n", "")


def started(lived: Path) -> None:
    """Let another program open the journal."""
    program = "import sys; from pathlib import Path; from instep.app import open_instep\n"
    program += "from instep.voice.play import loudspeaker\n"
    program += "open_instep(Path(sys.argv[1])).journal.close(); loudspeaker()"
    subprocess.run([sys.executable, "-c", program, str(lived)], check=True, env={**HERE, **os.environ})


def test_the_page_gives_out_journal_and_photos_and_leaves_nothing_anywhere(
    library: Library, *, lived: Path, temporary: Path, tmp_path: Path
) -> None:
    opened = open_instep(lived)
    before = {path.name for path in lived.parent.rglob("*")}
    with visited(Instep(journal=opened.journal, library=library, photos=opened.photos)) as door:
        taken = door.get("/backup").content
        assert '"one"' in door.get("/export").text
        assert {path.name for path in lived.parent.rglob("*")} == before
    opened.journal.close()
    assert list(temporary.iterdir()) == []
    (tmp_path / "taken.db").write_bytes(taken)
    other = tmp_path / "other" / "journal.db"
    assert restore(tmp_path / "taken.db", other, photo_folder(other), now=opened.now()).facts == 1
    assert Album(photo_folder(other)).read("one", PhotoFile.PICTURE, encrypted=False) == b"a picture"


def test_what_a_killed_program_left_is_swept_at_the_next_start_and_nothing_else(
    lived: Path, temporary: Path, tmp_path: Path
) -> None:
    killed(lived, out := tmp_path / "all.jsonl")
    left = left_in(tmp_path)
    assert len(left) == 5
    assert len(left_in(temporary)) == 1
    others = [
        lived.with_name("journal.db.notes.unfinished"),
        lived.with_name("letter.123-0123abcd.unfinished"),
        lived.with_name(f"journal.db.{os.getpid()}-0123abcd.unfinished"),
        temporary / "instep-sound-of-the-sea",
    ]
    for one in others:
        one.write_text("not ours, or of a program that runs")
        os.utime(one, (1, 1))
    (link := lived.with_name("journal.db.link.99999999-0123abcd.unfinished")).symlink_to(others[0])
    started(lived)
    assert left_in(tmp_path) - {one.name for one in (*others, link)} == {
        one for one in left if one.startswith("all.jsonl")
    }
    assert all(one.read_text() for one in (*others, link))
    assert Album(photo_folder(lived)).read("one", PhotoFile.PICTURE, encrypted=False) == b"a picture"
    # What lies in a folder of the person's own is swept when the same file is written there again.
    program = "import sys; from pathlib import Path; from instep.app import open_instep\n"
    program += "from instep.export.journal_file import export_journal\n"
    program += "journal = open_instep(Path(sys.argv[1])).journal; export_journal(journal, Path(sys.argv[2]))"
    again = [sys.executable, "-c", program, str(lived), str(out)]
    subprocess.run(again, check=True, env={**HERE, **os.environ})
    assert [path.name for path in out.parent.glob("all.jsonl*")] == ["all.jsonl"]


def test_a_file_that_was_written_since_this_program_began_is_left(lived: Path, temporary: Path) -> None:
    # Its maker may run where its number cannot be seen, as in a container that shares the folder.
    busy = lived.with_name("journal.db.99999999-0123abcd.unfinished")
    busy.write_text("being written")
    ahead = busy.stat().st_mtime + 1000
    os.utime(busy, (ahead, ahead))
    started(lived)
    assert busy.read_text() == "being written"
    assert list(temporary.iterdir()) == []
    os.utime(busy, (1, 1))
    started(lived)
    assert not busy.exists()


def test_two_who_take_out_at_once_do_not_meet(library: Library, lived: Path) -> None:
    opened = open_instep(lived)
    with visited(Instep(journal=opened.journal, library=library, photos=opened.photos)) as door:
        first, second = opened.journal.gone_afterwards(), opened.journal.gone_afterwards()
        with first as one, second as two:
            assert one != two
        assert isinstance(door.get("/backup"), httpx.Response)
    opened.journal.close()
