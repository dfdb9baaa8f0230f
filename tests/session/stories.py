"""Generated stories for the two interpreters: plans of every routine and way, and events at random times."""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.session.making import EVENTS, REPERTOIRE, avoid, clearance, plan

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.routine.moves import Routine
from instep.safety.clearance import RiskGroup
from instep.session.timeline import Talk
from instep.session.wish import Remembered, Wish
from instep.value import plain

SEED, STORIES, MANY = 20, 2_000, 100_000
BATCH = 500
LIVELY = (
    *("pause", "resume", "next", "back", "again", "more", "softer", "harder", "hush", "slower", "faster"),
    *("other_foot", "take_back", "pain_unsaid", "hurts", "hurts", "no_answer", "holding"),
    *("pain_number", "pain_place"),
)
"""Endings are rarer than in life, so that stories stay long."""
ABOUT_A_FOOT = ("hurts", "pain_unsaid", "pain_number", "pain_place", "skin_broke", "harder", "faster")
_NUMBERED = ("hurts", "pain_number")
_PLACED = ("hurts", "pain_place", "skin_broke")


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Some plan documents, and stories each with the number of its plan."""

    documents: list[dict[str, Any]]
    stories: list[dict[str, Any]]


def seed_and_number() -> tuple[int, int]:
    """Return the fixed seed and a few stories; or, to explore, a fresh seed that is printed, and many."""
    if not os.environ.get("INSTEP_EXPLORE"):
        return SEED, STORIES
    seed = random.SystemRandom().randrange(2**32)
    print(f"exploring {MANY} stories with seed {seed}")  # noqa: T201  # who finds something needs it
    return seed, MANY


def batches(seed: int, number: int) -> Iterator[Batch]:
    """Yield the stories a few at a time: each batch has plans of its own."""
    rng = random.Random(seed)
    for begin in range(0, number, BATCH):
        documents = list(plan_documents(rng))
        count = min(BATCH, number - begin)
        yield Batch(documents=documents, stories=[_story(rng, n % len(documents)) for n in range(count)])


def plan_documents(rng: random.Random) -> Iterator[dict[str, Any]]:
    """Yield one plan of each routine and way, under limits of every kind."""
    for routine in REPERTOIRE.routines.values():
        for way in routine.ways:
            yield plain(_plan(rng, routine, way))


def _plan(rng: random.Random, routine: Routine, way: Way) -> Any:
    given = clearance(
        way,
        rng.choice(list(RiskGroup)),
        pressure=rng.choice(list(Pressure)),
        pressure_on={rng.choice(list(Side)): rng.choice(list(Pressure))},
        trust_pain=rng.random() < 0.7,
        minutes_per_foot=rng.choice([2, 5, 10]),
        avoid=(avoid(rng.choice(list(Side)), rng.choice([Region.NAILS, Region.OUTER_EDGE])),),
        ways_off_on={rng.choice(list(Side)): (way,)} if rng.random() < 0.1 else {},
    )
    pains = {side: rng.choice([None, 0, 3, 5]) for side in Side}
    talk = rng.choice([None, *Talk])
    wish = Wish(minutes=rng.choice([3, 4, 5]), way=way, routine=routine.id, start_pain=pains, talk=talk)
    return plan(wish, given, Remembered(owed=rng.choice([None, *Side])))


def _story(rng: random.Random, which: int) -> dict[str, Any]:
    times = sorted(round(rng.uniform(0, 150_000)) for _ in range(rng.randint(1, 14)))
    return {"plan": which, "events": [given(rng, at) for at in times]}


def given(rng: random.Random, at_ms: int) -> dict[str, Any]:
    """Return any event at this time, with whatever a person may say of it."""
    name = rng.choice(LIVELY) if rng.random() < 0.85 else rng.choice(EVENTS)
    about = name in ABOUT_A_FOOT
    return {
        "at_ms": at_ms,
        "name": name,
        "pain": rng.choice([None, *range(11)]) if name in _NUMBERED else None,
        "side": rng.choice([None, None, *(side.value for side in Side)]) if about else None,
        "region": rng.choice([None, *(one.value for one in Region)])
        if name in _PLACED and rng.random() < 0.5
        else None,
    }
