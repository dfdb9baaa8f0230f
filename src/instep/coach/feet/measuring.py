"""What was measured at home, as the next screening reads it: touch tests and the temperature log."""

from instep.coach.context import Context
from instep.coach.feet.temperatures import read_open
from instep.coach.feet.touch import read_touch_tests
from instep.safety.answers import Answer, Measured
from instep.safety.temperature import findings_of
from instep.safety.touch_test import ITEM, standing


def read_measured(context: Context) -> Measured:
    """Return what stands beside a person's answers; it can only add caution."""
    missed = standing(test.outcome for test in read_touch_tests(context))
    spots = read_open(context).open
    return Measured(
        answers={ITEM: Answer(value=missed)} if missed is not None else {},
        findings=findings_of(spots, context.library.temperature_log.rules),
    )
