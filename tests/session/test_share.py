"""A foot's time is shared to the second: by weight, and each move within its own least and longest time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instep.session.share import SECOND, Stretch, share


def stretch(least: int, most: int, weight: float = 1.0) -> Stretch:
    return Stretch(least_ms=least * SECOND, most_ms=most * SECOND, weight=weight)


@pytest.mark.parametrize(
    ("seconds", "stretches", "shared"),
    [
        (12, [stretch(0, 60, 1), stretch(0, 60, 2)], [4, 8]),
        (10, [stretch(0, 2), stretch(0, 60)], [2, 8]),
        (10, [stretch(7, 60), stretch(0, 60)], [7, 3]),
        # One would get 8 of 12, which is 3 above its most, the other 4, which is 1 below its least.
        (12, [stretch(0, 5, 2), stretch(5, 60, 1)], [5, 7]),
        # And the other way: 4 above against 5 below.
        (16, [stretch(0, 8, 3), stretch(9, 60, 1)], [7, 9]),
        # The second that is left over goes where more was cut off, and to the first of equals.
        (10, [stretch(0, 60, 1), stretch(0, 60, 2)], [3, 7]),
        (5, [stretch(0, 60), stretch(0, 60)], [3, 2]),
    ],
)
def test_time_is_shared_by_weight_within_the_bounds(
    seconds: int, stretches: list[Stretch], shared: list[int]
) -> None:
    assert share(seconds * SECOND, stretches) == [part * SECOND for part in shared]


def test_the_second_that_is_left_over_may_fill_a_move_to_its_longest_time() -> None:
    assert share(5 * SECOND, [stretch(0, 3), stretch(0, 3)]) == [3 * SECOND, 2 * SECOND]


def test_moves_that_are_all_at_their_least_or_longest_time_keep_it() -> None:
    bound = [stretch(2, 4, 1), stretch(3, 9, 5)]
    assert share(5 * SECOND, bound) == [2 * SECOND, 3 * SECOND]
    assert share(13 * SECOND, bound) == [4 * SECOND, 9 * SECOND]


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, list[Stretch]]:
    ends = draw(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=8))
    weights = st.floats(0.1, 20)
    made = [stretch(min(pair), max(pair), draw(weights)) for pair in ends]
    least, most = (sum(end) for end in zip(*((s.least_ms, s.most_ms) for s in made), strict=True))
    return draw(st.integers(least // SECOND, most // SECOND)) * SECOND, made


@given(shares())
def test_no_second_is_lost_and_no_move_is_kept_shorter_or_longer_than_it_may(
    case: tuple[int, list[Stretch]],
) -> None:
    total, stretches = case
    shared = share(total, stretches)
    assert sum(shared) == total
    for part, one in zip(shared, stretches, strict=True):
        assert part % SECOND == 0
        assert one.least_ms <= part <= one.most_ms
