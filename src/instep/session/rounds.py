"""Fills one foot's time with tasks: as many rounds as are needed, each stretch within its own limits."""

from collections.abc import Iterator
from dataclasses import dataclass

from instep.session.foot_work import Choices, FootWork, Task
from instep.session.share import Stretch, share


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The tasks of one foot in order with their times in ms, and the steps that had no time."""

    tasks: tuple[tuple[Task, int], ...]
    no_time: tuple[Task, ...]


def capacity_ms(work: FootWork) -> int | None:
    """Return the longest time this foot's work can fill, or None where rounds may repeat without end.

    A single move cannot follow itself: that would break its own longest time.
    """
    tasks = [task for step in work.steps for task in step.tasks]
    if len({task.move.id for task in tasks}) > 1:
        return None
    return max((task.most_ms for task in tasks), default=0)


def fill(work: FootWork, total_ms: int, turn: int) -> Filled | None:
    """Return the foot's time filled to the second, or None where not even one move fits.

    `turn` rotates the techniques from session to session; within one, each round takes the one after.
    """
    steps = sorted(work.steps, key=lambda step: -step.keep)
    for kept in range(len(steps), 0, -1):
        chosen = [step for step in work.steps if step in steps[:kept]]
        tasks = _rounds(chosen, total_ms, turn)
        if tasks is not None:
            times = share(total_ms, [_stretch(task) for task in tasks])
            dropped = tuple(step.tasks[turn % len(step.tasks)] for step in work.steps if step not in chosen)
            return Filled(tasks=tuple(zip(tasks, times, strict=True)), no_time=dropped)
    return None


def _stretch(task: Task) -> Stretch:
    return Stretch(least_ms=task.move.least_ms, most_ms=task.most_ms, weight=task.weight)


def _rounds(steps: list[Choices], total_ms: int, turn: int) -> list[Task] | None:
    tasks: list[Task] = []
    for task in _in_turn(steps, turn):
        if tasks and len(tasks) % len(steps) == 0 and sum(t.most_ms for t in tasks) >= total_ms:
            break
        if tasks and tasks[-1].move is task.move:
            return None
        tasks.append(task)
    fits = sum(t.move.least_ms for t in tasks) <= total_ms
    return tasks if fits else None


def _in_turn(steps: list[Choices], turn: int) -> Iterator[Task]:
    round_number = turn
    while True:
        for step in steps:
            yield step.tasks[round_number % len(step.tasks)]
        round_number += 1
