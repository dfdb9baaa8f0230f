"""Reads a day as a person or a file writes it."""

from datetime import date

from instep.facts.body import EARLIEST, LATEST
from instep.library.errors import BadInput

REMEDY = "write the day as year-month-day, as in 2026-12-14"


def day_of(raw: str, *, place: str, file: str = "", remedy: str = REMEDY) -> date:
    """Return the day; raises BadInput naming the place where it is none."""
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadInput(file, place, f"{raw!r} is no day", remedy=remedy) from None


def chosen_day(raw: str | None, *, place: str) -> date:
    """Return the day that was chosen; raises BadInput naming the place where none was, or it is none."""
    if raw is None:
        raise BadInput("", place, "does not say when", remedy="choose the day")
    return day_of(raw, place=place)


def day_to_keep(raw: str, *, place: str) -> date:
    """Return a day that a fact can hold; raises BadInput naming the place for any other."""
    day = day_of(raw, place=place)
    if not EARLIEST.date() <= day < LATEST.date():
        remedy = f"choose a day from {EARLIEST.year} to {LATEST.year - 1}"
        raise BadInput("", place, f"{day} is out of every calendar", remedy=remedy)
    return day
