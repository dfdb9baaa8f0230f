"""Pain of every session of the last days counts, ended or not, and it fades by a rule of the content."""

from datetime import timedelta

import pytest
from tests.coach.contexts import LIBRARY, NOON
from tests.coach.living import DAY, MINUTE, Living, a_fact, an_event

from instep.coach.session.earlier_sessions import gentler_places, remember
from instep.facts.session import SessionEnded
from instep.foot.anatomy import Pressure, Region, Side
from instep.session.timeline import Plan

HEEL = (Side.LEFT, Region.HEEL_SOLE)
STEP = timedelta(days=LIBRARY.repertoire.dose.pain_rises_after_days)


def hurt(pain: int = 8, session: str = "session-01", **changes: object) -> Living:
    living = Living()
    living.meets("hurts", pain=pain, session=session, state="easing", **changes)
    return living


def ended(session: str = "session-02") -> SessionEnded:
    return SessionEnded(
        session=session,
        ended="finished",
        seconds_played=600,
        played_ms={Side.LEFT: 300_000, Side.RIGHT: 300_000},
        left=(),
        routine="classic",
        way="hands",
    )


def deepest(plan: Plan, side: Side, region: Region) -> Pressure | None:
    depths = [
        one.ceiling for one in plan.segments if one.foot is side and region in one.regions and one.ceiling
    ]
    return max(depths, key=lambda depth: depth.rank, default=None)


def test_pain_in_a_session_whose_tab_was_closed_is_not_forgotten() -> None:
    plan = hurt().later(MINUTE).begins()
    assert deepest(plan, *HEEL) is Pressure.LIGHT


def test_pain_is_not_forgotten_after_one_later_session_without_any() -> None:
    living = hurt()
    living.later(DAY).writes(ended())
    assert gentler_places(living.later(DAY + MINUTE).context)[HEEL] is Pressure.LIGHT


@pytest.mark.parametrize(
    ("steps", "pressure"),
    [(0, Pressure.LIGHT), (0.99, Pressure.LIGHT), (1, Pressure.MODERATE), (1.99, Pressure.MODERATE)],
)
def test_the_pressure_may_rise_by_one_step_in_so_many_days(steps: float, pressure: Pressure) -> None:
    assert gentler_places(hurt().later(steps * STEP).context)[HEEL] is pressure


@pytest.mark.parametrize("steps", [2, 2.5, 3, 10])
def test_after_that_nothing_is_held_against_a_place(steps: float) -> None:
    assert gentler_places(hurt().later(steps * STEP).context) == {}


def test_the_last_pain_at_a_place_counts_from_its_own_day() -> None:
    living = hurt()
    living.later(2 * STEP).meets("hurts", pain=2, session="session-02", state="easing")
    assert gentler_places(living.later(2 * STEP + DAY).context)[HEEL] is Pressure.LIGHT


def test_a_place_that_was_named_is_as_light_as_can_be_whatever_was_pressed_elsewhere() -> None:
    living = hurt(side=Side.RIGHT, region=Region.BALL, pressure=Pressure.MODERATE)
    found = gentler_places(living.later(MINUTE).context)
    assert found == {(Side.RIGHT, Region.BALL): Pressure.LIGHT, HEEL: Pressure.MODERATE}


def test_pain_dated_after_now_makes_gentler_already() -> None:
    living = Living()
    living.journal.append([a_fact(an_event("hurts", pain=6), NOON + DAY)])
    assert gentler_places(living.context)[HEEL] is Pressure.LIGHT


def test_an_old_session_that_is_delivered_late_does_not_make_the_next_plan_forget() -> None:
    living = Living()
    living.meets("sharp_pain", pain=7, session="session-02")
    old = Living(now=NOON - 100 * DAY)
    old.writes(ended("session-00"))
    living.takes_in(old.journal)
    assert remember(living.later(MINUTE).context).gentler[HEEL] is Pressure.LIGHT
