"""Each trial heard by a head that has not heard its speaker."""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bench.voice.trials import DIGITS, Trial, trials

from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.session.hearing_rules import WordClass
from instep.voice.ear.ear import EarFiles
from instep.voice.ear.embedding import read_embedding
from instep.voice.ear.head import read_head
from instep.voice.ear.hop import Faint, First
from instep.voice.ear.listening import Coach, Heard, Listening
from instep.voice.ear.second_stage import NoSecondStage, SecondStage, model_files
from instep.voice.ear.second_stage_rules import second_stage_rules
from voice.train.__main__ import FOLD_HEADS
from voice.train.clips import FOLDS

_SEED = 7
_ENDS = 0.3
_SOON = 0.8


@dataclass(frozen=True, kw_only=True)
class Result:
    """What became of one trial."""

    set: str
    word: str | None
    seconds: float
    stopped: bool  # by a first hint of a stop, from the word's beginning to 300 ms after its end
    noticed: bool  # by then, or up to 800 ms after its end stopped or asked about
    late: float | None  # seconds from the word's end to that hint
    stops: int  # first hints of a stop in all
    heard: tuple[str, ...]
    raised: int  # harder or faster let through to the chart
    cpu: float


def results(*, second_stage: bool) -> Iterator[Result]:
    """Yield the result of every trial."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for some in pool.map(_fold, [(fold, second_stage) for fold in range(FOLDS)]):
            yield from some


def _fold(job: tuple[int, bool]) -> list[Result]:
    fold, second_stage = job
    listening = _listening(FOLD_HEADS / f"without_{fold}.safetensors", second_stage=second_stage)
    return [_result(listening, trial) for trial in trials(_SEED) if trial.fold == fold]


def _listening(head: Path, *, second_stage: bool) -> Listening:
    ear = EarFiles(read_embedding(content_root() / "ear" / "embedding.safetensors"), read_head(head))
    rules = Library().hearing
    if not second_stage:
        return Listening(ear=ear, rules=rules)
    try:
        second = SecondStage(files=model_files(), rules=second_stage_rules(), hearing=rules)
    except NoSecondStage as absent:
        raise SystemExit(f"bench/voice: {absent}") from absent
    return Listening(ear=ear, rules=rules, second=second)


def _result(listening: Listening, trial: Trial) -> Result:
    coach = Coach(trial.playback, trial.delay_ms) if trial.playback is not None else None
    begun = time.process_time()
    asked = trial.word in DIGITS
    scene = listening.scene(trial.sound, coach, asked=asked)
    decided = list(listening.decided(scene))
    firsts = [one.at for one in decided if isinstance(one, First)]
    cpu = time.process_time() - begun
    heard = listening.heard(scene)
    noticed = (one.at for one in decided if isinstance(one, First | Faint))
    hints = [at - trial.end for at in firsts if trial.start < at <= trial.end + _ENDS]
    return Result(
        set=trial.set,
        word=trial.word,
        seconds=trial.seconds,
        stopped=bool(hints),
        noticed=any(trial.start < at <= trial.end + _SOON for at in noticed),
        late=min(hints, default=None),
        stops=len(firsts),
        heard=tuple(one.command for one in heard),
        raised=sum(_raised(listening, one) for one in heard),
        cpu=cpu,
    )


def _raised(listening: Listening, one: Heard) -> bool:
    increasing = {listening.rules.words[word].event for word in listening.rules.of(WordClass.INCREASING)}
    return one.acted and one.event in increasing
