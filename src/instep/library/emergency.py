"""Reads content/screening/emergency.yaml and session_rules.yaml."""

from functools import cache
from pathlib import Path

import msgspec

from instep.library.reading import read_content
from instep.library.screening_shapes import Review
from instep.library.sources import sources
from instep.safety.emergency import EmergencyNumber, EmergencyNumbers
from instep.safety.session_rules import SessionRule, SessionRules


class _Number(msgspec.Struct, forbid_unknown_fields=True):
    number: str
    name: str
    status: str


class _Country(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    number: str
    name: str
    status: str


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    number: str
    status: str


class _Emergency(msgspec.Struct, forbid_unknown_fields=True):
    default: _Number
    countries: list[_Country]
    advice_lines: list[_Line]
    review: Review


class _SessionRule(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    event: str
    action: str
    support: str
    sources: list[str]
    review: Review


class _SessionRules(msgspec.Struct, forbid_unknown_fields=True):
    session_rules: list[_SessionRule]
    after_session: list[str]
    roller_always: list[str]


@cache
def emergency_numbers(root: Path) -> EmergencyNumbers:
    """Every emergency number; raises BadContent."""
    shape = read_content(root, "screening/emergency.yaml", _Emergency)
    return EmergencyNumbers(
        default=EmergencyNumber(**msgspec.structs.asdict(shape.default)),
        by_country={
            one.code: EmergencyNumber(number=one.number, name=one.name, status=one.status)
            for one in shape.countries
        },
        advice={line.code: line.number for line in shape.advice_lines},
    )


@cache
def session_rules(root: Path) -> SessionRules:
    """The sixteen rules of a session under way; raises BadContent."""
    shape = read_content(root, "screening/session_rules.yaml", _SessionRules)
    return SessionRules(
        rules={rule.id: _session_rule(rule, root) for rule in shape.session_rules},
        after_session=tuple(shape.after_session),
        roller_always=tuple(shape.roller_always),
    )


def _session_rule(shape: _SessionRule, root: Path) -> SessionRule:
    where = f"screening/session_rules.yaml, rule {shape.id}"
    return SessionRule(
        id=shape.id,
        event=shape.event,
        action=shape.action,
        support=shape.support,
        sources=sources(root).of(shape.sources, where),
        review=shape.review.state,
    )
