"""Entries of the public registry in sentences."""

from typing import NamedTuple

from instep.registry.results import Listing, ResultPage
from instep.session.phrases import day, listed
from instep.session.words import Words


class ListingLines(NamedTuple):
    """One entry, unchecked; what it does not say is empty."""

    name: str
    about: str
    address: str
    telephone: str
    licence: str
    number: str


def listing_lines(one: Listing, words: Words) -> ListingLines:
    """Return an entry line by line: who, what kind, where, and what names it there."""
    say = words.say
    kind = say(f"ui-find_help-found-{one.kind}") if one.kind else ""
    number = say("ui-find_help-found-number", number=one.number)
    changed = say("ui-find_help-found-changed", day=day(one.changed, words)) if one.changed else ""
    licence = one.licence
    return ListingLines(
        name=listed(filter(None, (one.name, one.credential)), words),
        about=listed(filter(None, (one.label, kind)), words),
        address=listed((*one.street, one.city, f"{one.state} {one.postal_code}"), words),
        telephone=one.telephone,
        licence=say("ui-find_help-found-licence", number=licence.number, state=licence.state)
        if licence
        else "",
        number=". ".join(filter(None, (number, changed))),
    )


def left_out_line(found: ResultPage, words: Words) -> str:
    """Return how many entries were left out and why; empty where none was."""
    reasons = [words.say(f"ui-find_help-found-why-{why}", n=n) for why, n in sorted(found.left_out.items())]
    return words.say("ui-find_help-found-left_out", list=listed(reasons, words)) if reasons else ""
