"""Whether a rating changed from before to after by as much as people notice."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Change:
    """One measure: `before` and `after` on its 0 to 10 scale, `change` = after minus before.

    `noticeable` is decided by the measure's own rule (content/measures), never by this code.
    """

    measure: str
    before: int
    after: int
    noticeable: bool

    @property
    def change(self) -> int:
        """After minus before."""
        return self.after - self.before


def changes(
    before: Mapping[str, int], after: Mapping[str, int], *, noticeable_from: Mapping[str, int]
) -> tuple[Change, ...]:
    """Return a change for each measure that was answered both times; what was skipped is missing, never 0."""
    both = [measure for measure in before if measure in after]
    return tuple(
        Change(
            measure=measure,
            before=before[measure],
            after=after[measure],
            noticeable=_noticeable(after[measure] - before[measure], noticeable_from.get(measure)),
        )
        for measure in both
    )


def _noticeable(change: int, least: int | None) -> bool:
    return least is not None and abs(change) >= least
