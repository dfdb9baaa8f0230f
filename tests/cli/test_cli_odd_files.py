"""An option that takes a file takes an ordinary one of a sane size, and tells anything else in a line."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

import pytest
from tests.cli.conftest import Ran, Run, Write, refused

from instep.cli.main import COMMANDS, command_module
from instep.cli.parser import parser_for

IT = "IT"
"""Where the odd file stands in a command."""
REPLY = ["reply", "--until", "2026-12-14"]
PHOTO = ["photo", "add", IT, "--foot", "left", "--view", "sole"]
READ = {
    ("screen", "FILE"): ["screen", "--answers", IT],
    ("check", "FILE"): ["check", "--findings", "FINDINGS", "--answers", IT],
    ("check", "FINDINGS"): ["check", "--findings", IT],
    ("plan", "FILE"): ["plan", "--answers", IT],
    ("go", "FILE"): ["go", "--answers", IT],
    ("touch", "FILE"): ["touch", "--answers", IT],
    ("temperature", "FILE"): ["temperature", "--readings", "READINGS", "--answers", IT],
    ("temperature", "READINGS"): ["temperature", "--readings", IT],
    ("replay", "PLAN"): ["replay", IT, "EVENTS"],
    ("replay", "EVENTS"): ["replay", "PLAN", IT],
    ("track", "PLAN"): ["track", IT, "-o", "out.wav"],
    ("listen", "FILE"): ["listen", IT],
    ("listen", "PLAYBACK"): ["listen", "RECORDING", "--coach", IT],
    ("reply", "REQUEST"): [*REPLY, "--for", IT, "-o", "out"],
    ("reply", "KEY"): [*REPLY, "--for", "REQUEST", "--key", IT, "-o", "out"],
    ("trial", "FILE"): ["trial", "analyse", IT],
    ("trial", "DESIGN"): ["trial", "analyse", "DAYS", "--design", IT],
    ("photo", "THING"): PHOTO,
    ("import", "FILE"): ["import", IT],
    ("evidence", "TABLE"): ["evidence", "pool", IT],
    ("restore", "FILE"): ["restore", IT],
    ("content", "FOLDER"): ["content", "lint", IT],
}
"""The command that reads the file of each metavar."""
MORE = [
    ["evidence", "check", IT],
    ["trial", "design", IT],
]
WRITTEN = {
    *(("plan", "PLAN"), ("ask", "REQUEST"), ("track", "SOUND"), ("reply", "REPLY"), ("report", "PDF")),
    *(("photo", "OUT"), ("export", "FILE"), ("export", "FHIR"), ("export", "CSV"), ("backup", "FILE")),
    *(("evidence", "FOREST"), ("evidence", "FUNNEL")),
}
"""What is written: an existing file is never read there."""
NO_FILES = {
    *("ADD", "AFTER", "ARM", "BED", "BEFORE", "BY", "CALL", "CALLED"),
    *("CARE", "CHOICE", "CLOSED_ON", "CODE", "COLOUR", "COLUMN", "CONTACT", "CURSOR"),
    *("DAY", "DAYS", "DEED", "DID", "DONE", "FEATURE", "FIRST", "FOOT"),
    *("GOAL", "GROUP", "HOW", "ID", "INTERVAL", "INTO", "ITEM", "KIND"),
    *("LAST", "LIMIT", "MEASURE", "METHOD", "MONTH", "MOVE", "MS", "N"),
    *("NAME", "NEED", "NUMBER", "ON", "OUTCOME", "PAGE", "PAGES", "PAPER"),
    *("PERSON", "PHOTO", "PLACE", "POINTS", "PORT", "POSITION", "PRESSURE", "PROFESSION"),
    *("REGION", "ROLE", "ROUTINE", "RULE", "SAY", "SD", "SECTION", "SENDER"),
    *("SESSION", "STOP", "TALK", "TARGET", "TO", "VIEW", "WAY", "WHAT"),
    *("WHOSE", "WORDS", "YEARS"),
}
JOURNALS = [
    ["journal"],
    ["feet"],
    ["answers"],
    ["stops"],
    ["people"],
    ["trend"],
    ["next"],
    ["agreed"],
    ["export", "out"],
    ["backup", "out"],
    ["report", "-o", "out"],
    ["photo", "list"],
    ["plan"],
    ["trial"],
    ["start"],
]


class Odd(NamedTuple):
    """A file that nobody should give."""

    name: str
    told: str


@pytest.fixture
def odd(tmp_path: Path) -> dict[str, Odd]:
    (folder := tmp_path / "odd").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    with (folder / "huge").open("wb") as huge:
        huge.truncate(3_000_000_000)
    (folder / "letters").write_bytes(b"\xff\xfe\x00 no text \xc3\x28")
    (folder / "empty").write_bytes(b"")
    told = {
        "pipe": "it is a pipe",
        "folder": "it is a folder",
        "huge": "is larger than",
        "device": "a device",
    }
    names = {one.name: str(one) for one in folder.iterdir()} | {"device": "/dev/zero"}
    return {kind: Odd(name, told.get(kind, "")) for kind, name in names.items()}


@contextmanager
def soon() -> Iterator[None]:
    """What waits for ever fails instead."""

    def late(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise AssertionError("it waits, or reads without an end")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_every_argument_is_known_to_be_a_file_or_none() -> None:
    unknown = set()
    for command in COMMANDS:
        parser = parser_for(command)
        command_module(command).arguments(parser)
        found = {(command, str(one.metavar)) for one in parser._actions if one.metavar}
        unknown |= {
            one for one in found - READ.keys() - WRITTEN if one[1] not in NO_FILES and one[1] != "JOURNAL"
        }
    assert unknown == set()


@pytest.fixture
def good(run: Run, write: Write, *, plan: object, tmp_path: Path) -> dict[str, str]:
    """Files that are as they should be, for what stands beside the odd one."""
    run("ask", "-o", str(tmp_path / "request.json"))
    return {
        "FINDINGS": write("findings.yaml", "findings: []"),
        "READINGS": write("readings.yaml", "readings: []"),
        "PLAN": write("plan.json", plan),
        "EVENTS": write("events.yaml", "[]"),
        "DAYS": write("days.csv", "day,arm,outcome\n1,massage,3\n2,rest,4\n3,massage,2\n4,rest,5\n"),
        "REQUEST": str(tmp_path / "request.json"),
        "RECORDING": str(Path(__file__).parents[1] / "voice" / "nowhere.wav"),
        "out.wav": str(tmp_path / "out.wav"),
        "out": str(tmp_path / "out"),
    }


def ran_on(file: str, argv: list[str], *, run: Run, good: dict[str, str]) -> Ran:
    with soon():
        return run(*(file if one == IT else good.get(one, one) for one in argv))


RESTORE = READ["restore", "FILE"]
"""What it takes is a journal, and refused as one."""
DOORS = [one for one in (*READ.values(), *MORE) if one != RESTORE]


@pytest.mark.parametrize("argv", DOORS, ids=" ".join)
@pytest.mark.parametrize("kind", ["pipe", "folder", "huge", "device"])
def test_what_is_no_ordinary_file_of_a_sane_size_is_refused_at_once(
    kind: str, argv: list[str], *, run: Run, odd: dict[str, Odd], good: dict[str, str]
) -> None:
    if argv[:2] == ["content", "lint"]:  # it takes a folder, and nothing else
        ran = ran_on(odd[kind].name, argv, run=run, good=good)
        assert ran.code == 2
        return
    refused(ran_on(odd[kind].name, argv, run=run, good=good), odd[kind].name, odd[kind].told)


@pytest.mark.parametrize("argv", DOORS, ids=" ".join)
@pytest.mark.parametrize("kind", ["letters", "empty"])
def test_a_file_that_holds_nothing_or_no_text_is_an_answer_or_a_line(
    kind: str, argv: list[str], *, run: Run, odd: dict[str, Odd], good: dict[str, str]
) -> None:
    ran = ran_on(odd[kind].name, argv, run=run, good=good)
    if argv == ["evidence", "check", IT] and kind == "empty":
        assert ran.code == 0  # nothing is quoted there
    else:
        refused(ran, odd[kind].name)


@pytest.mark.parametrize("argv", [*JOURNALS, RESTORE], ids=" ".join)
@pytest.mark.parametrize("kind", ["pipe", "folder", "huge", "letters", "empty", "device"])
def test_a_journal_that_is_none_is_refused_at_once(
    kind: str, argv: list[str], *, run: Run, odd: dict[str, Odd], good: dict[str, str]
) -> None:
    command = argv if argv == RESTORE else [*argv[argv == ["start"] :], "--journal", IT]
    refused(ran_on(odd[kind].name, command, run=run, good=good), odd[kind].name)


@pytest.mark.parametrize("kind", ["pipe", "folder", "huge", "letters", "empty", "device"])
def test_a_file_of_a_key_that_is_none_is_refused_at_once(
    kind: str, *, run: Run, odd: dict[str, Odd], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSTEP_PHOTO_KEY_FILE", odd[kind].name)
    with soon():
        refused(run("photo", "list"), odd[kind].name)
