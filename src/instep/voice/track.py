"""A plan as one continuous piece of audio: every cue at its exact sample, silence where there is nothing."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from instep.library.errors import BadInput, Message
from instep.session.timeline import Cue, CueKind, Plan
from instep.voice.pcm import FULL, PER_MS, Pcm, Samples, decibels, lay, limited, loudness, silence
from instep.voice.recipe import SpeechLevel
from instep.voice.sounds import Sounds, bed_loop

Say: TypeAlias = Callable[[str], Pcm]
# Between two interjections in their one file, so that a player's late stop never lets the next be heard.
_GAP_MS = 200


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A titled stretch of a track; times in milliseconds from its start."""

    start_ms: int
    end_ms: int
    title: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Track:
    """One channel of sixteen-bit samples, 24,000 a second, as long as its plan to the sample."""

    samples: Pcm
    chapters: tuple[Chapter, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Whole milliseconds."""
        return len(self.samples) // PER_MS


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """A phrase that is still being spoken when the next one, or the plan's end, comes."""

    key: str
    at_ms: int
    ends_ms: int
    next_key: str | None
    next_at_ms: int


class UnknownTone(BadInput):
    """A cue asks for a tone that sound/sounds.yaml does not know."""


class SpeechOverlaps(BadInput):
    """The plan leaves too little room for what it says."""

    def __init__(self, overlaps: tuple[Overlap, ...]) -> None:
        first = overlaps[0]
        super().__init__(
            "track-overlap",
            place="cues",
            cue=repr(first.key),
            at=str(first.at_ms),
            ends=str(first.ends_ms),
            over=first.next_key or Message("errors-track-the_end"),
            next=str(first.next_at_ms),
            all=str(len(overlaps)),
        )
        self.overlaps = overlaps


@dataclass(frozen=True, kw_only=True)
class Span:
    """Where a phrase lies in a sprite, in milliseconds."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Sprite:
    """Many phrases in one track, each at a whole millisecond."""

    track: Track
    spans: Mapping[str, Span]


@dataclass(frozen=True, eq=False, kw_only=True)
class _Spoken:
    cue: Cue
    sound: Pcm

    @property
    def start(self) -> int:
        return self.cue.at_ms * PER_MS

    @property
    def end(self) -> int:
        return self.start + len(self.sound)


def render(
    plan: Plan,
    say: Say | None,
    *,
    sounds: Sounds,
    bed: float | None = None,
    titles: Mapping[str, str] | None = None,
) -> Track:
    """Return the plan as sound, exactly `plan.duration_ms` long, each cue on sample 24 x `at_ms`.

    `say` is None where there is no voice: tones and pulses stay, speech is left to captions. `bed` is the
    bed's volume, 0 to 1; None for silence between cues. `titles` names each segment's chapter by its id.
    Raise SpeechOverlaps where phrases would talk over each other, UnknownTone for a tone that has no
    recipe, NoVoice as `say` does.
    """
    spoken = _spoken(plan, say)
    _refuse_overlaps(spoken, plan.duration_ms)
    samples = silence(plan.duration_ms)
    if bed:
        _lay_bed(samples, sounds, volume=bed)
    _lay_pulses(samples, plan, spoken, sounds=sounds)
    for cue in _cues(plan, CueKind.TONE):
        lay(samples, _chime(cue, sounds), at=cue.at_ms * PER_MS, gain=FULL)
    for phrase in spoken:
        lay(samples, phrase.sound, at=phrase.start, gain=gain(phrase.sound, sounds.speech))
    return Track(samples=samples, chapters=chapters(plan, titles or {}))


def _refuse_overlaps(spoken: Iterable[_Spoken], duration_ms: int) -> None:
    """Raise SpeechOverlaps where a phrase is not over when the next, or the end, comes."""
    ordered = sorted(spoken, key=lambda phrase: phrase.start)
    end = [(None, duration_ms)]
    nexts = [(phrase.cue.key, phrase.cue.at_ms) for phrase in ordered[1:]] + end
    found = tuple(
        Overlap(
            key=phrase.cue.key,
            at_ms=phrase.cue.at_ms,
            ends_ms=-(-phrase.end // PER_MS),
            next_key=key,
            next_at_ms=at_ms,
        )
        for phrase, (key, at_ms) in zip(ordered, nexts, strict=False)
        if phrase.end > at_ms * PER_MS
    )
    if found:
        raise SpeechOverlaps(found)


def gain(sound: Pcm, level: SpeechLevel) -> float:
    """Return the factor that brings a phrase to the level of all others, without raising its peak too far."""
    wanted = decibels(level.loudness_db) / max(loudness(sound), 1e-6)
    highest = max(int(sound.max()), -int(sound.min()))
    return min(wanted, decibels(level.peak_db) * FULL / max(highest, 1))


def chapters(plan: Plan, titles: Mapping[str, str]) -> tuple[Chapter, ...]:
    """Return a chapter for each segment that has a title, in the order of the plan."""
    return tuple(
        Chapter(start_ms=segment.start_ms, end_ms=segment.end_ms, title=titles[segment.id])
        for segment in plan.segments
        if segment.id in titles
    )


def interjections(phrases: Mapping[str, str], say: Say, *, level: SpeechLevel) -> Sprite:
    """Return all phrases (key to text) in one track, as loud as in a session, and where each one lies."""
    sounds = {key: say(text) for key, text in phrases.items()}
    lengths = [-(-len(sound) // PER_MS) for sound in sounds.values()]
    starts = np.cumsum([0, *(length + _GAP_MS for length in lengths)]).tolist()
    samples = silence(starts[-1])
    for start, sound in zip(starts, sounds.values(), strict=False):
        lay(samples, sound, at=start * PER_MS, gain=gain(sound, level))
    spans = {
        key: Span(start_ms=start, end_ms=start + length)
        for key, start, length in zip(sounds, starts, lengths, strict=False)
    }
    return Sprite(track=Track(samples=samples), spans=spans)


def _spoken(plan: Plan, say: Say | None) -> list[_Spoken]:
    if say is None:
        return []
    cues = list(_cues(plan, CueKind.SPEECH))
    said = {text: say(text) for text in dict.fromkeys(cue.text for cue in cues)}
    return [_Spoken(cue=cue, sound=said[cue.text]) for cue in cues]


def _cues(plan: Plan, kind: CueKind) -> Iterable[Cue]:
    return (cue for cue in plan.cues if cue.kind is kind)


def _chime(cue: Cue, sounds: Sounds) -> Samples:
    if cue.key not in sounds.chimes:
        known = ", ".join(sorted(sounds.chimes))
        raise UnknownTone("track-no_tone", place="cues", at=str(cue.at_ms), tone=repr(cue.key), known=known)
    return sounds.chimes[cue.key]


def _lay_pulses(samples: Pcm, plan: Plan, spoken: Iterable[_Spoken], *, sounds: Sounds) -> None:
    busy = sorted((phrase.start, phrase.end) for phrase in spoken)
    for cue in _cues(plan, CueKind.PULSE):
        at = cue.at_ms * PER_MS
        dip = sounds.pulse_under_speech if _meets(busy, at, at + len(sounds.pulse)) else 1.0
        lay(samples, sounds.pulse, at=at, gain=FULL * dip)


def _meets(busy: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of the stretches, which are in order and apart, shares a sample with this one."""
    before = bisect_left(busy, (end, 0)) - 1
    return before >= 0 and busy[before][1] > start


def _lay_bed(samples: Pcm, sounds: Sounds, *, volume: float) -> None:
    loop = bed_loop(sounds.bed) * np.float32(volume)
    for at in range(0, len(samples), len(loop)):
        lay(samples, loop, at=at, gain=FULL)
    fade = min(sounds.bed.fade_ms * PER_MS, len(samples) // 2)
    rise = np.linspace(0, 1, fade, dtype=np.float32)
    samples[:fade] = limited(samples[:fade] * rise)
    samples[len(samples) - fade :] = limited(samples[len(samples) - fade :] * rise[::-1])
