"""Reads a day as a person or a file writes it."""

from datetime import date

from instep.library.errors import BadInput

REMEDY = "write the day as year-month-day, as in 2026-12-14"


def day_of(raw: str, *, place: str, file: str = "", remedy: str = REMEDY) -> date:
    """Return the day; raises BadInput naming the place where it is none."""
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadInput(file, place, f"{raw!r} is no day", remedy=remedy) from None
