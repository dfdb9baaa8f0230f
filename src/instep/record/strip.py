"""Days in a row: on which a foot was looked at, and what was on it. A day without a look is only a gap."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from instep.foot.anatomy import Side
from instep.record.pins import Pin, PinStep
from instep.value import Value

DAYS = 30


class StripDay(Value, frozen=True):
    """One day: how often the feet were looked at, the pins on each foot, how many opened, changed, closed."""

    day: date
    looks: int
    pins: dict[Side, int]
    opened: int
    changed: int
    closed: int


def strip(
    last: date, *, looks: Iterable[date], pins: Sequence[Pin], days: int = DAYS
) -> tuple[StripDay, ...]:
    """Return so many days up to `last`, oldest first."""
    seen = list(looks)
    return tuple(_day(last - timedelta(days=back), seen=seen, pins=pins) for back in range(days - 1, -1, -1))


def _day(day: date, *, seen: Sequence[date], pins: Sequence[Pin]) -> StripDay:
    there = [pin for pin in pins if pin.is_open_on(day)]
    steps = [note.step for pin in there for note in pin.notes if note.day == day]
    return StripDay(
        day=day,
        looks=seen.count(day),
        pins={side: sum(pin.side is side for pin in there) for side in Side},
        opened=steps.count(PinStep.OPENED),
        changed=steps.count(PinStep.CHANGED),
        closed=steps.count(PinStep.CLOSED),
    )
