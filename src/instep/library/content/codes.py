"""Reads content/report/codes.yaml: codes of standard terminologies, where there are any."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from instep.foot.anatomy import Region, Side
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.errors import BadContent

FILE = "report/codes.yaml"


class _Code(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    display: str


class _Place(msgspec.Struct, forbid_unknown_fields=True):
    sided: str
    part: str | None = None


class _Codes(msgspec.Struct, forbid_unknown_fields=True):
    review: Review
    systems: dict[str, str]
    sides: dict[str, dict[Side, _Code]]
    parts: dict[str, _Code]
    regions: dict[Region, _Place]
    ratings: dict[str, _Code]


@dataclass(frozen=True, kw_only=True)
class Coding:
    """One code of a standard terminology."""

    system: str
    code: str
    display: str


@dataclass(frozen=True, kw_only=True)
class Codes:
    """Codings of places and of measures; a measure without one goes out as text. `ucum` is of the units."""

    places: Mapping[tuple[Side, Region], tuple[Coding, ...]]
    feet: Mapping[Side, Coding]
    measures: Mapping[str, Coding]
    ucum: str


@cache
def codes(root: Path) -> Codes:
    """Return the codes; raises BadContent where a region has no place."""
    shape = read_content(root, FILE, _Codes)
    missing = [region.value for region in Region if region not in shape.regions]
    if missing:
        raise BadContent(f"{FILE}: no region {missing[0]!r}; say which structure it belongs to")
    snomed, loinc = shape.systems["snomed"], shape.systems["loinc"]
    return Codes(
        places={
            (side, region): _place(shape, place, side=side)
            for region, place in shape.regions.items()
            for side in Side
        },
        feet={side: _coding(snomed, shape.sides["foot"][side]) for side in Side},
        measures={name: _coding(loinc, code) for name, code in shape.ratings.items()},
        ucum=shape.systems["ucum"],
    )


def _place(shape: _Codes, place: _Place, *, side: Side) -> tuple[Coding, ...]:
    """The sided structure first, then the part of it, where there is a code for one."""
    try:
        found = [shape.sides[place.sided][side], *([shape.parts[place.part]] if place.part else [])]
    except KeyError as problem:
        raise BadContent(f"{FILE}: no structure {problem}; name one that has a code") from problem
    return tuple(_coding(shape.systems["snomed"], code) for code in found)


def _coding(system: str, code: _Code) -> Coding:
    return Coding(system=system, code=code.code, display=code.display)
