"""Reads content/professionals: who is for what, how to check a credential, the words to say when calling."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instep.library.content.entries import Entries
from instep.library.content.reading import read_tree
from instep.library.content.sources import read_sources, referrals
from instep.library.nearest import known_as
from instep.safety.professionals import Call, Check, Need, Professional, Professionals

_PEOPLE, _COUNTRIES = "professionals/professionals.yaml", "professionals/countries.yaml"
_CALLING, SOURCES = "professionals/calling.yaml", "professionals/sources.yaml"


@cache
def professionals(root: Path) -> Professionals:
    """Everything about finding help; raises BadContent where a name in it is not there."""
    here = cited_entries(root)
    countries = here.named(_COUNTRIES, "countries", key="code")
    parts = {
        "professionals": {one.id: one for one in here.every(_PEOPLE, "professionals", kind=Professional)},
        "needs": {one.id: one for one in here.every(_PEOPLE, "needs", kind=Need)},
        "calls": _calls(here),
        "elsewhere": _checks(here, read_tree(root, _COUNTRIES).get("elsewhere", ()), "elsewhere"),
        "countries": {code: _checks(here, one.get("checks", ()), code) for code, one in countries.items()},
    }
    tree = {**read_tree(root, _COUNTRIES), **read_tree(root, _PEOPLE), **parts}
    found = here.value(tree, Professionals, "professionals")
    _names_resolve(found)
    return found


def cited_entries(root: Path) -> Entries:
    """Return what reads entries that cite the sources of this folder."""
    return Entries(root=root, sources=read_sources(root, SOURCES), referrals=referrals(root))


def _checks(here: Entries, written: Iterable[Mapping[str, Any]], where: str) -> dict[str, Check]:
    checks = ((one.get("professional", ""), one) for one in written)
    return {
        name: here.value(
            {key: said for key, said in one.items() if key != "professional"},
            Check,
            f"{_COUNTRIES}, {where}",
        )
        for name, one in checks
    }


def _calls(here: Entries) -> dict[str, Call]:
    choices = here.named(_CALLING, "choices")
    read = (
        here.value(
            {
                **one,
                "choices": [known_as(name, choices, where, kind="choice") for name in one.get("choices", ())],
            },
            Call,
            where,
        )
        for where, one in here.raw(_CALLING, "calls")
    )
    return {call.id: call for call in read}


def _names_resolve(found: Professionals) -> None:
    """Raise BadContent for a professional or a call that is named and not there."""
    for need in found.needs.values():
        where = f"{_PEOPLE}, need {need.id}"
        for one in (*need.ask, *filter(None, [need.search])):
            known_as(one, found.by_id, where, kind="professional")
        known_as(need.call, found.calls, where, kind="call")
    for one in found.by_id:
        known_as(one, found.elsewhere, f"{_COUNTRIES}, elsewhere", kind="check of")
    for code, checks in found.by_country.items():
        for one in checks:
            known_as(one, found.by_id, f"{_COUNTRIES}, country {code}", kind="professional")
