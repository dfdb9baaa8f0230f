"""Turns what one question brought into pages of a size that a person reads."""

from collections import Counter
from dataclasses import dataclass

from instep.library.content.registry import RegistryRules
from instep.registry.results import Block, Listing, NotShown, ResultPage


@dataclass(frozen=True)
class ListPosition:
    """A place in the registry's list of one search: how many entries are skipped, and where in the block."""

    skip: int
    within: int


def spot(start: int, rules: RegistryRules) -> ListPosition:
    """Return where the entry number `start` lies."""
    within = start % rules.most_at_once
    return ListPosition(start - within, within)


def page_of(block: Block, where: ListPosition, rules: RegistryRules) -> ResultPage:
    """Return as many entries from there on as are shown at once, and where the next page begins."""
    end = _end(block, where.within, rules.limits.shown_at_once)
    shown = block[where.within : end]
    full = len(block) == rules.most_at_once
    more = _more(where.skip, rules) if full else None
    return ResultPage(
        listings=tuple(one for one in shown if isinstance(one, Listing)),
        left_out=Counter(one for one in shown if isinstance(one, NotShown)),
        more=where.skip + end if end < len(block) else more,
        cut=end == len(block) and full and more is None,
    )


def _end(block: Block, begin: int, most: int) -> int:
    """Where a page ends: before the first entry too many, else with the block and what it left out."""
    places = [place for place in range(begin, len(block)) if isinstance(block[place], Listing)]
    return places[most] if len(places) > most else len(block)


def _more(skip: int, rules: RegistryRules) -> int | None:
    following = skip + rules.most_at_once
    return following if following <= rules.most_skipped else None
