"""Composes a plan: the minutes asked for, shared among what the clearance leaves, to the second."""

from collections.abc import Mapping

from instep.foot.anatomy import Side
from instep.routine.moves import Position, Repertoire, Routine
from instep.safety.clearance import Clearance
from instep.session.choosing import choose_position, choose_routine
from instep.session.cueing import Frame, Speaking, cues_for, frame_for
from instep.session.foot_work import FootWork, Scope, foot_work, pressure_for
from instep.session.left_out import left_out
from instep.session.plan_json import with_hash
from instep.session.rounds import Filled, capacity_ms, fill
from instep.session.setting import Setting, Shortened, Timing
from instep.session.timeline import Plan, Segment, SegmentKind, Talk
from instep.session.wish import CannotPlan, NotToday, Outcome, Remembered, Wish
from instep.session.words import Words

MINUTE = 60_000
SECOND = 1000


def build(
    wish: Wish, clearance: Clearance, *, repertoire: Repertoire, words: Words, remembered: Remembered
) -> Outcome:
    """Return the plan for a wish, or why there is none. Pure: equal arguments give an equal plan.

    The plan lasts exactly the minutes asked for (half of them where both partners want one), unless the
    clearance's time for a foot or what is left to do is shorter; then it is shorter and says why.
    """
    if not clearance.may_start:
        return NotToday(clearance=clearance)
    routine = choose_routine(wish, repertoire, words)
    if isinstance(routine, CannotPlan):
        return routine
    position = choose_position(wish, routine, clearance, repertoire=repertoire, words=words)
    if isinstance(position, CannotPlan):
        return position
    if routine.heat and not clearance.limits.heat:
        return _cannot("routine", "heat", words)
    setting = _setting(wish, clearance, routine, position, repertoire, words, remembered)  # noqa: PLR0917  # one value each
    if not setting.feet:
        return _cannot("answers", "nothing", words)
    return _compose(setting)


def _setting(  # noqa: PLR0913, PLR0917  # gathers what build has settled, one value each
    wish: Wish,
    clearance: Clearance,
    routine: Routine,
    position: Position,
    repertoire: Repertoire,
    words: Words,
    remembered: Remembered,
) -> Setting:
    lighter = any(reason.rule in repertoire.dose.lighter_when for reason in clearance.reasons)
    scope = Scope(
        wish=wish, limits=clearance.limits, remembered=remembered, repertoire=repertoire, lighter=lighter
    )
    first = remembered.owed or Side.LEFT
    sides: tuple[Side | None, ...] = (first, first.other) if routine.feet else (None,)
    works = tuple(foot_work(side, routine, position.moves, scope) for side in sides)
    return Setting(
        scope=scope, clearance=clearance, routine=routine, position=position, works=works, words=words
    )


def _compose(setting: Setting) -> Outcome:
    for talk in _talks(setting):
        frame = frame_for(_speaking(setting, talk))
        timing = _timing(setting, frame)
        fills = [fill(work, timing.foot_ms, setting.turn) for work in setting.feet]
        filled = [f for f in fills if f is not None]
        hands = timing.foot_ms * len(filled) / timing.total_ms
        roomy = hands >= setting.scope.repertoire.dose.least_share_of_moves or talk is Talk.TONES
        if len(filled) == len(fills) and roomy:
            return _plan(setting, talk, frame=frame, timing=timing, filled=filled)
    least = setting.scope.repertoire.dose.least_minutes
    parts = {"minutes": str(setting.scope.wish.minutes), "least": str(least + 1)}
    return _cannot("minutes", "too_short", setting.words, **parts)


def _talks(setting: Setting) -> list[Talk]:
    """Return the ways of talking to try: the one wished or learnt, then those that say less."""
    wish, scope = setting.scope.wish, setting.scope
    times = scope.remembered.times_done.get(setting.routine.id, 0)
    learnt = Talk.SHORT if times >= scope.repertoire.dose.talk_short_from else Talk.FULL
    order = list(Talk)
    return order[order.index(wish.talk or learnt) :]


def _timing(setting: Setting, frame: Frame) -> Timing:
    wish = setting.scope.wish
    total = wish.minutes * MINUTE // (2 if wish.halves else 1)
    count = len(setting.feet)
    around = frame.lead_in_ms + (count - 1) * frame.switch_ms + frame.closing_ms
    foot = max(0, total - around) // count // SECOND * SECOND
    allowed = _most_for_a_foot(setting, foot)
    if allowed[0] >= foot:
        return Timing(total_ms=total, foot_ms=foot, shortened=None)
    return Timing(total_ms=around + count * allowed[0], foot_ms=allowed[0], shortened=allowed[1])


