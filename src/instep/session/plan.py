"""Composes a plan: the minutes asked for, shared among what the clearance leaves, to the second."""

from collections.abc import Mapping

from instep.foot.anatomy import Side
from instep.routine.moves import Repertoire, Routine
from instep.safety.clearance import Clearance
from instep.session.choosing import choose_position, choose_routine
from instep.session.cueing import Frame, Speaking, cues_for, frame_for
from instep.session.foot_work import Foot, FootScope, Task, foot_work, pressure_for
from instep.session.left_out import left_out
from instep.session.plan_json import with_hash
from instep.session.rounds import Filled, capacity_ms, fill
from instep.session.setting import Setting, Shortened, Timing
from instep.session.timeline import Plan, Segment, SegmentKind, StartPain, Talk
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
    scope = FootScope(
        wish=wish,
        limits=clearance.limits,
        remembered=remembered,
        repertoire=repertoire,
        position_moves=position.moves,
        lighter=any(reason.rule in repertoire.dose.lighter_when for reason in clearance.reasons),
    )
    setting = Setting(
        scope=scope,
        clearance=clearance,
        routine=routine,
        position=position,
        works=tuple(foot_work(side, routine, scope) for side in _sides(routine, remembered)),
        words=words,
    )
    return _compose(setting) if setting.feet else _cannot("answers", "nothing", words)


def _sides(routine: Routine, remembered: Remembered) -> tuple[Side | None, ...]:
    """Return the feet in order; the one that got less last time goes first."""
    first = remembered.owed or Side.LEFT
    return (first, first.other) if routine.feet else (None,)


def _compose(setting: Setting) -> Outcome:
    """Say less before a move is left out, leave a move out before falling silent, and refuse last."""
    talks = _talks(setting)
    worded = [(talk, dropping) for dropping in (False, True) for talk in talks if talk is not Talk.TONES]
    for talk, dropping in [*worded, (Talk.TONES, False), (Talk.TONES, True)]:
        plan = _attempt(setting, talk, dropping=dropping)
        if plan is not None:
            return plan
    parts = {"minutes": str(setting.scope.wish.minutes), "least": str(setting.scope.wish.minutes + 1)}
    return _cannot("minutes", "too_short", setting.words, **parts)


def _attempt(setting: Setting, talk: Talk, *, dropping: bool) -> Plan | None:
    frame = frame_for(_speaking(setting, talk))
    timing = _timing(setting, frame)
    fills = [fill(work, timing.foot_ms, setting.turn) for work in setting.feet]
    filled = [f for f in fills if f is not None and (dropping or not f.no_time)]
    hands = timing.foot_ms * len(filled) / timing.total_ms
    roomy = hands >= setting.scope.repertoire.dose.least_share_of_moves or talk is Talk.TONES
    if len(filled) < len(fills) or not roomy:
        return None
    return _plan(setting, talk, frame=frame, timing=timing, filled=filled)


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
        schema="instep.plan/1",
        hash="",
        way=setting.scope.wish.way,
        routine=setting.routine.id,
        goal=setting.scope.wish.goal or "",
        talk=talk,
        position=setting.position.id,
        seconds=segments[-1].end,
        needs_handhold=setting.position.handhold,
        start_pain=_start_pain(setting.scope.wish.start_pain),
        segments=segments,
        cues=cues_for(segments, _speaking(setting, talk), frame),
        left_out=left_out(setting, timing, filled),
        clearance=setting.clearance,
    )
    return with_hash(plan)


def _start_pain(given: Mapping[Side, int | None]) -> StartPain:
    return StartPain(left=given.get(Side.LEFT), right=given.get(Side.RIGHT))


def _segments(setting: Setting, *, frame: Frame, timing: Timing, filled: list[Filled]) -> tuple[Segment, ...]:
    segments = [_span(SegmentKind.LEAD_IN, setting.feet[0].side, (0, frame.lead_in_ms))]
    for number, (work, fill_of_foot) in enumerate(zip(setting.feet, filled, strict=True)):
        if number:
            start = segments[-1].end_ms
            segments.append(_span(SegmentKind.SWITCH, work.side, (start, start + frame.switch_ms)))
        for order, (task, length) in enumerate(fill_of_foot.tasks):
            start = segments[-1].end_ms
            segments.append(
                _move(setting.routine, work.foot, task, order=order, span=(start, start + length))
            )
    # What whole seconds leave over belongs to the stillness at the end.
    start = segments[-1].end_ms
    end = max(timing.total_ms, start + frame.closing_ms)
    return (*segments, _span(SegmentKind.CLOSING, None, (start, end)))


def _span(kind: SegmentKind, foot: Side | None, span: tuple[int, int]) -> Segment:
    return Segment(
        id=kind.value,
        kind=kind,
        foot=foot,
        move=None,
        regions=(),
        pressure=None,
        ceiling=None,
        start=span[0] / 1000,
        end=span[1] / 1000,
        pace=None,
        path=None,
        view=None,
    )


def _move(routine: Routine, foot: Foot, task: Task, *, order: int, span: tuple[int, int]) -> Segment:
    depth = pressure_for(task, foot)
    prefix = foot.side.value if foot.side else "both"
    return Segment(
        id=f"{prefix}-{order + 1}-{task.move.id}",
        kind=SegmentKind.MOVE,
        foot=foot.side,
        move=task.move.id,
        regions=task.regions,
        pressure=depth[0] if depth else None,
        ceiling=depth[1] if depth else None,
        start=span[0] / 1000,
        end=span[1] / 1000,
        pace=round(task.move.pace_ms * routine.pace) / 1000,
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
        halves=setting.scope.wish.places_change,
    )


def _cannot(place: str, key: str, words: Words, **parts: str) -> CannotPlan:
    problem, remedy = (
        words.say(f"plan-cannot-{key}", **parts),
        words.say(f"plan-cannot-{key}_remedy", **parts),
    )
    return CannotPlan(place=place, problem=problem, remedy=remedy)
