"""Reads content/measures/trials.yaml: what a fair test may ask, and when it may say something."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from instep.foot.anatomy import Way
from instep.library.content.measures import measures
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import sources
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.outcomes.n_of_1.design import Order
from instep.outcomes.n_of_1.question import Rules
from instep.safety.clearance import Source
from instep.value import Value

_FILE = "measures/trials.yaml"


class _Verdict(msgspec.Struct, forbid_unknown_fields=True):
    least_days: int
    least_rated: int
    least_sure: float
    least_probability: float
    basis: str
    sources: list[str]


class _Worth(msgspec.Struct, forbid_unknown_fields=True):
    points: float
    least: float
    most: float
    basis: str
    sources: list[str]


class _Planning(msgspec.Struct, forbid_unknown_fields=True):
    effect: float
    lengths: list[int]
    power: float
    missing: float
    least_baseline: int
    most_baseline: int
    deviation: float
    autocorrelation: float
    basis: str
    sources: list[str]


class Limits(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The longest turn, baseline and trial, in days."""

    turn_days: int
    baseline_days: int
    days: int


class _Turns(msgspec.Struct, forbid_unknown_fields=True):
    turn_days: int


class TrialMeasure(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is rated: the measure behind it, and which end of 0 to 10 is the better one."""

    measure: str
    lower_is_better: bool


class TrialQuestion(Value, frozen=True):
    """A question that a person may choose. `arms` are the comparator and what is tried.

    `ways` names the way of massage of an arm that has one; `rated` is afterwards or next-morning.
    """

    id: str
    arms: tuple[str, str]
    ways: Mapping[str, Way]
    measures: tuple[str, ...]
    rated: str
    order: Order


class _File(msgspec.Struct, forbid_unknown_fields=True):
    verdict: _Verdict
    worth: _Worth
    planning: _Planning
    limits: Limits
    orders: dict[Order, _Turns]
    comparators: list[str]
    measures: dict[str, TrialMeasure]
    questions: list[TrialQuestion]
    review: Review


@dataclass(frozen=True, kw_only=True)
class Worth:
    """The smallest difference that is worth having, in points, and what a person may set it to."""

    points: float
    least: float
    most: float


@dataclass(frozen=True, kw_only=True)
class Planning:
    """How a design is chosen: the true `effect` to be seen with this `power`, over the `lengths` in days.

    `missing` is the share of days expected to go unrated. Below `least_baseline` own ratings, `deviation`
    (points) and `autocorrelation` stand in; one's own are looked for `most_baseline` days back.
    """

    effect: float
    lengths: tuple[int, ...]
    power: float
    missing: float
    least_baseline: int
    most_baseline: int
    deviation: float
    autocorrelation: float


@dataclass(frozen=True, kw_only=True)
class Trials:
    """Everything that content says about trials; `basis` tells why, `sources` with what."""

    verdict: Rules
    worth: Worth
    planning: Planning
    limits: Limits
    turn_days: Mapping[Order, int]
    comparators: frozenset[str]
    measures: Mapping[str, TrialMeasure]
    questions: Mapping[str, TrialQuestion]
    basis: tuple[str, ...]
    sources: tuple[Source, ...]
    review: str


@cache
def trials(root: Path) -> Trials:
    """The rules of trials; raises BadContent where a measure or a source is not there."""
    shape = read_content(root, _FILE, _File)
    _check_measures(shape, root)
    parts = (shape.verdict, shape.worth, shape.planning)
    cited = dict.fromkeys(one for part in parts for one in part.sources)
    return Trials(
        verdict=Rules(
            least_days=shape.verdict.least_days,
            least_rated=shape.verdict.least_rated,
            least_sure=shape.verdict.least_sure,
            least_probability=shape.verdict.least_probability,
        ),
        worth=Worth(points=shape.worth.points, least=shape.worth.least, most=shape.worth.most),
        planning=_planning(shape.planning),
        limits=shape.limits,
        turn_days={order: turns.turn_days for order, turns in shape.orders.items()},
        comparators=frozenset(shape.comparators),
        measures=shape.measures,
        questions={one.id: one for one in shape.questions},
        basis=tuple(part.basis for part in parts),
        sources=sources(root).of(cited, _FILE),
        review=shape.review.state,
    )


def _planning(shape: _Planning) -> Planning:
    kept = {name: value for name, value in msgspec.structs.asdict(shape).items() if name not in _TOLD}
    return Planning(**{**kept, "lengths": tuple(shape.lengths)})


_TOLD = frozenset({"basis", "sources"})


def _check_measures(shape: _File, root: Path) -> None:
    known = measures(root).by_id
    named = [(f"measure {name}", one.measure, known) for name, one in shape.measures.items()]
    asked = [(f"question {q.id}", name, shape.measures) for q in shape.questions for name in q.measures]
    for place, name, there in (*named, *asked):
        if name not in there:
            raise BadContent(f"{_FILE}, {place}: no measure {name!r}; {did_you_mean(name, there)}")
