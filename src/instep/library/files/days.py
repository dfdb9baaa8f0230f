"""Reads a day as a person or a file writes it."""

from datetime import date

from instep.facts.body import EARLIEST, LATEST
from instep.library.errors import BadInput, Message

REMEDY = Message("errors-day-to_write")


def day_of(raw: str, *, place: str, file: str = "", remedy: Message = REMEDY) -> date:
    """Return the day; raises BadInput naming the place where it is none."""
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise BadInput("day-no_day", file=file, place=place, remedy=remedy, written=repr(raw)) from None


def chosen_day(raw: str | None, *, place: str) -> date:
    """Return the day that was chosen; raises BadInput naming the place where none was, or it is none."""
    if raw is None:
        raise BadInput("day-does_not_say_when", place=place)
    return day_of(raw, place=place)


def day_to_keep(raw: str, *, place: str) -> date:
    """Return a day that a fact can hold; raises BadInput naming the place for any other."""
    day = day_of(raw, place=place)
    if not EARLIEST.date() <= day < LATEST.date():
        raise BadInput(
            "day-out_of_every_calendar",
            place=place,
            day=str(day),
            first=str(EARLIEST.year),
            last=str(LATEST.year - 1),
        )
    return day
