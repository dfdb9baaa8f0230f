"""A podiatrist with a key, and the answers that she sends to a request."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from instep.library.files.replies import signed
from instep.library.files.requests import Request
from instep.library.files.seal import fingerprint, public_key
from instep.library.library import Library

LIBRARY = Library()
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date()
IN_THREE_WEEKS = TODAY + timedelta(days=20)
NONCE = "41fd0b0f2c12ce83c96b352a64409610"
REQUEST = Request(person="SJ4WQPC6", nonce=NONCE, made=TODAY, until=IN_THREE_WEEKS)

LEFT_HEEL: dict[str, Any] = {
    "leave": [{"side": "left", "region": "heel_sole"}],
    "pressure": "light",
    "minutes_per_foot": 5,
    "ways_off": [],
    "features_off": [],
}
NO_LIMITS: dict[str, Any] = {
    "leave": [],
    "pressure": None,
    "minutes_per_foot": None,
    "ways_off": [],
    "features_off": [],
}


_KEYS = count(1)
"""Each has another key, and the same in every run."""


@dataclass(frozen=True)
class Podiatrist:
    """Somebody who answers: a name and a key."""

    name: str = "Ana Reis"
    key: bytes = field(default_factory=lambda: hashlib.sha256(f"podiatrist {next(_KEYS)}".encode()).digest())

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the key, as they are read out over the telephone."""
        return fingerprint(public_key(self.key), LIBRARY.terms)

    def document(self, request: Request = REQUEST, **changes: Any) -> dict[str, Any]:
        """An answer before it is signed."""
        said = {
            "schema": "instep.reply/1",
            "for": {"person": request.person, "nonce": request.nonce},
            "by": {"name": self.name, "role": "podiatrist", "contact": "020 7946 0000"},
            "given": TODAY.isoformat(),
            "until": IN_THREE_WEEKS.isoformat(),
            "limits": LEFT_HEEL,
            "agrees": [],
            "call_if": "if it opens",
        }
        return {**said, **changes}

    def replies(self, request: Request = REQUEST, **changes: Any) -> bytes:
        """The signed file."""
        return signed(self.document(request, **changes), self.key).encode()
