"""A session is of the day it ended, else of its first number, in whatever order it was written."""

from datetime import UTC, date, datetime
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from instep.foot.anatomy import Side
from instep.outcomes.sitting import End, Moment, Sitting
from instep.outcomes.trend import Period

EVENING = datetime(2026, 3, 27, 23, 50, tzinfo=UTC)
PAST_MIDNIGHT = datetime(2026, 3, 28, 0, 10, tzinfo=UTC)
MORNING = datetime(2026, 3, 28, 7, tzinfo=UTC)


def end(at: datetime, fact: str = "e", *, left_ms: int = 1000, right_ms: int = 2000) -> End:
    played = {Side.LEFT: left_ms, Side.RIGHT: right_ms}
    return End(at=at, fact=fact, routine="classic", way="hands", played_ms=played)


def before(sitting: Sitting, at: datetime, pain: int = 6, fact: str = "b") -> Sitting:  # noqa: PLR0917  # a row
    return sitting.rated_with({"pain": pain}, Moment.BEFORE, at=at, fact=fact)


def after(sitting: Sitting, at: datetime, pain: int = 4) -> Sitting:
    return sitting.rated_with({"pain": pain}, Moment.AFTER, at=at, fact="a")


def test_of_two_ratings_the_first_dates_a_session_that_never_ended() -> None:
    one = after(before(Sitting(session="s"), EVENING), PAST_MIDNIGHT)
    other = before(after(Sitting(session="s"), PAST_MIDNIGHT), EVENING)
    assert one == other
    assert (one.at, one.day) == (EVENING, date(2026, 3, 27))


def test_the_end_dates_a_session_whatever_its_ratings_say() -> None:
    rated = after(before(Sitting(session="s"), EVENING), MORNING)
    assert rated.ended(end(PAST_MIDNIGHT)).at == PAST_MIDNIGHT


def test_a_session_without_end_and_number_has_no_day() -> None:
    with pytest.raises(ValueError, match="session s: nothing says when it was"):
        _ = Sitting(session="s").at


def test_one_instant_in_two_zones_dates_a_session_alike_in_either_order() -> None:
    there = PAST_MIDNIGHT.astimezone(ZoneInfo("Pacific/Auckland"))
    one = after(before(Sitting(session="s"), PAST_MIDNIGHT), there)
    other = before(after(Sitting(session="s"), there), PAST_MIDNIGHT)
    assert one.at.isoformat() == other.at.isoformat()


def test_of_two_numbers_for_one_question_the_later_counts_in_either_order() -> None:
    one = before(before(Sitting(session="s"), EVENING, 7, "z"), PAST_MIDNIGHT, 5, "a")
    other = before(before(Sitting(session="s"), PAST_MIDNIGHT, 5, "a"), EVENING, 7, "z")
    assert one.numbers(Moment.BEFORE) == other.numbers(Moment.BEFORE) == {"pain": 5}


def test_a_session_that_was_ended_twice_was_played_twice_and_is_of_its_later_end() -> None:
    ends = (end(EVENING, "z", left_ms=1000), end(MORNING, "a", left_ms=500), end(PAST_MIDNIGHT, left_ms=0))
    for first, second, third in permutations(ends):
        made = Sitting(session="s").ended(first).ended(second).ended(third)
        assert made.end == end(MORNING, "a", left_ms=1500, right_ms=6000)


def test_a_period_may_last_one_day_and_never_ends_before_it_begins() -> None:
    assert Period(first=EVENING.date(), last=EVENING.date()).days == 1
    with pytest.raises(ValueError, match="is no period"):
        Period(first=MORNING.date(), last=EVENING.date())
