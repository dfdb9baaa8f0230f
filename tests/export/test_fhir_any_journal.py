"""For any journal the Bundle is valid by both validators, and every reference in it leads somewhere."""

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import given
from tests.coach.contexts import LIBRARY
from tests.examples import examples
from tests.export.a_month import NOW, Month
from tests.export.fhir_validators import by_node, by_python
from tests.export.test_fhir import bundle_of, references

from instep.coach.report.choice import every_day
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, FootChecked, FoundToday
from instep.facts.session import ContactToAsk, Rated, SessionEnded, SessionRefused
from instep.foot.anatomy import Region, Side
from instep.journal.pins_from_facts import pin_note
from instep.outcomes.sitting import Moment
from instep.record.pins import Care, Note, Pin, PinPlace, PinStep
from instep.safety.clearance import Level

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
Told = tuple[datetime, FactBody]
ZONES = st.one_of(
    st.sampled_from(["UTC", "Europe/Paris", "Asia/Kathmandu", "Africa/Monrovia"]).map(ZoneInfo),
    st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2026, 5, 1), timezones=ZONES)  # noqa: DTZ001  # zones beside
PLACES = st.tuples(
    st.sampled_from(list(LIBRARY.rules.findings)), st.sampled_from(Side), st.sampled_from(Region)
)
NOTES = st.builds(
    Note,
    at=TIMES,
    step=st.sampled_from([PinStep.OPENED, PinStep.CHANGED, PinStep.CLOSED, PinStep.SAME]),
    by=TEXT,
    words=TEXT,
)
CARES = st.builds(
    Note,
    at=TIMES,
    step=st.just(PinStep.CARE),
    by=TEXT,
    words=TEXT,
    care=st.sampled_from(Care),
    on=st.none() | st.dates(date(1970, 1, 1), date(2199, 12, 31)),
)


@st.composite
def pinned(draw: st.DrawFn) -> Told:
    note = draw(NOTES | CARES)
    finding, side, region = draw(PLACES)
    pin = Pin(id=f"{finding}-{side}-{region}", place=PinPlace(finding, side, region))
    if note.care:
        return note.at, CareTold(by=note.by, pins=(pin_note(pin, note),))
    loose = FoundToday(finding=finding, sides=(side,), regions=(), note=draw(TEXT))
    findings = draw(st.sampled_from([(), (loose,)]))
    looked = FootChecked(findings=findings, looked=draw(TEXT), by=note.by, pins=(pin_note(pin, note),))
    return note.at, looked


@st.composite
def massaged(draw: st.DrawFn) -> Told:
    ended = SessionEnded(
        session=draw(st.sampled_from(["session-1", "session-2"])),
        ended=draw(st.sampled_from(["finished", "stopped"])),
        seconds_played=draw(st.floats(0, 86_400)),
        played_ms=draw(st.dictionaries(st.sampled_from(Side), st.integers(0, 86_400_000))),
        left=(),
        routine=draw(TEXT),
        way=draw(TEXT),
    )
    return draw(TIMES), ended


@st.composite
def rated(draw: st.DrawFn) -> Told:
    names = st.sampled_from(["pain_left", "pain_right", "stress", "fatigue", "energy", "of_another_day"])
    numbers = Rated(
        session=draw(st.sampled_from(["session-1", "session-2", "session-3"])),
        moment=draw(st.sampled_from(Moment)),
        values=draw(st.dictionaries(names, st.integers(0, 10))),
        word=draw(TEXT),
    )
    return draw(TIMES), numbers


@st.composite
def not_allowed(draw: st.DrawFn) -> Told:
    rules = st.lists(st.sampled_from(["CF29", "FC:blister", "of another day"]), max_size=3)
    refused = SessionRefused(
        session="session-9",
        level=Level.STOP_URGENT_CARE,
        contact=draw(st.sampled_from([None, ContactToAsk(who="GP", within="same day")])),
        rules=tuple(draw(rules)),
    )
    return draw(TIMES), refused


JOURNALS = st.lists(st.one_of(pinned(), massaged(), rated(), not_allowed()), max_size=8)


def kept(told: list[Told]) -> Month:
    month = Month()
    month.journal.append(
        [Fact(id=f"fact-{number}", person="me", at=at, body=body) for number, (at, body) in enumerate(told)]
    )
    return month


@examples(60)
@given(told=JOURNALS, name=TEXT)
def test_any_journal_gives_a_valid_bundle(told: list[Told], name: str) -> None:
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
