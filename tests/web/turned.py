"""A household whose clock a test turns."""

from dataclasses import dataclass, field
from datetime import datetime

from instep.app import Instep


@dataclass(frozen=True)
class Turned(Instep):
    """The joined parts at whatever time stands last on the test's clock."""

    clock: list[datetime] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the time that the test says it is."""
        return self.clock[-1]
