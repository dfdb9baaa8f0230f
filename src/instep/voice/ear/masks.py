"""Masks of the coach's lines, made once for each line and kept beside the line's sound."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from instep.session.hearing_rules import HearingRules
from instep.voice.ear.ear import EarFiles
from instep.voice.ear.playback import Span, masks, playback_rules
from instep.voice.ear.resampling import heard_at_16_khz
from instep.voice.phrases import Phrases
from instep.voice.recipe import SpeechLevel
from instep.voice.track import gain


@dataclass(frozen=True, eq=False, kw_only=True)
class PhraseMasks:
    """The masks of phrases by one voice at one loudness, for one ear."""

    phrases: Phrases
    level: SpeechLevel
    ear: EarFiles
    hearing: HearingRules

    def of(self, text: str) -> tuple[Span, ...]:
        """Return the spans of the phrase's own time in which it could be taken for a stop.

        Raise as `Phrases.say` where the phrase must be spoken first.
        """
        path = self._place(text)
        kept = _read(path)
        if kept is not None:
            return kept
        made = self._made(text)
        # A full or read-only disk costs time at the next session, nothing else.
        with suppress(OSError):
            draft = path.with_suffix(f".{os.getpid()}.part")
            draft.write_text(json.dumps(made))
            draft.replace(path)
        return made

    def _made(self, text: str) -> tuple[Span, ...]:
        sound = self.phrases.say(text)
        loud = heard_at_16_khz(sound) * np.float32(gain(sound, self.level))
        return masks(loud.clip(-1, 1), self.ear, self.hearing)

    def _place(self, text: str) -> Path:
        """A file named by all that changes the mask."""
        told = repr((self.ear.head.version, self.level, playback_rules().mask))
        phrase = self.phrases.place(text)
        return phrase.with_name(f"{phrase.stem}-{sha256(told.encode()).hexdigest()[:16]}.mask")


def _read(path: Path) -> tuple[Span, ...] | None:
    try:
        return tuple((int(start), int(end)) for start, end in json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None
