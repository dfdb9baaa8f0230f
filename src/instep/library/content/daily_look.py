"""Reads content/footcheck/ritual.yaml: the daily look, stop by stop."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from instep.foot.anatomy import Region, Side
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import referrals, sources
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.safety.clearance import Source
from instep.value import Value

FILE = "footcheck/ritual.yaml"


class Unexplained(Value, frozen=True):
    """What something different is kept as that nobody could name, and where."""

    finding: str
    at: Region


class _Stop(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    regions: list[Region]
    unexplained: Unexplained | None = None


class _Ritual(msgspec.Struct, forbid_unknown_fields=True):
    each_foot: list[_Stop]
    together: list[_Stop]
    asks_up_to: str
    about_you: list[str]
    support: str
    sources: list[str]
    review: Review


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One stop of the daily look: a part of one foot, or of both (`side` None).

    `unexplained` is None where a difference that nobody could name is no finding.
    """

    id: str
    side: Side | None
    regions: tuple[Region, ...]
    unexplained: Unexplained | None

    @property
    def key(self) -> str:
        """Its name in a form and in a fact: left:sole, both:compare."""
        return f"{self.side or 'both'}:{self.id}"

    def shows(self, side: Side, region: Region) -> bool:
        """Whether this place is looked at here."""
        return region in self.regions and self.side in (None, side)


@dataclass(frozen=True, kw_only=True)
class Ritual:
    """The stops in the order of the look.

    A finding whose contact is due within `asks_within` hours keeps asking; `about_you` names the pages of the
    interview that the look needs.
    """

    stops: tuple[Stop, ...]
    asks_within: int
    about_you: frozenset[str]
    sources: tuple[Source, ...]
    review: str


@cache
def ritual(root: Path) -> Ritual:
    """Return the daily look; raises BadContent where a place is looked at nowhere."""
    shape = read_content(root, FILE, _Ritual)
    stops = (
        *(_stop(one, side) for side in Side for one in shape.each_foot),
        *(_stop(one, None) for one in shape.together),
    )
    nowhere = [r.value for r in Region for side in Side if not any(stop.shows(side, r) for stop in stops)]
    if nowhere:
        raise BadContent(f"{FILE}: {nowhere[0]!r} is looked at nowhere; name it at a stop")
    return Ritual(
        stops=stops,
        asks_within=_hours(root, shape.asks_up_to),
        about_you=frozenset(shape.about_you),
        sources=sources(root).of(shape.sources, FILE),
        review=shape.review.state,
    )


def _stop(shape: _Stop, side: Side | None) -> Stop:
    return Stop(id=shape.id, side=side, regions=tuple(shape.regions), unexplained=shape.unexplained)


def _hours(root: Path, urgency: str) -> int:
    hours = referrals(root).hours
    found = hours.get(urgency)
    if found is None:
        raise BadContent(f"{FILE}: no urgency {urgency!r}; {did_you_mean(urgency, hours)}")
    return found
