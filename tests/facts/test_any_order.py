"""Whatever order facts arrive in, however often and over however many journals, they tell one story."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from msgspec.structs import replace
from tests.examples import EXPLORING, STEADY
from tests.facts.bodies import BODIES, event, pin_note, rated, screened
from tests.journal.fresh import quick_place

from instep.export.journal_file import export_journal, import_journal
from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, FootChecked, TemperatureLogSet
from instep.facts.kinds import KINDS
from instep.facts.person import (
    GivenAnswer,
    PersonJoined,
    PersonNamed,
    PreferenceSet,
    ProfileAnswered,
    SessionGiven,
)
from instep.facts.session import Rated, RuleStopped, Screened, SessionEnded, SessionEvent
from instep.facts.settled import OrderSettled, Replacement
from instep.facts.stop import StopClosed, closing_of, question_of
from instep.foot.anatomy import Region, Side
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.outcomes.sitting import Moment
from instep.record.pins import Care, PinStep
from instep.safety.clearance import Level
from instep.safety.rules import Closing
from instep.safety.temperature import Unit

STOPPED = RuleStopped(rule="k1", level=Level.CLINICIAN_FIRST)
PEOPLE = ("ana", "ben", "cleo")
BEGUN = datetime(2026, 5, 9, 22, 30, tzinfo=UTC)
ZONES = [UTC, ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York")]
EVER = (date(1970, 1, 1), date(2199, 12, 31))
NOWS = [BEGUN + timedelta(hours=hours) for hours in (-1, 1, 3, 99)]

IDS = st.sampled_from(["f1", "f2", "f3", "f4", "f5", "f6"])
INSTANTS = st.builds(
    lambda hours, zone: (BEGUN + timedelta(hours=hours)).astimezone(zone),
    st.integers(0, 3),
    st.sampled_from(ZONES),
)
SESSIONS = st.sampled_from(["s1", "s2"])
REPLACED = st.lists(IDS, max_size=2).map(tuple)
KEYS = st.sampled_from(["k1", "k2"])
WORDS = st.sampled_from(["", "one", "two"])
PINS = st.builds(
    pin_note,
    st.sampled_from(["p1", "p2"]),
    st.sampled_from([step for step in PinStep if step is not PinStep.CARE]),
    finding=st.sampled_from(["blister", "callus_plain"]),
    side=st.sampled_from(Side),
    region=st.sampled_from([Region.HEEL_BACK, Region.BALL]),
    words=WORDS,
)
CARES = st.builds(lambda pin, care: replace(pin, step=PinStep.CARE, care=care), PINS, st.sampled_from(Care))
BY_KIND: Mapping[type[FactBody], st.SearchStrategy[FactBody]] = {
    PersonNamed: st.builds(PersonNamed, name=st.sampled_from(["Ana", "Ben"]), replaces=REPLACED),
    PersonJoined: st.builds(PersonJoined, into=st.sampled_from(PEOPLE)),
    SessionGiven: st.builds(SessionGiven, session=SESSIONS, to=st.sampled_from(PEOPLE)),
    ProfileAnswered: st.builds(
        ProfileAnswered,
        session=st.none() | SESSIONS,
        answers=st.dictionaries(
            KEYS,
            st.builds(
                GivenAnswer,
                value=st.sampled_from(["yes", "no", None]),
                sides=st.just(()),
                at=INSTANTS,
                replaces=REPLACED,
            ),
            min_size=1,
        ),
    ),
    PreferenceSet: st.builds(PreferenceSet, name=KEYS, value=WORDS, replaces=REPLACED),
    Screened: st.builds(
        screened,
        SESSIONS,
        stops=st.lists(
            st.builds(RuleStopped, rule=KEYS, level=st.just(Level.CLINICIAN_FIRST)), max_size=2
        ).map(tuple),
    ),
    SessionEvent: st.builds(event, st.sampled_from(["softer", "calf_pain", "dizzy"]), SESSIONS),
    SessionEnded: st.builds(
        SessionEnded,
        session=SESSIONS,
        ended=st.sampled_from(["finished", "stopped"]),
        seconds_played=st.just(1.0),
        played_ms=st.dictionaries(st.sampled_from(Side), st.integers(0, 3)),
        left=st.just(()),
        routine=st.sampled_from(["classic", "short"]),
        way=st.just("hands"),
    ),
    Rated: st.builds(
        Rated,
        session=SESSIONS,
        moment=st.sampled_from(Moment),
        values=st.dictionaries(st.sampled_from(["stress", "pain_left"]), st.integers(0, 10)),
        changed=st.sampled_from([None, "none", "numb"]),
    ),
    StopClosed: st.builds(
        StopClosed,
        stop=IDS,
        of=st.sampled_from(["screened", "session_event", "rated"]),
        key=st.sampled_from(["k1", "calf_pain", "dizzy", "after_numb"]),
        how=st.sampled_from(Closing),
        on=st.just(BEGUN.date()),
        rests_until=st.none() | INSTANTS,
    ),
    FootChecked: st.builds(
        FootChecked,
        session=st.none() | SESSIONS,
        findings=st.just(()),
        by=WORDS,
        pins=st.none() | st.lists(PINS, max_size=3).map(tuple),
    ),
    CareTold: st.builds(CareTold, by=WORDS, pins=st.lists(CARES, max_size=2).map(tuple)),
    TemperatureLogSet: st.builds(
        TemperatureLogSet,
        on=st.booleans(),
        unit=st.sampled_from(Unit),
        thermometer=st.just(1),
        replaces=REPLACED,
    ),
    OrderSettled: st.builds(
        OrderSettled,
        replacements=st.lists(
            st.builds(
                Replacement,
                kind=st.sampled_from(["profile_answered", "preference_set", "temperature_log_set"]),
                key=KEYS | st.just(""),
                earlier=IDS,
                since=INSTANTS,
            ),
            max_size=2,
        ).map(tuple),
    ),
}
"""The kinds from which anything is derived; of every other kind there is one body for each session."""


def bodies(body: FactBody) -> st.SearchStrategy[FactBody]:
    """Bodies of this kind: few different ones, so that many collide."""
    known = BY_KIND.get(type(body))
    if known is not None:
        return known
    if "session" in type(body).__struct_fields__:
        return SESSIONS.map(lambda session: replace(body, session=session))
    return st.just(body)


FACTS: st.SearchStrategy[Fact[FactBody]] = st.builds(
    Fact,
    id=IDS,
    person=st.sampled_from(PEOPLE),
    at=INSTANTS,
    body=st.sampled_from(BODIES).flatmap(bodies) | st.one_of(*BY_KIND.values()),
)
WORLDS = st.lists(FACTS, min_size=10, max_size=16, unique_by=lambda fact: (fact.person, fact.id))
SAYING = (PersonNamed, ProfileAnswered, PreferenceSet, TemperatureLogSet)
STOPPING = (Screened, SessionEvent, Rated)
CHANCES = st.builds(Random, st.integers(0, 2**32))
"""What chance decides, from one number."""
STANDING = (
    *(kind_of(kind) for kind in SAYING),
    *(of(kind_of(kind), how) for of in (closing_of, question_of) for kind in STOPPING for how in Closing),
)
"""Every current value that there is."""


def story(journal: Journal) -> dict[str, Any]:
    """Everything that is derived, of everybody, at several instants."""
    return {person: dict(_told(journal, person)) for person in journal.people()}


def _told(journal: Journal, person: str) -> Iterator[tuple[str, Any]]:
    yield "facts", list(journal.every(person, *KINDS.values()))
    yield "newest first", list(journal.every(person, *KINDS.values(), newest_first=True))[::-1]
    yield "days", journal.days(person, *KINDS.values(), first=EVER[0], last=EVER[1])
    yield "between", journal.between(person, *KINDS.values(), since=NOWS[0], until=NOWS[-1])
    yield "sessions", [journal.session(person, session) for session in ("s1", "s2")]
    for now in NOWS:
        found = ((name, journal.standing(person, name, now=now)) for name in STANDING)
        yield f"standing at {now}", {name: values for name, values in found if values}
        yield f"open pins at {now}", journal.open_pins(person, now=now)
    yield "summary", journal.summary(person)
    yield "pins", journal.pins(person, first=EVER[0], last=EVER[1])
    yield "each pin", [journal.pin(person, pin) for pin in ("p1", "p2")]
    yield "sittings", journal.sittings(person, first=EVER[0], last=EVER[1])
    yield "each sitting", [journal.sitting(person, session) for session in ("s1", "s2")]


class AnyOrder(RuleBasedStateMachine):
    """Two journals that get the same facts in their own order, and become one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=quick_place())
        self.journals = [SqliteJournal(self._path(number)) for number in range(2)]
        self.facts: list[Fact[FactBody]] = []
        self.told: dict[str, Any] = {}
        self.files = 0

    def _path(self, number: int) -> Path:
        return Path(self.folder.name, f"{number}.db")

    @initialize(facts=WORLDS)
    def something_happened(self, facts: list[Fact[FactBody]]) -> None:
        self.facts = facts
        with closing(SqliteJournal(Path(self.folder.name, "sorted.db"))) as journal:
            journal.append(sorted(facts, key=lambda fact: (fact.order, fact.person)))
            self.told = story(journal)

    @rule(which=st.integers(0, 1), chance=CHANCES)
    def some_of_it_arrives(self, which: int, chance: Random) -> None:
        self.journals[which].append(chance.choices(self.facts, k=chance.randint(1, 6)))

    @rule(which=st.integers(0, 1))
    def everything_is_derived_again(self, which: int) -> None:
        before = story(self.journals[which])
        self.journals[which].rebuild()
        assert story(self.journals[which]) == before

    @rule(which=st.integers(0, 1), person=st.sampled_from(PEOPLE))
    def somebody_is_forgotten(self, which: int, person: str) -> None:
        journal = self.journals[which]
        journal.forget(person)
        left = story(journal)
        # Whoever said to be the same person keeps what is theirs, under the name they said.
        assert person not in {record.person for record in journal.log(limit=1000).records}
        journal.rebuild()
        assert story(journal) == left

    @rule(which=st.integers(0, 1))
    def it_is_opened_again(self, which: int) -> None:
        self.journals[which].close()
        self.journals[which] = SqliteJournal(self._path(which))

    @rule(chance=CHANCES)
    def all_of_it_has_arrived_somewhere_and_each_takes_in_the_other(self, chance: Random) -> None:
        rest = chance.sample(self.facts, k=len(self.facts))
        while rest:
            some = chance.randint(1, 4)
            chance.choice(self.journals).append(rest[:some])
            del rest[:some]
        self._bring_together(0, 1)
        self._bring_together(1, 0)
        for journal in self.journals:
            assert story(journal) == self.told

    @rule(which=st.integers(0, 1))
    def one_takes_in_the_other(self, which: int) -> None:
        self._bring_together(which, 1 - which)

    def _bring_together(self, source: int, target: int) -> None:
        self.files += 1
        file = Path(self.folder.name, f"{self.files}.jsonl")
        export_journal(self.journals[source], file)
        import_journal(self.journals[target], file)

    def teardown(self) -> None:
        for journal in self.journals:
            journal.close()
        self.folder.cleanup()


def test_facts_of_every_kind_tell_one_story_in_any_order() -> None:
    tried = 10_000 if EXPLORING else STEADY
    run_state_machine_as_test(AnyOrder, settings=settings(max_examples=tried, stateful_step_count=8))


def test_every_current_value_is_looked_at() -> None:
    said = {one.kind for body in BODIES for one in body.settles()}
    stopped = {one.kind for one in screened(stops=(STOPPED,)).settles()}
    alarmed = {one.kind for one in event("calf_pain").settles()}
    changed = {one.kind for one in replace(rated(), changed="numb").settles()}
    assert said | stopped | alarmed | changed == set(STANDING)


def test_there_is_a_way_to_make_facts_of_every_kind() -> None:
    assert {kind_of(type(body)) for body in BODIES} == KINDS.keys()
