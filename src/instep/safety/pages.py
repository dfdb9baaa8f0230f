"""The pages of the interview: what is written in the content, what a person is shown, what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

import msgspec

from instep.safety.answers import Answer, Answers, Finding
from instep.safety.clearance import Clearance
from instep.safety.conditions import Condition
from instep.value import Value

NONE = "none"
"""The key of a deliberate "none of these"."""

SKIP = "skip"
"""The key that leaves a page about the profile unanswered."""


class PageKind(StrEnum):
    """How a page is answered."""

    CHOOSE_MANY_OR_NONE = "choose-many-or-none"
    CHOOSE_ONE = "choose-one"
    NUMBERS = "numbers"
    LOOK = "look"


class EntrySpec(Value, frozen=True):
    """One thing that may be true; without `value` the choice is asked only when the entry is chosen.

    Where it is chosen and `asks_again`, everything that was ever said about one's health is asked again.
    """

    item: str
    label: str
    value: str | None = msgspec.field(default=None, name="is")
    at_once: bool = False
    unsure: bool = False
    asks_again: bool = False

    @property
    def key(self) -> str:
        """What a reply chooses it by."""
        return f"{self.item}:{self.value}" if self.value else self.item


class GroupSpec(Value, frozen=True):
    """Entries under one heading, with a hint how to tell; shown while `when` holds."""

    title: str = ""
    entries: tuple[EntrySpec, ...] = ()
    hint: str | None = None
    when: Condition | None = None
    needs_last_session: bool = False


class PageSpec(Value, frozen=True):
    """One page of the content; with `item` it asks that item by itself, `again` even if it has an answer."""

    id: str
    kind: PageKind
    title: str
    none: str
    hint: str | None = None
    item: str | None = None
    leave_out: frozenset[str] = frozenset()
    groups: tuple[GroupSpec, ...] = ()
    when: Condition | None = None
    again: bool = False


class InterviewWords(Value, frozen=True):
    """The words that follow-up pages share."""

    none_of_these: str
    yes: str
    no: str
    not_sure: str
    cannot_tell: str
    confirm_title: str
    still_so: str
    changed: str
    side_question: str
    regions_question: str
    sides: Mapping[str, str]
    regions: Mapping[str, str]
    review: str


class Interview(Value, frozen=True):
    """All pages in the order they are asked; a profile older than `profile_lasts` is confirmed again."""

    pages: tuple[PageSpec, ...]
    words: InterviewWords
    profile_lasts: timedelta


@dataclass(frozen=True, kw_only=True)
class PageEntry:
    """One thing to tap; `unsure_key` is the key of its "not sure", where it has one."""

    key: str
    label: str
    at_once: bool = False
    unsure_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Entries under one heading (empty: none), with a hint how to tell."""

    title: str
    entries: tuple[PageEntry, ...]
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page to show. `none` labels the tap that says none; `said` lists what is to be confirmed."""

    id: str
    kind: PageKind
    title: str
    hint: str | None
    groups: tuple[Group, ...]
    none: str | None
    not_sure: str
    may_skip: bool
    said: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Every key that a reply may choose."""
        entries = [entry for group in self.groups for entry in group.entries]
        unsure = {entry.unsure_key for entry in entries if entry.unsure_key}
        spare = ({NONE} if self.none else set()) | ({SKIP} if self.may_skip else set())
        return frozenset({entry.key for entry in entries} | unsure | spare)


@dataclass(frozen=True, kw_only=True)
class PageAnswers:
    """What came back from one page: keys chosen, numbers by key, findings marked."""

    chosen: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProfileAnswer:
    """An answer that is remembered, and when it was given or last confirmed."""

    answer: Answer
    at: datetime


@dataclass(frozen=True, kw_only=True)
class InterviewContext:
    """What is known before the questions: the way that was asked for, and whether there was a session before.

    The values are those of the items mode, roller_posture and device_features; None where not said yet.
    """

    mode: str | None = None
    roller_posture: str | None = None
    device_features: tuple[str, ...] | None = None
    had_session: bool = False


@dataclass(frozen=True, kw_only=True)
class EmergencyStop:
    """The questions end here: the emergency number, the reasons, and nothing else to do."""

    clearance: Clearance
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class Complete:
    """Nothing more to ask: the answers to screen, and the profile to remember."""

    answers: Answers
    profile: Mapping[str, ProfileAnswer]
