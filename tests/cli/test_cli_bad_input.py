"""Whatever is wrong with an option or a file: exit 2, one line on standard error, nothing else anywhere."""

import copy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run, Write, refused

OPTIONS = [
    (["plan", "--minutes", "0"], "--minutes: 0 is out of range; write a whole number from 2 to 45"),
    (["plan", "--minutes", "-3"], "--minutes: -3 is out of range; write a whole number from 2 to 45"),
    (["plan", "--minutes", "46"], "--minutes: 46 is out of range; write a whole number from 2 to 45"),
    (["plan", "--minutes", "ten"], "--minutes: 'ten' is no whole number; write a whole number from 2 to 45"),
    (["plan", "--minutes", "7.5"], "--minutes: '7.5' is no whole number"),
    (["plan", "--minutes", "9" * 5000], "--minutes: "),
    (["plan", "--minutes", ""], "--minutes: '' is no whole number"),
    (["plan", "--minutes"], "--minutes"),
    (["plan", "--with", "hand"], "--with: 'hand' is not known; did you mean 'hands'?"),
    (["plan", "--goal", "clam"], "--goal: 'clam' is not known; did you mean 'calm'?"),
    (["plan", "--routine", "classik"], "--routine: 'classik' is not known; did you mean 'classic'?"),
    (["plan", "--talk", "loud"], "--talk: 'loud' is not known; one of: full, short, tones"),
    (["plan", "--position", "stol"], "--position: 'stol' is not known; did you mean 'stool'?"),
    (["plan", "--technique", "thumb_circles"], "did you mean 'thumb-circles'?"),
    (["plan", "--sore", "heel"], "--sore: 'heel' is no sore place; write REGION@SIDE:SCORE"),
    (["plan", "--sore", "heal_sole@left:3"], "--sore: no region 'heal_sole'; did you mean 'heel_sole'?"),
    (["plan", "--sore", "arch@lefft:3"], "--sore: no side 'lefft'; did you mean 'left'?"),
    (["plan", "--sore", "arch@left:11"], "--sore: 11 is out of range; write a whole number from 0 to 10"),
    (["plan", "--sore", "arch@left:x"], "--sore: 'x' is no whole number"),
    (["plan", "--routine", "roller", "--with", "hands"], "instep plan: "),
    (["plan", "--minute", "5"], "unrecognized arguments"),
    (["plan", "extra"], "unrecognized arguments"),
    (["go", "--minutes", "46"], "--minutes: 46 is out of range"),
    (["go", "--country", "XX"], "--country: 'XX' is not known"),
    (["screen"], "--answers"),
    (["check"], "--findings"),
    (["journal", "--limit", "0"], "--limit: 0 is out of range; write a whole number from 1 to 1000"),
    (["journal", "--limit", "many"], "--limit: 'many' is no whole number"),
    (["journal", "--after", "-1"], "--after: -1 is out of range"),
    (["--port", "70000"], "--port: 70000 is out of range"),
    (["--port", "web"], "--port: 'web' is no whole number"),
    (["--prot", "1"], "unrecognized arguments"),
    (["screan"], "instep: no command 'screan'; did you mean 'screen'?"),
    (["start"], "instep: no command 'start'"),
    (["content", "lnt"], "did you mean 'lint'?"),
    (["content", "lint", "/nowhere/at/all"], "/nowhere/at/all: is no folder"),
    (["schema", "pla"], "did you mean 'plan'?"),
    (["replay"], "the following arguments are required"),
    (
        ["screen", "--answers", "/nowhere/a.yaml"],
        "/nowhere/a.yaml: cannot be read (No such file or directory)",
    ),
    (["screen", "--answers", "/"], "/: cannot be read"),
    (["plan", "-o", "/nowhere/p.json"], "/nowhere/p.json: cannot be written (No such file or directory)"),
    (["import", "/nowhere/x.jsonl"], "/nowhere/x.jsonl: cannot be read"),
    (["screen", "--answers", "a\nb"], "a b: cannot be read"),
]

