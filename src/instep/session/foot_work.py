"""Which moves are left for one foot once everything excluded is taken away, and how deep each may go."""

from collections.abc import Iterator
from dataclasses import dataclass

from instep.foot.anatomy import Pressure, Region, Side, Way
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

    foot: "Foot"
    steps: tuple[Choices, ...]
    lost: tuple[Move, ...]
    narrowed: tuple[Move, ...]

    @property
    def side(self) -> Side | None:
        """The foot it is for."""
        return self.foot.side


@dataclass(frozen=True, kw_only=True)
class FootScope:
    """What one foot's work is decided by. `position_moves` is None where the position allows any move."""

    wish: Wish
    limits: Limits
    remembered: Remembered
    repertoire: Repertoire
    position_moves: tuple[str, ...] | None
    lighter: bool


@dataclass(frozen=True, kw_only=True)
class Foot:
    """One foot (None for a routine that names no foot) and the regions of it that stay untouched."""

    side: Side | None
    avoided: frozenset[Region]
    scope: FootScope

    def sore(self, regions: tuple[Region, ...]) -> int:
        """Return the highest soreness, 0 to 10, that was named for these regions of this foot."""
        named = self.scope.wish.sore
        return max((s.score for s in named if s.side is self.side and s.region in regions), default=0)


def foot_work(side: Side | None, routine: Routine, scope: FootScope) -> FootWork:
    """Return the work that is left for a foot (None for a routine that names no foot)."""
    foot = Foot(side=side, avoided=_avoided(side, scope), scope=scope)
    moves = [move for step in routine.steps for move in _moves(step, scope)]
    steps = (Choices(tasks=tuple(_tasks(foot, step)), keep=step.keep) for step in routine.steps)
    return FootWork(
        foot=foot,
        steps=tuple(step for step in steps if step.tasks),
        lost=tuple(move for move in moves if _left(foot, move) is None),
        narrowed=tuple(move for move in moves if _left(foot, move) not in (None, move.regions)),
    )


def _avoided(side: Side | None, scope: FootScope) -> frozenset[Region]:
    if side is None:
        return frozenset()
    if scope.wish.way in scope.limits.ways_off_on.get(side, ()):
        return frozenset(Region)
    avoided = scope.limits.avoided(side)
    return avoided | frozenset(scope.limits.device_regions_off if scope.wish.way is Way.DEVICE else ())


def pressure_for(task: Task, foot: Foot) -> tuple[Pressure, Pressure] | None:
    """Return the planned pressure of a task and its ceiling; None for a task that does not touch.

    The ceiling only ever lowers: the clearance's for the side and the regions, then what the journal
    says hurt there. A sore place begins light.
    """
    if task.move.pressure is None or foot.side is None:
        return None
    scope = foot.scope
    ceiling = scope.limits.ceiling(foot.side)
    for region in task.regions:
        ceiling = ceiling.at_most(scope.limits.ceiling_at(foot.side, region))
        ceiling = ceiling.at_most(scope.remembered.gentler.get((foot.side, region), ceiling))
    planned = task.move.pressure.softened() if scope.lighter else task.move.pressure
    if foot.sore(task.regions) >= scope.repertoire.dose.sore_light_from:
        planned = Pressure.LIGHT
    return planned.at_most(ceiling), ceiling


def _moves(step: Step, scope: FootScope) -> list[Move]:
    can = [name for name in step.any_of if scope.position_moves is None or name in scope.position_moves]
    wished = [name for name in can if name == scope.wish.technique]
    return [scope.repertoire.moves[name] for name in wished or can]


def _tasks(foot: Foot, step: Step) -> Iterator[Task]:
    for move in _moves(step, foot.scope):
        regions = _left(foot, move)
        if regions is None:
            continue
        share = 1 + foot.scope.repertoire.dose.sore_weight_per_point * foot.sore(regions)
        most = _most_ms(move, foot.scope.wish)
        yield Task(move=move, regions=regions, most_ms=most, weight=step.weight * share, keep=step.keep)


def _most_ms(move: Move, wish: Wish) -> int:
    if PERCUSSIVE in wish.features and move.most_percussive_ms is not None:
        return move.most_percussive_ms
    return move.most_ms


def _left(foot: Foot, move: Move) -> tuple[Region, ...] | None:
    """Return the regions of a move that are left, or None where the move cannot be done."""
    if foot.avoided.intersection(move.holds):
        return None
    left = tuple(region for region in move.regions if region not in foot.avoided)
    whole = left == move.regions
    return left if whole or (left and move.partial) else None
