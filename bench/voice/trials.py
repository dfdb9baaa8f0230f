"""The recordings that the ear is tried on, made from the developers' clips the same way each time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table
from voice.train.clips import CLIPS, Clip, Kind, read_clips
from voice.train.sounds import Rng, convolved, noise, power, room

TEN = ("stop", "go", "left", "right", "yes", "no", "up", "down", "on", "off")
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# The recorded noise of the clips, and noises made as a tap, a machine, an exercise bike and white noise.
_NOISES = ("dishes", "tap", "machine", "wheel", "white")
_GAIN = 0.5  # -6 dB
# Of the many lines of the other voices, one in so many.
_EVERY = 3
_HISS = 1e-4
# Seconds of talk before a stop that is laid behind it.
_TALK = 3


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Trial:
    """One recording; `word` was said from `start` to `end` (seconds), or nothing that is a command."""

    set: str
    sound: Table
    fold: int
    word: str | None = None
    start: float = 0.0
    end: float = 0.0
    playback: Table | None = None
    delay_ms: int = 0

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.sound) / RATE


def trials(seed: int) -> Iterator[Trial]:
    """Yield every trial of every figure."""
    rng = np.random.default_rng(seed)
    clips = read_clips()
    yield from _words(clips)
    yield from _noisy(rng, clips)
    yield from _behind_talk(np.random.default_rng(seed), clips)
    yield from _over_the_coach(rng, clips)
    yield from _coach_alone(rng, clips)


def _words(clips: Sequence[Clip]) -> Iterator[Trial]:
    sets = {Kind.RECORDED: "quiet", Kind.SYNTHETIC: "synthetic", Kind.BACKGROUND: "talk"}
    for clip in clips:
        if clip.kind in sets:
            yield _said(clip, clip.samples, sets[clip.kind])


def _said(clip: Clip, sound: Table, name: str, *, later: float = 0.0) -> Trial:
    return Trial(
        set=name,
        sound=sound,
        fold=clip.fold,
        word=clip.word,
        start=clip.start + later,
        end=clip.end + later,
    )


def _stops(clips: Sequence[Clip]) -> list[Clip]:
    return [clip for clip in clips if clip.word == "stop" and clip.kind is Kind.RECORDED]


def _noisy(rng: Rng, clips: Sequence[Clip]) -> Iterator[Trial]:
    recorded = next(clip.samples for clip in clips if "dishes" in clip.file)
    lead = RATE // 2
    for clip in _stops(clips):
        sound = np.pad(clip.samples, (lead, RATE // 2))
        for kind in rng.choice(_NOISES, 2, replace=False):
            behind = (
                _piece(rng, recorded, len(sound)) if kind == "dishes" else noise(rng, len(sound), str(kind))
            )
            begin, end = lead + int(clip.start * RATE), lead + int(clip.end * RATE)
            for ratio in (10, 0):
                loud = power(clip.spoken) / power(behind[begin:end]) * 10 ** (-ratio / 20)
                yield _said(clip, _clipped(sound + behind * loud), f"noise {ratio} dB", later=lead / RATE)


def _behind_talk(rng: Rng, clips: Sequence[Clip]) -> Iterator[Trial]:
    """Lay each stop 80 to 400 ms behind three seconds of talk, 0 to 6 dB above it."""
    talks = [clip.samples for clip in clips if clip.kind is Kind.BACKGROUND]
    for clip in _stops(clips):
        talk = _piece(rng, np.concatenate(rng.permutation(np.array(talks, object))[:4]), _TALK * RATE)
        gap = int(rng.uniform(0.08, 0.4) * RATE)
        begin = int(clip.start * RATE)
        lead = len(talk) + gap - begin
        sound = np.pad(clip.samples, (lead, RATE // 2))
        loud = power(clip.spoken) / power(talk) * 10 ** (-rng.uniform(0, 6) / 20)
        sound[: len(talk)] += talk * loud
        yield _said(clip, _clipped(sound), "behind talk", later=lead / RATE)


def _over_the_coach(rng: Rng, clips: Sequence[Clip]) -> Iterator[Trial]:
    named = {clip.file: clip for clip in clips}
    mixes = json.loads((CLIPS / "barge_in_mixes.json").read_text())
    for mix in (one for one in mixes if one["word"] == "stop"):
        word, coach = named[mix["word_file"]], named[mix["coach_file"]].samples
        for echo, delay in ((coach, 0), _through_a_room(rng, coach)):
            begin = round(mix["coach_offset_s"] * RATE)
            heard = np.pad(echo, (0, max(0, begin + len(word.samples) + RATE // 2 - len(echo))))
            under = heard[begin + int(word.start * RATE) : begin + int(word.end * RATE)]
            heard = heard * (power(word.spoken) / power(under) * 10 ** (-mix["sir_db"] / 20))
            heard[begin : begin + len(word.samples)] += word.samples
            yield Trial(
                set=f"over the coach {mix['sir_db']:+d} dB{' in a room' if delay else ''}",
                sound=_clipped(_hiss(rng, heard)),
                fold=word.fold,
                word="stop",
                start=begin / RATE + word.start,
                end=begin / RATE + word.end,
                playback=coach,
                delay_ms=delay,
            )


def _coach_alone(rng: Rng, clips: Sequence[Clip]) -> Iterator[Trial]:
    lines = [clip for clip in clips if clip.kind is Kind.COACH]
    given = [clip for clip in lines if not clip.file.startswith("synthetic")]
    others = [clip for clip in lines if clip.file.startswith("synthetic")][::_EVERY]
    for name, some in (("coach alone", given), ("more coach alone", others)):
        for clip in some:
            plain = (clip.samples * np.float32(_GAIN), 0)
            yield _alone(rng, clip, name, echo=plain)
            yield _alone(rng, clip, f"{name} in a room", echo=_through_a_room(rng, clip.samples))


def _alone(rng: Rng, clip: Clip, name: str, *, echo: tuple[Table, int]) -> Trial:
    sound, delay = echo
    return Trial(set=name, sound=_hiss(rng, sound), fold=clip.fold, playback=clip.samples, delay_ms=delay)


def _through_a_room(rng: Rng, sound: Table) -> tuple[Table, int]:
    """RT60 0.3 to 0.5 s, 40 to 200 ms late, 6 dB down."""
    delay = int(rng.integers(40, 201))
    response = room(rng, shortest=0.3, longest=0.5)
    late = np.concatenate(
        [np.zeros(delay * RATE // 1000, np.float32), sound, np.zeros(RATE // 3, np.float32)]
    )
    heard = convolved(late, response / np.sqrt(np.square(response).sum()))
    return heard * np.float32(_GAIN), delay


def _hiss(rng: Rng, sound: Table) -> Table:
    return (sound + rng.standard_normal(len(sound)) * _HISS).astype(np.float32)


def _clipped(sound: Table) -> Table:
    return (sound / max(1.0, float(np.abs(sound).max()))).astype(np.float32)


def _piece(rng: Rng, sound: Table, length: int) -> Table:
    begin = int(rng.integers(0, len(sound) - length))
    return sound[begin : begin + length]
