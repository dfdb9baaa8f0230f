"""Chooses the routine and the position that a wish leaves open, or says why the wished one will not do."""

from instep.foot.anatomy import Way
from instep.routine.moves import Position, Repertoire, Routine
from instep.safety.clearance import Clearance, Limits
from instep.session.wish import CannotPlan, Wish
from instep.session.words import Words


def choose_routine(wish: Wish, repertoire: Repertoire, words: Words) -> Routine | CannotPlan:
    """Return the routine asked for, or the one that serves the goal; a short one where minutes are few."""
    name = wish.routine or _for_goal(wish, repertoire)
    routine = repertoire.routines[name]
    if wish.way not in routine.ways:
        fitting = [r.id for r in repertoire.routines.values() if wish.way in r.ways]
        return _cannot("way", words, routine=name, way=wish.way, routines=", ".join(fitting))
    techniques = [t for step in routine.steps if len(step.any_of) > 1 for t in step.any_of]
    if wish.technique and wish.technique not in techniques:
        return _cannot(
            "technique",
            words,
            routine=name,
            technique=wish.technique,
            techniques=", ".join(techniques) or "-",
        )
    return routine


def _for_goal(wish: Wish, repertoire: Repertoire) -> str:
    goal = repertoire.goals[wish.goal] if wish.goal else next(iter(repertoire.goals.values()))
    if wish.way is Way.HANDS and wish.minutes < repertoire.dose.short_below_minutes:
        return "short"
    return goal.routines[wish.way]


def choose_position(
    wish: Wish, routine: Routine, clearance: Clearance, *, repertoire: Repertoire, words: Words
) -> Position | CannotPlan:
    """Return the position asked for, or the first of the routine's that the clearance allows."""
    fitting = [
        position
        for name in routine.positions
        if _allowed(position := repertoire.positions[name], clearance.limits)
    ]
    wished = [position for position in fitting if wish.position in (None, position.id)]
    if wished:
        return wished[0]
    return _cannot(
        "position",
        words,
        position=wish.position or routine.positions[0],
        routine=routine.id,
        positions=", ".join(position.id for position in fitting) or "-",
    )


def _allowed(position: Position, limits: Limits) -> bool:
    if position.handhold and limits.seated_only:
        return False
    return position.screening not in limits.positions_off


def _cannot(place: str, words: Words, **parts: str) -> CannotPlan:
    return CannotPlan(
        place=place,
        problem=words.say(f"plan-cannot-{place}", **parts),
        remedy=words.say(f"plan-cannot-{place}_remedy", **parts),
    )
