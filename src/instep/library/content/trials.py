"""Reads content/measures/trials.yaml: what a fair test may ask, and when it may say something."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.foot.anatomy import Way
from instep.library.content.entries import entries
from instep.library.content.measures import measures
from instep.library.content.reading import read_tree
from instep.library.nearest import known_as
from instep.outcomes.n_of_1.design import ArmOrder
from instep.outcomes.n_of_1.question import VerdictRules
from instep.safety.clearance import Source
from instep.value import Value

_FILE = "measures/trials.yaml"
_EXPLAINED = ("verdict", "worth", "planning")


class TrialLimits(Value, frozen=True):
    """The longest turn, baseline and trial, in days."""

    turn_days: int
    baseline_days: int
    days: int


class TrialMeasure(Value, frozen=True):
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
    order: ArmOrder


class Worth(Value, frozen=True):
    """The smallest difference that is worth having, in points, and what a person may set it to."""

    points: float
    least: float
    most: float


class Planning(Value, frozen=True):
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


class Trials(Value, frozen=True):
    """Everything that content says about trials; `basis` tells why, `sources` with what."""

    verdict: VerdictRules
    worth: Worth
    planning: Planning
    limits: TrialLimits
    turn_days: Mapping[ArmOrder, int] = msgspec.field(name="orders")
    comparators: frozenset[str]
    measures: Mapping[str, TrialMeasure]
    questions: Mapping[str, TrialQuestion]
    basis: tuple[str, ...]
    sources: tuple[Source, ...]
    review: str


@cache
def trials(root: Path) -> Trials:
    """The rules of trials; raises BadContent where a measure or a source is not there."""
    here, tree = entries(root), read_tree(root, _FILE)
    parts = [tree[name] for name in _EXPLAINED]
    read = here.value(
        {
            **tree,
            **{name: _bare(tree[name]) for name in _EXPLAINED},
            "orders": {order: turns["turn_days"] for order, turns in tree["orders"].items()},
            "questions": here.named(_FILE, "questions"),
            "basis": [part["basis"] for part in parts],
            "sources": list(dict.fromkeys(one for part in parts for one in part["sources"])),
        },
        Trials,
        _FILE,
    )
    _check_measures(read, root)
    return read


def _bare(part: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said for name, said in part.items() if name not in {"basis", "sources"}}


def _check_measures(read: Trials, root: Path) -> None:
    known = measures(root).by_id
    named = [(f"measure {name}", one.measure, known) for name, one in read.measures.items()]
    asked = [
        (f"question {q.id}", name, read.measures) for q in read.questions.values() for name in q.measures
    ]
    for place, name, there in (*named, *asked):
        known_as(name, there, f"{_FILE}, {place}", kind="measure")
