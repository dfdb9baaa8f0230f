"""People as the properties of this room need them: any answers, any findings, and limits to compare."""

from hypothesis import strategies as st
from tests.examples import examples

from instep.foot.anatomy import Region, Side, Way
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.safety.answers import BOTH, FINDINGS, Answer, Answers, Finding, Value
from instep.safety.clearance import Limits
from instep.safety.items import Item, ItemType

RULES = read_rules(content_root())
FEW = examples(150)
SIDES = st.sampled_from([BOTH, frozenset({Side.LEFT}), frozenset({Side.RIGHT})])
ASKED = [item for item in RULES.items.values() if item.id not in {FINDINGS, "clinician_ok"}]


@st.composite
def a_finding(draw: st.DrawFn) -> Finding:
    return Finding(
        id=draw(st.sampled_from(sorted(RULES.findings))),
        sides=draw(SIDES),
        regions=tuple(draw(st.lists(st.sampled_from(list(Region)), unique=True, max_size=2))),
    )


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    """Whatever can be said, left open or seen, the reassuring answers and the wished-for way included."""
    items = draw(st.lists(st.sampled_from(ASKED), unique_by=lambda item: item.id, max_size=8))
    # What the touch test bears upon is said more often than chance would have it.
    near = [RULES.items[name] for name in ("diabetes", "touch_test_missed", "numbness", "foot_risk_told")]
    said = [*items, *draw(st.lists(st.sampled_from(near), unique_by=lambda item: item.id))]
    given = {item.id: Answer(value=draw(_value(item)), sides=draw(SIDES)) for item in said}
    skipped = frozenset(draw(st.lists(st.sampled_from([item.id for item in ASKED]), max_size=4)))
    findings = tuple(draw(st.lists(a_finding(), max_size=2)))
    return Answers(given=given, findings=findings, skipped=skipped - given.keys())


def _value(item: Item) -> st.SearchStrategy[Value]:
    words = [option.value for option in item.options]
    match item.type:
        case ItemType.MULTI_CHOICE:
            return st.lists(st.sampled_from(words), unique=True, max_size=2).map(tuple)
        case ItemType.NUMBER_0_10:
            return st.integers(0, 10)
        case ItemType.NUMBER_0_6_OR_NOT_DONE:
            return st.one_of(st.just("not_done"), st.integers(0, 6))
        case ItemType.YES_NO | ItemType.YES_NO_UNSURE:
            return st.sampled_from(["no", "yes"])
        case _:
            return st.sampled_from(words)


def is_within(new: Limits, old: Limits) -> bool:
    """Whether nothing in the new limits allows more than the old ones did."""
    if frozenset(new.ways_off) == frozenset(Way):
        return True
    lower = all(new.ceiling(side).rank <= old.ceiling(side).rank for side in Side)
    shorter = new.minutes_per_foot <= max(old.minutes_per_foot, 10 if new.ways_off != old.ways_off else 0)
    wider = all(new.avoided(side) >= old.avoided(side) for side in Side)
    fewer = {*new.ways_off} >= {*old.ways_off} and {*new.features_off} >= {*old.features_off}
    calmer = new.heat <= old.heat and new.trust_pain <= old.trust_pain and new.seated_only >= old.seated_only
    return lower and shorter and wider and fewer and calmer
