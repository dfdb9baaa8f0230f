"""Whatever a command writes, it does not write over a link to a disk that is not plugged in."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run, Write, refused

TOLD = "which is not there; plug its disk in or take the link away"


@pytest.mark.parametrize(
    "argv",
    [
        ["plan", "-o", "OUT"],
        ["ask", "-o", "OUT"],
        ["reply", "--new-key", "--name", "B", "--role", "podiatrist", "--contact", "1", "-o", "OUT"],
        ["export", "OUT"],
        ["export", "OUT", "--replace"],
        ["export", "--fhir", "OUT", "--replace"],
        ["export", "--csv", "OUT", "--replace"],
        ["backup", "OUT"],
        ["report", "-o", "OUT", "--replace"],
    ],
    ids=" ".join,
)
def test_no_file_is_written_over_a_broken_link(argv: list[str], run: Run, tmp_path: Path) -> None:
    (link := tmp_path / "out").symlink_to(tmp_path / "unplugged" / "out")
    refused(run(*(str(link) if one == "OUT" else one for one in argv)), TOLD)
    assert link.readlink() == tmp_path / "unplugged" / "out"


def test_no_track_is_written_over_a_broken_link(
    run: Run, write: Write, *, plan: object, tmp_path: Path
) -> None:
    (link := tmp_path / "out.wav").symlink_to(tmp_path / "unplugged" / "out.wav")
    refused(run("track", write("plan.json", plan), "-o", str(link)), TOLD)
    assert link.readlink() == tmp_path / "unplugged" / "out.wav"


@pytest.mark.parametrize(
    "argv", [["journal"], ["feet"], ["export", "OUT"], ["answers"], ["next"]], ids=" ".join
)
def test_a_journal_on_a_disk_that_is_not_plugged_in_is_not_begun_anew(
    argv: list[str], run: Run, home: Path
) -> None:
    home.mkdir()
    (link := home / "journal.db").symlink_to(home / "unplugged" / "journal.db")
    refused(run(*(str(home / "out") if one == "OUT" else one for one in argv)), TOLD)
    assert list(home.iterdir()) == [link]
    assert link.is_symlink()


def test_the_doctor_says_that_the_journal_is_not_there(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "journal.db").symlink_to(home / "unplugged" / "journal.db")
    ran = run("doctor")
    assert ran.code == 2
    assert TOLD in ran.out
