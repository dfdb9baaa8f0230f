"""Choose a question, see what a test of it would take, and begin it."""

from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.trial.design import Proposal
from instep.coach.trial.run_trial import begin
from instep.coach.trial.safety import clearance_today, measures_for
from instep.coach.trial.trials import Trial, days_of, running_trial
from instep.coach.trial.wish import PAIN, TrialWish, planned_trial, propose_trial
from instep.foot.anatomy import Way
from instep.library.content.trials import TrialQuestion
from instep.outcomes.n_of_1.design import ArmOrder
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page
from instep.web.trial.saying import cells
from instep.web.trial.trial_form import read_question, read_wish
from instep.words.trial import arm_names, question_name

NEW = "/trial/new"


def routes() -> list[Route]:
    """The proposal."""
    return [page(NEW, proposal, "GET", "POST")]


def proposal(request: WebRequest) -> Response:
    """Show what a test of this question would be, or begin it."""
    instep, trials = request.instep, request.instep.library.trials
    if running_trial(request.context):
        return see_other("/trial")
    question = read_question(request.wanted, trials)
    measures = _measures(question, request)
    wish = read_wish(request.wanted, question, measures, trials=trials)
    today = instep.now().date()
    found = propose_trial(wish, request.context)
    planned = planned_trial(wish, found, trial=instep.new_id(), starts=today, trials=trials)
    if request.method == "POST":
        return _begin(planned, request)
    return _shown(wish, found, planned, measures=measures, request=request)


def _measures(question: TrialQuestion, request: WebRequest) -> tuple[str, ...]:
    clearance = clearance_today(next(iter(question.ways.values()), Way.HANDS), request.context)
    return measures_for(question, clearance)


def _begin(planned: Trial, request: WebRequest) -> Response:
    begin(planned, request.context)
    return see_other("/trial")


def _shown(
    wish: TrialWish, found: Proposal, planned: Trial, *, measures: tuple[str, ...], request: WebRequest
) -> Response:
    site, trials = request.site, request.instep.library.trials
    return request.page(
        "trial_new.html",
        wish=wish,
        measures=measures,
        no_pain=PAIN in wish.question.measures and PAIN not in measures,
        name=question_name(wish.question.id, site.words),
        arms=arm_names(planned.design.arms, site.words),
        design=planned.design,
        last=site.day(planned.last_due),
        cells=cells(planned, days_of(planned, ()), site, today=None),
        counts=_counts(planned),
        orders=[one.value for one in ArmOrder],
        trials=trials,
        fields=_fields(wish, planned.design.days),
        **_power(wish, found, request),
    )


def _counts(planned: Trial) -> tuple[int, int]:
    arms = [day.arm for day in days_of(planned, ())]
    comparator, tried = (arms.count(arm) for arm in planned.design.arms)
    return comparator, tried


def _power(wish: TrialWish, found: Proposal, request: WebRequest) -> dict[str, Any]:
    planning = request.instep.library.trials.planning
    rows = [(one.days, round(100 * one.power)) for one in found.powers]
    reached = dict(rows)[found.design.days]
    said = "chosen" if wish.days else "proposed" if found.enough else "not_enough"
    whose = "own" if found.own else "usual"
    say = request.site.say
    return {
        "power": rows,
        "effect": f"{planning.effect:g}",
        "verdict": say(
            f"ui-trial-new-{said}",
            days=found.design.days,
            times=reached,
            wanted=f"{100 * planning.power:.0f}",
        ),
        "reckoned": say(
            f"ui-trial-new-{whose}",
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


def choices(request: WebRequest) -> list[dict[str, Any]]:
    """The questions that can be chosen."""
    return [
        {
            "id": one,
            "name": question_name(one, request.site.words),
            "about": request.site.say(f"ui-trial-questions-{one}-about"),
        }
        for one in request.instep.library.trials.questions
    ]
