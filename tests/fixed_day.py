"""The day on which tests happen: no run depends on its own day, and time still passes within it."""

from datetime import datetime, timedelta, timezone
from time import monotonic

import pytest

from instep import app

MORNING = datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=1)))
TODAY = MORNING.date()


class _Watch:
    """In the place of the one clock that is read: `datetime.now().astimezone()`."""

    def __init__(self) -> None:
        self._began = monotonic()

    def now(self) -> "_Watch":
        return self

    def astimezone(self) -> datetime:
        # It goes on: of two facts of one instant the id decides, which is chance.
        return MORNING + timedelta(seconds=monotonic() - self._began)


def fix_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process's one clock begin in the morning, far from midnight and from the end of a year."""
    monkeypatch.setattr(app, "datetime", _Watch())
