"""What comes of asking the registry: entries as they stand in it, or why there are none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Silence(StrEnum):
    """Why the registry gave no answer that can be shown; each is a normal state."""

    UNREACHABLE = "unreachable"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    UNCLEAR = "unclear"
    SENT_ELSEWHERE = "sent-elsewhere"
    UNWELL = "unwell"
    REFUSED = "refused"
    BUSY = "busy"


class NotShown(StrEnum):
    """Why an entry is not shown."""

    NOT_ACTIVE = "not-active"
    OTHER_PROFESSION = "other-profession"
    NO_PRACTICE_ADDRESS = "no-practice-address"
    TWICE = "twice"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, kw_only=True)
class Licence:
    """A licence as somebody entered it; nobody has checked it."""

    number: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Listing:
    """An entry of the public registry, unchecked."""

    number: str
    kind: str
    name: str
    credential: str
    label: str
    street: tuple[str, ...]
    city: str
    state: str
    postal_code: str
    telephone: str
    licence: Licence | None
    changed: date | None


Entry: TypeAlias = Listing | NotShown
Block: TypeAlias = tuple[Entry, ...]
"""What one question brought, in its order: at most as many entries as may be asked for at once."""


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    """A page of entries: `more` is where the next begins; `cut`: of the rest the registry gives none."""

    listings: tuple[Listing, ...]
    left_out: Mapping[NotShown, int]
    more: int | None
    cut: bool


@dataclass(frozen=True)
class NoAnswer:
    """No entries, and why; `said` holds what the registry itself gave as its reason."""

    why: Silence
    said: str = ""


Outcome: TypeAlias = ResultPage | NoAnswer
