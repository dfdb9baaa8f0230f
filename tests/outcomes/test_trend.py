"""Numbers over time: what was skipped enters nothing, and what is empty stays empty."""

import statistics
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from instep.foot.anatomy import Side
from instep.outcomes.sitting import End, Moment, Sitting
from instep.outcomes.trend import (
    ChartSlot,
    Period,
    bins,
    changes,
    compared,
    ledger_ms,
    parted,
    spread,
    stretches,
)

BEGUN = datetime(2026, 3, 27, 21, tzinfo=UTC)
PERIOD = Period(first=date(2026, 3, 1), last=date(2026, 5, 10))
SCORE = st.none() | st.integers(0, 10)


def sitting(number: int, day: int, before: int | None = None, after: int | None = None) -> Sitting:  # noqa: PLR0917  # a row
    at = BEGUN + timedelta(days=day)
    played = {Side.LEFT: 1000 + number, Side.RIGHT: 2000}
    made = Sitting(session=f"s{number}").ended(
        End(
            at=at, fact=f"e{number}", routine="classic" if number % 2 else "short", way=None, played_ms=played
        )
    )
    for moment, score in ((Moment.BEFORE, before), (Moment.AFTER, after)):
        given_now = {} if score is None else {"stress": score}
        made = made.rated_with(given_now, moment, at=at, fact=f"{moment}{number}")
    return made


SITTINGS = st.lists(st.tuples(st.integers(-40, 60), SCORE, SCORE), max_size=15).map(
    lambda rows: [sitting(number, *row) for number, row in enumerate(rows)]
)


def test_the_middle_of_an_even_count_lies_between_and_of_nothing_there_is_none() -> None:
    found = spread([7, 1, 4, 5])
    assert found is not None
    assert (found.n, found.median, found.lowest, found.highest) == (4, 4.5, 1, 7)
    assert spread([]) is None


@pytest.mark.parametrize(
    ("stretch", "count", "second"),
    [
        (ChartSlot.DAY, 71, (date(2026, 3, 2), date(2026, 3, 2))),
        (ChartSlot.WEEK, 11, (date(2026, 3, 2), date(2026, 3, 8))),  # 1 March 2026 is a Sunday
        (ChartSlot.MONTH, 3, (date(2026, 4, 1), date(2026, 4, 30))),
    ],
)
def test_a_period_is_parted_by_days_calendar_weeks_or_months(
    stretch: ChartSlot, count: int, second: tuple[date, date]
) -> None:
    found = list(stretches(PERIOD, stretch))
    assert (len(found), (found[1].first, found[1].last)) == (count, second)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 900), st.sampled_from(ChartSlot))
def test_the_stretches_of_any_period_hold_each_of_its_days_once(
    first: date, days: int, stretch: ChartSlot
) -> None:
    period = Period(first=first, last=first + timedelta(days=days))
    found = list(stretches(period, stretch))
    assert sum(part.days for part in found) == period.days
    assert (found[0].first, found[-1].last) == (period.first, period.last)
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(found))


@given(SITTINGS, st.sampled_from(ChartSlot))
def test_no_skipped_number_ever_enters_a_middle_value(sittings: list[Sitting], stretch: ChartSlot) -> None:
    for one in bins(parted(sittings, PERIOD, stretch), "stress"):
        here = [s for s in sittings if one.period.first <= s.day <= one.period.last]
        for moment in Moment:
            said = [s.numbers(moment)["stress"] for s in here if "stress" in s.numbers(moment)]
            found = one.at(moment)
            assert (found is None) == (not said)
            if found:
                told = (found.n, found.median, found.lowest, found.highest)
                assert told == (len(said), statistics.median(said), min(said), max(said))
        assert one.sessions == len(here)


@given(SITTINGS)
def test_a_change_needs_both_numbers_and_the_groups_hold_every_session_once(sittings: list[Sitting]) -> None:
    both = [s for s in sittings if all("stress" in s.numbers(moment) for moment in Moment)]
    assert len(list(changes(sittings, "stress"))) == len(both)
    groups = compared(sittings, lambda end: end.routine, ["stress", "energy"])
    assert sum(one.sessions for one in groups) == len(sittings)
    told = [one.changes["stress"] for one in groups]
    assert sum(found.n for found in told if found) == len(both)
    assert {one.changes["energy"] for one in groups} <= {None}


@given(SITTINGS)
def test_the_ledger_is_the_sum_of_its_sessions(sittings: list[Sitting]) -> None:
    assert ledger_ms(sittings) == {
        Side.LEFT: sum(1000 + number for number in range(len(sittings))),
        Side.RIGHT: 2000 * len(sittings),
    }
