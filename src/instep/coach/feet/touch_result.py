"""What the newest touch test means for a person: the reasons it adds, and what still stands from before."""

from dataclasses import dataclass, replace

from instep.coach.context import Context
from instep.coach.feet.foot_check import said_answers
from instep.coach.feet.touch import DoneTest, read_touch_tests
from instep.safety.answers import Measured
from instep.safety.clearance import Reason
from instep.safety.screening import screen
from instep.safety.touch_test import standing


@dataclass(frozen=True, kw_only=True)
class TouchTold:
    """A test, and the reasons that every later screening has because of all tests so far.

    `earlier` is what an earlier test counts as, where it is worse than this one.
    """

    test: DoneTest
    adds: tuple[Reason, ...]
    earlier: int | None


def told_touch_test(context: Context) -> TouchTold | None:
    """Return what the newest test means; None where there has been none."""
    tests, rules = read_touch_tests(context), context.library.rules
    if not tests:
        return None
    answers = said_answers(context)
    untested = replace(answers, measured=Measured(findings=answers.measured.findings))
    known = {reason.rule for reason in screen(untested, rules).reasons}
    reasons = screen(answers, rules).reasons
    before = standing(test.outcome for test in tests[1:])
    return TouchTold(
        test=tests[0],
        adds=tuple(reason for reason in reasons if reason.rule not in known),
        earlier=before if (before or 0) > (tests[0].outcome.counts_as or 0) else None,
    )
