"""A change is told as it was measured, and called noticeable only by the measure's own rule."""

from instep.outcomes.change import changes


def test_a_change_of_two_is_noticeable_and_one_of_one_is_not() -> None:
    told = changes(
        {"pain": 5, "stress": 4}, {"pain": 3, "stress": 3}, noticeable_from={"pain": 2, "stress": 2}
    )
    assert [(c.measure, c.change, c.noticeable) for c in told] == [("pain", -2, True), ("stress", -1, False)]


def test_what_was_skipped_is_missing_and_never_zero() -> None:
    assert changes({"pain": 5}, {"stress": 0}, noticeable_from={"pain": 2}) == ()


def test_a_measure_without_a_rule_is_shown_and_not_judged() -> None:
    (energy,) = changes({"energy": 1}, {"energy": 9}, noticeable_from={})
    assert not energy.noticeable
