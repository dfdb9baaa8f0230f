"""Says where a number or a rule stands on too little, and where an editor's mark would be shown."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from instep.library.compiled import content_files
from instep.library.content.emergency import FILE, emergency_numbers
from instep.library.content.reading import read_tree
from instep.library.content.screening import RULE_FILES
from instep.library.content.sources import sources
from instep.library.lint.content import Check
from instep.library.lint.evidence import leaves
from instep.library.nearest import did_you_mean
from instep.safety.clearance import Level
from instep.safety.editor_marks import OWN_CHOICE, RECALLED, SEEN
from instep.safety.emergency import EmergencyNumber

_DECIDING = (
    *((name, "rules", "rule") for name in RULE_FILES),
    ("screening/mode_rules.yaml", "mode_rules", "rule"),
    ("screening/session_rules.yaml", "session_rules", "rule"),
    ("footcheck/findings.yaml", "findings", "finding"),
)
_STATUSES = (SEEN, RECALLED, OWN_CHOICE)
_MARK = re.compile(r"\brecalled\b|\bto (?:be )?verif(?:y|ied)\b", re.IGNORECASE)
_FOR_EDITORS = re.compile(r"^support$|status")
"""Fields that hold marks; nobody but an editor, a document and `safety/editor_marks.py` reads them."""


def numbers_say_where_they_were_read(root: Path) -> Iterator[str]:
    """Every number has its page and the day it was read, or the mark that puts the local number beside it."""
    for where, number in _numbers(root):
        if number.status not in _STATUSES:
            remedy = did_you_mean(number.status, _STATUSES)
            yield f"{FILE}, {where}: no status {number.status!r}; {remedy}"
        elif number.certain and not (number.source and number.read):
            yield (f"{FILE}, {where}: is marked seen without its page; give source and read, or {RECALLED!r}")
        elif not number.certain and (number.source or number.read):
            yield f"{FILE}, {where}: names a page and is not marked seen; mark it seen, or take the page away"


def _numbers(root: Path) -> Iterator[tuple[str, EmergencyNumber]]:
    known = emergency_numbers(root)
    yield "default", known.default
    yield from known.by_country.items()
    yield from ((f"advice {code}", one) for code, one in known.advice.items())


def no_mark_is_shown(root: Path) -> Iterator[str]:
    """No sentence that a person can read holds an editor's mark."""
    for path in content_files(root):
        name = str(path.relative_to(root))
        for key, text in leaves(read_tree(root, name)):
            found = _MARK.search(text)
            if found and not any(map(_FOR_EDITORS.search, key.split("."))):
                yield f"{name}: says {found[0]!r} in {text[:60]!r}; use plain words, or leave it to status"


def rules_stand_on_something_that_carries(root: Path) -> Iterator[str]:
    """Every rule that can stop or open something names a guideline, review or national service first."""
    cards = sources(root).cards
    for where, named in rules_that_decide(root):
        for first in named[:1]:
            if first in cards and not cards[first].kind.carries:
                yield (
                    f"{where}: stands first on {first!r}, which is {cards[first].kind.value!r}; "
                    "put a guideline, review or national service before it"
                )


def rules_that_decide(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Every rule that can stop or open something, with the ids of its sources; a caution only advises."""
    for name, key, kind in _DECIDING:
        for one in read_tree(root, name)[key]:
            if one.get("level") != Level.CAUTION:
                yield f"{name}, {kind} {one['id']}", list(one["sources"])


def standing(root: Path) -> Mapping[str, int]:
    """How many rules can stop or open something, and how many of them stand first on what was read."""
    known = sources(root).by_id
    first = [known[named[0]].status for _, named in rules_that_decide(root)]
    return {"rules": len(first), "on_read": first.count(SEEN), "on_recalled": first.count(RECALLED)}


def sources_say_what_they_say(root: Path) -> Iterator[str]:
    """Every source has a known status, and one whose words were read says on which day."""
    known = sources(root)
    for name, card in known.cards.items():
        where, status = f"evidence/sources.yaml, {name}", known.by_id[name].status
        if status not in (SEEN, RECALLED):
            yield f"{where}: no status {status!r}; {did_you_mean(status, (SEEN, RECALLED))}"
        if card.says and (status == SEEN) is not bool(card.read):
            yield f"{where}: only seen has the day it was read, and always; write read, or {RECALLED!r}"


SOURCES: tuple[Check, ...] = (
    numbers_say_where_they_were_read,
    no_mark_is_shown,
    rules_stand_on_something_that_carries,
    sources_say_what_they_say,
)
"""The checks of what content rests on."""
