"""The days of a fair test for a calendar: one entry a day, with an alarm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

_LONG = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One day's entry in words; `id` is the same whenever the file is made again."""

    id: str
    day: date
    summary: str
    text: str


def trial_calendar(
    entries: Iterable[CalendarEntry], *, name: str, alarm: str, at: time, language: str, made: datetime
) -> bytes:
    """Return the entries as iCalendar (RFC 5545), each at this time of its day.

    The times are of no zone: eight in the evening is eight in the evening wherever the person is, and after
    the clocks have changed.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Instep//{language}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    for entry in entries:
        calendar.add_component(_event(entry, at, alarm=alarm, made=made))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, at: time, *, alarm: str, made: datetime) -> Event:
    event = Event()
    event.add("uid", entry.id)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", datetime.combine(entry.day, at))
    event.add("duration", _LONG)
    event.add("summary", entry.summary)
    event.add("description", entry.text)
    event.add("transp", "TRANSPARENT")
    rings = Alarm()
    rings.add("action", "DISPLAY")
    rings.add("description", alarm)
    rings.add("trigger", timedelta())
    event.add_component(rings)
    return event
