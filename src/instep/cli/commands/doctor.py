"""instep doctor: what works on this machine, and what to do about what does not."""

import argparse
import os
import shutil
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from instep.cli.journals import journal_path
from instep.cli.main import DONE, WRONG_INPUT
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.serving import USUAL_PORT
from instep.journal.fact_codec import SetAside
from instep.journal.links import LeadsNowhere, followed
from instep.journal.log import JournalError
from instep.journal.sqlite import SqliteJournal
from instep.library.errors import BadContent
from instep.library.library import Library
from instep.library.lint.content import lint
from instep.photo import extra
from instep.voice.ear.ear import read_ear
from instep.voice.ear.second_stage import NoSecondStage, model_files
from instep.voice.play import NoSound, loudspeaker
from instep.voice.recipe import speech_rates
from instep.voice.speech import NoVoice, model_file

SCHEMA = "instep.doctor/1"
_OLDEST_PYTHON = (3, 11)
_SHOWN = 5  # facts that cannot be read, before it says that there are more
_ROOM_BYTES = 200_000_000  # the voice's phrases and some years of journal


@dataclass(frozen=True, kw_only=True)
class CheckedPart:
    """One thing looked at: `needed` for the main job; `found` fills the sentence that tells it."""

    name: str
    ok: bool
    needed: bool
    found: str


def arguments(parser: Parser) -> None:
    """Take the journal to look at."""
    parser.add_journal()


def run(args: argparse.Namespace) -> int:
    """Print what works; exit 2 where something that the main job needs does not."""
    findings = list(_looked(journal_path(args.journal)))
    works = all(finding.ok for finding in findings if finding.needed)
    say = Library().words.say
    told = [(finding, _line(finding, say)) for finding in findings]
    document = {
        "schema": SCHEMA,
        "works": works,
        "checks": [
            {"name": one.name, "ok": one.ok, "needed": one.needed, "found": one.found, "text": line}
            for one, line in told
        ],
    }
    lines = [line for _, line in told]
    show(document, [*lines, say("cli-doctor-works" if works else "cli-doctor-broken")], as_json=args.json)
    return DONE if works else WRONG_INPUT


def _line(finding: CheckedPart, say: Callable[..., str]) -> str:
    text = say(f"cli-doctor-{finding.name}-{'ok' if finding.ok else 'bad'}", found=finding.found)
    return say("cli-doctor-ok" if finding.ok else "cli-doctor-bad", text=text)


def _looked(journal: Path) -> Iterator[CheckedPart]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield CheckedPart(name="python", ok=sys.version_info >= _OLDEST_PYTHON, needed=True, found=python)
    problems = lint(Library().root)
    yield CheckedPart(name="content", ok=not problems, needed=True, found=problems[0] if problems else "")
    yield from _journal(journal)
    yield _disk(journal)
    yield _voice()
    yield _ear()
    yield _second_stage()
    yield CheckedPart(name="photos", ok=extra.is_there(), needed=False, found=extra.INSTALL)
    speaker = loudspeaker()
    silent = isinstance(speaker, NoSound)
    yield CheckedPart(
        name="loudspeaker",
        ok=not silent,
        needed=False,
        found=speaker.why if isinstance(speaker, NoSound) else speaker.command[0],
    )
    yield _browser()
    yield _port()


def _journal(path: Path) -> Iterator[CheckedPart]:
    try:
        begun = followed(path).exists()
    except LeadsNowhere as problem:
        yield CheckedPart(name="journal", ok=False, needed=True, found=f"{problem.strerror}")
        return
    if not begun:
        yield CheckedPart(name="journal", ok=_may_begin(path), needed=True, found=f"{path}")
        return
    try:
        with closing(SqliteJournal(path, patience_s=1.0)) as journal:
            aside = list(islice(journal.set_aside(), _SHOWN + 1))
            size = path.stat().st_size // 1024
    except JournalError as problem:
        yield CheckedPart(name="journal", ok=False, needed=True, found=str(problem))
        return
    whole = f"{path}, {size} KiB, {path.stat().st_mode & 0o777:o}"
    yield CheckedPart(name="journal", ok=True, needed=True, found=whole)
    yield CheckedPart(name="facts", ok=not aside, needed=False, found=_named(aside))


def _named(aside: Sequence[SetAside]) -> str:
    """The first few facts that cannot be read, each with the reason."""
    named = "; ".join(f"fact {one.record.id!a} ({one.record.kind!a}): {one.why}" for one in aside[:_SHOWN])
    return f"{named}; and more" if len(aside) > _SHOWN else named


def _may_begin(path: Path) -> bool:
    nearest = next(folder for folder in path.absolute().parents if folder.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _disk(path: Path) -> CheckedPart:
    nearest = next(folder for folder in path.absolute().parents if folder.exists())
    free = shutil.disk_usage(nearest).free
    return CheckedPart(name="disk", ok=free >= _ROOM_BYTES, needed=False, found=f"{free // 1_000_000} MB")


def _voice() -> CheckedPart:
    try:
        found = model_file(speech_rates().voice)
    except NoVoice as problem:
        return CheckedPart(name="voice", ok=False, needed=False, found=str(problem))
    return CheckedPart(name="voice", ok=True, needed=False, found=found.name)


def _ear() -> CheckedPart:
    try:
        head = read_ear(Library().hearing).head
    except BadContent as problem:
        return CheckedPart(name="ear", ok=False, needed=False, found=str(problem))
    return CheckedPart(
        name="ear", ok=True, needed=False, found=f"{len(head.words) - 2} words, {head.version}"
    )


def _second_stage() -> CheckedPart:
    try:
        found = model_files()
    except NoSecondStage as problem:
        return CheckedPart(name="second_stage", ok=False, needed=False, found=str(problem))
    return CheckedPart(name="second_stage", ok=True, needed=False, found=found.folder.name)


def _browser() -> CheckedPart:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return CheckedPart(name="browser", ok=False, needed=False, found="")
    return CheckedPart(name="browser", ok=True, needed=False, found="")


def _port() -> CheckedPart:
    with socket.socket() as probe:
        free = probe.connect_ex(("127.0.0.1", USUAL_PORT)) != 0
    return CheckedPart(name="port", ok=free, needed=False, found=str(USUAL_PORT))
