"""What a journal tells at one moment, as plain JSON: what later code must still tell from an older file."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from instep.coach.agreements import clearance_for, read_kept
from instep.coach.checks import known_answers
from instep.coach.dials import read_dials
from instep.coach.foot_record import open_pins
from instep.coach.history import read_history
from instep.coach.measuring import read_measured
from instep.coach.next_thing import read_next_thing
from instep.coach.profile import answer_body, finding_body, profile_body, read_profile
from instep.coach.remembering import remember
from instep.coach.requests import read_requests
from instep.coach.sessions import preview
from instep.coach.temperatures import read_open, read_setting, read_temperatures
from instep.coach.touch import read_touch_tests
from instep.coach.trials import every_trial, read_days
from instep.journal.fact import Fact
from instep.journal.log import Journal, Page
from instep.library.shelf import Library
from instep.outcomes.sitting import Given, Sitting
from instep.photo.album import Album
from instep.photo.diary import Diary
from instep.record.pins import Pin
from instep.safety.clearance_json import as_json as clearance_as_json
from instep.session.plan_json import as_json as plan_as_json
from instep.session.timeline import Plan
from instep.session.wish import Wish

NOW = datetime(2026, 6, 14, 20, 15, tzinfo=ZoneInfo("Europe/Vienna"))
"""When the story is told: on the evening after the last fact."""

EVER: dict[str, Any] = {"first": date(2000, 1, 1), "last": date(2100, 1, 1)}
PEOPLE = ("me", "ana")


def story(journal: Journal, library: Library, now: datetime) -> dict[str, Any]:
    """Everything that is told of everybody, and how many facts there are."""
    people = {person: _person(person, journal, library, now=now) for person in PEOPLE}
    return {"now": _at(now), "facts": len(facts(journal)), "people": people}


def facts(journal: Journal) -> tuple[Fact, ...]:
    """Every fact of everybody, as they were written down."""
    return _all(journal.read_everyone(limit=1000))


def _person(person: str, journal: Journal, library: Library, *, now: datetime) -> dict[str, Any]:
    return {
        "profile": profile_body(read_profile(person, journal))["answers"],
        "dials": read_dials(person, journal),
        **_session(person, journal, library, now=now),
        "remembered": _remembered(person, journal),
        "open_pins": [pin.id for pin in open_pins(person, journal, now=now)],
        "pins": [_pin(pin) for pin in journal.pins(person, **EVER)],
        "measured": _measured(person, journal, library),
        "agreements": _agreements(person, journal, now=now),
        "requests": [_plain(one) for one in read_requests(person, journal)],
        "next_thing": _next_thing(person, journal),
        "trials": _trials(person, journal, now=now),
        "summary": _summary(person, journal),
        "sittings": [_sitting(one) for one in journal.sittings(person, **EVER)],
        "photos": _photos(person, journal),
        "history": _history(person, journal),
    }


def _session(person: str, journal: Journal, library: Library, *, now: datetime) -> dict[str, Any]:
    """The screening of what is known, and the plan of ten minutes or the reason why there is none."""
    answers = known_answers(person, library, journal)
    clearance = clearance_for(answers, person=person, library=library, journal=journal, now=now)
    outcome = preview(Wish(minutes=10), clearance, person=person, library=library, journal=journal)
    return {
        "clearance": clearance_as_json(clearance),
        "plan": plan_as_json(outcome) if isinstance(outcome, Plan) else type(outcome).__name__,
    }


def _remembered(person: str, journal: Journal) -> dict[str, Any]:
    found = remember(person, journal)
    gentler = {f"{side}/{region}": pressure.value for (side, region), pressure in found.gentler.items()}
    return {"times_done": dict(found.times_done), "owed": found.owed, "gentler": gentler}


def _pin(pin: Pin) -> dict[str, Any]:
    place = {"id": pin.id, "finding": pin.finding, "side": pin.side.value, "region": pin.region.value}
    looks = {"looks": pin.looks, "last_look": _at(pin.last_look) if pin.last_look else None}
    return {**place, **looks, "notes": [_plain(note) for note in pin.notes]}


def _measured(person: str, journal: Journal, library: Library) -> dict[str, Any]:
    measured = read_measured(person, library=library, journal=journal)
    log = read_temperatures(person, library=library, journal=journal)
    tests = read_touch_tests(person, journal)
    return {
        "answers": {item: answer_body(answer) for item, answer in measured.answers.items()},
        "findings": [finding_body(one) for one in measured.findings],
        "open": [_plain(spot) for spot in read_open(person, library=library, journal=journal).open],
        "touch_tests": [{"id": one.id, "at": _at(one.at), **_plain(one.outcome)} for one in tests],
        "setting": _plain(read_setting(person, journal)),
        "readings": [
            {"id": one.id, "at": _at(one.at), "asked": one.asked, "thermometer": one.thermometer}
            | {"shown": _plain(one.shown), "signs": sorted(one.reading.signs)}
            for one in log.taken
        ],
    }


def _agreements(person: str, journal: Journal, *, now: datetime) -> list[dict[str, Any]]:
    return [
        {"state": one.state(now), "accepted": _at(one.accepted), "reply": _plain(one.reply)}
        | {"withdrawn": _at(one.withdrawn) if one.withdrawn else None}
        for one in read_kept(person, journal)
    ]


def _next_thing(person: str, journal: Journal) -> dict[str, Any] | None:
    found = read_next_thing(person, journal)
    return _plain(found) if found else None


def _trials(person: str, journal: Journal, *, now: datetime) -> list[dict[str, Any]]:
    return [
        {"trial": _plain(one), "state": one.state(now.date()).value}
        | {"days": [_plain(day) for day in read_days(one, person, journal)]}
        for one in every_trial(person, journal)
    ]


def _summary(person: str, journal: Journal) -> dict[str, Any]:
    found = journal.summary(person)
    last = _plain(found.last)
    played = {side.value: ms for side, ms in found.played_ms.items()}
    return {"sessions": found.sessions, "played_ms": played, "times": dict(found.times), "last": last}


def _sitting(one: Sitting) -> dict[str, Any]:
    given = {"before": _given(one.before.items()), "after": _given(one.after.items())}
    end = _plain(one.end) if one.end else None
    return {"session": one.session, "rated": _at(one.rated) if one.rated else None, "end": end, **given}


def _given(numbers: Iterable[tuple[str, Given]]) -> dict[str, Any]:
    return {name: given._asdict() for name, given in numbers}


def _photos(person: str, journal: Journal) -> list[dict[str, Any]]:
    # The album's files are not part of a journal; no photo is read here.
    diary = Diary(person=person, journal=journal, album=Album(Path("no-album")))
    return [_plain(photo) for photo in diary.photos()]


def _history(person: str, journal: Journal) -> list[dict[str, str]]:
    """What the page of the history lists, newest first."""
    shown = read_history(person, journal, limit=1000).facts
    return [{"kind": fact.kind.value, "id": fact.id, "at": _at(fact.at)} for fact in shown]


def _all(page: Page) -> tuple[Fact, ...]:
    assert not page.more
    return page.facts


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