def _most_for_a_foot(setting: Setting, foot_ms: int) -> tuple[int, Shortened | None]:
    limits: list[tuple[int, Shortened | None]] = [(foot_ms, None)]
    if setting.routine.feet:
        per_foot = int(setting.scope.limits.minutes_per_foot * MINUTE) // SECOND * SECOND
        limits.append((per_foot, "time_limit"))
    limits += [(most, "one_move") for work in setting.feet if (most := capacity_ms(work)) is not None]
    return min(limits, key=lambda limit: limit[0])


def _plan(setting: Setting, talk: Talk, *, frame: Frame, timing: Timing, filled: list[Filled]) -> Plan:
    segments = _segments(setting, frame=frame, timing=timing, filled=filled)
    plan = Plan(
        hash="",
        way=setting.scope.wish.way,
        routine=setting.routine.id,
        goal=setting.scope.wish.goal or "",
        talk=talk,
        position=setting.position.id,
        duration_ms=segments[-1].end_ms,
        needs_handhold=setting.position.handhold,
        start_pain=dict(_start_pain(setting.scope.wish.start_pain)),
        segments=segments,
        cues=cues_for(segments, _speaking(setting, talk), frame),
        left_out=left_out(setting, timing, filled),
        clearance=setting.clearance,
    )
    return with_hash(plan)


def _start_pain(given: Mapping[Side, int | None]) -> Mapping[Side, int | None]:
    return {side: given.get(side) for side in Side}


def _segments(setting: Setting, *, frame: Frame, timing: Timing, filled: list[Filled]) -> tuple[Segment, ...]:
    segments = [_span("lead-in", SegmentKind.LEAD_IN, setting.feet[0].side, 0, frame.lead_in_ms)]
    for number, (work, foot) in enumerate(zip(setting.feet, filled, strict=True)):
        if number:
            start = segments[-1].end_ms
            segments.append(_span("switch", SegmentKind.SWITCH, work.side, start, start + frame.switch_ms))
        for task_number in range(len(foot.tasks)):
            segments.append(_move(setting, work, foot, task_number, segments[-1].end_ms))
    # What whole seconds leave over belongs to the stillness at the end.
    end = max(timing.total_ms, segments[-1].end_ms + frame.closing_ms)
    return (*segments, _span("closing", SegmentKind.CLOSING, None, segments[-1].end_ms, end))


def _span(name: str, kind: SegmentKind, foot: Side | None, start: int, end: int) -> Segment:
    return Segment(
        id=name,
        kind=kind,
        foot=foot,
        move=None,
        regions=(),
        pressure=None,
        ceiling=None,
        start_ms=start,
        end_ms=end,
    )


def _move(setting: Setting, work: FootWork, foot: Filled, number: int, start: int) -> Segment:
    task, length = foot.tasks[number]
    depth = pressure_for(task.move, task.regions, work.side, setting.scope)
    prefix = work.side.value if work.side else "both"
    return Segment(
        id=f"{prefix}-{number + 1}-{task.move.id}",
        kind=SegmentKind.MOVE,
        foot=work.side,
        move=task.move.id,
        regions=task.regions,
        pressure=depth[0] if depth else None,
        ceiling=depth[1] if depth else None,
        start_ms=start,
        end_ms=start + length,
        pace_ms=round(task.move.pace_ms * setting.routine.pace),
        path=task.move.path,
        view=task.move.view,
    )


def _speaking(setting: Setting, talk: Talk) -> Speaking:
    return Speaking(
        words=setting.words,
        talk=talk,
        way=setting.scope.wish.way,
        position=setting.position,
        routine=setting.routine,
        repertoire=setting.scope.repertoire,
        limits=setting.scope.limits,
        sides=tuple(work.side for work in setting.feet),
        owed=setting.scope.remembered.owed,
        gentler=bool(setting.scope.remembered.gentler),
        halves=setting.scope.wish.halves,
    )


def _cannot(place: str, key: str, words: Words, **parts: str) -> CannotPlan:
    problem, remedy = (
        words.say(f"plan.cannot.{key}", **parts),
        words.say(f"plan.cannot.{key}_remedy", **parts),
    )
    return CannotPlan(place=place, problem=problem, remedy=remedy)
