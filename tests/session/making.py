"""Clearances, wishes and plans for the tests of this room: real content, hand-made limits."""

from typing import Any

from hypothesis import strategies as st

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.content.chart import chart
from instep.library.content.reading import content_root
from instep.library.content.routines import repertoire
from instep.library.content.words import words
from instep.safety.clearance import Avoid, Clearance, Level, Limits, PressureOver, RiskGroup, WayDecision
from instep.session.events import Event
from instep.session.plan import build
from instep.session.replay import Timed
from instep.session.score import Score, read_score
from instep.session.timeline import Plan, Talk
from instep.session.wish import Outcome, Remembered, Sore, Wish
from instep.value import plain

ROOT = content_root()
WORDS = words(ROOT)
REPERTOIRE = repertoire(ROOT)
CHART = chart(ROOT)


def limits(**changes: Any) -> Limits:
    """The limits of a healthy adult, with changes."""
    usual: dict[str, Any] = {
        "pressure": Pressure.FIRM,
        "pressure_on": {},
        "minutes_per_foot": 10,
        "heat": True,
        "features_off": (),
        "ways_off": (),
        "ways_off_on": {},
        "trust_pain": True,
        "avoid": (),
        "seated_only": False,
        "look_after_each_foot": False,
        "positions_off": (),
        "oils_off": (),
        "adult_present": False,
        "device_regions_off": (),
        "pressure_over": (),
    }
    return Limits(**{**usual, **changes})


def clearance(way: Way = Way.HANDS, group: RiskGroup = RiskGroup.A, **changes: Any) -> Clearance:
    """A clearance that lets a session start, with these limits."""
    return Clearance(
        schema="instep.clearance/1",
        level=Level.CLEAR,
        may_start=True,
        way=WayDecision(asked=way, allowed=True, instead=None, rules=(), reasons=()),
        contact=None,
        limits=limits(**changes),
        risk_group=group,
        reasons=(),
        advice=(),
        rules_version="test",
        unanswered=(),
    )


def outcome(wish: Wish, given: Clearance | None = None, remembered: Remembered | None = None) -> Outcome:
    """What the composer makes of a wish."""
    return build(
        wish,
        given or clearance(wish.way),
        repertoire=REPERTOIRE,
        words=WORDS,
        remembered=remembered or Remembered(),
    )


def plan(
    wish: Wish | None = None, given: Clearance | None = None, remembered: Remembered | None = None
) -> Plan:
    """A plan that must be possible."""
    made = outcome(wish or Wish(minutes=10), given, remembered)
    assert isinstance(made, Plan), made
    return made


def score(made: Plan) -> Score:
    """The score of a plan, read from its document as the page reads it."""
    return read_score(plain(made))


def avoid(side: Side, region: Region, *, margin: bool = False) -> Avoid:
    return Avoid(side=side, region=region, rule="FC:blister", margin=margin)


sides = st.sampled_from(Side)
regions = st.sampled_from(Region)
pressures = st.sampled_from(Pressure)
avoids = st.lists(st.builds(avoid, sides, regions), max_size=4).map(tuple)


overs = st.lists(st.builds(PressureOver, side=sides, region=regions, pressure=pressures), max_size=2).map(
    tuple
)


@st.composite
def clearances(draw: st.DrawFn, way: Way) -> Clearance:
    """Any clearance that lets a session start."""
    return clearance(
        way,
        draw(st.sampled_from(RiskGroup)),
        pressure=draw(pressures),
        pressure_on=draw(st.dictionaries(sides, pressures, max_size=2)),
        minutes_per_foot=draw(st.sampled_from([2, 3, 5, 10])),
        trust_pain=draw(st.booleans()),
        avoid=draw(avoids),
        seated_only=draw(st.booleans()),
        look_after_each_foot=draw(st.booleans()),
        heat=draw(st.booleans()),
        ways_off_on=draw(st.sampled_from([{}, {Side.LEFT: (way,)}, {Side.RIGHT: (way,)}])),
        pressure_over=draw(overs),
    )


sore_places = st.builds(Sore, region=regions, side=sides, score=st.integers(0, 10))
pains = st.none() | st.integers(0, 10)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Any wish that names a routine that exists in its way."""
    routine = draw(st.sampled_from(list(REPERTOIRE.routines.values())))
    return Wish(
        minutes=draw(st.integers(2, 45)),
        way=draw(st.sampled_from(routine.ways)),
        routine=routine.id,
        sore=tuple(draw(st.lists(sore_places, max_size=3))),
        talk=draw(st.none() | st.sampled_from(Talk)),
        halves=draw(st.booleans()),
        start_pain={Side.LEFT: draw(pains), Side.RIGHT: draw(pains)},
        features=draw(st.sampled_from([(), ("percussive",)])),
    )


@st.composite
def memories(draw: st.DrawFn) -> Remembered:
    """Anything the journal may say of earlier sessions."""
    return Remembered(
        times_done=draw(
            st.dictionaries(st.sampled_from(list(REPERTOIRE.routines)), st.integers(0, 9), max_size=3)
        ),
        owed=draw(st.none() | sides),
        gentler=draw(st.dictionaries(st.tuples(sides, regions), pressures, max_size=3)),
    )


@st.composite
def outcomes(draw: st.DrawFn) -> tuple[Wish, Clearance, Remembered, Outcome]:
    """A wish, a clearance, a memory, and what the composer makes of them."""
    wish = draw(wishes())
    given = draw(clearances(wish.way))
    remembered = draw(memories())
    return wish, given, remembered, outcome(wish, given, remembered)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan that came out of the composer."""
    made = draw(outcomes().map(lambda four: four[3]).filter(lambda made: isinstance(made, Plan)))
    assert isinstance(made, Plan)
    return made


EVENTS = [name for name in CHART["events"] if name != "begin"]


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event, the painful ones with any number and place or none."""
    name = draw(st.sampled_from(EVENTS))
    if name not in ("hurts", "sharp_pain", "skin_broke"):
        return Event(name=name)
    return Event(
        name=name,
        pain=draw(pains) if name == "hurts" else None,
        side=draw(st.none() | sides),
        region=draw(st.none() | regions),
    )


stories = st.lists(
    st.builds(lambda s, e: Timed(at_ms=s * 500, event=e), st.integers(0, 1600), events()), max_size=12
)
