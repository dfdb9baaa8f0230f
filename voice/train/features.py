"""Scenes into embeddings: the plan of which scenes there are, and the ear's own network over them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from instep.library.content.reading import content_root
from instep.voice.ear.embedding import HOP, SIGHT, WIDTH, embed, read_embedding
from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table
from voice.train.clips import FOLDS, Clip, Kind, read_clips
from voice.train.scenes import LENGTH, Scene, Stage, coach_scene, noise_scene, talk_scene, word_scene
from voice.train.sounds import Rng

# A recording is worn in more ways than a robot's voice, of which there are many.
_TIMES = {Kind.RECORDED: 20, Kind.SYNTHETIC: 8, Kind.EXTRA: 1}
_STOP_TIMES = 36
# Robots' words that begin like a stop are worn as often as it takes to tell them from one.
_LIKE_A_STOP, _LIKE_A_STOP_TIMES = ("softer", "slower"), 4
_WEIGHT = {Kind.RECORDED: 2.0, Kind.SYNTHETIC: 1.0, Kind.EXTRA: 0.5}
# What nobody has recorded is learned from the robots alone; what stops must not be heard in any talk for it.
_ALONE, _ALONE_STOP = 2.0, 1.0
_ALONE_STOPS = ("pause", "ouch", "it hurts", "sharp pain")
_COACH_TIMES = {Kind.RECORDED: 3, Kind.SYNTHETIC: 2, Kind.EXTRA: 0}
_COACH_STOP_TIMES = 8
# A fold's scenes without a word.
_TALK, _ROBOT_TALK, _COACH_TALK, _NOISE, _COACH_ALONE = 2600, 600, 200, 150, 300
COUNT = (LENGTH - SIGHT) // HOP + 1
HOPS: Table = ((SIGHT + HOP * np.arange(COUNT)) / RATE).astype(np.float32)
"""When each embedding of a scene ends, seconds."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Features:
    """All scenes: embeddings (scenes, COUNT, 96), half precision, and what each scene holds."""

    scenes: list[Scene] = field(default_factory=list)
    embeddings: NDArray[np.float16]


def make_features(seed: int, *, share: float = 1.0) -> Features:
    """Return the embeddings of a `share` of the plan's scenes; equal seeds give equal features."""
    jobs = [(fold, seed, share) for fold in range(FOLDS)]
    # Two processes of two threads each would wait for each other on two cores; the children read this.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(_fold, jobs))
    return Features(
        scenes=list(chain.from_iterable(scenes for scenes, _ in made)),
        embeddings=np.concatenate([embeddings for _, embeddings in made]),
    )


def _fold(job: tuple[int, int, float]) -> tuple[list[Scene], NDArray[np.float16]]:
    fold, seed, share = job
    rng = np.random.default_rng([seed, fold])
    network = read_embedding(content_root() / "ear" / "embedding.safetensors")
    kept, seen = [], []
    for scene in _scenes(rng, _clips(), fold=fold, share=share):
        seen.append(embed(network, np.clip(scene.sound, -1, 1))[:COUNT].astype(np.float16))
        kept.append(_without_sound(scene))
    return kept, np.stack(seen) if seen else np.zeros((0, COUNT, WIDTH), np.float16)


@cache
def _clips() -> list[Clip]:
    # Each process decodes them once.
    return read_clips()


def _without_sound(scene: Scene) -> Scene:
    told = {name: getattr(scene, name) for name in ("word", "start", "end", "fold", "weight", "speaking")}
    return Scene(sound=np.zeros(0, np.float32), **told)


def _scenes(rng: Rng, clips: Sequence[Clip], *, fold: int, share: float) -> Iterator[Scene]:
    ours = [clip for clip in clips if clip.fold == fold]
    # Noises are few; a fold of people may share them, and the bench tries noises that are made otherwise.
    stage = Stage(
        fold=fold,
        talk=_sounds(ours, Kind.BACKGROUND),
        coach=_sounds(ours, Kind.COACH) or _sounds(clips, Kind.COACH),
        noises=_sounds(clips, Kind.NOISE),
    )
    recorded = {clip.word for clip in clips if clip.kind is Kind.RECORDED}
    for clip in ours:
        if clip.word:
            for _ in range(_often(rng, _times(clip) * share)):
                yield word_scene(rng, clip, stage, weight=_weight(clip, recorded))
            for _ in range(_often(rng, _coach_times(clip) * share)):
                yield coach_scene(rng, clip, stage)
    robots = [clip.samples for clip in ours if clip.kind is Kind.EXTRA and not clip.word]
    yield from _wordless(rng, stage, robots, share=share)


def _wordless(rng: Rng, stage: Stage, voices: Sequence[Table], *, share: float) -> Iterator[Scene]:
    robots = [np.pad(voice, (RATE // 8, 0)) for voice in voices]
    yield from (talk_scene(rng, stage, stage.talk) for _ in range(int(_TALK * share)))
    yield from (talk_scene(rng, stage, robots) for _ in range(int(_ROBOT_TALK * share) if robots else 0))
    yield from (talk_scene(rng, stage, stage.coach) for _ in range(int(_COACH_TALK * share)))
    yield from (noise_scene(rng, stage) for _ in range(int(_NOISE * share)))
    yield from (coach_scene(rng, None, stage) for _ in range(int(_COACH_ALONE * share)))


def _sounds(clips: Sequence[Clip], kind: Kind) -> list[Table]:
    return [clip.samples for clip in clips if clip.kind is kind]


def _weight(clip: Clip, recorded: set[str | None]) -> float:
    if clip.kind is not Kind.EXTRA or clip.word in recorded:
        return _WEIGHT[clip.kind]
    return _ALONE_STOP if clip.word in _ALONE_STOPS else _ALONE


def _times(clip: Clip) -> float:
    if clip.word == "stop" and clip.kind is Kind.RECORDED:
        return _STOP_TIMES
    return _TIMES[clip.kind] * (_LIKE_A_STOP_TIMES if clip.word in _LIKE_A_STOP else 1)


def _coach_times(clip: Clip) -> float:
    stop = clip.word == "stop" and clip.kind is Kind.RECORDED
    return _COACH_STOP_TIMES if stop else _COACH_TIMES[clip.kind]


def _often(rng: Rng, times: float) -> int:
    """Whole times, and the rest by chance."""
    return int(times) + int(rng.random() < times % 1)
