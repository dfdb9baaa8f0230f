"""The order of arms is fair, the same for the same seed, and what a person asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instep.outcomes.n_of_1.design import BLOCK, ArmOrder, Design, Phase, schedule

ARMS = ("rest", "massage")


@st.composite
def designs(draw: st.DrawFn) -> Design:
    turn_days = draw(st.integers(1, 7))
    return Design(
        arms=ARMS,
        order=draw(st.sampled_from(ArmOrder)),
        days=draw(st.integers(2 * turn_days, 120)),
        turn_days=turn_days,
        baseline_days=draw(st.integers(0, 28)),
        wash_out_days=draw(st.integers(0, turn_days - 1)),
        seed=draw(st.integers(0, 2**32)),
    )


def arms_of(design: Design) -> str:
    return "".join("B" if one.arm == design.arms[1] else "A" for one in schedule(design) if one.arm)


def test_alternating_takes_turns() -> None:
    assert arms_of(Design(arms=ARMS, order=ArmOrder.ALTERNATING, days=6)) == "ABABAB"
    assert arms_of(Design(arms=ARMS, order=ArmOrder.ALTERNATING, days=7, turn_days=2)) == "AABBAAB"


def test_abba_is_as_it_is_called() -> None:
    assert arms_of(Design(arms=ARMS, order=ArmOrder.ABBA, days=8)) == "ABBAABBA"


@given(st.integers(0, 2**32))
def test_every_random_block_holds_two_turns_of_each_arm(seed: int) -> None:
    found = arms_of(Design(arms=ARMS, order=ArmOrder.BLOCKS, days=20, seed=seed))
    blocks = [found[at : at + BLOCK] for at in range(0, len(found), BLOCK)]
    assert all(sorted(block) == ["A", "A", "B", "B"] for block in blocks)


def test_random_blocks_come_in_each_of_their_six_orders() -> None:
    seen = {arms_of(Design(arms=ARMS, order=ArmOrder.BLOCKS, days=4, seed=seed)) for seed in range(200)}
    assert seen == {"AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA"}


@given(designs())
def test_a_design_has_its_days_once_each_and_the_same_ones_again(design: Design) -> None:
    days = schedule(design)
    assert [one.day for one in days] == list(range(design.baseline_days + design.days))
    assert days == schedule(design)
    assert all((one.arm is None) == (one.phase is Phase.BASELINE) for one in days)


@given(designs())
def test_wash_out_stands_only_behind_a_change_of_arm(design: Design) -> None:
    days = [one for one in schedule(design) if one.arm]
    for at, one in enumerate(days):
        since = [other.arm for other in days[max(at - design.wash_out_days, 0) : at + 1]]
        changed = at >= design.turn_days and (len(since) <= design.wash_out_days or len(set(since)) > 1)
        assert (one.phase is Phase.WASH_OUT) == changed


@given(designs())
def test_the_arms_never_differ_by_more_than_a_block_can_leave(design: Design) -> None:
    found = arms_of(design)
    assert abs(found.count("A") - found.count("B")) <= 2 * design.turn_days


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"arms": ("rest", "rest")}, "both arms are 'rest'"),
        ({"turn_days": 2, "wash_out_days": 2}, "no day left"),
        ({"days": 3, "turn_days": 2}, "no turn of 2 days for each arm"),
        ({"baseline_days": -1}, "no turn"),
    ],
)
def test_a_design_that_compares_nothing_is_refused(changed: dict[str, object], told: str) -> None:
    plain: dict[str, object] = {"arms": ARMS, "order": ArmOrder.ABBA, "days": 14}
    with pytest.raises(ValueError, match=told):
        Design(**{**plain, **changed})  # type: ignore[arg-type]  # each case spoils one of them
