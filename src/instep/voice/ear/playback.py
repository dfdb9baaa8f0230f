"""What the coach plays, as its own ear meets it: when it is heard, and where it could be taken for a stop."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, TypeAlias

import msgspec
import numpy as np
from msgspec import Meta

from instep.library.content.microphone import microphone
from instep.library.content.reading import content_root, read_content
from instep.library.content.review import Review
from instep.session.hearing_rules import HearingRules, WordClass
from instep.voice.ear.ear import EarFiles, quiet_room
from instep.voice.ear.embedding import HOP
from instep.voice.ear.hop import HopScores
from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table

Span: TypeAlias = tuple[int, int]
"""From and to, in milliseconds of the playback's own time."""

Ms = Annotated[int, Meta(ge=0, le=2_000)]
Decibels = Annotated[float, Meta(le=0, ge=-120)]
# A word is decided some time after its end.
_RINGS_ON_MS = 600
_HOP_MS = HOP * 1000 // RATE


class PlaybackMaskRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From where on the clean playback counts as a stop, at each loudness, and how far around it."""

    level: Annotated[float, Meta(gt=0, le=1)]
    loudness_db: list[Decibels]
    before_ms: Ms
    after_ms: Ms


class ExplainedRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How much quieter without the echo the sound of the last moment must be to be the echo alone."""

    by_db: Annotated[float, Meta(ge=0, le=60)]
    over_ms: Ms


class PlaybackRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file content/ear/playback.yaml."""

    version: int
    language: str
    review: Review
    audible_db: Decibels
    mask: PlaybackMaskRules
    explained: ExplainedRules


@cache
def playback_rules() -> PlaybackRules:
    """Return the shipped rules; raises BadContent where they do not have their shape."""
    return read_content(content_root(), "ear/playback.yaml", PlaybackRules)


def masks(sound: Table, ear: EarFiles, hearing: HearingRules) -> tuple[Span, ...]:
    """Return where a playback (16,000 samples a second) makes the ear hear a stop, widened and joined.

    Inside these spans, moved by the delay to the microphone, a stop is more likely the coach's own.
    """
    rules = playback_rules().mask
    found = [
        (at - _HOP_MS - rules.before_ms, at + rules.after_ms)
        for loudness in rules.loudness_db
        for at in _fires(sound * np.float32(10 ** (loudness / 20)), ear, hearing)
    ]
    return joined((max(0, start), end) for start, end in found)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that meet as one."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


@dataclass(frozen=True, eq=False)
class Spans:
    """Spans that can be asked for a moment."""

    spans: tuple[Span, ...]

    def hold(self, at_ms: float) -> bool:
        """Return whether the moment lies in one of them."""
        later = bisect_left(self.spans, (at_ms, float("inf")))
        return later > 0 and at_ms <= self.spans[later - 1][1]

    def meet(self, start_ms: float, end_ms: float) -> bool:
        """Return whether any of them lies between the two moments, at least in part."""
        return self.hold(start_ms) or any(start_ms <= start <= end_ms for start, _ in self.spans)


def sounding(sound: Table) -> tuple[Span, ...]:
    """Return when a playback is heard, and for how long its room may ring on."""
    loud = np.flatnonzero(_powers(sound) >= 10 ** (playback_rules().audible_db / 10))
    rings_on = microphone(content_root()).coach.hangover_ms
    return joined((int(at) * _HOP_MS, (int(at) + 1) * _HOP_MS + rings_on) for at in loud)


def explained(heard: Table, left: Table) -> tuple[Span, ...]:
    """Return where so little is left of what was heard that it was the echo, in the recording's own time."""
    rules = playback_rules().explained
    over = np.ones(max(1, rules.over_ms // _HOP_MS))
    before, after = (np.convolve(_powers(sound), over)[: len(sound) // HOP] for sound in (heard, left))
    echo = np.flatnonzero(after < before * 10 ** (-rules.by_db / 10))
    return joined(((int(at) + 1) * _HOP_MS, (int(at) + 2) * _HOP_MS - 1) for at in echo)


def _powers(sound: Table) -> Table:
    blocks = sound[: len(sound) // HOP * HOP].reshape(-1, HOP)
    return np.square(blocks).mean(axis=1) if len(blocks) else np.zeros(0, np.float32)


def _fires(sound: Table, ear: EarFiles, hearing: HearingRules) -> list[int]:
    stops = tuple(word for word in hearing.of(WordClass.STOP) if word in ear.head.words)
    hops = ear.listen(after_silence=True).push(
        np.concatenate([sound, quiet_room(RATE * _RINGS_ON_MS // 1000)]), speaking=True
    )
    level = playback_rules().mask.level
    moments = (HopScores.of(hop, ear.head.words) for hop in hops)
    doubt = hearing.thresholds.doubt
    return [
        moment.now for moment in moments if max(moment.against_talk(word, doubt) for word in stops) >= level
    ]
