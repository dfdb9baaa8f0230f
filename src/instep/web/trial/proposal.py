"""Choose a question, see what a test of it would take, and begin it."""

from http import HTTPStatus
from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from instep.coach.trial.deeds import begin
from instep.coach.trial.design import Proposal
from instep.coach.trial.safety import clearance_today, measures_for
from instep.coach.trial.trials import Trial, days_of, running_trial
from instep.coach.trial.wish import PAIN, TrialWish, planned_trial, propose_trial
from instep.foot.anatomy import Way
from instep.library.content.trials import TrialQuestion
from instep.outcomes.n_of_1.design import Order
from instep.web.emergency import emergency_line
from instep.web.requests import Asked, page
from instep.web.trial.saying import arm_names, cells, question_name
from instep.web.trial.trial_form import read_question, read_wish

NEW = "/trial/new"


def routes() -> list[Route]:
    """The proposal."""
    return [page(NEW, proposal, "GET", "POST")]


def proposal(asked: Asked) -> Response:
    """Show what a test of this question would be, or begin it."""
    instep, trials = asked.instep, asked.instep.library.trials
    if running_trial(asked.context):
        return RedirectResponse("/trial", HTTPStatus.SEE_OTHER)
    question = read_question(asked.wanted, trials)
    measures = _measures(question, asked)
    wish = read_wish(asked.wanted, question, measures, trials=trials)
    today = instep.now().date()
    found = propose_trial(wish, asked.context)
    planned = planned_trial(wish, found, trial=instep.new_id(), starts=today, trials=trials)
    if asked.method == "POST":
        return _begin(planned, asked)
    return _shown(wish, found, planned, measures=measures, asked=asked)


def _measures(question: TrialQuestion, asked: Asked) -> tuple[str, ...]:
    clearance = clearance_today(next(iter(question.ways.values()), Way.HANDS), asked.context)
    return measures_for(question, clearance)


def _begin(planned: Trial, asked: Asked) -> Response:
    begin(planned, asked.context)
    return RedirectResponse("/trial", HTTPStatus.SEE_OTHER)


def _shown(
    wish: TrialWish, found: Proposal, planned: Trial, *, measures: tuple[str, ...], asked: Asked
) -> Response:
    site, trials = asked.site, asked.instep.library.trials
    return asked.page(
        "trial_new.html",
        wish=wish,
        measures=measures,
        no_pain=PAIN in wish.question.measures and PAIN not in measures,
        name=question_name(wish.question.id, site),
        arms=arm_names(planned.design.arms, site),
        design=planned.design,
        last=site.day(planned.last_due),
        cells=cells(planned, days_of(planned, ()), site, today=None),
        counts=_counts(planned),
        orders=[one.value for one in Order],
        trials=trials,
        fields=_fields(wish, planned.design.days),
        **_power(wish, found, asked),
        **emergency_line(asked),
    )


def _counts(planned: Trial) -> tuple[int, int]:
    arms = [day.arm for day in days_of(planned, ())]
    comparator, tried = (arms.count(arm) for arm in planned.design.arms)
    return comparator, tried


def _power(wish: TrialWish, found: Proposal, asked: Asked) -> dict[str, Any]:
    planning = asked.instep.library.trials.planning
    rows = [(one.days, round(100 * one.power)) for one in found.powers]
    reached = dict(rows)[found.design.days]
    said = "chosen" if wish.days else "proposed" if found.enough else "not_enough"
    whose = "own" if found.own else "usual"
    say = asked.site.say
    return {
        "power": rows,
        "effect": f"{planning.effect:g}",
        "verdict": say(
            f"ui.trial.new.{said}",
            days=found.design.days,
            times=reached,
            wanted=f"{100 * planning.power:.0f}",
        ),
        "reckoned": say(
            f"ui.trial.new.{whose}",
            rated=found.rated,
            deviation=f"{found.deviation:.1f}",
            least=planning.least_baseline,
        ),
    }


def _fields(wish: TrialWish, days: int) -> list[tuple[str, str]]:
    """The same wish as hidden fields, so that what is begun is what was shown."""
    fields = {
        "question": wish.question.id,
        "measure": wish.measure,
        "worth": f"{wish.worth:g}",
        "days": str(days),
        "order": wish.order.value,
        "turn_days": str(wish.turn_days),
        "wash_out_days": str(wish.wash_out_days),
        "baseline_days": str(wish.baseline_days),
    }
    return list(fields.items())


def choices(asked: Asked) -> list[dict[str, Any]]:
    """The questions that can be chosen."""
    return [
        {
            "id": one,
            "name": question_name(one, asked.site),
            "about": asked.site.say(f"ui.trial.questions.{one}.about"),
        }
        for one in asked.instep.library.trials.questions
    ]