ANSWERS = [
    ("answers: [", "neither YAML nor JSON"),
    ("", "holds no 'answers'"),
    ("answers: {pain_nw: 3}", "did you mean 'pain_now'?"),
    ("answers: {pain_now: 11}", "answers.pain_now"),
    ("answers: {pain_now: three}", "answers.pain_now"),
    ("answers: {skin_today: [{finding: blister, side: lefft}]}", "did you mean 'left'?"),
    ("answers: {skin_today: [{finding: blister, regions: [hele]}]}", "no region 'hele'"),
    ("answers: {mode: robot}", "no choice 'robot'"),
    ("answers: {pain_now: 3, pain_now: 8}", "line 1: 'pain_now' stands twice"),
    ('{"answers": {"fever": "no", "fever": "yes"}}', "'fever' stands twice"),
    ("answers: &a {pain_now: 3}\nmore: *a", "line 1"),
    ("answers: !!python/object:os.system {}", "line 1"),
    ("answers: {note: 2001-99-99}", "holds a value that cannot be read"),
    ("answers: {pain_now: " + "9" * 5000 + "}", "cannot be read"),
    ('{"answers": {"pain_now": 1e999}}', "holds inf"),
    ('{"answers": {"pain_now": NaN}}', "answers"),
    ('{"answers": {"pain_now": "\\ud800"}}', "half a letter"),
    ("[" * 100_000, "line 1"),
    ("- " * 100_000, "line 1"),
    ('{"answers": ' * 20_000, "line 1"),
    ("answers:\n\t- 1", "line 2"),
    ("\x00", "neither YAML nor JSON"),
]

EVENTS = [
    ("[{at: 1, event: hurtz}]", "events[0].event: no event 'hurtz'; did you mean 'hurts'?"),
    ("[{at: -1, event: hurts}]", "events[0].at: -1 is out of range"),
    ("[{at: soon, event: hurts}]", "events[0].at: 'soon' is no number"),
    ("[{event: hurts}]", "events[0].at: is missing"),
    ("[{at: 1}]", "events[0].event: is missing"),
    ("[{at: 1, event: [hurts]}]", "events[0].event: no event ['hurts']"),
    ("[{at: .nan, event: hurts}]", "holds nan"),
    ("[{at: 1, event: stop}, {at: 2, event: hurts, pain: 11}]", "events[1].pain: 11 is out of range"),
    ("[{at: 1, event: hurts, pain: -1}]", "events[0].pain: -1 is out of range"),
    ("[{at: 1, event: hurts, pain: 2.5}]", "events[0].pain: 2.5 is no whole number"),
    ("[{at: 1, event: hurts, pain: yes}]", "events[0].pain: True is no whole number"),
    ("[{at: 1, event: hurts, side: lefft}]", "events[0].side: no side 'lefft'; did you mean 'left'?"),
    ("[{at: 1, event: hurts, region: hele}]", "events[0].region: no region 'hele'"),
    ("[{at: 1, event: hurts, where: toes}]", "events[0]: no field 'where'"),
    ("[5]", "events[0]: is no event"),
    ("5", "is no list of events"),
    ("events: {at: 1}", "is no list of events"),
    ("{events: [], more: 1}", "no field 'more'"),
]


def _without(name: str) -> Callable[[Any], None]:
    return lambda plan: plan.pop(name)


def _set(*path: Any) -> Callable[[Any], None]:
    *way, last, value = path

    def change(plan: Any) -> None:
        for step in way:
            plan = plan[step]
        plan[last] = value

    return change


PLANS = [
    (_without("segments"), "missing required field `segments`"),
    (_without("clearance"), "missing required field `clearance`"),
    (_set("clearance", "limits", "trust_pain", "no"), "clearance.limits.trust_pain: expected `bool`"),
    (_set("schema", "instep.plan/2"), "schema: invalid enum value 'instep.plan/2'"),
    (_set("extra", 1), "object contains unknown field `extra`"),
    (_set("segments", 0, "kind", "rest"), "segments[0].kind: invalid enum value 'rest'"),
    (_set("segments", 1, "start", -5), "segments[1].start: "),
    (_set("segments", 1, "start", 11.0), "segments[1].start: is 11.0, but the time before ends at 10.0"),
    (_set("segments", 1, "end", 10.0), "segments[1].end: is 10.0, not after the start"),
    (_set("segments", 1, "regions", ["hele"]), "segments[1].regions"),
    (_set("segments", 1, "move", None), "segments[1].move: is missing"),
    (_set("segments", 1, "ceiling", "light"), "segments[1].pressure: moderate is above its ceiling"),
    (_set("seconds", 121.0), "seconds: is 121.0, but the segments end at 120.0"),
    (_set("cues", 0, "at", 1000), "cues[0].at: 1000.0 is before"),
    (_set("cues", 0, "at", 0.0004), "cues[0].at: is 0.0004, finer than a thousandth of a second"),
    (_without("schema"), "missing required field `schema`"),
    (_set("cues", 3, "kind", "song"), "cues[3].kind: invalid enum value 'song'"),
    (_set("cues", 0, "text", "Press as hard as you can."), "hash: is not that of this plan"),
    (_set("hash", "0" * 64), "hash: is not that of this plan"),
    (_set("start_pain", "left", 11), "start_pain.left: "),
    (_set("clearance", "may_start", False), "clearance.may_start: "),  # noqa: FBT003  # a field's value
    (_set("clearance", "limits", "pressure", "light"), "above what the clearance allows on the left foot"),
    (_set("clearance", "limits", "minutes_per_foot", 0.1), "segments: the left foot has"),
    (
        _set(
            "clearance", "limits", "avoid", [{"side": "left", "region": "arch", "rule": "x", "margin": False}]
        ),
        "arch of the left foot is left alone by the clearance",
    ),
]


