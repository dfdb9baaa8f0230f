"""What a journal promises, asked of the one on SQLite."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, FootChecked
from instep.facts.kinds import KINDS
from instep.facts.session import Rated, SessionEnded

from instep.foot.anatomy import Side
from instep.journal.log import Cursor, Journal, JournalError, Page
from instep.journal.record import BadFact, FactConflict
from instep.journal.sqlite import SqliteJournal
from instep.journal.summary import LastSession, Summary

PARIS = ZoneInfo("Europe/Paris")
EVERY = tuple(KINDS.values())


def told(number: int, body: FactBody, person: str = "ana") -> Fact[FactBody]:
    at = NOON + timedelta(minutes=number)
    return bodies.fact(body, f"{person}-{number}", at=at, person=person)


def rated(number: int, person: str = "ana", **values: int) -> Fact[FactBody]:
    return told(number, bodies.rated(**values or {"pain_left": number % 11}), person)


def ended(number: int, routine: str, left: int, right: int) -> Fact[FactBody]:
    return told(number, bodies.ended(left=left, right=right, routine=routine))


def kept_in(journal: Journal, person: str = "ana") -> tuple[Fact[FactBody], ...]:
    return journal.read(person, kinds=EVERY, limit=1000).facts


def ids(page: Page[FactBody]) -> list[str]:
    return [fact.id for fact in page.facts]


def walk(read: Callable[[Cursor | None], Page[FactBody]]) -> list[str]:
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
    assert journal.read("ana", kinds=EVERY) == Page(facts=(), cursor=None, more=False)


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
        "Out of range float|seconds_played",
        "body.seconds_played",
    ),
    "a number that is text": (bodies.rated(stress=cast("int", "4")), "Expected `int`, got `str`", "values"),
    "a number above 10": (bodies.rated(stress=11), "Expected `int` <= 10", "values"),
    "a set": (replace(bodies.event(), regions=cast("Any", frozenset())), "", ""),
    "nothing where something must be": (replace(bodies.rated(), session=cast("str", None)), "got `null`", "session"),
    "half a letter": (bodies.event("\ud83e"), "surrogates|UTF-8", ""),
    "a zero byte": (bodies.event("a\0b"), "matching regex", "event"),
}


@pytest.mark.parametrize("changed", [{"id": ""}, {"person": ""}, {"id": "\ud800"}, {"version": 0}])
def test_a_fact_without_id_person_or_version_is_refused(journal: Journal, changed: dict[str, Any]) -> None:
    with pytest.raises(BadFact):
        journal.append([replace(rated(1), **changed)])


def test_changing_a_body_after_it_was_written_changes_no_history(journal: Journal) -> None:
    body = {"note": ["sore"]}
    journal.append([replace(rated(1), body=body)])
    body["note"].append("not any more")
    assert kept_in(journal)[0].body == {"note": ["sore"]}


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
    journal.append([rated(number, kind=ENDED if number % 9 == 0 else RATED) for number in range(30)])
    journal.append([rated(number, "ben") for number in range(10)])
    everything = [f"ana-{number}" for number in range(30)]
    assert walk(lambda after: journal.read("ana", after=after, limit=7)) == everything
    back = walk(lambda after: journal.read("ana", after=after, limit=7, newest_first=True))
    assert back == everything[::-1]
    all_kinds = walk(lambda after: journal.read("ana", kinds=set(FactKind), after=after, limit=7))
    assert all_kinds == everything
    house = walk(lambda after: journal.read_everyone(after=after, limit=7))
    assert house == everything + [f"ben-{number}" for number in range(10)]


def test_only_the_kinds_that_were_asked_for_are_read(journal: Journal) -> None:
    journal.append([rated(number, kind=ENDED if number % 4 == 0 else RATED) for number in range(10)])
    assert ids(journal.read("ana", kinds={ENDED})) == ["ana-0", "ana-4", "ana-8"]
    assert ids(journal.read("ana", kinds=[ENDED, ENDED], limit=2, newest_first=True)) == ["ana-8", "ana-4"]
    assert ids(journal.read("ana", kinds=())) == []


def test_a_cursor_goes_on_with_what_came_later(journal: Journal) -> None:
    journal.append([rated(1)])
    read = journal.read("ana")
    assert not read.more
    assert journal.read("ana", after=read.cursor).cursor == read.cursor
    journal.append([rated(2)])
    assert ids(journal.read("ana", after=read.cursor)) == ["ana-2"]


def test_a_cursor_stays_right_after_someone_was_forgotten(journal: Journal) -> None:
    journal.append([rated(1)])
    journal.append([rated(2, "ben")])
    cursor = journal.read_everyone().cursor
    journal.forget("ben")
    journal.append([rated(3)])
    assert ids(journal.read_everyone(after=cursor)) == ["ana-3"]


@pytest.mark.parametrize("limit", [-1, 0, 1001])
def test_a_page_of_no_or_endless_size_is_refused(journal: Journal, limit: int) -> None:
    with pytest.raises(ValueError, match="a page holds 1 to 1000 facts"):
        journal.read("ana", limit=limit)
    with pytest.raises(ValueError, match="a page holds 1 to 1000 facts"):
        journal.read_everyone(limit=limit)


def test_the_latest_is_the_one_written_down_last(journal: Journal) -> None:
    assert journal.latest("ana", RATED) is None
    journal.append([rated(9), rated(3), rated(5, kind=ENDED), rated(7, "ben")])
    assert journal.latest("ana", RATED) == rated(3)


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


def test_what_an_ending_does_not_say_counts_as_nothing(journal: Journal) -> None:
    bodies: list[dict[str, Any]] = [
        {},
        {"routine": None, "played_ms": {"left": -5}},
        {"routine": 3, "played_ms": {"left": True, "right": "90"}},
        {"played_ms": 12},
    ]
    journal.append([replace(rated(n, kind=ENDED), body=body) for n, body in enumerate(bodies)])
    summary = journal.summary("ana")
    assert summary.sessions == 4
    assert summary.played_ms == {Side.LEFT: 0, Side.RIGHT: 0}
    assert summary.times == {}


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
    assert journal.latest("ana", RATED) is None
    assert journal.read_everyone().facts == (rated(1, "ben"),)
    assert journal.forget("ana") == 0


def test_a_backup_is_a_journal_with_the_same_facts(journal: Journal, tmp_path: Path) -> None:
    facts = [*(rated(number) for number in range(5)), ended(6, "classic", 10, 20), rated(1, "ben")]
    journal.append(facts)
    journal.backup(tmp_path / "copy.db")
    journal.append([rated(8)])
    with closing(SqliteJournal(tmp_path / "copy.db")) as copy:
        assert copy.read_everyone().facts == tuple(facts)
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
        lambda: journal.read("ana"),
        journal.read_everyone,
        lambda: journal.latest("ana", RATED),
        lambda: journal.summary("ana"),
        journal.rebuild,
        lambda: journal.forget("ana"),
        lambda: journal.backup(tmp_path / "copy.db"),
    ]
    for call in calls:
        with pytest.raises(JournalError, match="closed"):
            call()


def test_a_web_server_can_wait_for_many_writes_without_a_thread_for_each(journal: Journal) -> None:
    async def write_all() -> list[list[str]]:
        waits = [asyncio.wrap_future(journal.append_future([rated(number)])) for number in range(200)]
        return await asyncio.gather(*waits)

    assert asyncio.run(write_all()) == [[f"ana-{number}"] for number in range(200)]
    assert len(ids(journal.read("ana", limit=1000))) == 200


def test_a_refusal_reaches_the_one_who_waits(journal: Journal) -> None:
    journal.append([rated(1)])
    conflict = journal.append_future([rated(1, stress=9)])
    good = journal.append_future([rated(2)])
    assert isinstance(conflict.exception(timeout=10), FactConflict)
    assert good.result(timeout=10) == ["ana-2"]
    with pytest.raises(BadFact):
        journal.append_future([replace(rated(3), body={"no": object()})])


def test_many_people_at_once_lose_nothing_and_mix_nothing(journal: Journal) -> None:
    def live(person: str) -> list[str]:
        for number in range(20):
            journal.append([rated(number, person)])
            assert len(journal.read(person).facts) == number + 1
        return ids(journal.read(person))

    with ThreadPoolExecutor(12) as household:
        histories = list(household.map(live, [f"person{n}" for n in range(12)]))
    assert histories == [[f"person{n}-{number}" for number in range(20)] for n in range(12)]


def looked(number: int, at: datetime, *rows: tuple[str, str], kind: FactKind = FactKind.FOOT_CHECKED) -> Fact:
    pins = [
        {"pin": pin, "step": step, "finding": "blister", "side": "left", "region": "heel_back"}
        for pin, step in rows
    ]
    return replace(rated(number, kind=kind), at=at, body={"by": "Ben", "pins": pins})


def test_facts_are_found_by_the_day_on_which_they_happened_where_they_happened(journal: Journal) -> None:
    late = datetime(2026, 5, 9, 23, 30, tzinfo=ZoneInfo("America/New_York"))  # 10 May in UTC
    facts = [
        replace(rated(1), at=late),
        replace(rated(2), at=NOON + timedelta(days=1)),
        ended(3, "classic", 1, 2),
    ]
    journal.append(facts)
    nine, ten = NOON.date(), NOON.date() + timedelta(days=1)
    assert [fact.id for fact in journal.days("ana", {RATED, ENDED}, first=nine, last=nine)] == [
        "ana-1",
        "ana-3",
    ]
    assert [fact.id for fact in journal.days("ana", {RATED}, first=nine, last=ten)] == ["ana-1", "ana-2"]
    assert journal.days("ben", set(FactKind), first=nine, last=ten) == ()


def test_pins_are_kept_ready_for_any_day_whatever_order_their_facts_come_in(journal: Journal) -> None:
    days = [NOON + timedelta(days=number) for number in range(4)]
    journal.append(
        [looked(3, days[3], ("p1", "closed")), looked(1, days[1], ("p1", "same"), ("p2", "opened"))]
    )
    assert journal.pins("ana", first=days[0].date(), last=days[0].date()) == ()
    journal.append(
        [looked(0, days[0], ("p1", "opened")), looked(2, days[2], ("p2", "care"), kind=FactKind.CARE_TOLD)]
    )
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
    journal.append([looked(0, NOON, ("p1", "opened"))])
    before = journal.pin("ana", "p1")
    journal.rebuild()
    assert journal.pin("ana", "p1") == before
    assert journal.pin("ben", "p1") is None
    journal.forget("ana")
    assert journal.pin("ana", "p1") is None
    assert journal.pins("ana", first=NOON.date(), last=NOON.date()) == ()
