"""The offline voice: a sentence becomes sound on this machine, and the same sentence the same sound."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from instep.library.errors import Message
from instep.voice.pcm import PER_MS, Samples
from instep.voice.recipe import VoiceRecipe, speech_rates

if TYPE_CHECKING:
    from hibari import Hibari

# The voice's own silence lies at -130 dB and its breath before an "h" at -60; words are above -54 dB.
_AUDIBLE = 0.002
_TAIL = 30 * PER_MS


class NoVoice(Exception):
    """This machine cannot speak; the message says why. The session goes on in captions."""


@dataclass(eq=False, kw_only=True)
class Voice:
    """One voice; it loads when it first speaks (0.7 s of CPU), and never from the network."""

    recipe: VoiceRecipe = field(default_factory=lambda: speech_rates().voice)
    _turn: Lock = field(default_factory=Lock, repr=False)

    @cached_property
    def identity(self) -> str:
        """Everything that changes how a text sounds, without loading the voice."""
        recipe = self.recipe
        return (
            f"{recipe.engine} {_version()} {recipe.name} {recipe.speed} {recipe.seed} cut {_AUDIBLE} {_TAIL}"
        )

    def speak(self, text: str) -> Samples:
        """Return the text spoken: 24,000 samples a second, -1 to 1, the first one audible.

        Equal texts give equal samples. Raise NoVoice where the machine has none, ValueError where the
        text has nothing to say.
        """
        with self._turn:
            sound = self._engine(text, speed=self.recipe.speed, seed=self.recipe.seed)
        return trimmed(sound, text)

    @cached_property
    def _engine(self) -> "Hibari":
        model = model_file(self.recipe)
        try:
            from hibari import Hibari  # noqa: PLC0415 - a page that needs no voice must not pay for it

            with _uncollected():
                engine = Hibari(voice=self.recipe.name, model=str(model), threads=1)
                _ = engine.g2p
        except (ImportError, OSError, RuntimeError) as error:
            raise NoVoice(Message("errors-voice-does_not_load", what=str(error))) from error
        return engine


def model_file(recipe: VoiceRecipe) -> Path:
    """Return the voice's model inside the installed package, and whole; raise NoVoice otherwise.

    The engine would fetch a missing voice from the network; this is why it is never asked to find one.
    """
    try:
        from hibari.voices import ASSETS, VOICES  # noqa: PLC0415 - likewise
    except (ImportError, OSError) as error:
        raise NoVoice(Message("errors-voice-no_package", what=str(error))) from error
    entry: dict[str, Any] = VOICES.get(recipe.name, {})
    path: Path = Path(ASSETS) / entry.get("file", f"{recipe.name}.onnx")
    if not entry.get("bundled") or not path.is_file():
        raise NoVoice(Message("errors-voice-not_in_package", written=repr(recipe.name)))
    # Its installer has checked every byte; a size is enough to see that the file is still all there.
    if path.stat().st_size != entry["bytes"]:
        raise NoVoice(Message("errors-voice-damaged", name=path.name))
    return path


def trimmed(sound: Samples, text: str) -> Samples:
    """Return the sound from its first audible sample to its last, and a short fall after that."""
    audible = np.flatnonzero(np.abs(sound) >= _AUDIBLE)
    if not audible.size:
        raise ValueError(f"nothing to say in {text!r}")
    end = int(audible[-1]) + 1
    kept: Samples = sound[int(audible[0]) : end + _TAIL].copy()
    fall = len(kept) - (end - int(audible[0]))
    kept[len(kept) - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return kept


@contextmanager
def _uncollected() -> Iterator[None]:
    """Load without the garbage collector, which would walk again and again through a lexicon that stays."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _version() -> str:
    try:
        return version("hibari-tts")
    except PackageNotFoundError:
        return "absent"
