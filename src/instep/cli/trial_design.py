"""instep trial design: a wish becomes the days of a test, and how often it would see a difference."""

import argparse
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from instep.cli.printing import show
from instep.coach.trial.design import DesignRequest, Proposal, propose, why_no_comparison
from instep.library.content.trials import TrialLimits, TrialQuestion, Trials
from instep.library.errors import BadInput, Message
from instep.library.files.documents import read_document
from instep.library.files.trial_files import DesignWishShape, parse_wish
from instep.library.library import Library
from instep.library.nearest import check_known
from instep.outcomes.n_of_1.design import ArmOrder, Assigned, Design, NoComparison, Phase, schedule
from instep.session.words import Words

SCHEMA = "instep.trial-design/1"
_SEED = 1


def design(args: argparse.Namespace, library: Library) -> None:
    """Print the proposed design, its power, and every day with its arm."""
    wish = parse_wish(read_document(args.file), args.file)
    wanted = _wanted(wish, args.file, library.trials)
    proposal = propose(wanted, library.trials)
    days = schedule(proposal.design)
    document = _document(proposal, wanted, wish, days=days, lower=_lower(wish, args.file, library.trials))
    lines = _lines(proposal, wanted, wish, days=days, library=library)
    show(document, lines, as_json=args.json)


def _wanted(wish: DesignWishShape, file: str, trials: Trials) -> DesignRequest:
    planning = trials.planning
    return DesignRequest(
        design=_design(wish, file, trials),
        fixed=wish.days is not None,
        worth=wish.worth or trials.worth.points,
        effect=wish.effect or planning.effect,
        missing=planning.missing if wish.missing is None else wish.missing,
        ratings=[(day, rating) for day, rating in enumerate(wish.ratings) if rating is not None],
    )


def _design(wish: DesignWishShape, file: str, trials: Trials) -> Design:
    question = _known_question(wish, file, trials)
    arms = wish.arms or (question.arms if question else None)
    if arms is None:
        raise BadInput("design-missing", file=file, place="arms")
    order = wish.order or (question.order if question else ArmOrder.BLOCKS)
    turn_days = wish.turn_days or max(trials.turn_days[order], wish.wash_out_days + 1)
    try:
        made = Design(
            arms=arms,
            order=order,
            days=wish.days or trials.planning.lengths[0],
            turn_days=turn_days,
            baseline_days=wish.baseline_days,
            wash_out_days=wish.wash_out_days,
            seed=_SEED if wish.seed is None else wish.seed,
        )
    except NoComparison as problem:
        remedy = Message("errors-design-to_give_more_days")
        raise BadInput.of(why_no_comparison(problem), remedy, file=file) from None
    _check_limits(made, file, trials.limits)
    return made


def _check_limits(made: Design, file: str, limits: TrialLimits) -> None:
    for name in ("turn_days", "baseline_days", "days"):
        days, most = getattr(made, name), getattr(limits, name)
        if days > most:
            raise BadInput("design-out_of_range", file=file, place=name, days=str(days), most=str(most))


def _known_question(wish: DesignWishShape, file: str, trials: Trials) -> TrialQuestion | None:
    if wish.question is None:
        return None
    name = check_known(wish.question, trials.questions, "any-no_question", file=file, place="question")
    return trials.questions[name]


def _lower(wish: DesignWishShape, file: str, trials: Trials) -> bool:
    name = wish.measure or next(iter(trials.measures))
    check_known(name, trials.measures, "any-no_measure", file=file, place="measure")
    return trials.measures[name].lower_is_better


def _document(
    proposal: Proposal,
    wanted: DesignRequest,
    wish: DesignWishShape,
    *,
    days: tuple[Assigned, ...],
    lower: bool,
) -> dict[str, Any]:
    made = proposal.design
    return {
        "schema": SCHEMA,
        "question": wish.question,
        "measure": wish.measure,
        "arms": list(made.arms),
        "order": made.order.value,
        "days": made.days,
        "turn_days": made.turn_days,
        "baseline_days": made.baseline_days,
        "wash_out_days": made.wash_out_days,
        "seed": made.seed,
        "starts": wish.starts.isoformat() if wish.starts else None,
        "worth": wanted.worth,
        "effect": wanted.effect,
        "missing": wanted.missing,
        "lower_is_better": lower,
        "enough": proposal.enough,
        "power": [{"days": one.days, "power": round(one.power, 3)} for one in proposal.powers],
        "spread": {
            "own": proposal.own,
            "ratings": proposal.rated,
            "deviation": round(proposal.deviation, 3),
            "autocorrelation": round(proposal.autocorrelation, 3),
        },
        "schedule": [_day_json(one, wish) for one in days],
    }


def _day_json(one: Assigned, wish: DesignWishShape) -> dict[str, Any]:
    return {"day": one.day + 1, "date": _date(one, wish), "phase": one.phase.value, "arm": one.arm}


def _date(one: Assigned, wish: DesignWishShape) -> str | None:
    return (wish.starts + timedelta(days=one.day)).isoformat() if wish.starts else None


def _lines(
    proposal: Proposal,
    wanted: DesignRequest,
    wish: DesignWishShape,
    *,
    days: tuple[Assigned, ...],
    library: Library,
) -> Iterator[str]:
    made, say = proposal.design, library.words.say
    order = say(f"trial_told-design-orders-{made.order}")
    comparator, tried = made.arms
    yield say("trial_told-design-arms", tried=tried, comparator=comparator, order=order, days=str(made.days))
    if made.turn_days > 1:
        turn, wash_out = str(made.turn_days), str(made.wash_out_days)
        yield say("trial_told-design-turns", days=turn, wash_out=wash_out)
    if made.baseline_days:
        yield say("trial_told-design-baseline", days=str(made.baseline_days))
    yield from _power_lines(proposal, wanted, library)
    for one in days:
        yield _day_line(one, _date(one, wish) or str(one.day + 1), library.words)


def _power_lines(proposal: Proposal, wanted: DesignRequest, library: Library) -> Iterator[str]:
    say, planning = library.words.say, library.trials.planning
    spread = {"deviation": f"{proposal.deviation:.1f}", "rated": str(proposal.rated)}
    whose = "own" if proposal.own else "usual"
    yield say(f"trial_told-design-{whose}", **spread, least=str(planning.least_baseline))
    for one in proposal.powers:
        times = f"{100 * one.power:.0f}"
        yield say("trial_told-design-power", days=str(one.days), effect=f"{wanted.effect:g}", times=times)
    enough = "enough" if proposal.enough else "not_enough"
    wanted_times = f"{100 * planning.power:.0f}"
    yield say(f"trial_told-design-{enough}", days=str(proposal.design.days), wanted=wanted_times)


def _day_line(one: Assigned, day: str, words: Words) -> str:
    match one.phase:
        case Phase.BASELINE:
            return words.say("trial_told-design-only_rate", day=day)
        case Phase.WASH_OUT:
            return words.say("trial_told-design-wash_out", day=day, arm=one.arm or "")
        case Phase.COMPARED:
            return words.say("trial_told-design-day", day=day, arm=one.arm or "")
