"""The trend's page: a gap is a gap, and no number stands for one that is missing."""

import re
from datetime import date, timedelta
from itertools import pairwise

import httpx
import hypothesis.strategies as st
import pytest
from hypothesis import given

from instep.app import ME, Instep
from instep.facts.fact import Fact
from instep.facts.session import Rated, SessionEnded
from instep.foot.anatomy import Side, Way
from instep.outcomes.sitting import Moment
from instep.outcomes.trend import Bin, Period, RatingSpread
from instep.web.trend.trend_chart import HEIGHT, WIDTH, trend_chart

DAY = date(2026, 5, 1)
SPREADS = st.none() | st.lists(st.integers(0, 10), min_size=1, max_size=4).map(
    lambda points: RatingSpread(
        n=len(points), median=sorted(points)[len(points) // 2], lowest=min(points), highest=max(points)
    )
)


def bins(spreads: list[RatingSpread | None]) -> list[Bin]:
    days = [DAY + timedelta(days=number) for number in range(len(spreads))]
    return [
        Bin(period=Period(first=day, last=day), sessions=1, before=None, after=found)
        for day, found in zip(days, spreads, strict=True)
    ]


@given(st.lists(SPREADS, min_size=1, max_size=130), st.sampled_from(["left", "right", "feeling"]))
def test_a_line_joins_only_neighbours_and_never_crosses_a_gap(
    spreads: list[RatingSpread | None], shape: str
) -> None:
    chart = trend_chart(bins(spreads), shape)
    after = next(one for one in chart.series if one.moment is Moment.AFTER)
    neighbours = sum(1 for one, two in pairwise(spreads) if one and two)
    assert after.lines.count("L") == neighbours
    assert after.marks.count("z") == sum(1 for one in spreads if one)
    drawn = after.lines + after.ranges
    assert "nan" not in drawn
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", drawn)]
    assert all(0 <= number <= max(WIDTH, HEIGHT) for number in numbers)


def rated(instep: Instep, days_ago: int, **moments: dict[str, int]) -> None:
    at, session = instep.now() - timedelta(days=days_ago), f"session-{days_ago}"
    ended = SessionEnded(
        session=session,
        ended="finished",
        seconds_played=600,
        played_ms=dict.fromkeys(Side, 290_000),
        left=(),
        routine="classic",
        way=Way.HANDS,
    )
    told = [Rated(session=session, moment=Moment(moment), values=given) for moment, given in moments.items()]
    instep.journal.append(
        [Fact(id=f"{session}-{n}", person=ME, at=at, body=body) for n, body in enumerate((ended, *told))]
    )


@pytest.mark.parametrize("view", ["month", "year", "ten"])
def test_an_empty_journal_has_a_page_without_a_drawing(door: httpx.Client, view: str) -> None:
    page = door.get(f"/trend?view={view}").text
    assert "No session and no number is kept in these days." in page
    assert "trend-chart" not in page


def test_an_unknown_view_is_refused_with_what_was_meant(door: httpx.Client) -> None:
    answer = door.get("/trend?view=yeer", headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "no view 'yeer'; did you mean 'year'?"


def test_every_picture_stands_beside_its_table_and_what_was_never_said_is_said_to_be_missing(
    door: httpx.Client, instep: Instep
) -> None:
    for day in (0, 1, 3):
        rated(instep, day, before={"stress": 6}, after={"stress": 4})
    for view in ("month", "year", "ten"):
        page = door.get(f"/trend?view={view}").text
        assert (
            page.count('<svg class="trend-chart"') == page.count("<table><thead>") - 1 == 1
        )  # and the ledger
        assert "Energy right now: no number was given in these days." in page
        assert not re.search(r'="[^"]*nan', page)


def test_the_usual_change_is_told_from_five_earlier_sessions_on(door: httpx.Client, instep: Instep) -> None:
    for day in range(2, 6):
        rated(instep, day, before={"stress": 6, "energy": 3}, after={"stress": 4, "energy": 4})
    rated(instep, 1, before={"stress": 5, "energy": 3}, after={"stress": 8, "energy": 6})
    assert "5 before, 8 after: noticeably more, by 3." in door.get("/session/session-1/kept").text
    rated(instep, 0, before={"stress": 4, "energy": 3}, after={"stress": 3, "energy": 6})
    page = door.get("/session/session-0/kept").text
    # Four times two less and once three more: the middle one is two less.
    assert "4 before, 3 after; your usual drop is 2." in page
    assert "3 before, 6 after; your usual before and after are less than 2 apart." in page
    assert "percent" not in page


def test_a_session_of_long_ago_still_shows_its_numbers(door: httpx.Client, instep: Instep) -> None:
    for day in range(130):
        rated(instep, day, before={"stress": 6}, after={"stress": 6})
    assert "6 before, 6 after" in door.get("/session/session-129/kept").text
