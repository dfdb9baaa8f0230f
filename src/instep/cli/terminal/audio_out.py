"""The sound of a session in a terminal: the track from where the session is, and what is said over it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import structs

from instep.session.timeline import Plan
from instep.voice.pcm import PER_MS, Pcm
from instep.voice.play import Loudspeaker, NoSound, PlayingSound
from instep.voice.recipe import sound_recipes
from instep.voice.sounds import synthesise
from instep.voice.speech import NoVoice
from instep.voice.track import Say, interjections, render

DEPTHS = "pressures."
_NEAR_THE_END_MS = 100


@dataclass(kw_only=True)
class Sound:
    """What a session asks of a sound; this one is silent: captions alone, and `lost` says why."""

    lost: str | None = None

    def play(self) -> None:
        """Let the track run from wherever the session is."""

    def hush(self) -> None:
        """Be silent now."""

    def say(self, texts: list[str]) -> None:
        """Say these lines; the track waits meanwhile."""

    def tick(self, position_ms: int, *, shifted: bool) -> None:
        """Go on with what is due; `shifted`: the pressure is not the planned one."""

    def close(self) -> None:
        """Be silent for good, and leave no file behind."""


@dataclass(kw_only=True)
class Speaker(Sound):
    """A loudspeaker with two tracks: as planned, and one that names no pressure.

    Once the pressure is not the planned one, the second track plays, and the pressure in force is said by
    itself: what is heard never names another.
    """

    loudspeaker: Loudspeaker
    planned: Pcm
    unnamed: Pcm
    speak: Callable[[str], Pcm] | None
    _now: PlayingSound | None = None
    _track: bool | None = None  # which track plays: True the one that names no pressure; None neither
    _lines: list[str] = field(default_factory=list)
    _wanted: bool = False

    def play(self) -> None:
        """See Sound."""
        self._wanted = True
        if self._track is not None:
            self._stop()

    def hush(self) -> None:
        """See Sound."""
        self._wanted = False
        self._lines.clear()
        self._stop()

    def say(self, texts: list[str]) -> None:
        """See Sound."""
        if self.speak is None:
            return
        if self._track is not None:
            self._stop()
        self._lines += texts

    def tick(self, position_ms: int, *, shifted: bool) -> None:
        """See Sound."""
        if self._now is not None and self._now.ended:
            trouble = self._now.trouble()
            self.lost = trouble.why if trouble else self.lost
            self._stop()
        if self._track is not None and self._track is not shifted:
            self._stop()
        if self._now is None and self.lost is None:
            self._next(position_ms, shifted=shifted)

    def close(self) -> None:
        """See Sound."""
        self.hush()

    def _next(self, position_ms: int, *, shifted: bool) -> None:
        if self._lines and self.speak is not None:
            self._start(self.speak(self._lines.pop(0)), 0)
        elif self._wanted and position_ms < len(self.planned) // PER_MS - _NEAR_THE_END_MS:
            self._start(self.unnamed if shifted else self.planned, position_ms)
            self._track = shifted

    def _start(self, samples: Pcm, from_ms: int) -> None:
        begun = self.loudspeaker.play(samples, from_ms=from_ms)
        if isinstance(begun, NoSound):
            self.lost = begun.why
        else:
            self._now = begun

    def _stop(self) -> None:
        if self._now is not None:
            self._now.stop()
        self._now = self._track = None


def make_sound(plan: Plan, say: Say, loudspeaker: Loudspeaker) -> tuple[Speaker, str | None]:
    """Return the sound of a plan and, where it is tones and pulses alone, why it does not speak."""
    level = sound_recipes().speech

    def speak(text: str) -> Pcm:
        return interjections({"line": text}, say, level=level).track.samples

    try:
        return _speaker(plan, say, loudspeaker, speak=speak), None
    except NoVoice as problem:
        return _speaker(plan, None, loudspeaker, speak=None), str(problem)


def _speaker(
    plan: Plan, say: Say | None, loudspeaker: Loudspeaker, *, speak: Callable[[str], Pcm] | None
) -> Speaker:
    sounds = synthesise(sound_recipes())
    unnamed = structs.replace(plan, cues=tuple(cue for cue in plan.cues if not cue.key.startswith(DEPTHS)))
    return Speaker(
        loudspeaker=loudspeaker,
        planned=render(plan, say, sounds=sounds).samples,
        unnamed=render(unnamed, say, sounds=sounds).samples,
        speak=speak,
    )
