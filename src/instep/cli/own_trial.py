"""The trial that runs in the journal, from a terminal: begun, shown, rated, stopped."""

import argparse
from collections.abc import Iterator
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.printing import show
from instep.cli.whole_numbers import whole_number
from instep.coach.context import Context
from instep.coach.trial.run_trial import DayRating, begin, can_finish, end, rate
from instep.coach.trial.safety import clearance_today, measures_for
from instep.coach.trial.trial_result import find, question_of
from instep.coach.trial.trials import Trial, TrialDay, latest_trial, read_days
from instep.coach.trial.wish import TrialWish, planned_trial, propose_trial
from instep.facts.trial import RatingMoment
from instep.foot.anatomy import Way
from instep.library.errors import BadInput
from instep.library.nearest import check_known
from instep.outcomes.n_of_1.analysis import TrialResult
from instep.outcomes.n_of_1.finding_json import finding_json
from instep.words.trial import arm_name, day_notes, question_name, state_line, todo, trial_lines

SCHEMA = "instep.own-trial/1"
_PROG = "instep trial"
_WORST = 10


def show_own(args: argparse.Namespace) -> None:
    """Print the newest trial: today's arm while it runs, what its days told once it is over."""
    with opened_for(args, begin=False) as context:
        _show(context, as_json=args.json)


def begin_own(args: argparse.Namespace) -> None:
    """Begin a trial of the question that `asked.file` names, with `asked.measure`, `.days` and `.worth`."""
    with opened_for(args) as context:
        trials, today = context.library.trials, context.now.date()
        wish = _wish(args, context)
        found = propose_trial(wish, context)
        trial = planned_trial(wish, found, trial=context.new_id(), starts=today, trials=trials)
        begin(trial, context)
        _show(context, as_json=args.json)


def rate_own(args: argparse.Namespace) -> None:
    """Keep `asked.before`, `.outcome` and `.did` of `asked.day`; without a day, of the day that today is."""
    with opened_for(args, begin=False) as context:
        trial = _newest(context)
        ratings = list(_ratings(args, trial.day_on(context.now.date())))
        if not ratings:
            raise BadInput("trial-nothing_to_keep", file=_PROG, place="rate")
        for rating in ratings:
            rate(rating, trial, context)
        _show(context, as_json=args.json)


def stop_own(args: argparse.Namespace) -> None:
    """End the running trial: finished where every day has had its time, else stopped."""
    with opened_for(args, begin=False) as context:
        trial = _newest(context)
        end(trial, context)
        _show(context, as_json=args.json)


def _newest(context: Context) -> Trial:
    found = latest_trial(context)
    if found is None:
        raise BadInput("trial-no_trial", file=_PROG)
    return found


def _wish(args: argparse.Namespace, context: Context) -> TrialWish:
    trials = context.library.trials
    name = check_known(args.file, trials.questions, "any-no_question", file=_PROG, place="QUESTION")
    question = trials.questions[name]
    measures = measures_for(
        question,
        clearance_today(next(iter(question.ways.values()), Way.HANDS), context),
    )
    measure = args.measure or measures[0]
    check_known(measure, measures, "trial-no_measure_here", file=_PROG, place="--measure")
    return TrialWish(
        question=question,
        measure=measure,
        worth=_between(args.worth, context),
        days=_days(args.days, context),
        order=question.order,
        turn_days=trials.turn_days[question.order],
        wash_out_days=0,
        baseline_days=0,
    )


def _between(worth: float | None, context: Context) -> float:
    known = context.library.trials.worth
    points = known.points if worth is None else worth
    if not known.least <= points <= known.most:
        raise BadInput(
            "trial-worth_out_of_range",
            file=_PROG,
            place="--worth",
            points=f"{points:g}",
            least=f"{known.least:g}",
            most=f"{known.most:g}",
        )
    return points


def _days(days: int | None, context: Context) -> int | None:
    least, most = context.library.trials.verdict.least_days, context.library.trials.limits.days
    if days is not None and not least <= days <= most:
        raise BadInput(
            "trial-days_out_of_range",
            file=_PROG,
            place="--days",
            days=str(days),
            least=str(least),
            most=str(most),
        )
    return days


def _ratings(args: argparse.Namespace, today: int | None) -> Iterator[DayRating]:
    if args.day is None and today is None:
        raise BadInput("trial-no_day_given", file=_PROG, place="--day")
    day = today if args.day is None else whole_number(args.day, "--day", 1, most=10_000)
    for moment, raw in ((RatingMoment.BEFORE, args.before), (RatingMoment.OUTCOME, args.outcome)):
        if raw is not None:
            value = whole_number(raw, f"--{moment}", 0, most=_WORST)
            yield DayRating(day=day or 0, moment=moment, value=value)
    if args.did not in {None, "yes", "no"}:
        raise BadInput("trial-no_choice", file=_PROG, place="--did", written=repr(args.did))
    if args.did:
        yield DayRating(day=day or 0, moment=RatingMoment.OUTCOME, done=args.did == "yes")


def _show(context: Context, *, as_json: bool) -> None:
    trial = latest_trial(context)
    if trial is None:
        lines = [context.library.words.say("ui-trial-cli-none")]
        show({"schema": SCHEMA, "trial": None}, lines, as_json=as_json)
        return
    days = read_days(trial, context)
    found = find(trial, days, context.library.trials.verdict, today=context.now.date())
    document = own_trial_json(trial, days, found, context=context)
    show(document, own_trial_lines(trial, days, found, context=context), as_json=as_json)


def own_trial_json(
    trial: Trial, days: tuple[TrialDay, ...], found: TrialResult | None, *, context: Context
) -> dict[str, Any]:
    """Return the document `instep.own-trial/1`; `found` is null while the trial runs."""
    today = context.now.date()
    return {
        "schema": SCHEMA,
        "trial": {
            "id": trial.id,
            "question": trial.question,
            "measure": trial.measure,
            "worth": trial.worth,
            "starts": trial.starts.isoformat(),
            "state": trial.state(today).value,
            "day": trial.day_on(today),
            "can_finish": can_finish(trial, today),
            "days": [_day_json(day) for day in days],
        },
        "found": finding_json(found, question_of(trial)) if found else None,
    }


def _day_json(day: TrialDay) -> dict[str, Any]:
    return {
        "day": day.day,
        "date": day.date.isoformat(),
        "phase": day.phase.value,
        "arm": day.arm,
        "before": day.before,
        "outcome": day.outcome,
        "done": day.done,
        "late": sorted(moment.value for moment in day.late),
    }


def own_trial_lines(
    trial: Trial, days: tuple[TrialDay, ...], found: TrialResult | None, *, context: Context
) -> Iterator[str]:
    """Yield the question, and today's arm while the test runs or what its days told once it is over."""
    words, today = context.library.words, context.now.date()
    yield question_name(trial.question, words)
    number = trial.day_on(today)
    if found:
        yield from filter(None, (state_line(trial, words, today=today),))
        yield from trial_lines(found, trial, words)
        yield from day_notes(trial, days, words, today=today)
    elif number is None:
        yield words.say("ui-trial-running-over")
    else:
        day = days[number - 1]
        yield words.say("ui-trial-running-day", day=str(number), days=str(trial.length))
        yield words.say("ui-trial-cli-today", arm=arm_name(day.arm, words))
        yield todo(trial, day, words)
