"""Invented people and invented agreements, for what must never happen to any of them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.safety.agreement import Agreement, Narrowing
from instep.safety.answers import BOTH, Answer, Answers, Finding, Value
from instep.safety.clearance import Avoid, Limits, PressureOver, Source
from instep.safety.items import Item, ItemType

RULES = read_rules(content_root())
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date()
FEATURES = [option.value for option in RULES.items["device_features"].options]
EVERY_RULE = [rule.id for rule in RULES.rules]


def agreement(
    limits: Narrowing = Narrowing(),  # noqa: B008  # frozen
    *,
    rule: str | None = None,
    until: date = TODAY,
    withdrawn: bool = False,
    call: str | None = None,
) -> Agreement:
    return Agreement(
        id="0123456789abcdef",
        limits=limits,
        until=until,
        rule=rule,
        told="Ana Reis, podiatrist, asks for this.",
        call=call,
        standing="asked for by Ana Reis, podiatrist",
        source=Source(title="The answer that you accepted", url="/feet/answer", status="signed"),
        withdrawn=withdrawn,
    )


PLACES = st.tuples(st.sampled_from(Side), st.sampled_from(Region))
NARROWINGS = st.builds(
    Narrowing,
    leave=st.lists(PLACES, max_size=4, unique=True).map(tuple),
    pressure=st.none() | st.sampled_from(Pressure),
    minutes_per_foot=st.none() | st.integers(1, 60),
    ways_off=st.lists(st.sampled_from(Way), max_size=2, unique=True).map(tuple),
    features_off=st.lists(st.sampled_from(FEATURES), max_size=3, unique=True).map(tuple),
)
AGREEMENTS = st.builds(
    agreement,
    NARROWINGS,
    rule=st.none() | st.sampled_from(EVERY_RULE),
    until=st.sampled_from([TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=20)]),
    withdrawn=st.booleans(),
    call=st.none() | st.just("Get in touch."),
)


def _said(item: Item) -> st.SearchStrategy[Value]:
    words = [option.value for option in item.options]
    match item.type:
        case ItemType.MULTI_CHOICE:
            return st.lists(st.sampled_from(words), unique=True, max_size=2).map(tuple)
        case ItemType.NUMBER_0_10:
            return st.integers(0, 10)
        case ItemType.NUMBER_0_6_OR_NOT_DONE:
            return st.integers(0, 6) | st.just("not_done")
        case ItemType.YES_NO | ItemType.YES_NO_UNSURE:
            unsure = ["unsure"] if item.type is ItemType.YES_NO_UNSURE else []
            return st.sampled_from(["yes", "no", *unsure])
        case ItemType.LIST_OF_RULE_IDS:
            return st.lists(st.sampled_from(EVERY_RULE), max_size=1).map(tuple)
        case _:
            return st.sampled_from(words)


SOME_SIDES = st.sampled_from([BOTH, frozenset({Side.LEFT}), frozenset({Side.RIGHT})])
SOME_REGIONS = st.lists(st.sampled_from(Region), unique=True, max_size=2).map(tuple)
ASKED = [item for item in RULES.items.values() if item.type is not ItemType.LIST_OF_FINDINGS]


@st.composite
def an_answer(draw: st.DrawFn) -> tuple[str, Answer]:
    item = draw(st.sampled_from(ASKED))
    return item.id, Answer(value=draw(_said(item)), sides=draw(SOME_SIDES), regions=draw(SOME_REGIONS))


FINDINGS = st.builds(
    Finding, id=st.sampled_from(sorted(RULES.findings)), sides=SOME_SIDES, regions=SOME_REGIONS
)


@st.composite
def a_person(draw: st.DrawFn) -> Answers:
    answers = dict(draw(st.lists(an_answer(), max_size=6)))
    skipped = draw(st.frozensets(st.sampled_from([item.id for item in ASKED]), max_size=2))
    findings = tuple(draw(st.lists(FINDINGS, max_size=2)))
    return Answers(given=answers, findings=findings, skipped=skipped - answers.keys())


LIMITS = st.builds(
    Limits,
    pressure=st.sampled_from(Pressure),
    pressure_on=st.dictionaries(st.sampled_from(Side), st.sampled_from(Pressure)),
    minutes_per_foot=st.sampled_from([0.5, 2.0, 5.0, 10.0]),
    heat=st.booleans(),
    features_off=st.lists(st.sampled_from(FEATURES), unique=True).map(tuple),
    ways_off=st.lists(st.sampled_from(Way), unique=True).map(tuple),
    ways_off_on=st.dictionaries(st.sampled_from(Side), st.just((Way.ROLLER,))),
    trust_pain=st.booleans(),
    avoid=st.lists(
        st.builds(Avoid, side=st.sampled_from(Side), region=st.sampled_from(Region), rule=st.just("UR01"))
    ).map(tuple),
    seated_only=st.booleans(),
    look_after_each_foot=st.booleans(),
    positions_off=st.just(("thigh",)),
    oils_off=st.just(("almond",)),
    adult_present=st.booleans(),
    device_regions_off=st.just((Region.TOP,)),
    pressure_over=st.dictionaries(PLACES, st.sampled_from(Pressure), max_size=3).map(
        lambda over: tuple(PressureOver(side=s, region=r, pressure=most) for (s, r), most in over.items())
    ),
)
"""Any limits at all, also such as no screening has made yet."""


def wider_in(new: Limits, old: Limits) -> list[str]:
    """The names of the limits that allow more than they did; field by field, as a person would compare."""
    over = {(one.side, one.region): one.pressure for one in new.pressure_over}
    allows_less = {
        "pressure": new.pressure.rank <= old.pressure.rank,
        "pressure_on": all(new.ceiling(side).rank <= old.ceiling(side).rank for side in Side),
        "pressure_over": all(
            over.get((own.side, own.region), Pressure.FIRM).rank <= own.pressure.rank
            for own in old.pressure_over
        ),
        "minutes_per_foot": new.minutes_per_foot <= old.minutes_per_foot,
        "heat": old.heat or not new.heat,
        "features_off": {*old.features_off} <= {*new.features_off},
        "ways_off": {*old.ways_off} <= {*new.ways_off},
        "ways_off_on": all({*off} <= {*new.ways_off_on[side]} for side, off in old.ways_off_on.items()),
        "trust_pain": old.trust_pain or not new.trust_pain,
        "avoid": {*old.avoid} <= {*new.avoid},
        "seated_only": new.seated_only or not old.seated_only,
        "look_after_each_foot": new.look_after_each_foot or not old.look_after_each_foot,
        "positions_off": {*old.positions_off} <= {*new.positions_off},
        "oils_off": {*old.oils_off} <= {*new.oils_off},
        "adult_present": new.adult_present or not old.adult_present,
        "device_regions_off": {*old.device_regions_off} <= {*new.device_regions_off},
    }
    assert allows_less.keys() == {*Limits.__struct_fields__}
    return [name for name, less in allows_less.items() if not less]
