"""A fair test on oneself: how it was begun, what was rated, how it ended."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from instep.facts.body import FactBody, FactId, Name, Score
from instep.outcomes.n_of_1.design import ArmOrder, Design

_LONGEST = 1000
Days = Annotated[int, Meta(ge=0, le=_LONGEST)]


class RatingMoment(StrEnum):
    """What is rated on a day: how it was before, and the outcome."""

    BEFORE = "before"
    OUTCOME = "outcome"


class TrialBegun(FactBody, frozen=True, kw_only=True, tag="trial_begun"):
    """A trial: its question, its design, what is rated and when; `worth` is in points."""

    trial: FactId
    question: Name
    arms: tuple[Name, Name]
    order: ArmOrder
    seed: int
    days: Days
    turn_days: Annotated[int, Meta(ge=1, le=_LONGEST)]
    wash_out_days: Days
    baseline_days: Days
    measure: Name
    lower_is_better: bool
    rated: Name
    worth: Annotated[float, Meta(gt=0, le=10)]
    starts: date

    def __post_init__(self) -> None:
        """Refuse a design that compares nothing."""
        super().__post_init__()
        _ = self.design

    @property
    def design(self) -> Design:
        """The days and their arms; raises ValueError where they compare nothing."""
        return Design(
            arms=self.arms,
            order=self.order,
            days=self.days,
            turn_days=self.turn_days,
            baseline_days=self.baseline_days,
            wash_out_days=self.wash_out_days,
            seed=self.seed,
        )


class TrialRated(FactBody, frozen=True, kw_only=True, tag="trial_rated"):
    """What was said of a day, counted from 1; neither value nor done takes the value back."""

    trial: FactId
    day: Annotated[int, Meta(ge=1, le=2 * _LONGEST)]
    moment: RatingMoment
    value: Score | None
    done: Literal["yes", "no"] | None


class TrialEnded(FactBody, frozen=True, kw_only=True, tag="trial_ended"):
    """The end of a trial; the first one counts."""

    trial: FactId
    why: Literal["finished", "stopped"]
