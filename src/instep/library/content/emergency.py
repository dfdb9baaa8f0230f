"""Reads content/screening/emergency.yaml and session_rules.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instep.library.content.entries import entries
from instep.library.content.reading import read_tree
from instep.library.nearest import known_as
from instep.safety.editor_marks import SEEN
from instep.safety.emergency import EmergencyNumber, EmergencyNumbers
from instep.safety.session_rules import SessionRule, SessionRules
from instep.session.words import Words

FILE = "screening/emergency.yaml"
_SESSION_FILE = "screening/session_rules.yaml"


@cache
def emergency_numbers(root: Path) -> EmergencyNumbers:
    """Every emergency number; raises BadContent."""
    here = entries(root)
    pages = {
        name: {**_without(page, "id"), "status": SEEN} for name, page in here.named(FILE, "sources").items()
    }
    tree = {name: part for name, part in read_tree(root, FILE).items() if name not in {"sources", "review"}}
    tree["default"] = _with_page(tree.get("default"), pages, f"{FILE}, default")
    for part, kind in (("countries", ""), ("advice_lines", "advice ")):
        listed = here.named(FILE, part, key="code")
        tree[part] = {
            code: _with_page(_without(one, "code"), pages, f"{FILE}, {kind}{code}")
            for code, one in listed.items()
        }
    return here.value(tree, EmergencyNumbers, FILE)


def _without(entry: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: said for key, said in entry.items() if key != name}


def _with_page(number: Any, pages: Mapping[str, Any], where: str) -> Any:
    """Return a number with the page that it names in the place of the name."""
    if not isinstance(number, dict) or "source" not in number:
        return number
    return {**number, "source": known_as(number["source"], pages, where, kind="source")}


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
