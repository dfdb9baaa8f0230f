"""For any facts in any order nothing comes back changed, and a journal tells what a list of facts would."""

import tempfile
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace
from tests.examples import examples
from tests.facts.bodies import BODIES
from tests.journal.fresh import quick_place

from instep.facts.body import FactBody
from instep.facts.fact import Fact, of_kind
from instep.facts.next_thing import NextThingChosen
from instep.facts.person import PreferenceSet
from instep.facts.session import Rated, SessionEnded
from instep.foot.anatomy import Side
from instep.journal.fact_codec import FactConflict, KeptZone, Record, fact_of, moment_of, record_of
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.journal.summary import Summary
from instep.outcomes.sitting import Moment

WRITABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)
PLACES = ["UTC", "Europe/Paris", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia"]
ZONES = st.sampled_from(PLACES).map(ZoneInfo)
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: KeptZone("Long/Gone", timedelta(minutes=minutes)))
SAID = st.builds(
    PreferenceSet, name=WRITABLE, value=WRITABLE, replaces=st.lists(WRITABLE, max_size=3).map(tuple)
)
EARLIEST, LATEST = datetime(1970, 1, 3), datetime(2199, 12, 29)  # noqa: DTZ001  # zones beside
TIMES = st.datetimes(EARLIEST, LATEST, timezones=ZONES | OFFSETS, allow_imaginary=True)
FACTS: st.SearchStrategy[Fact[FactBody]] = st.builds(
    Fact,
    id=WRITABLE,
    person=WRITABLE,
    at=TIMES,
    body=st.sampled_from(BODIES) | SAID | st.builds(NextThingChosen, words=WRITABLE),
)
ENDINGS = st.builds(
    SessionEnded,
    session=st.just("session-1"),
    ended=st.just("finished"),
    seconds_played=st.floats(0, 86_400),
    played_ms=st.dictionaries(st.sampled_from(Side), st.integers(0, 10**7)),
    left=st.just(()),
    routine=st.sampled_from(["classic", "short"]),
    way=st.just("hands"),
)
RATINGS = st.builds(
    Rated,
    session=st.just("session-1"),
    moment=st.sampled_from(Moment),
    values=st.dictionaries(st.just("stress"), st.integers(0, 10)),
)
FEW_FACTS: st.SearchStrategy[Fact[FactBody]] = st.builds(
    Fact,
    id=st.sampled_from([str(number) for number in range(30)]),
    person=st.sampled_from(["ana", "ben"]),
    at=st.datetimes(EARLIEST, LATEST, timezones=ZONES),
    body=ENDINGS | RATINGS,
)
BOTH = (Rated, SessionEnded)
EVER = (date(1970, 1, 1), date(2199, 12, 31))


@given(FACTS)
def test_no_fact_comes_back_changed(fact: Fact[FactBody]) -> None:
    back = fact_of(record_of(fact))
    assert replace(back, at=fact.at) == fact
    assert back.at.isoformat() == fact.at.isoformat()
    assert getattr(back.at.tzinfo, "key", None) == getattr(fact.at.tzinfo, "key", None)
    assert record_of(back) == record_of(fact)


@given(st.lists(FACTS, max_size=5, unique_by=lambda fact: (fact.person, fact.id)))
@examples(30)
def test_sqlite_keeps_any_text_and_any_number(facts: list[Fact[FactBody]]) -> None:
    with (
        tempfile.TemporaryDirectory(dir=quick_place()) as folder,
        closing(SqliteJournal(Path(folder, "j.db"))) as journal,
    ):
        journal.append(facts)
        kept = journal.log().records
    assert list(kept) == [record_of(fact) for fact in facts]


def test_a_zone_this_machine_does_not_know_keeps_its_name() -> None:
    moment = moment_of("2026-05-09T21:30:00+05:45", "Atlantis/Capital")
    assert moment.isoformat() == "2026-05-09T21:30:00+05:45"
    assert moment.tzname() == "Atlantis/Capital"


