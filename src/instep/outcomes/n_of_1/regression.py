"""The numbers of a trial as a regression: level, arm, trend by day, and any rating before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from instep.outcomes.n_of_1.model import Posterior, fit
from instep.outcomes.n_of_1.question import ArmDay, ArmQuestion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

ARM, TREND, YESTERDAY = 1, 2, -1
"""Columns of x; the day before's arm stands last, where it is there."""


@dataclass(frozen=True, kw_only=True)
class Regression:
    """Numbers to regress: x (n, p) with level, arm, trend and what else is known; y (n, 1), days (n)."""

    x: "Numbers"
    y: "Numbers"
    days: "Numbers"
    step: float
    before_used: bool

    def posterior(self, column: int) -> Posterior:
        """What is believed of one column's coefficient; raises ValueError where the days cannot tell it."""
        return fit(self.x, self.days, self.y, column=column, step=self.step)


def regression(rated: Sequence[ArmDay], question: ArmQuestion) -> Regression:
    """Return the rated days as numbers; the trend is that over the whole time, in points."""
    import numpy as np  # noqa: PLC0415  # 0.3 s that no page without a trial has to pay

    at = np.array([one.day for one in rated], dtype=float)
    arm = np.array([question.arms.index(one.arm) for one in rated], dtype=float)
    before = _before(rated)
    columns = [np.ones_like(at), arm, (at - at.mean()) / max(float(np.ptp(at)), 1.0)]
    return Regression(
        x=np.stack(columns if before is None else [*columns, before], axis=1),
        y=np.array([[one.outcome] for one in rated], dtype=float),
        days=at,
        step=question.step,
        before_used=before is not None,
    )


def with_yesterday(one: Regression, days: Sequence[ArmDay], question: ArmQuestion) -> Regression:
    """Return the same with the day before's arm as a last column, for the days where that is known."""
    import numpy as np  # noqa: PLC0415  # likewise

    armed = {day.day: question.arms.index(day.arm) for day in days}
    kept = np.array([int(at) - 1 in armed for at in one.days])
    before = np.array([armed.get(int(at) - 1, 0) for at in one.days], dtype=float)
    x = np.column_stack([one.x, before])
    return replace(one, x=x[kept], y=one.y[kept], days=one.days[kept])


def _before(rated: Sequence[ArmDay]) -> "Numbers | None":
    """The ratings before; a missing one is the mean, for it cannot tell the arm (White & Thompson 2005).

    None where fewer than half of the days have one, or all are alike.
    """
    import numpy as np  # noqa: PLC0415  # likewise

    given = [one.before for one in rated if one.before is not None]
    if 2 * len(given) < len(rated) or min(given) == max(given):
        return None
    mean = sum(given) / len(given)
    return np.array([mean if one.before is None else one.before for one in rated], dtype=float) - mean
