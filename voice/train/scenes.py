"""Scenes of three seconds that the head learns from: a word in a room, other talk, noise, the coach."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from instep.voice.ear.echo import without_coach
from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table
from voice.train.clips import Clip
from voice.train.sounds import Rng, convolved, faster, noise, power, room, tilted

SECONDS = 2.9
LENGTH = int(SECONDS * RATE)
# A person at arm's length: -32 to -15 dB under full scale.
_LEVELS = (0.025, 0.18)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Scene:
    """Sound, and the word in it: `word` is None for other talk, "" where nobody speaks."""

    sound: Table
    word: str | None
    start: float = 0.0
    end: float = 0.0
    fold: int = 0
    weight: float = 1.0
    speaking: bool = False  # the coach


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Stage:
    """What scenes of one fold may be made with."""

    fold: int
    talk: Sequence[Table]
    coach: Sequence[Table]
    noises: Sequence[Table]


def word_scene(rng: Rng, clip: Clip, stage: Stage, *, weight: float) -> Scene:
    """The clip's word, worn by a room, a microphone, noise and other talk."""
    sound, start, end = _placed(rng, clip)
    if rng.random() < 0.5:
        sound = convolved(sound, room(rng))
    if rng.random() < 0.35:
        sound = tilted(rng, sound)
    sound *= rng.uniform(*_LEVELS) / power(_at(sound, start, end))
    level = power(_at(sound, start, end))
    if rng.random() < 0.3:
        sound = _among_talk(rng, sound, stage, span=(start, end))
    sound = _gated(rng, sound + _behind(rng, stage, level), span=(start, end))
    return Scene(sound=sound, word=clip.word, start=start, end=end, fold=stage.fold, weight=weight)


def talk_scene(rng: Rng, stage: Stage, talk: Sequence[Table]) -> Scene:
    """People, or a voice, who mean no command."""
    sound = faster(_crop(rng, talk, LENGTH + RATE), rng.uniform(0.85, 1.18))[:LENGTH]
    sound = np.pad(sound, (0, LENGTH - len(sound)))
    if rng.random() < 0.5:
        sound = convolved(sound, room(rng))
    sound *= rng.uniform(*_LEVELS) / power(sound)
    behind = _noise(rng, stage, LENGTH)
    loud = power(sound) * 10 ** (-rng.uniform(0, 45) / 20)
    mixed = sound + behind * (loud / power(behind))
    return Scene(sound=_gated(rng, mixed, span=(rng.uniform(0.9, 1.5), SECONDS)), word=None, fold=stage.fold)


def noise_scene(rng: Rng, stage: Stage) -> Scene:
    """Nobody speaks."""
    sound = _noise(rng, stage, LENGTH)
    return Scene(
        sound=sound * (10 ** rng.uniform(-4.5, -0.9) / power(sound)), word="", fold=stage.fold, weight=0.3
    )


def coach_scene(rng: Rng, clip: Clip | None, stage: Stage) -> Scene:
    """What is left of the coach after cancelling, and perhaps a word over it."""
    lead = RATE
    played = _crop(rng, stage.coach, LENGTH + lead)
    heard = convolved(played, room(rng, shortest=0.2)) * rng.uniform(0.2, 1)
    heard += rng.standard_normal(len(heard)).astype(np.float32) * 10 ** rng.uniform(-4, -2.5)
    told: dict[str, float] = {}
    if clip:
        word, start, end = _placed(rng, clip)
        over = power(_at(heard[lead:], start, end)) * 10 ** (rng.uniform(-7, 14) / 20)
        heard[lead:] += word * (over / power(_at(word, start, end)))
        told = {"start": start, "end": end}
    left = _cancelled(rng, heard, played)[lead:]
    # The loudest place of the scene may clip, and no more than it would in a room.
    left = left / max(1.0, float(np.abs(left).max()))
    return Scene(
        sound=left * rng.uniform(0.3, 1),
        word=clip.word if clip else None,
        fold=stage.fold,
        speaking=True,
        **told,
    )


