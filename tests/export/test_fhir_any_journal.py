"""For any journal the Bundle is valid by both validators, and every reference in it leads somewhere."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import given
from instep.journal.fact import Fact, FactKind
from tests.examples import examples
from tests.export.a_month import LIBRARY, NOW, Month
from tests.export.fhir_validators import by_node, by_python
from tests.export.test_fhir import bundle_of, references

from instep.coach.report_choice import every_day
from instep.foot.anatomy import Region, Side
from instep.journal.noted import note_body
from instep.record.pins import Care, Note, Pin, Step

TEXT = st.text(st.characters(), max_size=12)
ZONES = st.one_of(
    st.sampled_from(["UTC", "Europe/Paris", "Asia/Kathmandu", "Africa/Monrovia"]).map(ZoneInfo),
    st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
TIMES = st.datetimes(datetime(1960, 1, 1), datetime(2026, 5, 1), timezones=ZONES)  # noqa: DTZ001  # zones beside
PLACES = st.tuples(
    st.sampled_from(list(LIBRARY.rules.findings)), st.sampled_from(Side), st.sampled_from(Region)
)
NOTES = st.builds(
    Note,
    at=TIMES,
    step=st.sampled_from([Step.OPENED, Step.CHANGED, Step.CLOSED, Step.SAME]),
    by=TEXT,
    words=TEXT,
)
CARES = st.builds(
    Note,
    at=TIMES,
    step=st.just(Step.CARE),
    by=TEXT,
    words=TEXT,
    care=st.sampled_from(Care),
    on=st.none() | st.dates(),
)


@st.composite
def pinned(draw: st.DrawFn) -> tuple[FactKind, datetime, dict[str, Any]]:
    note = draw(NOTES | CARES)
    finding, side, region = draw(PLACES)
    pin = Pin(id=f"{finding}-{side}-{region}", finding=finding, side=side, region=region)
    if note.care:
        return FactKind.CARE_TOLD, note.at, {"by": note.by, "pins": [note_body(pin, note)]}
    loose = {"finding": finding, "sides": [side.value], "regions": [], "note": draw(TEXT)}
    body: dict[str, Any] = {"session": None, "looked": draw(TEXT), "by": note.by, "stops": {}}
    body["findings"] = draw(st.sampled_from([[], [loose]]))
    return FactKind.FOOT_CHECKED, note.at, {**body, "pins": [note_body(pin, note)]}


@st.composite
def massaged(draw: st.DrawFn) -> tuple[FactKind, datetime, dict[str, Any]]:
    played = draw(st.dictionaries(st.sampled_from(["left", "right"]), st.integers(0, 86_400_000)))
    body = {
        "session": draw(st.sampled_from(["session-1", "session-2"])),
        "ended": draw(st.sampled_from(["finished", "stopped"])),
        "seconds_played": draw(st.floats(0, 86_400)),
        "played_ms": played,
        "routine": draw(TEXT),
        "way": draw(TEXT),
    }
    return FactKind.SESSION_ENDED, draw(TIMES), body


@st.composite
def rated(draw: st.DrawFn) -> tuple[FactKind, datetime, dict[str, Any]]:
    names = st.sampled_from(["pain_left", "pain_right", "stress", "fatigue", "energy", "of_another_day"])
    body = {
        "session": draw(st.sampled_from(["session-1", "session-2", "session-3"])),
        "moment": draw(st.sampled_from(["before", "after"])),
        "values": draw(st.dictionaries(names, st.integers(0, 10))),
        "word": draw(TEXT),
    }
    return FactKind.RATED, draw(TIMES), body


@st.composite
def not_allowed(draw: st.DrawFn) -> tuple[FactKind, datetime, dict[str, Any]]:
    body = {
        "session": "session-9",
        "level": "stop-urgent-care",
        "contact": draw(st.sampled_from([None, {"who": "GP", "within": "same day"}])),
        "rules": draw(st.lists(st.sampled_from(["CF29", "FC:blister", "of another day"]), max_size=3)),
    }
    return FactKind.SESSION_REFUSED, draw(TIMES), body


JOURNALS = st.lists(st.one_of(pinned(), massaged(), rated(), not_allowed()), max_size=8)


def kept(told: list[tuple[FactKind, datetime, dict[str, Any]]]) -> Month:
    month = Month()
    month.journal.append(
        [
            Fact(id=f"fact-{number}", person="me", kind=kind, at=at, version=1, body=body)
            for number, (kind, at, body) in enumerate(told)
        ]
    )
    return month


@examples(60)
@given(told=JOURNALS, name=TEXT)
def test_any_journal_gives_a_valid_bundle(
    told: list[tuple[FactKind, datetime, dict[str, Any]]], name: str
) -> None:
    first, last = every_day(NOW.date())
    bundle = bundle_of(kept(told), first=first, last=last, name=name)
    json.dumps(bundle, ensure_ascii=False).encode()
    by_python(bundle)
    addresses = [one["fullUrl"] for one in bundle["entry"]]
    assert len(addresses) == len(set(addresses))
    assert set(references(bundle)) <= set(addresses)
    GENERATED.append(bundle)


GENERATED: list[dict[str, Any]] = []


def test_npm_finds_nothing_in_any_of_them_either() -> None:
    if not GENERATED:  # in another order: make them first
        test_any_journal_gives_a_valid_bundle()
    assert by_node(*GENERATED[-40:]) == []
