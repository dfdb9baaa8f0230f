"""Propose the design of a fair test on oneself: how many days it takes to see a change that matters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median, stdev

from instep.library.content.trials import Planning, Trials
from instep.library.errors import Message
from instep.outcomes.n_of_1.design import Design, NoComparison
from instep.outcomes.n_of_1.power import Aim, Power, Swing, by_days, swing_of

_STEP = 1.0
"""Ratings are given in whole points."""


_REASONS = {
    "same_arms": "errors-design-same_arms",
    "no_day_left": "errors-design-no_day_left",
    "no_turn": "errors-design-no_turn",
}


def why_no_comparison(problem: NoComparison) -> Message:
    """Return what is wrong with a design that compares nothing."""
    return Message(_REASONS[problem.reason], **problem.about)


@dataclass(frozen=True, kw_only=True)
class DesignRequest:
    """What a person wants of a test. `design.days` is a number of days, to which `fixed` holds it.

    `ratings` are one's own earlier ones, (day, 0 to 10), one a day; a day without one is left out.
    """

    design: Design
    fixed: bool
    worth: float
    effect: float
    missing: float
    ratings: Sequence[tuple[int, float]] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The proposed design and its power over each number of days, 0 to 1.

    `enough` tells whether the design's days reach the power that content asks for; `own` whether it was
    reckoned with the person's own ratings. `deviation` is the standard deviation of those, in points, or the
    usual one; `autocorrelation` the middle of what the power was reckoned with.
    """

    design: Design
    powers: tuple[Power, ...]
    enough: bool
    own: bool
    rated: int
    deviation: float
    autocorrelation: float


def propose(wanted: DesignRequest, trials: Trials) -> Proposal:
    """Return the shortest design that sees the effect often enough, or else the longest that content knows.

    The same wish gives the same answer: chance is drawn from the design's own seed.
    """
    import numpy as np  # noqa: PLC0415  # 0.3 s that only a person who plans a test has to pay

    rng = np.random.default_rng(wanted.design.seed)
    planning = trials.planning
    own = len(wanted.ratings) >= planning.least_baseline
    swing = swing_of(wanted.ratings, step=_STEP, rng=rng) if own else _usual(planning)
    aim = Aim(effect=wanted.effect, worth=wanted.worth, missing=wanted.missing)
    lengths = {*planning.lengths, wanted.design.days} if wanted.fixed else set(planning.lengths)
    powers = tuple(by_days(wanted.design, sorted(lengths), aim, swing=swing, rules=trials.verdict, rng=rng))
    days = wanted.design.days if wanted.fixed else _shortest(powers, planning)
    reached = next(one.power for one in powers if one.days == days)
    return Proposal(
        design=replace(wanted.design, days=days),
        powers=powers,
        enough=reached >= planning.power,
        own=own,
        rated=len(wanted.ratings),
        deviation=stdev(rating for _, rating in wanted.ratings) if own else planning.deviation,
        autocorrelation=median(swing.autocorrelations),
    )


def _usual(planning: Planning) -> Swing:
    return Swing(deviations=(planning.deviation,), autocorrelations=(planning.autocorrelation,))


def _shortest(powers: Sequence[Power], planning: Planning) -> int:
    return next((one.days for one in powers if one.power >= planning.power), powers[-1].days)
