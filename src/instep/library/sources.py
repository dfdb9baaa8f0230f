"""Reads the sources that rules cite, and the urgencies of those they send a person to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.library.reading import read_content
from instep.library.screening_shapes import ContactShape, LevelsFile
from instep.safety.clearance import Contact, Source
from instep.safety.rules import Referral


class _SourceShape(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    url: str
    status: str
    note: str | None = None


class _SourcesFile(msgspec.Struct, forbid_unknown_fields=True):
    sources: list[_SourceShape]


@dataclass(frozen=True)
class Sources:
    """Every source by its id."""

    by_id: Mapping[str, Source]

    def of(self, ids: Iterable[str], where: str) -> tuple[Source, ...]:
        """The sources of these ids; raises BadContent naming `where` for one that does not exist."""
        return tuple(self._one(one, where) for one in ids)

    def _one(self, source: str, where: str) -> Source:
        if source not in self.by_id:
            raise BadContent(f"{where}: no source {source!r}; {did_you_mean(source, self.by_id)}")
        return self.by_id[source]


@dataclass(frozen=True)
class Referrals:
    """Every urgency, in hours for ordering; None where nobody needs to be asked."""

    hours: Mapping[str, int | None]

    def of(self, shape: ContactShape, where: str) -> Referral | None:
        """Whom to ask and how soon; None where nobody. Raises BadContent for an unknown urgency."""
        if shape.urgency not in self.hours:
            raise BadContent(
                f"{where}: no urgency {shape.urgency!r}; {did_you_mean(shape.urgency, self.hours)}"
            )
        hours = self.hours[shape.urgency]
        return (
            None
            if hours is None
            else Referral(contact=Contact(who=shape.who, within=shape.within), hours=hours)
        )


@cache
def sources(root: Path) -> Sources:
    """All sources of evidence/sources.yaml; raises BadContent."""
    return read_sources(root, "evidence/sources.yaml")


def read_sources(root: Path, name: str) -> Sources:
    """All sources of one file; raises BadContent."""
    shapes = read_content(root, name, _SourcesFile).sources
    return Sources(
        {s.id: Source(title=s.title, url=s.url, status=s.status, note=s.note) for s in shapes},
    )


@cache
def referrals(root: Path) -> Referrals:
    """All urgencies of screening/levels.yaml; raises BadContent."""
    shapes = read_content(root, "screening/levels.yaml", LevelsFile).urgencies
    return Referrals({shape.id: shape.hours for shape in shapes})
