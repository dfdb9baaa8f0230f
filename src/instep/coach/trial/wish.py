"""What a person wants of a fair test becomes a design, reckoned with how their own ratings swing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zlib import crc32

from instep.coach.context import Context
from instep.coach.trial.design import DesignRequest, Proposal, propose, why_no_comparison
from instep.coach.trial.trials import Trial, latest_trial
from instep.facts.session import Rated
from instep.library.content.trials import TrialQuestion, Trials
from instep.library.errors import BadInput, Message
from instep.outcomes.n_of_1.design import ArmOrder, Design, NoComparison
from instep.outcomes.sitting import Moment

PAIN = "pain"


@dataclass(frozen=True, kw_only=True)
class TrialWish:
    """What was chosen; `days` is None where the proposal shall say how many. `worth` is in points."""

    question: TrialQuestion
    measure: str
    worth: float
    days: int | None
    order: ArmOrder
    turn_days: int
    wash_out_days: int
    baseline_days: int


def propose_trial(wish: TrialWish, context: Context) -> Proposal:
    """Return the design with its power; the same wish gives the same numbers until another trial is begun.

    Raises BadInput where the days leave nothing to compare.
    """
    trials = context.library.trials
    ratings = own_ratings(wish.measure, context)
    wanted = DesignRequest(
        design=_design(wish, seed=_seed(wish, context), trials=trials),
        fixed=wish.days is not None,
        worth=wish.worth,
        effect=trials.planning.effect,
        missing=trials.planning.missing,
        ratings=ratings,
    )
    return propose(wanted, trials)


def planned_trial(wish: TrialWish, proposal: Proposal, *, trial: str, starts: date, trials: Trials) -> Trial:
    """Return the trial that the proposal becomes when it is begun."""
    return Trial(
        id=trial,
        question=wish.question.id,
        design=proposal.design,
        measure=wish.measure,
        lower_is_better=trials.measures[wish.measure].lower_is_better,
        rated=wish.question.rated,
        worth=wish.worth,
        starts=starts,
    )


def own_ratings(measure: str, context: Context) -> list[tuple[int, float]]:
    """Return the person's ratings before sessions, the first of each local day, as (day, 0 to 10)."""
    today = context.now.date()
    first = today - timedelta(days=context.library.trials.planning.most_baseline)
    rated: dict[int, float] = {}
    for fact in context.journal.days(context.person, Rated, first=first, last=today):
        body = fact.body
        value = _value(measure, body.values) if body.moment is Moment.BEFORE else None
        if value is not None:
            rated.setdefault((fact.at.date() - first).days, float(value))
    return sorted(rated.items())


def _value(measure: str, values: Mapping[str, int]) -> int | None:
    """The rating of a measure; of pain the worse foot's, as the trial asks for it."""
    if measure != PAIN:
        return values.get(measure)
    return max(_feet(values), default=None)


def _feet(values: Mapping[str, int]) -> Iterator[int]:
    return (values[foot] for foot in ("pain_left", "pain_right") if foot in values)


def _design(wish: TrialWish, *, seed: int, trials: Trials) -> Design:
    shortest = Design(arms=wish.question.arms, order=wish.order, days=trials.planning.lengths[0], seed=seed)
    try:
        return replace(
            shortest,
            days=wish.days or shortest.days,
            turn_days=wish.turn_days,
            wash_out_days=wish.wash_out_days,
            baseline_days=wish.baseline_days,
        )
    except NoComparison as problem:
        remedy = Message("errors-trial-to_choose_more_days")
        raise BadInput.of(why_no_comparison(problem), remedy, place="days") from None


def _seed(wish: TrialWish, context: Context) -> int:
    """A seed that nobody can choose: looking again does not draw another order."""
    latest = latest_trial(context)
    return crc32(f"{context.person}/{latest.id if latest else ''}/{wish.question.id}".encode())
