"""Reads content/screening/emergency.yaml and session_rules.yaml."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.entries import entries
from instep.library.content.reading import read_content, read_tree
from instep.library.content.review import Review
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.safety.clearance import Source
from instep.safety.editor_marks import SEEN
from instep.safety.emergency import EmergencyNumber, EmergencyNumbers
from instep.safety.session_rules import SessionRule, SessionRules
from instep.session.words import Words

FILE = "screening/emergency.yaml"
_SESSION_FILE = "screening/session_rules.yaml"


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
    tree = read_tree(root, _SESSION_FILE)
    every = entries(root).every(_SESSION_FILE, "session_rules", kind=SessionRule)
    return SessionRules(
        rules={rule.id: rule for rule in every},
        after_session=tuple(tree["after_session"]),
        roller_always=tuple(tree["roller_always"]),
    )