@pytest.fixture(autouse=True)
def nothing_written(tmp_path: Path) -> Any:
    """Nothing but what the test itself wrote is there afterwards."""
    yield
    assert {path.name for path in tmp_path.iterdir()} <= {"given.yaml", "plan.json"}


@pytest.mark.parametrize(
    ("argv", "told"), OPTIONS, ids=lambda one: " ".join(one)[:50] if isinstance(one, list) else ""
)
def test_a_wrong_option_is_one_line(argv: list[str], told: str, run: Run) -> None:
    refused(run(*argv), told)


@pytest.mark.parametrize(("text", "told"), ANSWERS, ids=range(len(ANSWERS)))
@pytest.mark.parametrize("command", [["screen", "--json"], ["plan", "--json"]])
def test_a_wrong_file_of_answers_is_one_line(
    command: list[str], text: str, told: str, *, run: Run, write: Write
) -> None:
    file = write("given.yaml", text)
    ran = run(*command, "--answers", file)
    refused(ran, told)
    assert ran.err.startswith(file)


@pytest.mark.parametrize(("text", "told"), EVENTS)
def test_a_wrong_file_of_events_is_one_line(
    text: str, told: str, *, run: Run, write: Write, plan: Any
) -> None:
    file = write("given.yaml", text)
    ran = run("replay", write("plan.json", plan), file, "--json")
    refused(ran, told)
    assert ran.err.startswith(file)


@pytest.mark.parametrize(("change", "told"), PLANS, ids=[told for _, told in PLANS])
def test_a_plan_that_does_not_hold_together_is_one_line(
    change: Callable[[Any], None], told: str, *, run: Run, write: Write, plan: Any
) -> None:
    wrong = copy.deepcopy(plan)
    change(wrong)
    refused(run("replay", write("plan.json", wrong), write("given.yaml", "[]")), told)
    refused(run("track", write("plan.json", wrong), "-o", "out.m4a"), told)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "out.flac"], "-o: no audio format .flac; use .m4a"),
        (["-o", "/nowhere/out.m4a"], "/nowhere/out.m4a: cannot be written"),
        (["-o", "out.m4a", "--bed", "2"], "--bed: '2' is no volume; write a number from 0 to 1"),
        (["-o", "out.m4a", "--bed", "nan"], "--bed: 'nan' is no volume"),
    ],
)
def test_a_track_that_cannot_be_written_is_one_line(
    options: list[str], told: str, *, run: Run, write: Write, plan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is wrong with the name is seen before the voice has spoken a minute.
    monkeypatch.setattr("instep.cli.commands.track.Phrases", _never)
    refused(run("track", write("plan.json", plan), *options), told)


def _never(**_parts: Any) -> None:
    raise AssertionError("the voice was asked")


def test_findings_are_read_as_strictly(run: Run, write: Write) -> None:
    for text, told in (
        ("findings: [{finding: blyster}]", "did you mean 'blister'?"),
        ("{}", "holds no findings"),
    ):
        refused(run("check", "--findings", write("given.yaml", text)), told)


def test_a_plan_that_may_not_start_says_why_and_whom_to_ask(run: Run, write: Write) -> None:
    file = write("given.yaml", "answers: {leg_signs: [one_calf_swollen, one_calf_pain]}")
    ran = run("plan", "--answers", file, "--json")
    refused(ran, "no plan today: UR01")
    assert "Ask: " in ran.err
    assert "same day" in ran.err


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0JFIF", "answers: {}".encode("utf-16"), b"SQLite format 3\0" * 99]
)
def test_a_file_that_is_no_text_is_one_line(content: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "given.yaml").write_bytes(content)
    refused(run("screen", "--answers", str(tmp_path / "given.yaml")), "given.yaml")


def test_the_real_command_keeps_to_it(write: Write) -> None:
    file = write("given.yaml", "answers: {pain_now: 11}")
    command = [sys.executable, "-m", "instep.cli.main", "screen", "--answers", file]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    refused(Ran(ran.returncode, ran.stdout, ran.stderr), "answers.pain_now: 11 is out of range")
