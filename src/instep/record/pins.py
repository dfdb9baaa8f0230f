"""A pin: one finding at one place of one foot, from the day it was first seen to the day it was gone.

A pin is the sum of what was noted about it. The order in which notes arrive makes no difference, so a
record that was brought together from two machines is the same on both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from instep.foot.anatomy import Region, Side


class PinStep(StrEnum):
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


class PinPlace(NamedTuple):
    """What was found, and where."""

    finding: str
    side: Side
    region: Region


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing that was noted: when, by whom, in which words; `care` and its day, of care asked for.

    `fact` names where it was noted, and `place` what the note says that the pin is.
    """

    at: datetime
    step: PinStep
    by: str
    words: str = ""
    care: Care | None = None
    on: date | None = None
    fact: str = ""
    place: PinPlace | None = None

    @property
    def day(self) -> date:
        """The day by the clock of whoever noted it."""
        return self.at.date()

    def closes_after(self, now: datetime) -> bool:
        """Whether it closes the pin, or tells of care, by a clock that was ahead."""
        return self.at > now and self.step in {PinStep.CLOSED, PinStep.CARE}


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A finding at a place. `notes` are in the order of time, without the looks that saw it the same.

    Of those only how many there were and the last are kept: in ten years of mornings there are thousands.
    """

    id: str
    place: PinPlace
    notes: tuple[Note, ...] = ()
    looks: int = 0
    last_look: datetime | None = None

    @classmethod
    def begun(cls, name: str, note: Note) -> "Pin":
        """Return the pin of which this is the first note that arrived; raises ValueError without a place."""
        if note.place is None:
            raise ValueError(f"pin {name}: its note names no place")
        return cls(id=name, place=note.place).plus(note)

    @property
    def finding(self) -> str:
        """What was found."""
        return self.place.finding

    @property
    def side(self) -> Side:
        """On which foot."""
        return self.place.side

    @property
    def region(self) -> Region:
        """Where on it."""
        return self.place.region

    def plus(self, note: Note) -> "Pin":
        """Return the pin with one more note. The order of additions makes no difference."""
        if note.step is PinStep.SAME:
            last = max((at for at in (self.last_look, note.at) if at), key=_moment)
            place = self.place if self.notes else min(self.place, note.place or self.place)
            return replace(self, place=place, looks=self.looks + 1, last_look=last)
        notes = tuple(sorted((*self.notes, note), key=_order))
        return replace(self, place=notes[0].place or self.place, notes=notes)

    @property
    def opened(self) -> Note | None:
        """The note that opened it; None where only later notes have arrived so far."""
        return next((note for note in self.notes if note.step is PinStep.OPENED), None)

    @property
    def closed(self) -> Note | None:
        """The note that closed it; None while it is open, or where somebody saw it again afterwards."""
        last = next((note for note in reversed(self.notes) if note.step is not PinStep.CARE), None)
        if last is None or last.step is not PinStep.CLOSED:
            return None
        seen_again = self.last_look is not None and self.last_look > last.at
        return None if seen_again else last

    @property
    def changed(self) -> Note | None:
        """The last note of a change; None where it never changed."""
        return next((note for note in reversed(self.notes) if note.step is PinStep.CHANGED), None)

    @property
    def begins(self) -> datetime:
        """The first time that anything is known of it: a note, or else the last look, the only one kept.

        Raises ValueError before anything is noted.
        """
        first = self.notes[0].at if self.notes else self.last_look
        if first is None:
            raise ValueError(f"pin {self.id}: nothing was noted about it")
        return first

    @property
    def first_day(self) -> date:
        """The first day that anything is known of it, by the clock of whoever noted it."""
        return self.begins.date()

    def is_open_on(self, day: date) -> bool:
        """Whether it was on the foot on that day: from its first day to the day on which it was gone."""
        if self.first_day > day:
            return False
        return self.closed is None or self.closed.day >= day

    def as_of(self, day: date) -> "Pin":
        """Return the pin as it was known at the end of that day."""
        return replace(self, notes=tuple(note for note in self.notes if note.day <= day))

    def is_open(self, now: datetime) -> bool:
        """Whether it is on the foot at this instant, whatever the day is called where the person is now."""
        return self.known_at(now).closed is None

    def known_at(self, now: datetime) -> "Pin":
        """Return the pin without what a clock that was ahead has closed: that counts from its time on."""
        return replace(self, notes=tuple(note for note in self.notes if not note.closes_after(now)))

    def care_told(self, today: date) -> Note | None:
        """Return what the person last said of care for it, while that still answers the question.

        Asked again: after a change, after the day of an appointment, and where nothing had happened yet.
        """
        last = next((note for note in reversed(self.notes) if note.step in _SAYS_OR_ASKS), None)
        if last is None or last.step is not PinStep.CARE or last.care is Care.NOT_YET:
            return None
        return None if last.on is not None and last.on < today else last


_SAYS_OR_ASKS = (PinStep.CARE, PinStep.CHANGED, PinStep.OPENED)


def _when(note: Note) -> tuple[datetime, int, str, str]:
    return note.at, list(PinStep).index(note.step), note.fact, note.words


def _order(note: Note) -> tuple[tuple[datetime, int, str, str], str]:
    # Two people who are one may each have a fact of one id: then all that the notes say decides.
    return _when(note), str((note.at.isoformat(), note.by, note.place, note.care, note.on))


def _moment(at: datetime) -> tuple[datetime, str]:
    # One instant may be written in two zones: the same one must win, whichever came first.
    return at, at.isoformat()


def in_order(pins: Iterable[Pin]) -> tuple[Pin, ...]:
    """Return pins in the order they were opened."""
    return tuple(sorted(pins, key=_begun))


def _begun(pin: Pin) -> tuple[datetime, tuple[object, ...], str]:
    return pin.begins, _when(pin.notes[0])[1:] if pin.notes else (), pin.id


def open_on(pins: Iterable[Pin], day: date) -> tuple[Pin, ...]:
    """Return the pins that were on the feet on a day, as known then, in the order they were opened."""
    return in_order(pin.as_of(day) for pin in pins if pin.is_open_on(day))
