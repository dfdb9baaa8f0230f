"""What replaced what among the facts of an older version, settled once, in the order of their journal."""

from collections.abc import Iterable
from typing import Literal

from instep.facts.body import BodyPart, CurrentValue, FactBody, FactId, Instant, Name

Older = Literal["profile_answered", "preference_set", "temperature_log_set"]
"""The kinds whose first version did not say what they replace."""


class Replacement(BodyPart, frozen=True, kw_only=True):
    """The current value `key` of `kind` in fact `earlier` is replaced from `since` on."""

    kind: Older
    key: Name
    earlier: FactId
    since: Instant


class OrderSettled(FactBody, frozen=True, kw_only=True, tag="order_settled"):
    """Facts that did not say yet what they replace replaced those before them in their own journal."""

    replacements: tuple[Replacement, ...]

    def settles(self) -> Iterable[CurrentValue]:
        """Yield each replacement."""
        return (
            CurrentValue(one.kind, one.key, (one.earlier,), says=False, since=one.since)
            for one in self.replacements
        )
