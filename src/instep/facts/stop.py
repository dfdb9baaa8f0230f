"""What came of something that stopped."""

from collections.abc import Iterable
from datetime import date

from instep.facts.body import FactBody, FactId, Instant, Name, Settled, Text, kind_of
from instep.safety.rules import Closing


def closing_of(kind: str, how: Closing) -> str:
    """Return the kind of current value that is open until a fact of this kind is closed in this way."""
    return f"{kind}/{how}"


def opened_by(body: type[FactBody], key: str) -> Iterable[Settled]:
    """Yield a stop: open for each way of closing, so that content decides which of them is enough."""
    return (Settled(closing_of(kind_of(body), how), key) for how in Closing)


class StopClosed(FactBody, frozen=True, kw_only=True, tag="stop_closed"):
    """What came of one stop, named by its fact: who looked at it and when, or since when it is gone.

    `of` is the kind of that fact, `key` what stopped in it. `rests_until`: the closing counts from then on.
    """

    stop: FactId
    of: Name
    key: Name
    how: Closing
    by: Text = ""
    on: date
    rests_until: Instant | None = None

    def settles(self) -> Iterable[Settled]:
        """Yield the stop under how it was closed, so that content decides whether that is enough."""
        yield Settled(
            closing_of(self.of, self.how), self.key, (self.stop,), says=False, not_before=self.rests_until
        )
