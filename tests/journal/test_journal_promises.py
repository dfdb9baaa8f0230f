"""What a journal promises, asked of the one on SQLite."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tests.facts import bodies
from tests.facts.bodies import NOON, pin_note

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, FootChecked
from instep.facts.kinds import KINDS
from instep.facts.session import Rated, SaidAnswer, SessionEnded
from instep.foot.anatomy import Side
from instep.journal.fact_codec import BadFact, FactConflict, record_of
from instep.journal.log import Cursor, FactPage, Journal, JournalError
from instep.journal.sqlite import SqliteJournal
from instep.journal.summary import LastSession, Summary
from instep.record.pins import Care, PinStep

PARIS = ZoneInfo("Europe/Paris")
EVERY = tuple(KINDS.values())


def told(number: int, body: FactBody, person: str = "ana") -> Fact[FactBody]:
    at = NOON + timedelta(minutes=number)
    return bodies.fact(body, f"{person}-{number}", at=at, person=person)


def rated(number: int, person: str = "ana", **values: int) -> Fact[FactBody]:
    return told(number, replace(bodies.rated(), values={"pain_left": number % 11, **values}), person)


def ended(number: int, routine: str, *played: int) -> Fact[FactBody]:
    return told(number, bodies.ended(left=played[0], right=played[1], routine=routine))


def kept_in(journal: Journal, person: str = "ana") -> tuple[Fact[FactBody], ...]:
    return journal.read(person, kinds=EVERY, limit=1000).facts


def ids(page: FactPage[FactBody]) -> list[str]:
    return [fact.id for fact in page.facts]


def walk(read: Callable[[Cursor | None], FactPage[FactBody]]) -> list[str]:
    """Follow the pages to their end; every one but the last must be full."""
    seen: list[str] = []
    page = read(None)
    while page.more:
        assert len(page.facts) == 7
        seen += ids(page)
        page = read(page.cursor)
    return seen + ids(page)


def test_what_was_written_is_read_as_it_was(journal: Journal) -> None:
    facts = [rated(number) for number in range(3)]
    assert journal.append(facts) == ["ana-0", "ana-1", "ana-2"]
    assert kept_in(journal) == tuple(facts)


def test_nothing_is_a_valid_thing_to_write(journal: Journal) -> None:
    assert journal.append([]) == []
    assert journal.read("ana", kinds=EVERY) == FactPage(facts=(), cursor=None, more=False)


def test_the_same_fact_twice_is_kept_once(journal: Journal) -> None:
    assert journal.append([rated(1), rated(1)]) == ["ana-1", "ana-1"]
    assert journal.append([rated(1), rated(2)]) == ["ana-1", "ana-2"]
    assert ids(journal.read("ana", kinds=EVERY)) == ["ana-1", "ana-2"]


@pytest.mark.parametrize(
    "changed",
    [{"body": bodies.ended()}, {"body": bodies.rated()}, {"at": NOON}],
    ids=["kind", "body", "at"],
)
def test_an_id_with_other_content_is_refused_and_nothing_of_that_call_is_kept(
    journal: Journal, changed: dict[str, Any]
) -> None:
    journal.append([rated(1)])
    with pytest.raises(FactConflict, match="fact ana-1: already written with other content") as refused:
        journal.append([rated(2), replace(rated(1), **changed)])
    assert refused.value.id == "ana-1"
    assert kept_in(journal) == (rated(1),)


def test_two_facts_of_one_call_cannot_share_an_id(journal: Journal) -> None:
    with pytest.raises(FactConflict):
        journal.append([rated(1), rated(1, stress=9)])
    assert kept_in(journal) == ()


def test_an_id_is_unique_for_its_person_and_says_nothing_of_anybody_elses(journal: Journal) -> None:
    journal.append([rated(1)])
    bens = replace(rated(1, stress=9), person="ben")
    assert journal.append([bens]) == ["ana-1"]
    assert (kept_in(journal), kept_in(journal, "ben")) == ((rated(1),), (bens,))


UNFIT: dict[str, tuple[FactBody, str, str]] = {
    "not a number": (
        replace(bodies.ended(), seconds_played=float("nan")),
        "Out of range float",
        "body",
    ),
    "a number that is text": (
        bodies.rated(stress=cast("int", "4")),
        r"values\[...\]: Expected `int`, got `str`",
        "body.values[...]",
    ),
    "a number above 10": (
        bodies.rated(stress=11),
        r"values\[...\]: Expected `int` <= 10",
        "body.values[...]",
    ),
    "what JSON cannot hold": (
        replace(bodies.event(), regions=cast("Any", object())),
        "object is unsupported",
        "body",
    ),
    "nothing where something must be": (
        replace(bodies.rated(), session=cast("str", None)),
        "session: Expected `str`, got `null`",
        "body.session",
    ),
    "half a letter": (bodies.event("\ud83e"), "half a character", "body.event"),
    "a zero byte": (bodies.event("a\0b"), "event: Expected `str` matching", "body.event"),
}


@pytest.mark.parametrize(("body", "why", "field"), UNFIT.values(), ids=UNFIT)
def test_a_body_that_does_not_fit_its_kind_is_refused_by_its_field(
    journal: Journal, body: FactBody, *, why: str, field: str
) -> None:
    with pytest.raises(BadFact, match=f"fact ana-1: its body .*({why})") as refused:
        journal.append([rated(2), told(1, body)])
    assert refused.value.field == field
    assert kept_in(journal) == ()


@pytest.mark.parametrize("changed", [{"id": ""}, {"person": ""}, {"id": "\ud800"}, {"id": "x" * 201}])
def test_a_fact_whose_id_or_person_names_nothing_is_refused(
    journal: Journal, changed: dict[str, Any]
) -> None:
    with pytest.raises(BadFact):
        journal.append([replace(rated(1), **changed)])


def test_changing_a_document_after_it_was_written_changes_no_history(journal: Journal) -> None:
    screened = bodies.screened()
    journal.append([told(1, screened)])
    before = deepcopy(screened)
    screened.answers.given["pregnant"] = SaidAnswer(value="yes", sides=())
    assert kept_in(journal) == (told(1, before),)


@pytest.mark.parametrize("at", [datetime(1969, 12, 31, 23, 59, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)])
def test_a_time_that_no_calendar_holds_is_not_a_fact(at: datetime) -> None:
    with pytest.raises(ValueError, match="is not in 1970 to 2199"):
        replace(rated(1), at=at)


def test_a_time_without_a_zone_is_not_a_fact() -> None:
    with pytest.raises(ValueError, match="has no zone"):
        replace(rated(1), at=NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("wall_clock", "offset"),
    [
        (datetime(2026, 10, 24, 12, 30, tzinfo=PARIS), "+02:00"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=PARIS), "+02:00"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), "+01:00"),
    ],
    ids=["summer noon", "first 2:30 of the night the clocks go back", "second 2:30"],
)
def test_a_time_keeps_its_zone_and_its_offset(journal: Journal, wall_clock: datetime, offset: str) -> None:
    journal.append([replace(rated(1), at=wall_clock)])
    kept = kept_in(journal)[0].at
    assert kept.isoformat() == wall_clock.isoformat()
    assert kept.isoformat().endswith(offset)
    assert kept.tzinfo is PARIS


def test_pages_follow_each_other_without_gap_or_repetition(journal: Journal) -> None:
    journal.append([one for number in range(30) if (one := rated(number)) and number % 9])
    journal.append([ended(number, "classic", 1, 2) for number in range(0, 30, 9)])
    journal.append([rated(number, "ben") for number in range(10)])
    everything = [f"ana-{number}" for number in range(30)]
    assert walk(lambda after: journal.read("ana", kinds=EVERY, after=after, limit=7)) == everything
    back = walk(lambda after: journal.read("ana", kinds=EVERY, after=after, limit=7, newest_first=True))
    assert back == everything[::-1]
    two = walk(lambda after: journal.read("ana", kinds=[Rated, SessionEnded], after=after, limit=7))
    assert two == everything
    assert [fact.id for fact in journal.every("ana", *EVERY)] == everything
    assert [fact.id for fact in journal.every("ana", *EVERY, newest_first=True)] == everything[::-1]


def test_pages_of_the_log_follow_each_other_as_they_were_written_down(journal: Journal) -> None:
    journal.append([rated(number) for number in reversed(range(30))])
    journal.append([rated(number, "ben") for number in range(10)])
    anas, bens = (
        [f"ana-{number}" for number in reversed(range(30))],
        [f"ben-{number}" for number in range(10)],
    )
    seen: list[str] = []
    page = journal.log(limit=7)
    while page.more:
        assert len(page.records) == 7
        seen += [record.id for record in page.records]
        page = journal.log(after=page.cursor, limit=7)
    assert seen + [record.id for record in page.records] == anas + bens
    assert [record.id for record in journal.log(owner="ben").records] == bens


def test_facts_are_read_in_the_order_of_their_instants_whatever_order_they_arrived_in(
    journal: Journal,
) -> None:
    early = replace(rated(5), at=(NOON - timedelta(minutes=1)).astimezone(PARIS))
    journal.append([rated(3), rated(1)])
    journal.append([early, replace(rated(2), at=NOON + timedelta(minutes=3))])
    assert ids(journal.read("ana", kinds=EVERY)) == ["ana-5", "ana-1", "ana-2", "ana-3"]


def test_only_the_kinds_that_were_asked_for_are_read(journal: Journal) -> None:
    journal.append(
        [ended(number, "classic", 1, 2) if number % 4 == 0 else rated(number) for number in range(10)]
    )
    three = journal.read("ana", kinds={SessionEnded})
    assert [fact.id for fact in three.facts] == ["ana-0", "ana-4", "ana-8"]
    two = journal.read("ana", kinds=[SessionEnded, SessionEnded], limit=2, newest_first=True)
    assert [fact.id for fact in two.facts] == ["ana-8", "ana-4"]
    assert ids(journal.read("ana", kinds=())) == []


def test_a_cursor_goes_on_with_what_came_later(journal: Journal) -> None:
    journal.append([rated(1)])
    read = journal.read("ana", kinds=EVERY)
    assert not read.more
    assert journal.read("ana", kinds=EVERY, after=read.cursor).cursor == read.cursor
    journal.append([rated(2)])
    assert ids(journal.read("ana", kinds=EVERY, after=read.cursor)) == ["ana-2"]


def test_a_cursor_stays_right_after_someone_was_forgotten(journal: Journal) -> None:
    journal.append([rated(1)])
    journal.append([rated(2, "ben")])
    cursor = journal.log().cursor
    journal.forget("ben")
    journal.append([rated(3)])
    assert [record.id for record in journal.log(after=cursor).records] == ["ana-3"]


@pytest.mark.parametrize("limit", [-1, 0, 1001])
def test_a_page_of_no_or_endless_size_is_refused(journal: Journal, limit: int) -> None:
    with pytest.raises(ValueError, match="a page holds 1 to 1000 facts"):
        journal.read("ana", kinds=EVERY, limit=limit)
    with pytest.raises(ValueError, match="a page holds 1 to 1000 facts"):
        journal.log(limit=limit)


def test_the_latest_is_the_one_that_happened_last(journal: Journal) -> None:
    assert journal.latest("ana", Rated) is None
    journal.append([rated(9), rated(3), ended(12, "classic", 1, 2), rated(10, "ben")])
    assert journal.latest("ana", Rated) == rated(9)


def test_the_summary_counts_sessions_time_per_foot_and_routines(journal: Journal) -> None:
    assert journal.summary("ana") == Summary()
    evening, short = ended(1, "classic", 290_000, 290_500), ended(2, "short", 60_000, 0)
    journal.append([evening, short, rated(3)])
    journal.append([evening])
    journal.append([ended(0, "classic", 1000, 1000)])
    summary = journal.summary("ana")
    assert summary == Summary(
        sessions=3,
        played_ms={Side.LEFT: 351_000, Side.RIGHT: 291_500},
        times={"classic": 2, "short": 1},
        last=LastSession(fact="ana-2", at=short.at, routine="short"),
    )
    assert summary.seconds(Side.RIGHT) == 291.5


def test_a_foot_of_which_an_ending_says_nothing_had_no_time(journal: Journal) -> None:
    one_foot = replace(bodies.ended(), played_ms={Side.RIGHT: 5})
    journal.append([told(1, one_foot), told(2, replace(one_foot, played_ms={}))])
    assert journal.summary("ana").sessions == 2
    assert journal.summary("ana").played_ms == {Side.LEFT: 0, Side.RIGHT: 5}


def test_facts_delivered_late_give_the_same_summary_in_any_order(tmp_path: Path) -> None:
    endings = [ended(1, "classic", 1, 2), ended(2, "short", 3, 4), replace(ended(3, "slow", 5, 6), at=NOON)]
    summaries = []
    for number, order in enumerate(permutations(endings)):
        with closing(SqliteJournal(tmp_path / f"{number}.db")) as journal:
            for ending in order:
                journal.append([ending])
            summaries.append(journal.summary("ana"))
    assert all(summary == summaries[0] for summary in summaries)
    assert summaries[0].last is not None
    assert summaries[0].last.fact == "ana-2"


def test_a_forgotten_person_is_gone_and_nobody_else(journal: Journal) -> None:
    journal.append([rated(1), ended(2, "classic", 1, 1), rated(1, "ben")])
    assert journal.forget("ana") == 2
    assert kept_in(journal) == ()
    assert journal.summary("ana") == Summary()
    assert journal.latest("ana", Rated) is None
    assert kept_in(journal, "ben") == (rated(1, "ben"),)
    assert journal.people() == ("ben",)
    assert journal.forget("ana") == 0


def test_a_backup_is_a_journal_with_the_same_facts(journal: Journal, tmp_path: Path) -> None:
    facts = [*(rated(number) for number in range(5)), ended(6, "classic", 10, 20), rated(1, "ben")]
    journal.append(facts)
    journal.backup(tmp_path / "copy.db")
    journal.append([rated(8)])
    with closing(SqliteJournal(tmp_path / "copy.db")) as copy:
        assert copy.log().records == tuple(map(record_of, facts))
        assert copy.summary("ana") == journal.summary("ana")
        copy.append([rated(9)])
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_never_overwrites(journal: Journal, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("a letter")
    with pytest.raises(JournalError, match=r"taken\.db: already there"):
        journal.backup(taken)
    assert taken.read_text() == "a letter"


def test_a_backup_into_no_folder_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"copy\.db: cannot be opened"):
        journal.backup(tmp_path / "nowhere" / "copy.db")
    assert not (tmp_path / "nowhere").exists()


def test_a_closed_journal_says_so(journal: Journal, tmp_path: Path) -> None:
    journal.close()
    journal.close()
    calls: list[Callable[[], object]] = [
        lambda: journal.append([rated(1)]),
        lambda: journal.append_future([rated(1)]).result(),
        lambda: journal.read("ana", kinds=EVERY),
        journal.log,
        lambda: journal.latest("ana", Rated),
        lambda: journal.summary("ana"),
        journal.rebuild,
        lambda: journal.forget("ana"),
        lambda: journal.backup(tmp_path / "copy.db"),
    ]
    for call in calls:
        with pytest.raises(JournalError, match=PinStep.CLOSED):
            call()


def test_a_web_server_can_wait_for_many_writes_without_a_thread_for_each(journal: Journal) -> None:
    async def write_all() -> list[list[str]]:
        waits = [asyncio.wrap_future(journal.append_future([rated(number)])) for number in range(200)]
        return await asyncio.gather(*waits)

    # In a thread of its own: the tests' may have a browser, whose loop runs until their end.
    with ThreadPoolExecutor(1) as server:
        answers = server.submit(asyncio.run, write_all()).result()
    assert answers == [[f"ana-{number}"] for number in range(200)]
    assert len(kept_in(journal)) == 200


def test_a_refusal_reaches_the_one_who_waits(journal: Journal) -> None:
    journal.append([rated(1)])
    conflict = journal.append_future([rated(1, stress=9)])
    good = journal.append_future([rated(2)])
    assert isinstance(conflict.exception(timeout=10), FactConflict)
    assert good.result(timeout=10) == ["ana-2"]
    with pytest.raises(BadFact):
        journal.append_future([rated(3, stress=11)])


def test_many_people_at_once_lose_nothing_and_mix_nothing(journal: Journal) -> None:
    def live(person: str) -> list[str]:
        for number in range(20):
            journal.append([rated(number, person)])
            assert len(kept_in(journal, person)) == number + 1
        return [fact.id for fact in kept_in(journal, person)]

    with ThreadPoolExecutor(12) as household:
        histories = list(household.map(live, [f"person{n}" for n in range(12)]))
    assert histories == [[f"person{n}-{number}" for number in range(20)] for n in range(12)]


def looked(number: int, at: datetime, *rows: tuple[str, PinStep]) -> Fact[FactBody]:
    pins = tuple(pin_note(pin, step) for pin, step in rows)
    return replace(told(number, FootChecked(findings=(), by="Ben", pins=pins)), at=at)


def test_facts_are_found_by_the_day_on_which_they_happened_where_they_happened(journal: Journal) -> None:
    late = datetime(2026, 5, 9, 23, 30, tzinfo=ZoneInfo("America/New_York"))  # 10 May in UTC
    facts = [
        replace(rated(1), at=late),
        replace(rated(2), at=NOON + timedelta(days=1)),
        ended(3, "classic", 1, 2),
    ]
    journal.append(facts)
    nine, ten = NOON.date(), NOON.date() + timedelta(days=1)
    assert [fact.id for fact in journal.days("ana", Rated, SessionEnded, first=nine, last=nine)] == [
        "ana-3",
        "ana-1",
    ]
    assert [fact.id for fact in journal.days("ana", Rated, first=nine, last=ten)] == ["ana-1", "ana-2"]
    assert journal.days("ben", *EVERY, first=nine, last=ten) == ()


def test_pins_are_kept_ready_for_any_day_whatever_order_their_facts_come_in(journal: Journal) -> None:
    days = [NOON + timedelta(days=number) for number in range(4)]
    journal.append(
        [
            looked(3, days[3], ("p1", PinStep.CLOSED)),
            looked(1, days[1], ("p1", PinStep.SAME), ("p2", PinStep.OPENED)),
        ]
    )
    assert journal.pins("ana", first=days[0].date(), last=days[0].date()) == ()
    told_care = CareTold(by="Ben", pins=(pin_note("p2", PinStep.CARE, care=Care.TOLD),))
    journal.append([looked(0, days[0], ("p1", PinStep.OPENED)), replace(told(2, told_care), at=days[2])])
    on = [[pin.id for pin in journal.pins("ana", first=day.date(), last=day.date())] for day in days]
    assert on == [["p1"], ["p1", "p2"], ["p1", "p2"], ["p1", "p2"]]
    after = days[3].date() + timedelta(days=1)
    assert [pin.id for pin in journal.pins("ana", first=after, last=after)] == ["p2"]
    found = journal.pin("ana", "p1")
    assert found is not None
    assert [(note.step.value, note.at, note.by) for note in found.notes] == [
        ("opened", days[0], "Ben"),
        ("closed", days[3], "Ben"),
    ]
    assert (found.looks, found.last_look) == (1, days[1])


def test_pins_are_one_persons_survive_a_rebuild_and_are_forgotten_with_them(journal: Journal) -> None:
    journal.append([looked(0, NOON, ("p1", PinStep.OPENED))])
    before = journal.pin("ana", "p1")
    journal.rebuild()
    assert journal.pin("ana", "p1") == before
    assert journal.pin("ben", "p1") is None
    journal.forget("ana")
    assert journal.pin("ana", "p1") is None
    assert journal.pins("ana", first=NOON.date(), last=NOON.date()) == ()
