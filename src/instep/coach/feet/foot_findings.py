"""Reads the pins of the foot record and what asks for care; writes what came of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import product

from instep.coach.context import Context, NewId
from instep.facts.feet import CareTold, FootChecked, PinNote
from instep.journal.pins_from_facts import pin_note
from instep.library.errors import BadInput
from instep.library.files.days import day_of, day_to_keep
from instep.library.library import Library
from instep.record.pins import Care, Note, Pin, PinPlace, PinStep, open_on
from instep.record.strip import DAYS, StripDay, strip
from instep.safety.answers import Answers, Finding
from instep.safety.clearance import RiskGroup
from instep.safety.triage import FindingAdvice, triage


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a look at the feet saw: findings marked, pins that are gone, pins that changed and how.

    `by` is who looked ("" for the person). A pin that is in none of these was not looked at.
    """

    findings: tuple[Finding, ...] = ()
    gone: frozenset[str] = frozenset()
    changed: Mapping[str, str] = field(default_factory=dict)
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A pin, what its finding asks for in this person's risk group, and what was last said of that.

    `asks` is true while the finding wants somebody to be asked and nothing was said of it yet.
    """

    pin: Pin
    advice: FindingAdvice
    told: Note | None
    asks: bool


def open_pins(context: Context) -> tuple[Pin, ...]:
    """Return the pins that are open at this instant, whatever the day is called where the person is now."""
    return context.journal.open_pins(context.person, now=context.now)


def pins_on(day: date, context: Context) -> tuple[Pin, ...]:
    """Return the pins of a day as known then; today also those noted where it is tomorrow already."""
    pins = open_on(context.journal.pins(context.person, first=day, last=day), day)
    known = {pin.id for pin in pins}
    now = open_pins(context) if day == context.now.date() else ()
    return (*pins, *(pin for pin in now if pin.id not in known))


def finding_of(pin: Pin) -> Finding:
    """Return the pin as a finding of today, for triage and for a screening."""
    words = next((note.words for note in reversed(pin.notes) if note.words), "")
    return Finding(id=pin.finding, sides=frozenset({pin.side}), regions=(pin.region,), note=words)


def still_there(context: Context) -> tuple[Finding, ...]:
    """Return what was found before and not said to be gone: where a look before a session begins."""
    known = context.library.rules.findings
    return tuple(finding_of(pin) for pin in open_pins(context) if pin.finding in known)


def gone_since(findings: Sequence[Finding], context: Context) -> frozenset[str]:
    """Return the pins that a look which began with all of them no longer holds."""
    held = {place for place, _ in _places(findings)}
    known = context.library.rules.findings
    return frozenset(pin.id for pin in open_pins(context) if pin.finding in known and pin.place not in held)


def pins_noted(seen: Seen, opened: Sequence[Pin], *, now: datetime, new_id: NewId) -> tuple[PinNote, ...]:
    """Return what a look says of pins, as a fact's body carries it.

    A marked finding opens a pin, or is the open pin of that finding at that place, seen again.
    """
    known = {pin.place: pin for pin in opened}
    rows: dict[str, PinNote] = {}
    for place, words in _places(seen.findings):
        pin = known.get(place) or Pin(id=new_id(), place=place)
        step = _step(pin, opened=place not in known, seen=seen)
        said = seen.changed.get(pin.id, "") if step is PinStep.CHANGED else words
        rows[pin.id] = pin_note(pin, Note(at=now, step=step, by=seen.by, words=said))
        known[place] = pin
    gone = [pin for pin in opened if pin.id in seen.gone and pin.id not in rows]
    closed = (pin_note(pin, Note(at=now, step=PinStep.CLOSED, by=seen.by)) for pin in gone)
    return (*rows.values(), *closed)


def asking(answers: Answers, context: Context) -> tuple[Asking, ...]:
    """Return every open pin with what it asks for, the most urgent first."""
    rules, today = context.library.rules, context.now.date()
    known = [pin for pin in open_pins(context) if pin.finding in rules.findings]
    # What the temperature log found is no pin; it asks on its own page.
    pinned = replace(answers, measured=replace(answers.measured, findings=()))
    found = triage(tuple(finding_of(pin) for pin in known), pinned, rules)
    told = [
        _asking(pin.known_at(context.now), advice, found.risk_group, library=context.library, today=today)
        for pin, advice in zip(known, found.findings, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: -one.advice.level.rank))


def tell_care(pin: str, note: Note, context: Context) -> Pin:
    """Keep what came of a finding that asked for care; raises BadInput for a pin that nobody knows."""
    known = context.journal.pin(context.person, pin)
    if known is None:
        raise BadInput("feet-no_finding", place="pin", written=repr(pin))
    context.append(CareTold(by=note.by, pins=(pin_note(known, replace(note, step=PinStep.CARE)),)))
    return known


def read_care(care: str, on: str | None) -> tuple[Care, date | None]:
    """Return what was told of care and its day; raises BadInput naming what is wrong."""
    if care not in list(Care):
        raise BadInput("feet-no_answer", place="care", written=repr(care), names=", ".join(Care))
    return Care(care), day_to_keep(on, place="on") if on else None


def read_day(raw: str | None, today: date, *, place: str = "day", file: str = "") -> date:
    """Return the day that was asked for, today where none; raises BadInput for what is no day so far."""
    day = day_of(raw, place=place, file=file) if raw else today
    if day > today:
        raise BadInput("feet-not_here_yet", file=file, place=place, day=str(day), today=str(today))
    return day


def read_strip(last: date, context: Context, *, days: int = DAYS) -> tuple[StripDay, ...]:
    """Return the days up to `last`: looks and pins; a day without a look is a gap and nothing more."""
    first = last - timedelta(days=days - 1)
    looks = context.journal.days(context.person, FootChecked, first=first, last=last)
    pins = context.journal.pins(context.person, first=first, last=last)
    return strip(last, looks=(fact.at.date() for fact in looks), pins=pins, days=days)


def _asking(pin: Pin, advice: FindingAdvice, group: RiskGroup, *, library: Library, today: date) -> Asking:
    referral = library.rules.findings[pin.finding].actions[group].referral
    soon = referral is not None and referral.hours <= library.ritual.asks_within
    told = pin.care_told(today)
    return Asking(pin=pin, advice=advice, told=told, asks=soon and told is None)


def _step(pin: Pin, *, opened: bool, seen: Seen) -> PinStep:
    if opened:
        return PinStep.OPENED
    return PinStep.CHANGED if pin.id in seen.changed else PinStep.SAME


def _places(findings: Iterable[Finding]) -> Iterator[tuple[PinPlace, str]]:
    """Every place of every finding; one whose place was not named is on no map."""
    for found in findings:
        for side, region in product(sorted(found.sides), found.regions):
            yield PinPlace(found.id, side, region), found.note
