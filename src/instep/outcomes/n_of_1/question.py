"""What is asked of the days of a trial, and when an answer may be given."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class VerdictRules:
    """When a verdict may be said; the numbers are content's.

    `least_days` with an arm, `least_rated` of them rated under each arm. Before anything is said to help, it
    must be `least_sure` which arm does better (0.5 to 1), and of `least_probability` that it is worth having.
    """

    least_days: int
    least_rated: int
    least_sure: float
    least_probability: float


@dataclass(frozen=True, kw_only=True)
class ArmDay:
    """One day with an arm, rated or not (None). A day of wash-out does not count."""

    day: int
    arm: str
    outcome: float | None
    before: float | None = None
    counts: bool = True


@dataclass(frozen=True, kw_only=True)
class ArmQuestion:
    """What is asked of the days: comparator and tried arm, and the smallest difference worth having (> 0).

    `days` are those that the design asked for; `step` is the unit ratings are given in (0: not rounded).
    """

    arms: tuple[str, str]
    worth: float
    lower_is_better: bool
    days: int
    step: float = 1.0
