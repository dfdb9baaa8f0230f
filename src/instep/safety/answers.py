"""What a person said and saw: the answers that a screening works on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from instep.foot.anatomy import Region, Side

Value: TypeAlias = str | int | tuple[str, ...]
"""One choice, a number, or several choices."""

BOTH = frozenset(Side)
"""No side given means both feet: a worry without a side counts on each."""

FINDINGS = "skin_today"
"""The item whose answer is the list of today's findings."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer to one item; `sides` is where it holds, `regions` the places named (empty: none named)."""

    value: Value
    sides: frozenset[Side] = BOTH
    regions: tuple[Region, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Every choice in it, as it is written in a form."""
        return self.value if isinstance(self.value, tuple) else (str(self.value),)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something seen or felt on a foot today; `id` is that of the foot check."""

    id: str
    sides: frozenset[Side] = BOTH
    regions: tuple[Region, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What was measured at home: it stands beside what was said and seen, and never in its place."""

    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What stopped or alarmed before and was not closed: a rule, or what happened; and where."""

    name: str
    sides: frozenset[Side] = BOTH
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Everything known before a session.

    An item in neither `given` nor `skipped` does not apply and takes its default. An item in
    `skipped` was put to the person and has no answer: it never counts as a good one.
    """

    given: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    skipped: frozenset[str] = frozenset()
    measured: Measured = field(default_factory=Measured)
    standing: tuple[Standing, ...] = ()

    @property
    def found(self) -> tuple[Finding, ...]:
        """Every finding of today, seen or measured, each once."""
        return tuple(dict.fromkeys((*self.findings, *self.measured.findings)))
