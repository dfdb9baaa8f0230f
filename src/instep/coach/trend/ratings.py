"""The ratings before and after a session, and which changes are called noticeable."""

from collections.abc import Mapping

from instep.library.library import Library
from instep.outcomes.change import Change, changes

MEASURE = {
    "pain_left": "pain_nrs",
    "pain_right": "pain_nrs",
    "stress": "stress_nrs",
    "fatigue": "fatigue_nrs",
    "energy": "energy_nrs",
}
"""What each rating's name is measured by; ids as in content/measures."""


def told_changes(before: Mapping[str, int], after: Mapping[str, int], library: Library) -> tuple[Change, ...]:
    """Return a change for each rating given both times, noticeable by its measure's own rule alone."""
    known = library.measures.by_id
    rules = {name: known[measure].noticeable_from for name, measure in MEASURE.items()}
    least = {name: points for name, points in rules.items() if points is not None}
    return changes(before, after, noticeable_from=least)
