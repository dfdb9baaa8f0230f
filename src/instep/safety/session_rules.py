"""What must happen when something happens during a session; the chart does it, these say why."""

from collections.abc import Mapping
from dataclasses import dataclass

from instep.safety.clearance import Source


@dataclass(frozen=True, kw_only=True)
class SessionRule:
    """An event, what it asks for, and its sources."""

    id: str
    event: str
    action: str
    support: str
    sources: tuple[Source, ...]
    review: str


@dataclass(frozen=True, kw_only=True)
class SessionRules:
    """All session rules by id, and what always holds after a session and with a roller."""

    rules: Mapping[str, SessionRule]
    after_session: tuple[str, ...]
    roller_always: tuple[str, ...]
