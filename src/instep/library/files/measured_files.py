"""Reads files of what was measured at home: the answers of a touch test, and dated temperatures."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec

from instep.foot.anatomy import Side
from instep.library.errors import BadInput, Message
from instep.library.nearest import did_you_mean
from instep.safety.temperature import (
    Degrees,
    Reading,
    TemperatureRules,
    TemperatureTrouble,
    Unit,
    celsius,
    number,
    shown_as,
    trouble_with,
)
from instep.safety.touch_test import Felt, Toe, ToeOf, TouchAnswers

if TYPE_CHECKING:
    from instep.library.errors import Part

_MOST_READINGS = 4000  # more than ten years of one a day
_MOST_YES = 99


class TouchedFootShape(msgspec.Struct, forbid_unknown_fields=True):
    """What came of the three touches of one foot."""

    big: Felt
    middle: Felt
    little: Felt


class TouchedFeetShape(msgspec.Struct, forbid_unknown_fields=True):
    """Both feet."""

    left: TouchedFootShape
    right: TouchedFootShape


class TouchAnswersShape(msgspec.Struct, forbid_unknown_fields=True):
    """The answers of a touch test, and how often "yes" was said without a touch."""

    answers: TouchedFeetShape
    false_yes: Annotated[int, msgspec.Meta(ge=0, le=_MOST_YES)]


class ReadingShape(msgspec.Struct, forbid_unknown_fields=True):
    """One reading: every site of both feet by its id, and what was seen beside a hot spot."""

    day: date
    left: dict[str, float | str]
    right: dict[str, float | str]
    signs: list[str] = []
    thermometer: str | int = 1


class ReadingsShape(msgspec.Struct, forbid_unknown_fields=True):
    """Dated temperatures of both feet, all in one unit."""

    readings: Annotated[list[ReadingShape], msgspec.Meta(max_length=_MOST_READINGS)]
    unit: Unit = Unit.C


Shape = TypeVar("Shape", bound=msgspec.Struct)


def parse_touch_answers(tree: Any, file: str) -> TouchAnswers:
    """The answers of a document; raises BadInput naming `file` and the place."""
    shape = _shaped(tree, TouchAnswersShape, file, "touches")
    feet = {Side.LEFT: shape.answers.left, Side.RIGHT: shape.answers.right}
    given = {ToeOf(side, toe): getattr(foot, toe.value) for side, foot in feet.items() for toe in Toe}
    return TouchAnswers(given=given, false_yes=shape.false_yes)


def parse_readings(tree: Any, file: str, rules: TemperatureRules) -> tuple[Reading, ...]:
    """The readings of a document, oldest first; raises BadInput naming `file` and the place.

    A number that no foot can have, and a thermometer that changed, are refused: measure again.
    """
    shape = _shaped(tree, ReadingsShape, file, "readings")
    numbered = sorted(enumerate(shape.readings), key=lambda pair: pair[1].day)
    _same_thermometer(numbered, file)
    return tuple(_reading(one, _Spot(file, f"readings[{n}]", shape.unit, rules)) for n, one in numbered)


class _Spot:
    """Where in which file a reading stands, and how its numbers are read."""

    def __init__(self, file: str, place: str, unit: Unit, rules: TemperatureRules) -> None:  # noqa: PLR0917  # one value each
        self.file, self.place, self.unit, self.rules = file, place, unit, rules

    def bad(self, part: str, key: str, /, *, remedy: Message | None = None, **parts: "Part") -> BadInput:
        """The error for a part of this reading."""
        return BadInput(key, file=self.file, place=f"{self.place}.{part}", remedy=remedy, **parts)


def _shaped(tree: Any, shape: type[Shape], file: str, schema: str) -> Shape:  # noqa: PLR0917  # one value each
    try:
        return msgspec.convert(tree, shape)
    except msgspec.ValidationError as problem:
        what, _, where = str(problem).partition(" - at `$")
        place = where.rstrip("`").lstrip(".")
        raise BadInput("any-unfit", file=file, place=place, what=what, schema=schema) from problem


def _same_thermometer(numbered: list[tuple[int, ReadingShape]], file: str) -> None:
    for (_, before), (n, after) in pairwise(numbered):
        if before.thermometer != after.thermometer:
            place = f"readings[{n}].thermometer"
            raise BadInput(
                "measured-another_thermometer",
                file=file,
                place=place,
                before=repr(before.thermometer),
                after=repr(after.thermometer),
            )


def _reading(shape: ReadingShape, spot: _Spot) -> Reading:
    for sign in shape.signs:
        if sign not in spot.rules.signs:
            raise spot.bad(
                "signs", "measured-no_sign", remedy=did_you_mean(sign, spot.rules.signs), written=repr(sign)
            )
    return Reading(
        day=shape.day,
        left=_foot(shape.left, "left", spot),
        right=_foot(shape.right, "right", spot),
        signs=frozenset(shape.signs),
    )


def _foot(raw: Mapping[str, float | str], side: str, spot: _Spot) -> dict[str, Degrees]:
    for site in raw:
        if site not in spot.rules.sites:
            raise spot.bad(
                side, "measured-no_site", remedy=did_you_mean(site, spot.rules.sites), written=repr(site)
            )
    return {site: _degrees(str(raw.get(site, "")), f"{side}.{site}", spot) for site in spot.rules.sites}


def _degrees(text: str, part: str, spot: _Spot) -> Degrees:
    trouble, shown = trouble_with(text, spot.unit, spot.rules), number(text)
    if trouble is None and shown is not None:
        return celsius(shown, spot.unit)
    least, most = (f"{float(shown_as(end, spot.unit)):g}" for end in (spot.rules.least, spot.rules.most))
    remedy = Message("errors-measured-to_write_number", least=least, most=most, unit=spot.unit.value)
    trouble = trouble or TemperatureTrouble.NO_NUMBER
    shown_text = repr(text) if trouble is TemperatureTrouble.NO_NUMBER else text
    raise spot.bad(part, _PROBLEMS[trouble], remedy=remedy, text=shown_text)


_PROBLEMS = {
    TemperatureTrouble.MISSING: "measured-missing",
    TemperatureTrouble.NO_NUMBER: "measured-no_temperature",
    TemperatureTrouble.LOW: "measured-out_of_range",
    TemperatureTrouble.HIGH: "measured-out_of_range",
    TemperatureTrouble.LOOKS_F: "measured-looks_f",
    TemperatureTrouble.LOOKS_C: "measured-looks_c",
}
