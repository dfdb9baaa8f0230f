"""Which moves are left for one foot once everything excluded is taken away, and how deep each may go."""

from collections.abc import Iterator
from dataclasses import dataclass

from instep.foot.anatomy import Pressure, Region, Side
from instep.routine.moves import Move, Repertoire, Routine, Step
from instep.safety.clearance import Limits
from instep.session.wish import Remembered, Wish

PERCUSSIVE = "percussive"


@dataclass(frozen=True, kw_only=True)
class Task:
    """A move on one foot, kept to the regions that are left; `most_ms` already heeds the device's limit."""

    move: Move
    regions: tuple[Region, ...]
    most_ms: int
    weight: float
    keep: int


@dataclass(frozen=True, kw_only=True)
class Choices:
    """One step of the routine on one foot: the tasks that may serve it, in the order they rotate."""

    tasks: tuple[Task, ...]
    keep: int


@dataclass(frozen=True, kw_only=True)
class FootWork:
    """What one foot can be given. `lost` are moves that cannot be done, `narrowed` those done in part."""

    side: Side | None
    steps: tuple[Choices, ...]
    lost: tuple[Move, ...]
    narrowed: tuple[Move, ...]


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The wish, the limits and the memory that one foot's work is decided by."""

    wish: Wish
    limits: Limits
    remembered: Remembered
    repertoire: Repertoire
    lighter: bool


def foot_work(
    side: Side | None, routine: Routine, position_moves: tuple[str, ...] | None, scope: Scope
) -> FootWork:
    """Return the work that is left for a foot (None for a routine that names no foot)."""
    avoided = scope.limits.avoided(side) if side else frozenset()
    if side and scope.wish.way in scope.limits.ways_off_on.get(side, ()):
        avoided = frozenset(Region)
    if scope.wish.way == "device":
        avoided |= frozenset(scope.limits.device_regions_off)
    moves = [m for step in routine.steps for m in _moves(step, position_moves, scope)]
    steps = (
        Choices(tasks=tuple(_tasks(step, side, avoided, position_moves, scope)), keep=step.keep)
        for step in routine.steps
    )
    return FootWork(
        side=side,
        steps=tuple(step for step in steps if step.tasks),
        lost=tuple(m for m in moves if _left(m, avoided) is None),
        narrowed=tuple(m for m in moves if _left(m, avoided) not in (None, m.regions)),
    )


def pressure_for(
    move: Move, regions: tuple[Region, ...], side: Side | None, scope: Scope
) -> tuple[Pressure, Pressure] | None:
    """Return the planned pressure and its ceiling for a move on these regions; None for a move that does not touch.

    The ceiling only ever lowers: the clearance's for the side, then what the journal says hurt there,
    then a sore place begins light.
    """
    if move.pressure is None or side is None:
        return None
    ceiling = scope.limits.ceiling(side)
    for region in regions:
        ceiling = ceiling.at_most(scope.limits.pressure_over.get((side, region), ceiling))
        ceiling = ceiling.at_most(scope.remembered.gentler.get((side, region), ceiling))
    planned = move.pressure.softened() if scope.lighter else move.pressure
    if any(score >= scope.repertoire.dose.sore_light_from for score in _scores(side, regions, scope.wish)):
        planned = Pressure.LIGHT
    return planned.at_most(ceiling), ceiling


def _scores(side: Side | None, regions: tuple[Region, ...], wish: Wish) -> list[int]:
    return [sore.score for sore in wish.sore if sore.side is side and sore.region in regions]


def _moves(step: Step, position_moves: tuple[str, ...] | None, scope: Scope) -> list[Move]:
    names = [name for name in step.any_of if position_moves is None or name in position_moves]
    wished = [name for name in names if name == scope.wish.technique]
    return [scope.repertoire.moves[name] for name in wished or names]


def _tasks(
    step: Step,
    side: Side | None,
    avoided: frozenset[Region],
    position_moves: tuple[str, ...] | None,
    scope: Scope,
) -> Iterator[Task]:
    for move in _moves(step, position_moves, scope):
        regions = _left(move, avoided)
        if regions is None:
            continue
        sore = max(_scores(side, regions, scope.wish), default=0)
        weight = step.weight * (1 + scope.repertoire.dose.sore_weight_per_point * sore)
        yield Task(
            move=move, regions=regions, most_ms=_most_ms(move, scope.wish), weight=weight, keep=step.keep
        )


def _most_ms(move: Move, wish: Wish) -> int:
    if PERCUSSIVE in wish.features and move.most_percussive_ms is not None:
        return move.most_percussive_ms
    return move.most_ms


def _left(move: Move, avoided: frozenset[Region]) -> tuple[Region, ...] | None:
    """Return the regions of a move that are left, or None where the move cannot be done."""
    if avoided.intersection(move.holds):
        return None
    left = tuple(region for region in move.regions if region not in avoided)
    if left == move.regions:
        return left
    return left if left and move.partial else None
