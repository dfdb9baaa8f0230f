"""The day on which tests happen: no run depends on its own day, and time still passes within it."""

from datetime import datetime, timedelta, timezone
from time import monotonic

import pytest

from instep.app import Instep

MORNING = datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=1)))
TODAY = MORNING.date()


def fix_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process's one clock begin in the morning, far from midnight and from the end of a year."""
    began = monotonic()
    # It goes on: of two facts of one instant the id decides, which is chance.
    monkeypatch.setattr(Instep, "now", lambda _: MORNING + timedelta(seconds=monotonic() - began))
