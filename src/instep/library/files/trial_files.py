"""Reads the files of a trial: the days with their ratings, and what a design is to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, Any, TypeVar

import msgspec

from instep.library.content.trials import Trials
from instep.library.errors import BadInput, Message
from instep.library.files.delimited import Delimited, Row
from instep.library.files.documents import only_fields
from instep.library.nearest import did_you_mean
from instep.outcomes.n_of_1.design import ArmOrder, Phase
from instep.outcomes.n_of_1.question import ArmDay

_MOST_DAYS = 400
_OUTCOMES = ("outcome", "after")
_KNOWN = frozenset({"day", "arm", "before", *_OUTCOMES})
_ARMS = 2


@dataclass(frozen=True, kw_only=True)
class TrialDays:
    """What a file of days holds. `unarmed` are days without an arm, `unused` columns not needed.

    `step` is the unit that outcomes are given in: 1, 0.5, or 0 where they are not rounded to either.
    """

    days: tuple[ArmDay, ...]
    arms: tuple[str, str]
    unarmed: int
    unused: tuple[str, ...]
    step: float


def parse_days(table: Delimited, trials: Trials, *, comparator: str | None = None) -> TrialDays:
    """Return the days of a table of day, arm, before, after or outcome; an empty cell is missing.

    `day` is a whole number, a date, or a time with its date: a day of 23 or 25 hours is one. Raises BadInput.
    """
    table.need("day", "arm")
    if len(table.rows) > _MOST_DAYS:
        raise BadInput("trial_file-more_than_rows", file=table.file, most_days=str(_MOST_DAYS))
    outcome = _outcome_column(table)
    read = [(_day(table, row), row) for row in table.rows]
    _check_order(table, read)
    days = tuple(_rated(table, row, day=day, outcome=outcome) for day, row in read if row.cells["arm"])
    return TrialDays(
        days=days,
        arms=_arms(days, table, trials, comparator=comparator),
        unarmed=len(read) - len(days),
        unused=tuple(column for column in table.columns if column not in _KNOWN),
        step=_step([one.outcome for one in days if one.outcome is not None]),
    )


def _outcome_column(table: Delimited) -> str:
    there = [column for column in _OUTCOMES if column in table.columns]
    if len(there) == len(_OUTCOMES):
        raise BadInput("trial_file-two_outcomes", file=table.file, place=Message("errors-place-first_line"))
    if not there:
        raise BadInput("trial_file-no_outcome", file=table.file, place=Message("errors-place-first_line"))
    return there[0]


def _day(table: Delimited, row: Row) -> int:
    text = row.cells["day"]
    try:
        if text.lstrip("+-").isdigit():
            return int(text)
        return (date.fromisoformat(text) if len(text) == len("2026-11-24") else _moment(text)).toordinal()
    except (ValueError, OverflowError):
        raise table.wrong(row, "day", "trial_file-no_day", written=repr(text[:40])) from None


def _moment(text: str) -> date:
    # The date on the person's own clock; what the zone does to the hours makes no other day of it.
    return datetime.fromisoformat(text).date()


def _check_order(table: Delimited, read: Sequence[tuple[int, Row]]) -> None:
    for (before, _), (day, row) in pairwise(read):
        if day == before:
            raise table.wrong(row, "day", "trial_file-stands_twice", written=repr(row.cells["day"]))
        if day < before:
            raise table.wrong(row, "day", "trial_file-after_later", written=repr(row.cells["day"]))
    if read and read[-1][0] - read[0][0] >= _MOST_DAYS:
        raise table.wrong(read[-1][1], "day", "trial_file-too_long", most=str(_MOST_DAYS))


def _rated(table: Delimited, row: Row, *, day: int, outcome: str) -> ArmDay:
    before = table.perhaps(row, "before") if "before" in table.columns else None
    return ArmDay(day=day, arm=row.cells["arm"], outcome=table.perhaps(row, outcome), before=before)


def _arms(
    days: Sequence[ArmDay], table: Delimited, trials: Trials, *, comparator: str | None
) -> tuple[str, str]:
    """The comparator first: the one named, or the one that content knows for one, or the first by letters."""
    arms = sorted({one.arm for one in days})
    if len(arms) != _ARMS:
        told = ", ".join(arms[:5]) or Message("errors-trial_file-none")
        raise BadInput("trial_file-not_two_arms", file=table.file, place="arm", arms=len(arms), told=told)
    if comparator is not None and comparator not in arms:
        raise BadInput(
            "trial_file-no_arm",
            file=table.file,
            place="arm",
            remedy=did_you_mean(comparator, arms),
            written=repr(comparator),
        )
    known = [arm for arm in arms if arm.lower() in trials.comparators]
    first = comparator or (known[0] if len(known) == 1 else arms[0])
    return first, next(arm for arm in arms if arm != first)


def _step(outcomes: Sequence[float]) -> float:
    return next((step for step in (1.0, 0.5) if all(one % step == 0 for one in outcomes)), 0.0)


Days = Annotated[int, msgspec.Meta(ge=0, le=366)]
Points = Annotated[float, msgspec.Meta(gt=0, le=10)]
Rating = Annotated[float, msgspec.Meta(ge=0, le=10)]


class DesignWishShape(msgspec.Struct, forbid_unknown_fields=True):
    """What a test is to be: a known question, or two arms, the comparator first; all else has a usual value.

    `ratings` are one's own earlier ones, one a day, oldest first, null where there is none.
    """

    question: str | None = None
    arms: tuple[str, str] | None = None
    measure: str | None = None
    order: ArmOrder | None = None
    days: Days | None = None
    turn_days: Days | None = None
    baseline_days: Days = 0
    wash_out_days: Days = 0
    worth: Points | None = None
    effect: Points | None = None
    missing: Annotated[float, msgspec.Meta(ge=0, lt=1)] | None = None
    ratings: list[Rating | None] = []
    seed: Annotated[int, msgspec.Meta(ge=0, lt=2**53)] | None = None
    starts: date | None = None


class PlannedDayShape(msgspec.Struct):
    """One day of a design, counted from 1."""

    day: int
    phase: Phase
    arm: str | None


class DesignShape(msgspec.Struct):
    """A design as `instep trial design --json` prints it, as far as it is needed here."""

    arms: tuple[str, str]
    days: Days
    worth: Points
    lower_is_better: bool
    schedule: list[PlannedDayShape]
    starts: date | None = None


_DESIGN_FIELDS = frozenset(DesignShape.__struct_fields__) | {
    *("schema", "question", "measure", "order", "turn_days", "baseline_days", "wash_out_days", "seed"),
    *("effect", "missing", "enough", "power", "spread"),
}


def parse_wish(document: Any, name: str) -> DesignWishShape:
    """Return what a design is to be; raises BadInput naming the place."""
    return _shaped(document, DesignWishShape, name, schema="trial-wish")


def parse_design(document: Any, name: str) -> DesignShape:
    """Return a design; raises BadInput naming the place."""
    shape = _shaped(document, DesignShape, name, schema="trial-design")
    only_fields(document, _DESIGN_FIELDS, file=name)
    return shape


_T = TypeVar("_T", bound=msgspec.Struct)


def _shaped(document: Any, shape: type[_T], name: str, *, schema: str) -> _T:
    try:
        return msgspec.convert(document, shape, strict=False)
    except msgspec.ValidationError as problem:
        what, _, where = " ".join(str(problem).split()).partition(" - at `$")
        raise BadInput("any-unfit", file=name, place=where.strip("`."), what=what, schema=schema) from None


def under(read: TrialDays, design: DesignShape, name: str) -> TrialDays:
    """Return the days as the design has them: wash-out does not count. Raises BadInput if an arm differs."""
    first = design.starts.toordinal() - 1 if design.starts else 0
    planned = {first + one.day: one for one in design.schedule}
    return replace(read, days=tuple(_as_planned(one, planned, name) for one in read.days), arms=design.arms)


def _as_planned(day: ArmDay, planned: Mapping[int, PlannedDayShape], name: str) -> ArmDay:
    plan = planned.get(day.day)
    if plan is None:
        raise BadInput("trial_file-no_day_of_design", file=name, place="day", day=str(day.day))
    if plan.arm != day.arm:
        raise BadInput(
            "trial_file-another_arm",
            file=name,
            place="arm",
            day=str(plan.day),
            arm=repr(day.arm),
            planned=repr(plan.arm),
        )
    return replace(day, counts=plan.phase is Phase.COMPARED)
