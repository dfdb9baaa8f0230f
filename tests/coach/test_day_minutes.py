"""The minutes that a rule allows a foot are those of a day, however many sessions they come in."""

from datetime import timedelta

import pytest
from tests.coach.contexts import LIBRARY, NOON
from tests.coach.living import DAY, MINUTE, Living

from instep.coach.session.start_session import Started
from instep.facts.session import SessionEnded
from instep.foot.anatomy import Side
from instep.session.timeline import Plan
from instep.session.wish import CannotPlan, Wish

HOUR = timedelta(hours=1)


def had(living: Living, left: float, right: float, *, session: str = "one") -> None:
    """A session that has ended, with so many minutes on each foot."""
    played = {Side.LEFT: round(left * 60_000), Side.RIGHT: round(right * 60_000)}
    living.writes(
        SessionEnded(
            session=session,
            ended="finished",
            seconds_played=round(60 * (left + right)),
            played_ms=played,
            left=(),
            routine="classic",
            way="hands",
        )
    )


def asks(living: Living, *, numb: bool = True) -> object:
    if numb:
        return living.starts(wish=Wish(minutes=30), numbness="reduced", numbness_known="yes")
    return living.starts(wish=Wish(minutes=30))


def begins(living: Living, *, numb: bool = True) -> Plan:
    started = asks(living, numb=numb)
    assert isinstance(started, Started), started
    return started.plan


def worked(plan: Plan, side: Side) -> float:
    return sum(one.end_ms - one.start_ms for one in plan.segments if one.foot is side and one.move) / 60_000


@pytest.mark.parametrize(("left", "right"), [(2, 1), (1, 2), (2, 2)])
def test_a_second_session_gets_what_the_first_left_on_the_foot_that_had_more(
    left: float, right: float
) -> None:
    living = Living()
    limit = begins(living).clearance.limits.minutes_per_foot
    had(living, left, right)
    later = begins(living.later(HOUR))
    assert later.clearance.limits.minutes_per_foot == limit - 2
    assert all(worked(later, side) <= limit - 2 for side in Side)


def test_several_short_sessions_are_added_up_until_nothing_is_left() -> None:
    living = Living()
    begins(living)
    for number in range(5):
        had(living.later(number * MINUTE), 1, 1, session=f"session-{number}")
    outcome = asks(living.later(HOUR))
    assert isinstance(outcome, CannotPlan)
    assert "5 minutes on one day" in outcome.problem
    assert "tomorrow" in outcome.remedy


def test_what_is_left_and_holds_no_move_is_not_asked_to_be_longer() -> None:
    living = Living()
    begins(living)
    had(living, 4.8, 4.8)
    outcome = asks(living.later(HOUR))
    assert isinstance(outcome, CannotPlan)
    assert outcome.remedy == LIBRARY.words.say("plan-cannot-enough_remedy")


def test_the_next_day_begins_anew_by_the_clock_where_the_person_is() -> None:
    living = Living()
    limit = begins(living).clearance.limits.minutes_per_foot
    had(living, 5, 5)
    assert begins(living.later(DAY)).clearance.limits.minutes_per_foot == limit


def test_where_no_rule_limits_the_time_a_day_has_as_many_sessions_as_somebody_likes() -> None:
    living = Living()
    whole = begins(living, numb=False)
    for number in range(5):
        had(living.later(number * MINUTE), 10, 10, session=f"session-{number}")
    again = begins(living.later(HOUR), numb=False)
    assert again.clearance.limits.minutes_per_foot == whole.clearance.limits.minutes_per_foot


def test_the_minutes_of_one_person_are_not_those_of_another() -> None:
    ana = Living()
    had(ana, 5, 5)
    eva = Living(now=NOON + HOUR, person="eva", journal=ana.journal)
    assert begins(eva).clearance.limits.minutes_per_foot == 5
