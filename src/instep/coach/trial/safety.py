"""What the safety rules say beside a fair test: the test asks, they decide."""

from dataclasses import replace

from instep.coach.agreement.agreements import clearance_for
from instep.coach.context import Context
from instep.coach.feet.foot_check import said_answers
from instep.coach.session.interview import MODES
from instep.coach.trial.wish import PAIN
from instep.foot.anatomy import Way
from instep.library.content.trials import TrialQuestion
from instep.safety.answers import Answer
from instep.safety.clearance import Clearance


def clearance_today(way: Way, context: Context) -> Clearance:
    """Return what is known to be allowed today; the questions before a massage can only allow less."""
    known = said_answers(context)
    answers = replace(known, given={**known.given, "mode": Answer(value=MODES[way])})
    return clearance_for(answers, context)


def measures_for(question: TrialQuestion, clearance: Clearance) -> tuple[str, ...]:
    """Return what may be rated: where feeling is reduced, a pain that is not felt proves nothing."""
    if clearance.limits.trust_pain:
        return question.measures
    return tuple(one for one in question.measures if one != PAIN)
