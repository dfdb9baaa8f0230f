"""Every file that people hand in is refused where it holds a field that nobody reads."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run, Write, refused
from tests.cli.test_cli_odd_files import IT, MORE, READ

WISH = {"arms": ["rest", "massage"], "days": 6}
FOOT = {"big": "felt", "middle": "felt", "little": "felt"}
GIVEN: dict[str, Any] = {
    "screen FILE": {"answers": {"age_band": "adult_18_64"}},
    "check FILE": {"answers": {"age_band": "adult_18_64"}},
    "check FINDINGS": {"findings": []},
    "plan FILE": {"answers": {"age_band": "adult_18_64"}},
    "go FILE": {"answers": {"age_band": "adult_18_64"}},
    "touch FILE": {"answers": {"left": FOOT, "right": FOOT}, "false_yes": 0},
    "temperature FILE": {"answers": {"age_band": "adult_18_64"}},
    "temperature READINGS": {"readings": []},
    "replay EVENTS": {"events": []},
    "trial design": WISH,
    "evidence check": {"quoted": []},
}
"""A sound file for each place that takes a mapping which people write."""
PLAN = ["plan", "--minutes", "2", "-o"]
BY = [*("--name", "A. Weber"), *("--role", "podiatrist"), *("--contact", "telephone 0100")]
MADE = {
    "replay PLAN": PLAN,
    "track PLAN": PLAN,
    "reply REQUEST": ["ask", "-o"],
    "reply KEY": ["reply", "--new-key", *BY, "-o"],
}
"""The command that writes the file, for each place that takes a mapping which Instep made."""
DESIGN = "trial DESIGN"
NO_MAPPING = {
    *("listen FILE", "listen PLAYBACK", "photo THING", "restore FILE", "content FOLDER"),
    *("trial FILE", "evidence TABLE", "import FILE"),
}
"""Sound, a picture, a database, a folder; tables, whose unused columns are named; lines with a head."""
DOORS = {" ".join(where): argv for where, argv in READ.items()} | {" ".join(argv[:2]): argv for argv in MORE}
MORE_ASKED = {"reply REQUEST": ["--pressure", "light", "--key", "KEY"], "reply KEY": ["--pressure", "light"]}
"""A reply must ask for something."""
NAMELESS = {"reply KEY"}
"""Nothing that a key's file holds may be shown."""
INTERACTIVE = {"go FILE"}
"""It goes on to the questions."""


@pytest.fixture
def beside(run: Run, write: Write, tmp_path: Path) -> dict[str, str]:
    """Sound files for what stands beside the one that is tried."""
    made = {name: str(tmp_path / name) for name in ("PLAN", "REQUEST", "KEY", "DESIGN", "out", "out.wav")}
    for door, argv in MADE.items():
        run(*argv, made[door.split()[1]])
    design = run("trial", "design", write("wish.json", WISH), "--json").document
    days = "".join(f"{one['day']},{one['arm']},{one['day'] % 4}\n" for one in design["schedule"])
    return made | {
        "DESIGN": write("DESIGN", design),
        "DAYS": write("days.csv", f"day,arm,outcome\n{days}"),
        "FINDINGS": write("findings.json", {"findings": []}),
        "READINGS": write("readings.json", {"readings": []}),
        "EVENTS": write("events.json", []),
    }


def test_every_place_that_takes_a_file_is_here() -> None:
    mappings = {*GIVEN, *MADE, DESIGN}
    assert mappings | NO_MAPPING == DOORS.keys()
    assert not mappings & NO_MAPPING


@pytest.mark.parametrize("door", [*GIVEN, *MADE, DESIGN])
def test_a_field_that_nobody_reads_is_refused_in_a_line_and_without_it_the_file_is_taken(
    door: str, *, run: Run, write: Write, beside: dict[str, str]
) -> None:
    sound = GIVEN.get(door) or json.loads(Path(beside[door.split()[1]]).read_text())

    def ran(tree: dict[str, Any]) -> Ran:
        file = write("it.json", tree)
        argv = [*DOORS[door], *MORE_ASKED.get(door, [])]
        return run(*(file if one == IT else beside.get(one, one) for one in argv))

    refused(ran(sound | {"unheard_of": 1}), "it.json", *([] if door in NAMELESS else ["unheard_of"]))
    if door not in INTERACTIVE:
        assert (taken := ran(sound)).code == 0, taken.err
