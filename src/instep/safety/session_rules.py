"""What must happen when something happens during a session; the chart does it, these say why."""

from collections.abc import Mapping

from instep.safety.clearance import Source
from instep.value import Value


class SessionRule(Value, frozen=True):
    """An event, what it asks for, and its sources."""

    id: str
    event: str
    action: str
    support: str
    sources: tuple[Source, ...]
    review: str


class SessionRules(Value, frozen=True):
    """All session rules by id, and what always holds after a session and with a roller."""

    rules: Mapping[str, SessionRule]
    after_session: tuple[str, ...]
    roller_always: tuple[str, ...]
