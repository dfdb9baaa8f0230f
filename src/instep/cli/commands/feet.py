"""instep feet: the foot record; what is on the feet on a day, one finding's history, what came of care."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.context import Context
from instep.coach.feet.foot_check import what_asks
from instep.coach.feet.foot_findings import Asking, pins_on, read_care, read_day, read_strip, tell_care
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.record.pins import Note, Pin, PinStep
from instep.record.record_json import pin_json
from instep.record.strip import StripDay
from instep.session.phrases import day as in_words
from instep.value import plain
from instep.words.check import note_line, pin_title
from instep.words.clearance import contact_line

SCHEMA = "instep.feet/1"
_LONGEST = 500  # letters


def arguments(parser: Parser) -> None:
    """Take a day, or a finding and what came of it."""
    parser.add("--day", metavar="DAY")
    parser.add("--finding", metavar="ID")
    parser.add("--care", metavar="CARE")
    parser.add("--on", metavar="ON")
    parser.add("--words", metavar="WORDS", default="")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Print the feet on a day, or one finding; keep what came of it first, where that was told."""
    if (args.care or args.on or args.words) and not (args.finding and args.care):
        raise BadInput("feet-needs_finding", file="instep feet", place="--care")
    with opened_for(args, begin=False) as context:
        today = context.now.date()
        day = read_day(args.day, today, place="--day", file="instep feet")
        if args.care:
            _tell(args, context)
        pins = [_one(args.finding, context)] if args.finding else _on(day, context)
        days = () if args.finding else read_strip(day, context)
        asks = _asks(context) if day == today else ()
        document = {
            "schema": SCHEMA,
            "day": day.isoformat(),
            "pins": [pin_json(pin) for pin in pins],
            "days": [plain(one) for one in days],
            "asks": [_ask_json(one) for one in asks],
        }
        lines = _lines(pins, days, asks, library=context.library)
        show(document, lines, as_json=args.json)
    return 0


def _tell(args: argparse.Namespace, context: Context) -> None:
    care, on = read_care(args.care, args.on)
    words = str(args.words).strip()[:_LONGEST]
    note = Note(at=context.now, step=PinStep.CARE, by="", words=words, care=care, on=on)
    tell_care(args.finding, note, context)


def _one(pin: str, context: Context) -> Pin:
    found = context.journal.pin(context.person, pin)
    if found is None:
        raise BadInput("feet-no_finding_listed", file="instep feet", place="--finding", written=repr(pin))
    return found


def _on(day: date, context: Context) -> list[Pin]:
    return list(pins_on(day, context))


def _asks(context: Context) -> tuple[Asking, ...]:
    found = what_asks(context)
    return tuple(one for one in found if one.asks)


def _ask_json(one: Asking) -> dict[str, Any]:
    contact = one.advice.contact
    return {
        "pin": one.pin.id,
        "level": one.advice.level.value,
        "do": one.advice.do,
        "contact": {"who": contact.who, "within": contact.within} if contact else None,
    }


def _lines(
    pins: list[Pin], days: tuple[StripDay, ...], asks: tuple[Asking, ...], *, library: Library
) -> Iterator[str]:
    words, say = library.words, library.words.say
    if not pins:
        yield say("cli-feet-nothing")
    for pin in pins:
        yield say("cli-feet-pin", finding=pin_title(pin, library), id=pin.id)
        for note in pin.notes:
            yield say("cli-feet-note", day=in_words(note.day, words), what=note_line(note, words))
    if days:
        looked = sum(1 for day in days if day.looks)
        yield say("cli-feet-days", looked=str(looked), days=str(len(days)))
    for one in asks:
        yield say("cli-feet-asks", finding=pin_title(one.pin, library), do=one.advice.do)
        if one.advice.contact:
            yield say("cli-under", line=contact_line(one.advice.contact, words))
