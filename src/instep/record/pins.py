"""A pin: one finding at one place of one foot, from the day it was first seen to the day it was gone.

A pin is the sum of what was noted about it. The order in which notes arrive makes no difference, so a
record that was brought together from two machines is the same on both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from instep.foot.anatomy import Region, Side


class Step(StrEnum):
    """What a note says of a pin."""

    OPENED = "opened"
    SAME = "same"
    CHANGED = "changed"
    CLOSED = "closed"
    CARE = "care"


class Care(StrEnum):
    """What came of a pin that asks for care; `not_yet` is no answer, and is asked again."""

    SEEN = "seen"
    TOLD = "told"
    BOOKED = "booked"
    NOT_YET = "not_yet"


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing that was noted: when, by whom, in which words; `care` and its day, of care asked for."""

    at: datetime
    step: Step
    by: str
    words: str = ""
    care: Care | None = None
    on: date | None = None

    @property
    def day(self) -> date:
        """The day by the clock of whoever noted it."""
        return self.at.date()


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A finding at a place. `notes` are in the order of time, without the looks that saw it the same.

    Of those only how many there were and the last are kept: in ten years of mornings there are thousands.
    """

    id: str
    finding: str
    side: Side
    region: Region
    notes: tuple[Note, ...] = ()
    looks: int = 0
    last_look: datetime | None = None

    def plus(self, note: Note) -> "Pin":
        """Return the pin with one more note."""
        if note.step is Step.SAME:
            last = max((at for at in (self.last_look, note.at) if at), key=datetime.timestamp)
            return replace(self, looks=self.looks + 1, last_look=last)
        return replace(self, notes=tuple(sorted((*self.notes, note), key=_when)))

    @property
    def opened(self) -> Note | None:
        """The note that opened it; None where only later notes have arrived so far."""
        return next((note for note in self.notes if note.step is Step.OPENED), None)

    @property
    def closed(self) -> Note | None:
        """The note that closed it; None while it is open."""
        return next((note for note in reversed(self.notes) if note.step is Step.CLOSED), None)

    @property
    def changed(self) -> Note | None:
        """The last note of a change; None where it never changed."""
        return next((note for note in reversed(self.notes) if note.step is Step.CHANGED), None)

    @property
    def first_day(self) -> date | None:
        """The first day that anything is known of it."""
        return self.notes[0].day if self.notes else None

    def is_open_on(self, day: date) -> bool:
        """Whether it was on the foot on that day: from its first day to the day on which it was gone."""
        if self.first_day is None or self.first_day > day:
            return False
        return self.closed is None or self.closed.day >= day

    def as_of(self, day: date) -> "Pin":
        """Return the pin as it was known at the end of that day."""
        return replace(self, notes=tuple(note for note in self.notes if note.day <= day))

    def care_told(self, today: date) -> Note | None:
        """Return what the person last said of care for it, while that still answers the question.

        Asked again: after a change, after the day of an appointment, and where nothing had happened yet.
        """
        last = next((note for note in reversed(self.notes) if note.step in _SAYS_OR_ASKS), None)
        if last is None or last.step is not Step.CARE or last.care is Care.NOT_YET:
            return None
        return None if last.on is not None and last.on < today else last


_SAYS_OR_ASKS = (Step.CARE, Step.CHANGED, Step.OPENED)


def _when(note: Note) -> tuple[float, int]:
    return note.at.timestamp(), list(Step).index(note.step)


def in_order(pins: Iterable[Pin]) -> tuple[Pin, ...]:
    """Return pins in the order they were opened."""
    return tuple(sorted(pins, key=lambda pin: (_when(pin.notes[0]), pin.id)))


def open_on(pins: Iterable[Pin], day: date) -> tuple[Pin, ...]:
    """Return the pins that were on the feet on a day, as known then, in the order they were opened."""
    return in_order(pin.as_of(day) for pin in pins if pin.is_open_on(day))
