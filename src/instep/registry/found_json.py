"""A search and what came of it as the part `search` of the document instep.find-help/1."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from instep.library.content.registry import RegistryRules
from instep.registry.results import Listing, NoAnswer, Outcome, ResultPage
from instep.registry.search import Search, parameters


def found_json(outcome: Outcome, search: Search, rules: RegistryRules, *, now: datetime) -> dict[str, Any]:
    """Return what was sent, when, and the entries, or why there are none."""
    sent = {name: value for name, value in parameters(search, rules, skip=0).items() if name != "skip"}
    asked = {"registry": rules.host, "sent": sent, "at": now.isoformat()}
    match outcome:
        case NoAnswer(why, said):
            return {**asked, **_page(None), "no_answer": {"why": why.value, "said": said}}
        case ResultPage():
            return {**asked, **_page(outcome), "no_answer": None}


def _page(found: ResultPage | None) -> dict[str, Any]:
    if found is None:
        return {"listings": [], "left_out": {}, "more": None, "cut": False}
    return {
        "listings": [_listing(one) for one in found.listings],
        "left_out": {why.value: count for why, count in sorted(found.left_out.items())},
        "more": found.more,
        "cut": found.cut,
    }


def _listing(one: Listing) -> dict[str, Any]:
    return {**asdict(one), "street": list(one.street), "changed": one.changed and one.changed.isoformat()}
