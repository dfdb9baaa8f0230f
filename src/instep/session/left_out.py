"""Says what a plan does not hold although the routine or the person asked for it, and why."""

from collections.abc import Iterator

from instep.foot.anatomy import Side
from instep.routine.moves import Move
from instep.session.foot_work import FootWork
from instep.session.phrases import region_names
from instep.session.rounds import Filled
from instep.session.setting import Setting, Timing
from instep.session.timeline import LeftOut

MINUTE = 60_000


def left_out(setting: Setting, timing: Timing, filled: list[Filled]) -> tuple[LeftOut, ...]:
    """Return every omission once: places, moves, techniques without time, minutes."""
    lines = [*_minutes(setting, timing)]
    for work in setting.works:
        lines += _places(setting, work)
        lines += _moves(setting, work)
    for work, foot in zip(setting.feet, filled, strict=True):
        lines += _no_time(setting, work, foot)
    return tuple(dict.fromkeys(lines))


def _minutes(setting: Setting, timing: Timing) -> Iterator[LeftOut]:
    say, wish = setting.words.say, setting.scope.wish
    asked = str(wish.minutes)
    if wish.halves:
        half = {"missing": _number(wish.minutes / 2), "asked": asked}
        yield LeftOut(what=say("plan-left_out-minutes", **half), why=say("plan-why-halves"))
    if timing.shortened is None:
        return
    move = setting.feet[0].steps[0].tasks[0].move.id
    missing = wish.minutes * MINUTE // (2 if wish.halves else 1) - timing.total_ms
    why = say(
        f"plan-why-{timing.shortened}",
        minutes=_number(timing.foot_ms / MINUTE),
        move=say(f"moves-{move}-name"),
    )
    gone = {"missing": _number(missing / MINUTE), "asked": asked}
    yield LeftOut(what=say("plan-left_out-minutes", **gone), why=why)


def _places(setting: Setting, work: FootWork) -> Iterator[LeftOut]:
    if work.side is None:
        return
    say, side = setting.words.say, work.side
    avoids = [a for a in setting.clearance.limits.avoid if a.side is side]
    for rule in dict.fromkeys(a.rule for a in avoids):
        why = say("plan-why-rule", rules=rule)
        marked = [a.region for a in avoids if a.rule == rule and not a.margin]
        margin = [a.region for a in avoids if a.rule == rule and a.margin]
        for region in marked:
            what = say("plan-left_out-region", region=say(f"regions-{region}"), side=_side(setting, side))
            yield LeftOut(what=what, why=why)
        if margin:
            parts = {"regions": region_names(margin, setting.words), "side": _side(setting, side)}
            yield LeftOut(what=say("plan-left_out-margin", **parts), why=why)
    if not work.steps:
        what = say("plan-left_out-foot", side=_side(setting, side))
        yield LeftOut(what=what, why=say("plan-why-nothing_left"))


def _moves(setting: Setting, work: FootWork) -> Iterator[LeftOut]:
    if work.side is None or not work.steps:
        return
    avoided = setting.clearance.limits.avoided(work.side)
    for kind, moves in (("move", work.lost), ("narrowed", work.narrowed)):
        for move in moves:
            near = [r for r in (*move.regions, *move.holds) if r in avoided]
            why = setting.words.say("plan-why-near", regions=region_names(near, setting.words))
            yield LeftOut(what=_named(setting, kind, side=work.side, move=move), why=why)


def _no_time(setting: Setting, work: FootWork, foot: Filled) -> Iterator[LeftOut]:
    why = setting.words.say("plan-why-no_time", minutes=str(setting.scope.wish.minutes))
    for task in foot.no_time:
        if work.side is not None:
            yield LeftOut(what=_named(setting, "move", side=work.side, move=task.move), why=why)


def _named(setting: Setting, kind: str, *, side: Side, move: Move) -> str:
    say = setting.words.say
    return say(f"plan-left_out-{kind}", move=say(f"moves-{move.id}-name"), side=_side(setting, side))


def _side(setting: Setting, side: Side) -> str:
    return setting.words.say(f"sides-{side}")


def _number(minutes: float) -> str:
    return f"{minutes:.1f}".removesuffix(".0")
