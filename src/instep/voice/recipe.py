"""The recipes of the voice and the sounds, read from content/sound/ and refused where they do not hold."""

from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta

from instep.library.content.reading import content_root, read_content

Decibels = Annotated[float, Meta(le=0)]
Hertz = Annotated[float, Meta(gt=0, lt=12_000)]
Share = Annotated[float, Meta(ge=0, le=1)]
Span = Annotated[int, Meta(gt=0, le=60_000)]
Whole = Annotated[int, Meta(ge=0, le=60_000)]


class RecipeShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A shape that refuses a key it does not know."""


class VoiceRecipe(RecipeShape, frozen=True):
    """Which voice speaks, and how fast; 1.0 is its own pace."""

    engine: str
    name: str
    speed: Annotated[float, Meta(ge=0.5, le=2)]
    seed: int


class SpeechRates(RecipeShape, frozen=True):
    """The voice and the bound that it stays within (`SpeechRate`)."""

    schema: str
    voice: VoiceRecipe
    rate: dict[str, Annotated[float, Meta(ge=0)]]
    source: str
    review: str


class SpeechLevel(RecipeShape, frozen=True):
    """How loud a phrase is made."""

    loudness_db: Decibels
    peak_db: Decibels


class Partial(RecipeShape, frozen=True):
    """One sine of the pulse."""

    hz: Hertz
    level: Share


class PulseRecipe(RecipeShape, frozen=True):
    """The soft pulse at the stroke's pace."""

    partials: list[Partial]
    rise_ms: Span
    length_ms: Span
    peak_db: Decibels
    under_speech_db: Decibels


class ChimeNote(RecipeShape, frozen=True):
    """One note of a chime."""

    hz: Hertz
    at_ms: Whole


class ChimeRecipe(RecipeShape, frozen=True):
    """The notes of one chime."""

    peak_db: Decibels
    length_ms: Span
    notes: list[ChimeNote]


class Overtone(RecipeShape, frozen=True):
    """One sine of a note, as a multiple of its pitch."""

    ratio: Annotated[float, Meta(gt=0)]
    level: Share


class ChimeTone(RecipeShape, frozen=True):
    """The colour that all chimes share."""

    partials: list[Overtone]
    rise_ms: Span
    fall_ms: Span


class NoiseRecipe(RecipeShape, frozen=True):
    """The breath of the bed: noise between two pitches; `share` is its part of the loudness."""

    low_hz: Hertz
    high_hz: Hertz
    share: Share


class PadRecipe(RecipeShape, frozen=True):
    """The notes of the bed, and how often each swells in one turn of the loop."""

    notes_hz: list[Hertz]
    swell_turns: list[Annotated[int, Meta(ge=1)]]


class BedRecipe(RecipeShape, frozen=True):
    """The quiet bed: a loop without a seam."""

    seconds: Annotated[int, Meta(ge=4, le=120)]
    seed: int
    loudness_db: Decibels
    noise: NoiseRecipe
    pad: PadRecipe
    fade_ms: Span


class SoundRecipes(RecipeShape, frozen=True):
    """Everything that is heard and is not speech."""

    schema: str
    review: str
    speech: SpeechLevel
    pulse: PulseRecipe
    chimes: dict[str, ChimeRecipe]
    chime_tone: ChimeTone
    bed: BedRecipe


@cache
def speech_rates() -> SpeechRates:
    """Return the shipped voice and its bound; raise BadContent where the file does not hold."""
    return read_content(content_root(), "sound/speech_rate.yaml", SpeechRates)


@cache
def sound_recipes() -> SoundRecipes:
    """Return the shipped recipes of pulse, chimes and bed; raise BadContent where the file does not hold."""
    return read_content(content_root(), "sound/sounds.yaml", SoundRecipes)
