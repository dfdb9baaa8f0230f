"""Reads the sources that rules cite, and the urgencies of those they send a person to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.levels import LevelsFile
from instep.library.content.reading import read_content
from instep.library.nearest import known_as
from instep.safety.clearance import Contact, Source
from instep.safety.rules import Referral


class SourceKind(StrEnum):
    """What a source is; the first three carry a rule that can stop or open something."""

    GUIDELINE = "guideline"
    REVIEW = "review"
    NATIONAL_SERVICE = "national service"
    STUDY = "study"
    OTHER = "other"

    @property
    def carries(self) -> bool:
        """Whether a rule that can stop or open something may stand on it first."""
        return self in {SourceKind.GUIDELINE, SourceKind.REVIEW, SourceKind.NATIONAL_SERVICE}


class _SourceShape(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    url: str
    status: str
    kind: SourceKind = SourceKind.OTHER
    says: str | None = None
    read: date | None = None
    note: str | None = None


class _SourcesFile(msgspec.Struct, forbid_unknown_fields=True):
    sources: list[_SourceShape]


@dataclass(frozen=True, kw_only=True)
class SourceCard:
    """What is known of a source: its kind, what it says in one sentence of ours, and the day it was read."""

    kind: SourceKind
    says: str | None = None
    read: date | None = None


@dataclass(frozen=True)
class Sources:
    """Every source by its id, and what is known of each."""

    by_id: Mapping[str, Source]
    cards: Mapping[str, SourceCard]

    def of(self, ids: Iterable[str], where: str) -> tuple[Source, ...]:
        """The sources of these ids; raises BadContent naming `where` for one that does not exist."""
        return tuple(known_as(one, self.by_id, where, kind="source") for one in ids)

    def says(self, source: Source) -> str | None:
        """What this source says, in one sentence of ours; None where nobody has written it yet."""
        told = (self.cards[name].says for name, one in self.by_id.items() if one == source)
        return next(told, None)


class ContactShape(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to ask, and how soon in words; `urgency` is an entry of levels.yaml."""

    who: str
    within: str
    urgency: str


@dataclass(frozen=True)
class Referrals:
    """Every urgency, in hours for ordering; None where nobody needs to be asked."""

    hours: Mapping[str, int | None]

    def of(self, shape: ContactShape, where: str) -> Referral | None:
        """Whom to ask and how soon; None where nobody. Raises BadContent for an unknown urgency."""
        hours = known_as(shape.urgency, self.hours, where, kind="urgency")
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
        {s.id: SourceCard(kind=s.kind, says=s.says, read=s.read) for s in shapes},
    )


@cache
def referrals(root: Path) -> Referrals:
    """All urgencies of screening/levels.yaml; raises BadContent."""
    shapes = read_content(root, "screening/levels.yaml", LevelsFile).urgencies
    return Referrals({shape.id: shape.hours for shape in shapes})
