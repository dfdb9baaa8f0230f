"""Tales that are wrong, and charts with a safety taken out: each check must complain of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from tests.session.found import at
from tests.session.lines import Document, Given, Tale, lived, tale
from tests.session.making import CHART, avoid, clearance, plan

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.session.statechart import Chart
from instep.session.wish import Wish
from instep.value import plain

QUIET = [at(1, "how_long")]


def document(routine: str = "classic", way: Way = Way.HANDS, **limits: Any) -> Document:
    """A plan of four minutes."""
    return plain(plan(Wish(minutes=4, way=way, routine=routine), clearance(way, **limits)))


def told(events: Sequence[Given], made: Document | None = None, chart: Chart = CHART) -> Tale:
    """The tale of these events."""
    made = made or document()
    return tale(made, lived(made, events, chart))


def without(action: str, *, event: str = "") -> dict[str, Any]:
    """The chart with an action taken out, everywhere or of one event."""
    chart: dict[str, Any] = deepcopy(dict(CHART))
    for table in (*(state["on"] for state in chart["states"].values()), chart["anywhere"]):
        for name, branches in table.items():
            for branch in branches if event in ("", name) else ():
                branch["do"] = [one for one in branch["do"] if one != action]
    return chart


def at_work(story: Tale, **changes: Any) -> Tale:
    """The tale with its first line at work told otherwise."""
    number = next(n for n, line in enumerate(story.lines) if line.touches)
    lines = list(story.lines)
    lines[number] = replace(lines[number], **changes)
    return replace(story, lines=lines)


def then(story: Tale, **changes: Any) -> Tale:
    """The tale with its last line once more, told otherwise."""
    return replace(story, lines=[*story.lines, replace(story.lines[-1], **changes)])


def i1() -> Iterator[Tale]:
    yield then(told([at(40, "sharp_pain")]), state="guiding")
    yield then(told([at(40, "sharp_pain")]), effects=("play:0",))


def i2() -> Iterator[Tale]:
    yield at_work(told(QUIET, document(pressure=Pressure.MODERATE)), pressure="firm")
    yield at_work(told(QUIET, document(pressure_on={Side.LEFT: Pressure.LIGHT})), pressure="moderate")
    yield told([at(40, "harder")], chart=without("harden"))
    story = told([at(40, "harder"), at(41, "harder")])
    yield at_work(story, event="harder", effects=("say:at_ceiling",))


def i3() -> Iterator[Tale]:
    evening = document("evening")
    for action in ("hurt", "spare"):
        yield told([at(25, "hurts", pain=2)], evening, without(action))
    yield told([at(40, "hurts", pain=8)], chart=without("leave_foot"))
    yield told([at(40, "hurts"), at(41, "pain_place", region="toes")], chart=without("spare:named"))
    foretells = without("say:hands_off")
    no_number = next(b for b in foretells["states"]["guiding"]["on"]["hurts"] if b.get("if") == "no_number")
    no_number["do"].append("say:leave_spot")
    yield told([at(40, "hurts")], chart=foretells)
    yield at_work(told([at(0.5, "hurts", pain=1)]), pressure="firm")


def i4() -> Iterator[Tale]:
    made = document(avoid=(avoid(Side.LEFT, Region.NAILS),))
    yield at_work(told(QUIET, made), regions=("nails",))


def i5() -> Iterator[Tale]:
    whole = told([at(20, "finished"), at(60, "finished")])
    yield replace(whole, end={**whole.end, "spent": [0, 0]})
    told_nothing = [replace(line, effects=()) for line in whole.lines]
    yield replace(whole, lines=told_nothing)


def i6() -> Iterator[Tale]:
    paused = [at(40, "pause"), at(50, "why"), at(60, "resume")]
    loud: dict[str, Any] = deepcopy(dict(CHART))
    del loud["states"]["paused"]["on"]["why"]
    yield told(paused, chart=loud)
    yield told(paused, chart=without("where"))
    story = told(paused)
    yield replace(
        story, lines=[replace(one, position=one.position - (one.event == "resume")) for one in story.lines]
    )


def i7() -> Iterator[Tale]:
    numb = document(trust_pain=False)
    yield at_work(told(QUIET, numb), pressure="firm")
    trusting: dict[str, Any] = deepcopy(dict(CHART))
    trusting["guards"]["numb"] = {"trust_pain": True}
    yield told([at(40, "harder")], numb, trusting)


def i8() -> Iterator[Tale]:
    yield told([at(40, "stop")], chart=without("say:wipe_soles", event="stop"))


def i9() -> Iterator[Tale]:
    standing = document("roller-standing", Way.ROLLER)
    hurried: dict[str, Any] = deepcopy(dict(CHART))
    hurried["guards"]["handhold"] = {"handhold": False}
    yield told(QUIET, standing, hurried)


def i10() -> Iterator[Tale]:
    story = told([at(40, "pause"), at(60, "resume")])
    yield replace(story, end={**story.end, "played": story.end["played"] + 20_000})
    yield replace(story, plan={**story.plan, "seconds": story.plan["seconds"] + 2})
    short = replace(story, end={**story.end, "ended": "finished"})
    yield short


BREAKING: Mapping[str, Callable[[], Iterator[Tale]]] = {
    "I1": i1,
    "I2": i2,
    "I3": i3,
    "I4": i4,
    "I5": i5,
    "I6": i6,
    "I7": i7,
    "I8": i8,
    "I9": i9,
    "I10": i10,
}
