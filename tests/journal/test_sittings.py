"""Sessions with their numbers: the same in any order, and from the log alone."""

import random
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import example, given
from msgspec.structs import replace
from tests.examples import examples
from tests.facts import bodies
from tests.facts.bodies import NOON
from tests.journal.fresh import quick_place

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.foot.anatomy import Side
from instep.journal.log import Journal
from instep.journal.sittings_from_facts import session_of, with_fact
from instep.journal.sqlite import SqliteJournal
from instep.outcomes.sitting import Moment, Sitting

ZONES = [ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Auckland")]
EVER = (date(1, 1, 1), date(9999, 12, 31))
NAMES = ("pain_left", "pain_right", "stress", "fatigue", "energy")


def ended(number: int, session: str, at: datetime, *, left: int = 0, right: int = 0) -> Fact[FactBody]:
    return bodies.fact(bodies.ended(session, left=left, right=right), f"e{number}", at=at)


def rated(
    number: int, session: str, at: datetime, *, moment: Moment = Moment.BEFORE, **values: int
) -> Fact[FactBody]:
    return bodies.fact(bodies.rated(session, moment, **values), f"r{number}", at=at)


def everything(journal: Journal) -> tuple[Sitting, ...]:
    return journal.sittings("ana", first=EVER[0], last=EVER[1])


def test_a_session_is_found_by_the_day_on_which_it_ended_where_it_happened(journal: Journal) -> None:
    before_midnight = datetime(2026, 10, 24, 23, 55, tzinfo=ZONES[0])
    journal.append([rated(1, "s1", before_midnight, stress=4)])
    journal.append([ended(1, "s1", before_midnight + timedelta(minutes=10))])
    assert journal.sittings("ana", first=date(2026, 10, 24), last=date(2026, 10, 24)) == ()
    [found] = journal.sittings("ana", first=date(2026, 10, 25), last=date(2026, 10, 25))
    assert found.day == date(2026, 10, 25)
    assert found.numbers(Moment.BEFORE) == {"stress": 4}


def test_a_number_without_an_end_is_kept_on_the_day_it_was_given(journal: Journal) -> None:
    journal.append([rated(1, "s1", NOON, stress=4)])
    [found] = everything(journal)
    assert (found.end, found.day) == (None, NOON.date())


def test_of_two_answers_the_later_one_counts_whichever_arrived_first(journal: Journal) -> None:
    late, early = rated(2, "s1", NOON + timedelta(minutes=1), stress=2), rated(1, "s1", NOON, stress=7)
    journal.append([late])
    journal.append([early])
    [found] = everything(journal)
    assert found.numbers(Moment.BEFORE) == {"stress": 2}


def test_a_session_that_was_ended_twice_was_played_twice(journal: Journal) -> None:
    journal.append([ended(1, "s1", NOON, left=1000, right=500)])
    journal.append([ended(2, "s1", NOON + timedelta(minutes=5), left=10, right=20)])
    [found] = everything(journal)
    assert found.end is not None
    assert found.end.played_ms == {Side.LEFT: 1010, Side.RIGHT: 520}
    assert found.at == NOON + timedelta(minutes=5)


def test_only_the_newest_are_read_where_so_many_are_asked_for(journal: Journal) -> None:
    journal.append([ended(n, f"s{n}", NOON + timedelta(hours=n)) for n in (3, 1, 2, 0)])
    newest = journal.sittings_before("ana", NOON + timedelta(hours=3), newest=2)
    assert [one.session for one in newest] == ["s2", "s3"]
    earlier = journal.sittings_before("ana", NOON + timedelta(minutes=59), newest=2)
    assert [one.session for one in earlier] == ["s0"]
    assert journal.sittings_before("ana", NOON + timedelta(hours=3), newest=0) == ()


def test_one_session_is_found_by_its_name_and_nobody_elses(journal: Journal) -> None:
    journal.append([ended(1, "s1", NOON), replace(ended(2, "s1", NOON), person="ben", id="x")])
    found = journal.sitting("ana", "s1")
    assert found is not None
    assert found.end is not None
    assert found.end.fact == "e1"
    assert journal.sitting("ana", "s2") is None
    journal.forget("ana")
    assert journal.sitting("ana", "s1") is None
    assert journal.sitting("ben", "s1") is not None


def replay(facts: Sequence[Fact[FactBody]]) -> tuple[Sitting, ...]:
    """The sessions as a fold over all facts gives them, without any journal."""
    sittings: dict[str, Sitting] = {}
    for fact in facts:
        session = session_of(fact)
        assert session is not None
        sittings[session] = with_fact(sittings.get(session, Sitting(session=session)), fact)
    known = [one for one in sittings.values() if one.end or one.rated]
    return tuple(sorted(known, key=lambda one: (one.at, one.session)))


MOMENTS = st.builds(
    lambda hours, zone: (NOON + timedelta(hours=hours)).astimezone(zone),
    st.integers(-60, 60),
    st.sampled_from(ZONES),
)
VALUES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 10), max_size=5)
SESSIONS = st.sampled_from(["s1", "s2", "s3", "s4"])
ENDS = st.tuples(SESSIONS, MOMENTS, st.integers(0, 600_000), st.integers(0, 600_000))
RATINGS = st.tuples(SESSIONS, MOMENTS, st.sampled_from(Moment), VALUES)


LATER_ON_AN_EARLIER_DAY = [
    ("s1", (NOON + timedelta(hours=1)).astimezone(ZoneInfo("Europe/Paris")), 0, 0),
    ("s2", NOON.astimezone(ZoneInfo("Pacific/Auckland")), 0, 0),
]


@examples(60)
@example(ends=LATER_ON_AN_EARLIER_DAY, ratings=[], seed=0)
@given(ends=st.lists(ENDS, max_size=8), ratings=st.lists(RATINGS, max_size=12), seed=st.integers(0, 999))
def test_any_order_of_facts_gives_what_a_replay_of_the_log_gives(
    ends: list[tuple[str, datetime, int, int]],
    ratings: list[tuple[str, datetime, Moment, dict[str, int]]],
    seed: int,
) -> None:
    facts = [ended(n, s, at, left=left, right=right) for n, (s, at, left, right) in enumerate(ends)]
    facts += [rated(n, s, at, moment=moment, **values) for n, (s, at, moment, values) in enumerate(ratings)]
    replayed = replay(facts)
    random.Random(seed).shuffle(facts)
    with (
        tempfile.TemporaryDirectory(dir=quick_place()) as folder,
        closing(SqliteJournal(Path(folder, "j.db"))) as journal,
    ):
        for fact in facts:
            journal.append([fact])
        kept = everything(journal)
        assert kept == replayed
        journal.rebuild()
        assert everything(journal) == kept
        played = [one.end.played_ms for one in kept if one.end]
        summary = journal.summary("ana")
        assert {side: sum(ms[side] for ms in played) for side in Side} == summary.played_ms
