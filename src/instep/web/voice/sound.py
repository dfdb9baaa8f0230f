"""The sound of a session, made when it is first asked for and kept while it is played."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from instep.deadline import in_time
from instep.library.files.plan_files import parse_plan

if TYPE_CHECKING:
    from instep.app import Instep
    from instep.voice.track import Span

_MAKING = Lock()
_MASKING = Lock()
_KEPT_TRACKS = 2


@dataclass(frozen=True, kw_only=True)
class Clips:
    """Interjections as one WAV file, and where each one lies."""

    wav: bytes
    spans: "Mapping[str, Span]"


@dataclass(frozen=True)
class _Ask:
    """What is asked of the voice; equal by `key`, so that it is made once."""

    key: str
    instep: "Instep"
    of: Any

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ask) and other.key == self.key


def track(instep: "Instep", plan: Mapping[str, Any]) -> tuple[bytes, bool]:
    """Return the plan as a WAV file, and whether it speaks; without a voice it is tones and pulses."""
    with _MAKING:
        return in_time("track", instep.library.heavy.track, _track, _Ask(plan["hash"], instep, plan))


def sprite(instep: "Instep", phrases: Mapping[str, str]) -> Clips | None:
    """Return all these phrases (key to text) in one WAV file; None where there is no voice."""
    with _MAKING:
        asked = _Ask("\n".join(phrases.values()), instep, phrases)
        return in_time("track", instep.library.heavy.track, _sprite, asked)


@cache
def bed() -> bytes:
    """Return one turn of the bed as a WAV file."""
    from instep.voice.recipe import sound_recipes  # noqa: PLC0415  # numpy is for those who listen
    from instep.voice.sounds import bed_pcm  # noqa: PLC0415  # likewise
    from instep.voice.track_file import wav_bytes  # noqa: PLC0415  # likewise

    return wav_bytes(bed_pcm(sound_recipes().bed))


def clip_keys(plan: Mapping[str, Any], instep: "Instep") -> dict[str, str]:
    """Return what may be said beside the track, by key: interjections, pressures, this plan's moves."""
    texts, known = instep.library.words.texts, instep.library.repertoire.moves
    moves = [segment["move"] for segment in plan["segments"] if segment["move"]]
    names = [key for move in moves for key in (f"moves-{move}-name", f"footnotes-{known[move].claim}")]
    lines = [key for key in texts if key.startswith(("interjections-", "pressures-"))]
    return {key: texts[key] for key in [*lines, *dict.fromkeys(names)]}


def spoken_spans(instep: "Instep", plan: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return when the track speaks, in ms; nothing where there is no voice."""
    from instep.voice.pcm import PER_MS  # noqa: PLC0415  # numpy is for those who listen
    from instep.voice.speech import NoVoice  # noqa: PLC0415  # likewise

    cues = [(round(cue["at"] * 1000), cue["text"]) for cue in plan["cues"] if cue["kind"] == "speech"]
    try:
        with _MAKING:
            lengths = {text: len(instep.phrases.say(text)) // PER_MS for _, text in cues}
    except NoVoice:
        return []
    return [(at, at + lengths[text]) for at, text in cues]


def phrase_masks(instep: "Instep", texts: list[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return when each phrase would be taken for a stop, in its own ms; nothing without voice or ear."""
    from instep.voice.ear.ear import read_ear  # noqa: PLC0415  # numpy is for those who listen
    from instep.voice.ear.masks import PhraseMasks  # noqa: PLC0415  # likewise
    from instep.voice.ear.weights import BadWeights  # noqa: PLC0415  # likewise
    from instep.voice.recipe import sound_recipes  # noqa: PLC0415  # likewise
    from instep.voice.speech import NoVoice  # noqa: PLC0415  # likewise

    level, hearing = sound_recipes().speech, instep.library.hearing
    try:
        made = PhraseMasks(phrases=instep.phrases, level=level, ear=read_ear(hearing), hearing=hearing)
        with _MASKING:
            return {text: made.of(text) for text in dict.fromkeys(texts)}
    except (NoVoice, BadWeights):
        return dict.fromkeys(texts, ())


@lru_cache(maxsize=_KEPT_TRACKS)
def _track(ask: _Ask) -> tuple[bytes, bool]:
    from instep.voice.recipe import sound_recipes  # noqa: PLC0415  # numpy is for those who listen
    from instep.voice.sounds import synthesise  # noqa: PLC0415  # likewise
    from instep.voice.speech import NoVoice  # noqa: PLC0415  # likewise
    from instep.voice.track import render  # noqa: PLC0415  # likewise
    from instep.voice.track_file import wav_bytes  # noqa: PLC0415  # likewise

    plan, sounds = parse_plan(ask.of, "the journal"), synthesise(sound_recipes())
    try:
        return wav_bytes(render(plan, ask.instep.phrases.say, sounds=sounds).samples), True
    except NoVoice:
        return wav_bytes(render(plan, None, sounds=sounds).samples), False


@lru_cache(maxsize=_KEPT_TRACKS)
def _sprite(ask: _Ask) -> Clips | None:
    from instep.voice.recipe import sound_recipes  # noqa: PLC0415  # numpy is for those who listen
    from instep.voice.speech import NoVoice  # noqa: PLC0415  # likewise
    from instep.voice.track import interjections  # noqa: PLC0415  # likewise
    from instep.voice.track_file import wav_bytes  # noqa: PLC0415  # likewise

    try:
        made = interjections(ask.of, ask.instep.phrases.say, level=sound_recipes().speech)
    except NoVoice:
        return None
    return Clips(wav=wav_bytes(made.track.samples), spans=made.spans)
