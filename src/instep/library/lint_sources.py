"""Says where a number stands without the page it was read on, and where an editor's mark would be shown."""

import re
from collections.abc import Iterator
from pathlib import Path

from instep.library.emergency import FILE, emergency_numbers
from instep.library.lint import Check
from instep.library.nearest import did_you_mean
from instep.library.reading import read_tree
from instep.safety.emergency import EmergencyNumber
from instep.safety.marks import OWN_CHOICE, RECALLED, SEEN

_STATUSES = (SEEN, RECALLED, OWN_CHOICE)
_MARK = re.compile(r"\brecalled\b|\bto (?:be )?verif(?:y|ied)\b", re.IGNORECASE)
_FOR_EDITORS = re.compile(r"^support$|status")
"""Fields that hold marks; nobody but an editor, a document and `safety/marks.py` reads them."""


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
    for path in sorted(root.rglob("*.yaml")):
        name = str(path.relative_to(root))
        for text in _shown(read_tree(root, name)):
            found = _MARK.search(text)
            if found:
                yield f"{name}: says {found[0]!r} in {text[:60]!r}; use plain words, or leave it to status"


def _shown(tree: object) -> Iterator[str]:
    match tree:
        case str():
            yield tree
        case dict():
            for key, value in tree.items():
                if not _FOR_EDITORS.search(str(key)):
                    yield from _shown(value)
        case list():
            for value in tree:
                yield from _shown(value)


SOURCES: tuple[Check, ...] = (numbers_say_where_they_were_read, no_mark_is_shown)
"""The checks of what content rests on."""
