"""Reads content/screening/emergency.yaml and session_rules.yaml."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import sources
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.safety.clearance import Source
from instep.safety.editor_marks import SEEN
from instep.safety.emergency import EmergencyNumber, EmergencyNumbers
from instep.safety.session_rules import SessionRule, SessionRules
from instep.session.words import Words

FILE = "screening/emergency.yaml"


class _Number(msgspec.Struct, forbid_unknown_fields=True):
    number: str
    status: str
    name: str = ""
    source: str | None = None
    read: date | None = None


class _InCountry(_Number, forbid_unknown_fields=True, kw_only=True):
    code: str


class _Page(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    url: str


class _Emergency(msgspec.Struct, forbid_unknown_fields=True):
    default: _Number
    countries: list[_InCountry]
    advice_lines: list[_InCountry]
    sources: list[_Page]
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
    shape = read_content(root, FILE, _Emergency)
    pages = {one.id: Source(title=one.title, url=one.url, status=SEEN) for one in shape.sources}
    return EmergencyNumbers(
        default=_number(shape.default, pages, f"{FILE}, default"),
        by_country={one.code: _number(one, pages, f"{FILE}, {one.code}") for one in shape.countries},
        advice={one.code: _number(one, pages, f"{FILE}, advice {one.code}") for one in shape.advice_lines},
    )


def _number(shape: _Number, pages: Mapping[str, Source], where: str) -> EmergencyNumber:
    if shape.source is not None and shape.source not in pages:
        raise BadContent(f"{where}: no source {shape.source!r}; {did_you_mean(shape.source, pages)}")
    return EmergencyNumber(
        number=shape.number,
        name=shape.name,
        status=shape.status,
        source=pages[shape.source] if shape.source else None,
        read=shape.read,
    )


def told_number(number: EmergencyNumber, words: Words) -> str:
    """Return the number as a person reads it; the local one stands beside it where it is not certain."""
    return number.number if number.certain else words.say("ui-emergency-or_local", number=number.number)


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
