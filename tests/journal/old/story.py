"""What a journal tells at one moment, as plain JSON: what later code must still tell from an older file."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from instep.coach.agreement.agreements import read_agreements, read_kept
from instep.coach.agreement.requests import read_requests
from instep.coach.context import Context
from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.foot_findings import open_pins
from instep.coach.feet.measuring import read_measured
from instep.coach.feet.temperatures import read_open, read_setting, read_temperatures
from instep.coach.feet.touch import read_touch_tests
from instep.coach.person.preferences import read_dials
from instep.coach.person.profile import read_profile
from instep.coach.session.earlier_sessions import remember
from instep.coach.session.history import read_history
from instep.coach.session.next_thing import read_next_thing
from instep.coach.session.start_session import preview
from instep.coach.trial.trials import every_trial, read_days
from instep.journal.fact_codec import Record
from instep.journal.log import Journal
from instep.library.files.replies import Reply
from instep.library.library import Library
from instep.outcomes.sitting import Given, Sitting
from instep.photo.album import Album
from instep.photo.diary import Diary
from instep.record.pins import Note, Pin
from instep.safety.agreed_screening import screen_with_agreements
from instep.safety.answers import Answer, Finding
from instep.safety.pages import ProfileAnswer
from instep.session.timeline import Plan
from instep.session.wish import Wish
from instep.value import plain

NOW = datetime(2026, 6, 14, 20, 15, tzinfo=ZoneInfo("Europe/Vienna"))
"""When the story is told: on the evening after the last fact."""

EVER: dict[str, Any] = {"first": date(2000, 1, 1), "last": date(2100, 1, 1)}
PEOPLE = ("me", "ana")


def story(journal: Journal, library: Library, now: datetime) -> dict[str, Any]:
    """Everything that is told of everybody, and how many facts there are."""
    people = {person: _person(_context(person, journal, library, now=now)) for person in PEOPLE}
    return {"now": _at(now), "facts": len(facts(journal)), "people": people}


def facts(journal: Journal) -> tuple[Record, ...]:
    """Every fact that was there before the journal was migrated, as it was written down."""
    page = journal.log(limit=1000)
    assert not page.more
    return tuple(record for record in page.records if record.kind != "order_settled")


def _context(person: str, journal: Journal, library: Library, *, now: datetime) -> Context:
    return Context(person=person, journal=journal, library=library, now=now, new_id=lambda: "")


def _person(context: Context) -> dict[str, Any]:
    journal, person = context.journal, context.person
    return {
        "profile": {item: _said(one) for item, one in read_profile(context).items()},
        "dials": read_dials(context),
        **_session(context),
        "remembered": _remembered(context),
        "open_pins": [pin.id for pin in open_pins(context)],
        "pins": [_pin(pin) for pin in journal.pins(person, **EVER)],
        "measured": _measured(context),
        "agreements": _agreements(context),
        "requests": [_plain(one) for one in read_requests(context)],
        "next_thing": _next_thing(context),
        "trials": _trials(context),
        "summary": _summary(context),
        "sittings": [_sitting(one) for one in journal.sittings(person, **EVER)],
        "photos": _photos(context),
        "history": _history(context),
    }


def _said(one: ProfileAnswer) -> dict[str, Any]:
    return {**_answer(one.answer), "at": one.at.isoformat()}


def _answer(answer: Answer) -> dict[str, Any]:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    return {"value": value, "sides": sorted(answer.sides), "regions": list(answer.regions)}


def _finding(one: Finding) -> dict[str, Any]:
    return {"finding": one.id, "sides": sorted(one.sides), "regions": list(one.regions), "note": one.note}


def _session(context: Context) -> dict[str, Any]:
    """The screening of what is known, and the plan of ten minutes or the reason why there is none.

    What stopped before and was never closed is told by a test of its own: version 0.1.0 forgot it.
    """
    answers = replace(known_answers(context), standing=())
    clearance = screen_with_agreements(
        answers, context.library.rules, read_agreements(context), now=context.now
    )
    outcome = preview(Wish(minutes=10), clearance, context)
    return {
        "clearance": plain(clearance),
        "plan": plain(outcome) if isinstance(outcome, Plan) else type(outcome).__name__,
    }


def _remembered(context: Context) -> dict[str, Any]:
    found = remember(context)
    gentler = {f"{side}/{region}": pressure.value for (side, region), pressure in found.gentler.items()}
    return {"times_done": dict(found.times_done), "owed": found.owed, "gentler": gentler}


def _pin(pin: Pin) -> dict[str, Any]:
    place = {"id": pin.id, "finding": pin.finding, "side": pin.side.value, "region": pin.region.value}
    looks = {"looks": pin.looks, "last_look": _at(pin.last_look) if pin.last_look else None}
    return {**place, **looks, "notes": [_note(note) for note in pin.notes]}


def _note(note: Note) -> dict[str, Any]:
    return {name: told for name, told in _plain(note).items() if name not in {"fact", "place"}}


def _measured(context: Context) -> dict[str, Any]:
    measured, log = read_measured(context), read_temperatures(context)
    return {
        "answers": {item: _answer(answer) for item, answer in measured.answers.items()},
        "findings": [_finding(one) for one in measured.findings],
        "open": [_plain(spot) for spot in read_open(context).open],
        "touch_tests": [
            {"id": one.id, "at": _at(one.at), **_plain(one.outcome)} for one in read_touch_tests(context)
        ],
        "setting": _plain(read_setting(context)),
        "readings": [
            {"id": one.id, "at": _at(one.at), "asked": one.asked, "thermometer": one.thermometer}
            | {"shown": _plain(one.shown), "signs": sorted(one.reading.signs)}
            for one in log.taken
        ],
    }


def _agreements(context: Context) -> list[dict[str, Any]]:
    return [
        {"state": one.state(context.now), "accepted": _at(one.accepted), "reply": _reply(one.reply)}
        | {"withdrawn": _at(one.withdrawn) if one.withdrawn else None}
        for one in read_kept(context)
    ]


def _reply(reply: Reply) -> dict[str, Any]:
    # Whether it is proven, or was spoken, is asked since then; such a reply would differ in more than this.
    return {name: value for name, value in _plain(reply).items() if name not in {"unproven", "spoken"}}


def _next_thing(context: Context) -> dict[str, Any] | None:
    found = read_next_thing(context)
    return _plain(found) if found else None


def _trials(context: Context) -> list[dict[str, Any]]:
    return [
        {"trial": _plain(one), "state": one.state(context.now.date()).value}
        | {"days": [_plain(day) for day in read_days(one, context)]}
        for one in every_trial(context)
    ]


def _summary(context: Context) -> dict[str, Any]:
    found = context.journal.summary(context.person)
    last = _plain(found.last)
    played = {side.value: ms for side, ms in found.played_ms.items()}
    return {"sessions": found.sessions, "played_ms": played, "times": dict(found.times), "last": last}


def _sitting(one: Sitting) -> dict[str, Any]:
    given = {"before": _given(one.before.items()), "after": _given(one.after.items())}
    end = _plain(one.end) if one.end else None
    return {"session": one.session, "rated": _at(one.rated) if one.rated else None, "end": end, **given}


def _given(numbers: Iterable[tuple[str, Given]]) -> dict[str, Any]:
    return {name: given._asdict() for name, given in numbers}


def _photos(context: Context) -> list[dict[str, Any]]:
    # The album's files are not part of a journal; no photo is read here.
    diary = Diary(context=context, album=Album(Path("no-album")))
    return [_plain(photo) for photo in diary.photos()]


def _history(context: Context) -> list[dict[str, str]]:
    """What the page of the history lists, newest first."""
    shown = read_history(context, limit=1000).facts
    return [{"kind": fact.kind, "id": fact.id, "at": _at(fact.at)} for fact in shown]


def _at(moment: datetime) -> str:
    """The time with its offset and the name of its zone, where it has one."""
    zone = getattr(moment.tzinfo, "key", None)
    return f"{moment.isoformat()} {zone}" if zone else moment.isoformat()


def _plain(value: Any) -> Any:
    """Any value of the core as plain JSON, by the names of its fields."""
    names = _names(value)
    if names is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(map(_plain, value))
    if isinstance(value, list | tuple):
        return list(map(_plain, value))
    return _leaf(value)


def _names(value: Any) -> Iterable[str] | None:
    if is_dataclass(value):
        return [field.name for field in fields(value)]
    # A value that is a Struct says the same as the dataclass that it was.
    return getattr(value, "__struct_fields__", None)


def _leaf(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case datetime():
            return _at(value)
        case date() | Fraction():
            return str(value)
        case _:
            return value
