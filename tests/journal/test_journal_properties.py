"""For any facts in any order, the two journals never disagree and nothing comes back changed."""

import tempfile
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.examples import examples

from instep.foot.anatomy import Side
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal
from instep.journal.memory import MemoryJournal
from instep.journal.record import FactConflict, KeptZone, fact_of, moment_of, record_of
from instep.journal.sqlite import SqliteJournal

WRITABLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
ANY_TEXT = st.text(st.characters(), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
BODIES = st.dictionaries(ANY_TEXT, JSON, max_size=4)
PLACES = ["UTC", "Europe/Paris", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia"]
ZONES = st.sampled_from(PLACES).map(ZoneInfo)
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: KeptZone("Long/Gone", timedelta(minutes=minutes)))
FACTS = st.builds(
    Fact,
    id=WRITABLE,
    person=WRITABLE,
    kind=st.sampled_from(FactKind),
    at=st.datetimes(timezones=ZONES | OFFSETS, allow_imaginary=True),
    version=st.integers(1, 9),
    body=BODIES,
)
ENDINGS = st.fixed_dictionaries(
    {"routine": st.sampled_from(["classic", "short"]) | st.none()},
    optional={"played_ms": st.dictionaries(st.sampled_from(Side), st.integers(0, 10**7))},
)
FEW_FACTS = st.builds(
    Fact,
    id=st.sampled_from([str(number) for number in range(30)]),
    person=st.sampled_from(["ana", "ben"]),
    kind=st.sampled_from([FactKind.RATED, FactKind.SESSION_ENDED]),
    at=st.datetimes(timezones=ZONES),
    version=st.just(1),
    body=ENDINGS,
)


def same(value: Any) -> Any:
    """Tell 1 from 1.0 and True, which Python calls equal."""
    if isinstance(value, Mapping):
        return {key: same(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [same(inner) for inner in value]
    return type(value), repr(value)


@given(FACTS)
def test_no_fact_comes_back_changed(fact: Fact) -> None:
    back = fact_of(record_of(fact))
    assert replace(back, at=fact.at, body={}) == replace(fact, body={})
    assert same(back.body) == same(fact.body)
    assert back.at.isoformat() == fact.at.isoformat()
    assert getattr(back.at.tzinfo, "key", None) == getattr(fact.at.tzinfo, "key", None)
    assert record_of(back) == record_of(fact)


@given(st.lists(FACTS, max_size=5, unique_by=lambda fact: fact.id))
@examples(30)
def test_sqlite_keeps_any_text_and_any_number(facts: list[Fact]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(SqliteJournal(Path(folder, "j.db"))) as journal:
        journal.append(facts)
        kept = journal.read_everyone().facts
    assert [record_of(fact) for fact in kept] == [record_of(fact) for fact in facts]


def test_a_zone_this_machine_does_not_know_keeps_its_name() -> None:
    moment = moment_of("2026-05-09T21:30:00+05:45", "Atlantis/Capital")
    assert moment.isoformat() == "2026-05-09T21:30:00+05:45"
    assert moment.tzname() == "Atlantis/Capital"


class TwoJournals(RuleBasedStateMachine):
    """Does the same to both journals and expects the same of both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "journal.db")
        self.memory = MemoryJournal()
        self.sqlite = SqliteJournal(self.path)

    @rule(facts=st.lists(FEW_FACTS, max_size=5))
    def append(self, facts: list[Fact]) -> None:
        assert written(self.memory, facts) == written(self.sqlite, facts)

    @rule(person=st.sampled_from(["ana", "ben"]))
    def forget(self, person: str) -> None:
        assert self.memory.forget(person) == self.sqlite.forget(person)

    @rule()
    def open_again(self) -> None:
        self.sqlite.close()
        self.sqlite = SqliteJournal(self.path)

    @invariant()
    def both_tell_the_same_story(self) -> None:
        for person in ("ana", "ben"):
            assert self.memory.read(person).facts == self.sqlite.read(person).facts
            assert self.memory.summary(person) == self.sqlite.summary(person)

    @rule()
    def rebuilding_changes_no_summary(self) -> None:
        kept = [self.sqlite.summary(person) for person in ("ana", "ben")]
        self.sqlite.rebuild()
        assert [self.sqlite.summary(person) for person in ("ana", "ben")] == kept

    @rule(
        kinds=st.none() | st.sets(st.sampled_from(FactKind)),
        newest_first=st.booleans(),
        limit=st.integers(1, 9),
    )
    def pages_agree(self, *, kinds: set[FactKind] | None, newest_first: bool, limit: int) -> None:
        after = None
        more = True
        while more:
            one, other = (
                journal.read("ana", kinds=kinds, after=after, limit=limit, newest_first=newest_first)
                for journal in self.both()
            )
            assert one == other
            after, more = one.cursor, one.more

    def both(self) -> tuple[Journal, Journal]:
        return self.memory, self.sqlite

    def teardown(self) -> None:
        with suppress(AttributeError):
            self.sqlite.close()
        self.folder.cleanup()


def written(journal: Journal, facts: list[Fact]) -> list[str] | str:
    try:
        return journal.append(facts)
    except FactConflict as conflict:
        return str(conflict)


@pytest.mark.explore
def test_the_two_journals_never_disagree() -> None:
    run_state_machine_as_test(TwoJournals, settings=examples(40, stateful_step_count=20))
