"""Generated stories for the two interpreters: plans of every kind, and events at random times."""

import random
from typing import Any

from tests.session.making import CHART, EVENTS, REPERTOIRE, avoid, clearance, plan

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import RiskGroup
from instep.session.events import Event
from instep.session.plan_json import as_json
from instep.session.replay import Timed, Trace, replay
from instep.session.score import read_score
from instep.session.wish import Wish

SEED = 20
STORIES = 2_100


def plan_documents(rng: random.Random) -> list[dict[str, Any]]:
    """One plan of each routine and way, under limits of every kind."""
    documents = []
    for routine in REPERTOIRE.routines.values():
        for way in routine.ways if routine.feet else (Way.HANDS,):
            for _ in range(4):
                given = clearance(
                    way,
                    rng.choice(list(RiskGroup)),
                    pressure=rng.choice(list(Pressure)),
                    trust_pain=rng.random() < 0.7,
                    minutes_per_foot=rng.choice([2, 5, 10]),
                    avoid=(avoid(rng.choice(list(Side)), rng.choice([Region.NAILS, Region.OUTER_EDGE])),),
                )
                pains = {side: rng.choice([None, 0, 3, 5]) for side in Side}
                wish = Wish(minutes=rng.choice([2, 3, 5]), way=way, routine=routine.id, start_pain=pains)
                documents.append(as_json(plan(wish, given)))
    return documents


def event(rng: random.Random) -> Event:
    # Endings are rarer than in life, so that stories stay long.
    lively = [
        "pause",
        "resume",
        "next",
        "back",
        "again",
        "more",
        "softer",
        "harder",
        "hush",
        "slower",
        "faster",
        "other_foot",
        "take_back",
        "pain_unsaid",
        "hurts",
        "no_answer",
        "holding",
    ]
    name = rng.choice(lively) if rng.random() < 0.8 else rng.choice(EVENTS)
    if name != "hurts":
        return Event(name=name)
    return Event(
        name=name,
        pain=rng.choice([None, 0, 1, 2, 3, 4, 5, 6, 8, 10]),
        side=rng.choice([None, None, *Side]),
        region=rng.choice([None, None, *Region]),
    )


def generated() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the plan documents, and stories with the trace that the Python interpreter gives."""
    rng = random.Random(SEED)
    documents = plan_documents(rng)
    stories = []
    for number in range(STORIES):
        which = number % len(documents)
        times = sorted(round(rng.uniform(0, 150_000)) for _ in range(rng.randint(1, 14)))
        timed = [Timed(at_ms=at, event=event(rng)) for at in times]
        trace = replay(CHART, read_score(documents[which]), timed, until_ms=200_000)
        stories.append({"plan": which, "events": [_event_json(t) for t in timed], "trace": _told(trace)})
    return documents, stories


def _event_json(timed: Timed) -> dict[str, Any]:
    given = timed.event
    return {
        "at_ms": timed.at_ms,
        "name": given.name,
        "pain": given.pain,
        "side": given.side,
        "region": given.region,
    }


def _told(trace: Trace) -> list[list[Any]]:
    spent = [trace.spent_ms.get(foot, 0) for foot in ("left", "right")]
    return [*_trace_json(trace.entries), [trace.played_ms, *spent]]


def _trace_json(entries: Any) -> list[list[Any]]:
    """A line for each change. Beats are counted instead of listed, to keep the document small."""
    lines = [e.as_json() for e in entries]
    beats = sum("pulse:stroke" in line["effects"] for line in lines)
    kept = [list(line.values()) for line in lines if line["effects"] != ["pulse:stroke"]]
    return [*kept, [beats]]
