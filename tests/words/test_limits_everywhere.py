"""Every limit in force is said on the page, in the terminal and on paper, in words that hold no id."""

from argparse import Namespace
from collections.abc import Callable, Collection, Iterator
from html import unescape
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from tests.coach.contexts import LIBRARY, NOON
from tests.coach.living import Living
from tests.export.a_month import Month

from instep.app import Instep
from instep.cli.commands.plan import told_plan
from instep.cli.telling import told_clearance
from instep.export.report_page import report_page
from instep.facts.session import SessionStarted
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Avoid, Level, Limits, PressureOver
from instep.safety.clearance_keys import keys_of
from instep.session.plan_keys import timeline_of
from instep.session.timeline import Plan
from instep.session.wish import Wish
from instep.words.clearance import limit_lines

WORDS = LIBRARY.words
LEFT, RIGHT = Side.LEFT, Side.RIGHT

LEAST = Limits(
    pressure=Pressure.FIRM,
    pressure_on={},
    pressure_over=(),
    minutes_per_foot=10,
    heat=True,
    features_off=(),
    ways_off=(),
    ways_off_on={},
    trust_pain=True,
    avoid=(),
    seated_only=False,
    look_after_each_foot=False,
    positions_off=(),
    oils_off=(),
    adult_present=False,
    device_regions_off=(),
)

TIGHTER: dict[str, tuple[Any, str]] = {
    "pressure": (Pressure.MODERATE, "Pressure: at most moderate."),
    "pressure_on": ({RIGHT: Pressure.LIGHT}, "Right foot, pressure: at most light."),
    "pressure_over": (
        (
            PressureOver(side=LEFT, region=Region.BALL, pressure=Pressure.LIGHT),
            PressureOver(side=LEFT, region=Region.HEEL_SOLE, pressure=Pressure.LIGHT),
        ),
        "Left foot, pressure at most light on: ball of the foot, heel.",
    ),
    "minutes_per_foot": (7.5, "At most 7.5 minutes a foot."),
    "heat": (False, "No heat."),
    "features_off": (
        ("electric_pulses", "percussive"),
        "On a device these stay off: electric pulses (EMS or TENS), percussion (massage gun).",
    ),
    "ways_off": ((Way.ROLLER,), "Not with: a roller or ball."),
    "ways_off_on": (
        {LEFT: (Way.PARTNER, Way.ROLLER)},
        "Left foot, not with: a partner's hands, a roller or ball.",
    ),
    "trust_pain": (False, "Feeling may be reduced or dulled: look at the skin instead of going by pain."),
    "avoid": (
        (
            Avoid(side=RIGHT, region=Region.ARCH, rule="FC:blister", margin=False),
            Avoid(side=RIGHT, region=Region.ARCH, rule="CA01", margin=False),
            Avoid(side=RIGHT, region=Region.BALL, rule="FC:blister", margin=True),
        ),
        "Right foot, left alone: arch, ball of the foot.",
    ),
    "seated_only": (True, "Seated only."),
    "look_after_each_foot": (True, "Look at the skin after each foot, and again after 30 minutes."),
    "positions_off": (
        ("foot on opposite thigh", "standing"),
        "Not in these positions: the foot on the other thigh, standing.",
    ),
    "oils_off": (("argan", "lanolin"), "These stay off the skin: argan oil, lanolin."),
    "adult_present": (True, "An adult stays present."),
    "device_regions_off": ((Region.HEEL_BACK,), "No device on: skin behind the heel."),
}
"""For each limit a value that is not the least restrictive one, and the sentence that must say so."""

NAMES = sorted(TIGHTER)


def limits(names: Collection[str]) -> Limits:
    return replace(LEAST, **{name: TIGHTER[name][0] for name in names})


def sentences(names: Collection[str]) -> set[str]:
    return {TIGHTER[name][1] for name in names}


def test_each_limit_of_a_clearance_is_among_these() -> None:
    assert sorted(field.name for field in fields(Limits)) == NAMES
    assert [name for name in NAMES if getattr(LEAST, name) == TIGHTER[name][0]] == []


@given(st.sets(st.sampled_from(NAMES)))
def test_each_limit_is_said_whatever_holds_beside_it(names: set[str]) -> None:
    lines = set(limit_lines(limits(names), WORDS))
    assert sentences(names) <= lines
    assert not lines & sentences(set(NAMES) - names)


def test_what_holds_for_a_device_alone_is_said_for_a_device_and_where_no_way_was_chosen() -> None:
    only = sentences({"features_off", "device_regions_off"})
    for way in Way:
        assert bool(only & set(limit_lines(limits(NAMES), WORDS, way=way))) == (way is Way.DEVICE)
        assert sentences(NAMES) - only <= set(limit_lines(limits(NAMES), WORDS, way=way))


def _ids() -> Iterator[tuple[str, str]]:
    effects = [rule.effect for rule in LIBRARY.rules.rules]
    modes = LIBRARY.rules.mode_rules
    yield from (("oils", oil) for one in effects for oils in (one.oils_off or {}).values() for oil in oils)
    yield from (("positions", name) for one in effects for name in one.positions_off)
    yield from (("positions", rule.position) for rule in modes if rule.position)
    yield from (("features", name) for one in effects for name in one.features_off)
    yield from (("features", one.value) for one in LIBRARY.rules.items["device_features"].options)


@pytest.mark.parametrize(("kind", "name"), sorted(set(_ids())))
def test_whatever_the_rules_can_take_away_has_a_name(kind: str, name: str) -> None:
    assert f"ui-limit-{kind}-{name.replace(' ', '_')}" in WORDS.texts


def planned(given: Limits) -> Plan:
    """Return a plan for a device that stands under these limits."""
    made = Living().begins()
    way = replace(made.clearance.way, asked=Way.DEVICE)
    clearance = replace(made.clearance, limits=given, way=way, level=Level.CAUTION, may_start=True)
    return replace(made, clearance=clearance, way=Way.DEVICE)


def in_the_terminal(given: Limits) -> str:
    plan = planned(given)
    args = Namespace(answers="answers.json", output=None)
    of_plan = "\n".join(told_plan(plan, Wish(minutes=10), args, words=WORDS))
    of_screening = "\n".join(told_clearance(plan.clearance, LIBRARY))
    missing = [line for line in limit_lines(given, WORDS) if line not in of_screening]
    assert missing == []
    return of_plan


def on_paper(given: Limits) -> str:
    report = replace(Month().report(), in_force=(NOON, planned(given).clearance))
    page = report_page(report, LIBRARY, brief=True)
    return "\n".join(page["plan"]["lines"])


@pytest.mark.parametrize("said", [in_the_terminal, on_paper])
@pytest.mark.parametrize("name", NAMES)
def test_each_limit_is_said_in_the_terminal_and_on_paper(said: Callable[[Limits], str], name: str) -> None:
    assert TIGHTER[name][1] in said(limits([name]))


@pytest.mark.parametrize("name", NAMES)
def test_each_limit_is_said_on_the_page_before_a_session(
    door: httpx.Client, instep: Instep, name: str
) -> None:
    plan = planned(limits([name]))
    person = Living(now=instep.now(), person=instep.context().person, journal=instep.journal)
    person.writes(
        SessionStarted(
            session="s",
            minutes=10,
            way=Way.DEVICE,
            routine=plan.routine,
            goal="relax",
            plan_hash="0",
            plan=timeline_of(plan),
            clearance=keys_of(plan.clearance),
        )
    )
    page = door.get("/session/s/ready")
    assert page.status_code == httpx.codes.OK
    assert TIGHTER[name][1] in unescape(page.text)