class AListOfFacts:
    """What a journal promises, told of nothing but a list."""

    def __init__(self) -> None:
        self.records: dict[tuple[str, str], Record] = {}

    def append(self, facts: list[Fact[FactBody]]) -> list[str]:
        taken = dict(self.records)
        for record in map(record_of, facts):
            if taken.setdefault(record.key, record) != record:
                raise FactConflict(record.person, record.id)
        self.records = taken
        return [fact.id for fact in facts]

    def forget(self, person: str) -> int:
        before = len(self.records)
        self.records = {key: one for key, one in self.records.items() if one.person != person}
        return before - len(self.records)

    def facts(self, person: str, *kinds: type[FactBody]) -> list[Fact[FactBody]]:
        mine = [fact_of(one) for one in self.records.values() if one.person == person]
        return sorted((one for one in mine if isinstance(one.body, kinds)), key=lambda one: one.order)

    def summary(self, person: str) -> Summary:
        summary = Summary()
        for fact in of_kind(self.facts(person, SessionEnded), SessionEnded):
            summary = summary.plus(fact)
        return summary


class AJournalAndAList(RuleBasedStateMachine):
    """Does the same to both and expects the same of both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=quick_place())
        self.path = Path(self.folder.name, "journal.db")
        self.list = AListOfFacts()
        self.journal = SqliteJournal(self.path)

    @rule(facts=st.lists(FEW_FACTS, max_size=5))
    def append(self, facts: list[Fact[FactBody]]) -> None:
        assert written(self.journal, facts) == written(self.list, facts)

    @rule(person=st.sampled_from(["ana", "ben"]))
    def forget(self, person: str) -> None:
        assert self.journal.forget(person) == self.list.forget(person)

    @rule()
    def open_again(self) -> None:
        self.journal.close()
        self.journal = SqliteJournal(self.path)

    @rule()
    def rebuild(self) -> None:
        self.journal.rebuild()

    @invariant()
    def both_tell_the_same_story(self) -> None:
        assert [record.key for record in self.journal.log(limit=1000).records] == list(self.list.records)
        for person in ("ana", "ben"):
            assert list(self.journal.read(person, kinds=BOTH).facts) == self.list.facts(person, *BOTH)
            assert self.journal.summary(person) == self.list.summary(person)

    @rule(
        kinds=st.sets(st.sampled_from(BOTH)),
        newest_first=st.booleans(),
        limit=st.integers(1, 9),
    )
    def pages_are_the_list_cut_in_pieces(
        self, *, kinds: set[type[FactBody]], newest_first: bool, limit: int
    ) -> None:
        rest = self.list.facts("ana", *kinds)
        if newest_first:
            rest.reverse()
        after, more = None, True
        while more:
            page = self.journal.read("ana", kinds=kinds, after=after, limit=limit, newest_first=newest_first)
            assert list(page.facts) == rest[:limit]
            rest = rest[limit:]
            assert page.more is bool(rest)
            after, more = page.cursor, page.more

    @rule(kinds=st.sets(st.sampled_from(BOTH)))
    def the_days_of_ever_are_all_of_it(self, kinds: set[type[FactBody]]) -> None:
        found = self.journal.days("ana", *kinds, first=EVER[0], last=EVER[1])
        by_day = sorted(self.list.facts("ana", *kinds), key=lambda one: (one.at.date(), one.order))
        assert list(found) == by_day

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()


def written(journal: Journal | AListOfFacts, facts: list[Fact[FactBody]]) -> list[str] | str:
    try:
        return journal.append(facts)
    except FactConflict as conflict:
        return str(conflict)


@pytest.mark.explore
def test_a_journal_tells_what_a_list_of_facts_would() -> None:
    run_state_machine_as_test(AJournalAndAList, settings=examples(40, stateful_step_count=20))
