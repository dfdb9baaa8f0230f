"""instep listen: what is heard in a recording, when, how surely, and what it would do in a session."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.deadline import apart, in_time
from instep.library.content.heavy import Allowance
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.session.words import Words
from instep.voice.ear.ear import read_ear
from instep.voice.ear.listening import Coach, Heard, Listening
from instep.voice.ear.recording import Recording, read_recording
from instep.voice.ear.second_stage import NoSecondStage, SecondStage, model_files
from instep.voice.ear.second_stage_rules import second_stage_rules

SCHEMA = "instep.heard/1"
_LONGEST_DELAY_MS = 2_000


def arguments(parser: Parser) -> None:
    """Take a recording, and what the coach played meanwhile."""
    parser.add("file", metavar="FILE")
    parser.add("--coach", metavar="PLAYBACK")
    parser.add("--delay-ms", metavar="MS")
    parser.add("--asked", action="store_true")
    parser.add("--one-stage", action="store_true")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print each word that is heard; a second stage that is not there is told, and nothing else changes."""
    library = Library()
    allowed = library.heavy.listen
    coach = _coach(args.coach, args.delay_ms, allowed)
    recording = _read(args.file, allowed)
    second, why = (None, None) if args.one_stage else _second_stage(library)
    ear = Listening(ear=read_ear(library.hearing), rules=library.hearing, second=second)
    heard = in_time("listen", allowed, ear.listen, recording.samples, coach=coach, asked=args.asked)
    told = _told(recording, heard, library.words, why=why)
    show(as_json(recording, heard, second_stage=second is not None), told, as_json=args.json)
    return 0


def as_json(recording: Recording, heard: list[Heard], *, second_stage: bool) -> dict[str, Any]:
    """Return what was heard as the document `instep.heard/1`."""
    return {
        "schema": SCHEMA,
        "seconds": round(recording.seconds, 3),
        "notes": list(recording.notes),
        "second_stage": second_stage,
        "heard": [
            {**asdict(one), "at": round(one.at, 3), "confidence": round(one.confidence, 3)} for one in heard
        ],
    }


def _read(file: str, allowed: Allowance) -> Recording:
    """Decode a stranger's file in a process of its own."""
    return apart("listen", allowed, read_recording, file)


def _coach(playback: str | None, delay: str | None, allowed: Allowance) -> Coach | None:
    if playback is None and delay is None:
        return None
    if playback is None:
        raise BadInput("listen-no_playback", place="--delay-ms")
    return Coach(_read(playback, allowed).samples, _delay("0" if delay is None else delay))


def _delay(raw: str) -> int:
    if not raw.isascii() or not raw.isdecimal() or int(raw) > _LONGEST_DELAY_MS:
        raise BadInput(
            "listen-no_delay", place="--delay-ms", written=repr(raw), longest_delay_ms=str(_LONGEST_DELAY_MS)
        )
    return int(raw)


def _second_stage(library: Library) -> tuple[SecondStage | None, str | None]:
    try:
        files = model_files()
    except NoSecondStage as problem:
        return None, str(problem)
    return SecondStage(files=files, rules=second_stage_rules(), hearing=library.hearing), None


def _told(recording: Recording, heard: list[Heard], words: Words, *, why: str | None) -> Iterator[str]:
    say = words.say
    for note in recording.notes:
        yield say(f"cli-listen-{note}", rate=str(recording.rate), channels=str(recording.channels))
    if why:
        yield say("cli-listen-one_stage", why=why)
    for one in heard:
        yield say(
            "cli-listen-word",
            at=f"{one.at:8.2f}",
            command=f"{one.command:<12}",
            confidence=f"{one.confidence:.2f}",
            does=_does(one, words),
        ).rstrip()
    if not heard:
        yield say("cli-listen-nothing")


def _does(heard: Heard, words: Words) -> str:
    if heard.settled is False:
        return words.say("cli-listen-unsettled")
    return words.say("cli-listen-does", event=heard.event) if heard.event else words.say("cli-listen-asks")