def _cancelled(rng: Rng, heard: Table, played: Table) -> Table:
    """Mostly our own canceller; now and then a browser's, of which only the depth is known."""
    if rng.random() < 0.7:
        return without_coach(heard, played, delay_ms=rng.uniform(0, 12))
    return heard if rng.random() < 0.4 else heard - played * float(rng.uniform(0.2, 0.6))


def _gated(rng: Rng, sound: Table, *, span: tuple[float, float]) -> Table:
    """Now and then what some browsers give: not a sample of sound until somebody speaks."""
    if rng.random() > 0.15:
        return sound
    start, end = span
    cut = sound.copy()
    cut[: max(0, int((start - rng.uniform(0.05, 0.3)) * RATE))] = 0
    cut[int((end + rng.uniform(0.2, 0.5)) * RATE) :] = 0
    return cut


def _placed(rng: Rng, clip: Clip) -> tuple[Table, float, float]:
    """The clip faster or slower, somewhere in a scene: the sound, and where its word begins and ends."""
    times = rng.uniform(0.85, 1.18)
    fast = faster(clip.samples, times)
    long = (clip.end - clip.start) / times
    end = rng.uniform(1.45, 2.3)
    first = int((end - clip.end / times) * RATE)
    piece = fast[max(0, -first) :]
    first = max(0, first)
    piece = piece[: LENGTH - first]
    edge = min(160, len(piece) // 4)
    ramp = np.ones(len(piece), np.float32)
    ramp[:edge], ramp[len(piece) - edge :] = np.linspace(0, 1, edge), np.linspace(1, 0, edge)
    sound = np.zeros(LENGTH, np.float32)
    sound[first : first + len(piece)] = piece * ramp
    return sound, end - long, end


def _among_talk(rng: Rng, sound: Table, stage: Stage, *, span: tuple[float, float]) -> Table:
    """Other talk until shortly before the word, and now and then after it."""
    start, end = span
    level = power(_at(sound, start, end)) * rng.uniform(0.3, 1)
    mixed = sound.copy()
    before = int((start - rng.uniform(0.08, 0.6)) * RATE)
    after = int((end + rng.uniform(0.3, 0.8)) * RATE)
    if before > RATE // 4:
        mixed[:before] += _talk(rng, stage, length=before, level=level)
    if after < LENGTH - RATE // 4 and rng.random() < 0.3:
        mixed[after:] += _talk(rng, stage, length=LENGTH - after, level=level)
    return mixed


def _talk(rng: Rng, stage: Stage, *, length: int, level: float) -> Table:
    piece = _crop(rng, stage.talk, length)
    edge = min(400, length // 2)
    piece[:edge] *= np.linspace(0, 1, edge, dtype=np.float32)
    piece[length - edge :] *= np.linspace(1, 0, edge, dtype=np.float32)
    return piece * np.float32(level / power(piece))


def _behind(rng: Rng, stage: Stage, level: float) -> Table:
    """Noise 3 dB above the word to 22 dB below it, talk further below, or almost nothing."""
    if rng.random() > 0.75:
        return rng.standard_normal(LENGTH).astype(np.float32) * np.float32(10 ** rng.uniform(-4.5, -3.2))
    ratio = rng.uniform(-3, 22)
    behind = _noise(rng, stage, LENGTH)
    if rng.random() < 0.15:
        behind, ratio = _crop(rng, stage.talk, LENGTH), max(ratio, 4)
    return behind * np.float32(level / power(behind) * 10 ** (-ratio / 20))


def _noise(rng: Rng, stage: Stage, length: int) -> Table:
    if stage.noises and rng.random() < 0.2:
        return _crop(rng, stage.noises, length)
    return noise(rng, length)


def _crop(rng: Rng, pool: Sequence[Table], length: int) -> Table:
    """So many samples from somewhere in the pool, piece after piece."""
    pieces: list[Table] = []
    have = 0
    while have < length + RATE // 10:
        pieces.append(pool[int(rng.integers(len(pool)))])
        have += len(pieces[-1])
    joined = np.concatenate(pieces)
    begin = rng.integers(0, len(joined) - length + 1)
    return joined[begin : begin + length].astype(np.float32)


def _at(sound: Table, start: float, end: float) -> Table:
    return sound[max(0, int(start * RATE)) : max(int(end * RATE), int(start * RATE) + 320)]
