"""What came of something that stopped."""

from collections.abc import Iterable
from datetime import date

from instep.facts.body import CurrentValue, FactBody, FactId, Instant, Name, Text, kind_of
from instep.safety.rules import Closing


def closing_of(kind: str, how: Closing) -> str:
    """Return the kind of current value that is open until a fact of this kind is closed in this way."""
    return f"{kind}/{how}"


def question_of(kind: str, how: Closing) -> str:
    """Return the kind of current value that is asked about until somebody says that it was closed so."""
    return f"{closing_of(kind, how)}/asked"


def opened_by(body: type[FactBody], key: str) -> Iterable[CurrentValue]:
    """Yield a stop: open and asked about for each way of closing; content decides which is enough."""
    for how in Closing:
        yield CurrentValue(closing_of(kind_of(body), how), key)
        yield CurrentValue(question_of(kind_of(body), how), key)


class Unread(FactBody, frozen=True, kw_only=True, tag="unread"):
    """Stands where a fact is that this version cannot read; it may have stopped something. Never written."""


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

    def settles(self) -> Iterable[CurrentValue]:
        """Yield the stop under how it was closed, and the question, which does not wait until it counts."""
        yield CurrentValue(
            closing_of(self.of, self.how), self.key, (self.stop,), says=False, not_before=self.rests_until
        )
        yield CurrentValue(question_of(self.of, self.how), self.key, (self.stop,), says=False)
