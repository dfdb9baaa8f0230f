"""instep track: a plan becomes one piece of audio with chapters, for any player."""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from instep.cli.commands.plan import segment_name
from instep.cli.parser import Parser
from instep.cli.printing import cannot_write, clock, show
from instep.deadline import in_time
from instep.library.errors import BadInput, Message
from instep.library.files.documents import read_document
from instep.library.files.plan_files import parse_plan
from instep.library.library import Library
from instep.session.timeline import Plan
from instep.session.words import Words
from instep.voice.pcm import silence
from instep.voice.phrases import Phrases, cache_folder
from instep.voice.recipe import sound_recipes
from instep.voice.sounds import synthesise
from instep.voice.speech import NoVoice, Voice
from instep.voice.track import SpeechOverlaps, Track, UnknownTone, render
from instep.voice.track_file import UnknownFormat, write_audio

SCHEMA = "instep.track/1"


def arguments(parser: Parser) -> None:
    """Take a plan, the file to write, and the volume of the bed."""
    parser.add("plan", metavar="PLAN")
    parser.add("-o", dest="output", metavar="SOUND", required=True)
    parser.add("--bed", metavar="BED")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Write the track; without a voice on this machine it has tones and pulses alone, and says so."""
    library = Library()
    bed = volume(args.bed)
    plan = parse_plan(read_document(args.plan), args.plan)
    _refuse(args.output)
    allowed, named = library.heavy.track, titles(plan, library.words)
    track, trouble = in_time("track", allowed, _rendered, plan, bed, args.plan, titles=named)
    title = library.words.say("cli-track-title", hash=plan.hash[:8])
    in_time("track", allowed, _written, track, args.output, title=title)
    document = as_json(track, args.output, voice=trouble is None)
    say = library.words.say
    lines = [say("cli-track-written", file=args.output, time=clock(track.duration_ms / 1000))]
    lines += [say("cli-track-no_voice", why=trouble)] if trouble else []
    show(document, lines, as_json=args.json)
    return 0


def volume(raw: str | None) -> float | None:
    """Return the bed's volume, 0 to 1; raises BadInput."""
    if raw is None:
        return None
    try:
        number = float(raw)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise BadInput("track-no_volume", place="--bed", written=repr(raw))
    return number


def titles(plan: Plan, words: Words) -> dict[str, str]:
    """Return each segment's chapter title by its id."""
    found = {}
    for segment in plan.segments:
        foot = words.say(f"player-side-{segment.foot}") if segment.foot else None
        name = segment_name(segment, words)
        found[segment.id] = words.say("cli-track-chapter", foot=foot, what=name) if foot else name
    return found


def as_json(track: Track, file: str, *, voice: bool) -> dict[str, Any]:
    """Return what was written as the document `instep.track/1`."""
    return {
        "schema": SCHEMA,
        "file": file,
        "seconds": track.duration_ms / 1000,
        "voice": voice,
        "chapters": [
            {"start": one.start_ms / 1000, "end": one.end_ms / 1000, "title": one.title}
            for one in track.chapters
        ],
    }


def _rendered(
    plan: Plan, bed: float | None, file: str, *, titles: dict[str, str]
) -> tuple[Track, str | None]:
    sounds = synthesise(sound_recipes())
    phrases = Phrases(voice=Voice(), folder=cache_folder(os.environ))
    try:
        try:
            return render(plan, phrases.say, sounds=sounds, bed=bed, titles=titles), None
        except NoVoice as problem:
            return render(plan, None, sounds=sounds, bed=bed, titles=titles), str(problem)
    except (SpeechOverlaps, UnknownTone) as problem:
        problem.file = file
        raise
    except ValueError as problem:
        raise BadInput("track-no_cues", file=file, place="cues", what=str(problem)) from problem


def _refuse(name: str) -> None:
    """Raise BadInput for a name that cannot be written, before the voice has spoken a minute for nothing."""
    path = Path(name)
    with TemporaryDirectory() as folder:
        _written(Track(samples=silence(1000)), f"{folder}/try{path.suffix}", title="")
    if not path.parent.is_dir():
        raise cannot_write(name, Message("errors-cli-no_such_folder"))
    if not os.access(path.parent, os.W_OK) or path.is_dir():
        raise cannot_write(name, Message("errors-cli-not_allowed"))


def _written(track: Track, name: str, *, title: str) -> None:
    try:
        write_audio(track, Path(name), title=title)
    except UnknownFormat as problem:
        raise BadInput.of(problem.problem, problem.remedy, place="-o") from None
    except OSError as problem:
        raise cannot_write(name, problem.strerror or str(problem)) from problem
