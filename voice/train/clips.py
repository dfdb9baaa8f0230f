"""The clips as they lie in `voice/clips`: sound, the word in it, and who said it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from instep.voice.ear.mel import RATE
from instep.voice.ear.recording import read_recording
from instep.voice.ear.weights import Table

CLIPS = Path(__file__).parents[1] / "clips"
FOLDS = 5
# The people who are held out for good; see the clips' README.
_HELD_OUT_PERCENT = 40


class Kind(StrEnum):
    """Where a clip comes from."""

    RECORDED = "recorded"
    SYNTHETIC = "synthetic"
    EXTRA = "extra"  # the many synthetic voices that only train
    COACH = "coach"
    BACKGROUND = "background_speech"
    NOISE = "noise"


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Clip:
    """One piece of sound; `start` and `end` (seconds) are the word in it, or all of it where it has none."""

    file: str
    kind: Kind
    word: str | None
    speaker: str
    samples: Table
    start: float
    end: float

    @property
    def fold(self) -> int:
        """0 to 4; everything of one speaker is in one fold, and of background talk every file by itself."""
        told = self.file if self.kind in (Kind.BACKGROUND, Kind.NOISE) else self.speaker
        return int(hashlib.sha1(f"f{told}".encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS

    @property
    def spoken(self) -> Table:
        """The word alone."""
        return self.samples[int(self.start * RATE) : max(int(self.end * RATE), int(self.start * RATE) + 320)]


def read_clips() -> list[Clip]:
    """Return every clip; raise ValueError where a held-out speaker is among them."""
    clips = [*_listed(), *_extra()]
    strangers = {clip.speaker for clip in clips if clip.kind is Kind.RECORDED and held_out(clip.speaker)}
    if strangers:
        raise ValueError(f"voice/clips: held-out speakers must not train: {sorted(strangers)}")
    return clips


def held_out(speaker: str) -> bool:
    """Whether this speaker of Speech Commands must never train the head."""
    number = int(hashlib.sha1(speaker.encode(), usedforsecurity=False).hexdigest(), 16)
    return len(speaker) == 8 and number % 100 < _HELD_OUT_PERCENT


def _listed() -> Iterator[Clip]:
    for entry in json.loads((CLIPS / "index.json").read_text()):
        samples = read_recording(str(CLIPS / entry["file"])).samples
        yield Clip(
            file=entry["file"],
            kind=Kind(entry["kind"]),
            word=entry.get("word"),
            speaker=entry.get("speaker") or entry["file"],
            samples=samples,
            start=entry.get("word_start_s", 0.0),
            end=entry.get("word_end_s", len(samples) / RATE),
        )


def _extra() -> Iterator[Clip]:
    """The pieces of one file a voice."""
    folder = CLIPS / "synthetic"
    files: dict[str, Table] = {}
    for order, entry in enumerate(json.loads((folder / "index.json").read_text())):
        name = entry["file"]
        if name not in files:
            files[name] = read_recording(str(folder / name)).samples
        start = entry["start_s"]
        yield Clip(
            file=f"synthetic/{name}#{order}",
            kind=Kind.COACH if entry["kind"] == "coach" else Kind.EXTRA,
            word=entry.get("word"),
            speaker=entry["voice"],
            samples=files[name][int(start * RATE) : int(entry["end_s"] * RATE)],
            start=entry["word_start_s"] - start,
            end=entry["word_end_s"] - start,
        )
