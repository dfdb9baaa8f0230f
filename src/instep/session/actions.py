"""What the chart's actions do to a place: a small closed vocabulary, the same in the page (actions.js).

Each takes the moment and the argument after the colon, changes the place, and returns the effects that
the outside must carry out.
"""

from collections.abc import Callable, Mapping

from instep.session.place import (
    EventMoment,
    Place,
    ceiling,
    following,
    lower_ceiling,
    mark_of,
    move_to,
    now_playing,
    pressure,
    previous,
    restore,
    seek,
)
from instep.session.score import FIRMEST, LIGHTEST, PRESSURES, Score

Effects = list[str]
Action = Callable[[EventMoment, str], Effects]


def perform(action: str, moment: EventMoment) -> Effects:
    """Carry out one action at a moment; return its effects."""
    name, _, argument = action.partition(":")
    return ACTIONS[name](moment, argument)


def _silence(_moment: EventMoment, _argument: str) -> Effects:
    return ["silence"]


def _pass_on(name: str) -> Action:
    return lambda _moment, argument: [f"{name}:{argument}"]


def _play(moment: EventMoment, _argument: str) -> Effects:
    """Go on from here, or from the next place that may still be touched."""
    score, place = moment.score, moment.place
    if not score.allowed(place.part, place.left, place.spared):
        _forward(score, place)
    place.cue = score.first_cue_at(place.position)
    return [f"play:{place.position}"]


def _forward(score: Score, place: Place) -> None:
    part = now_playing(score, place)
    ahead = following(score, place)
    stays = ahead is not None and score.parts[ahead].foot == part.foot
    # A foot on which nothing is left to touch has been left: the other one keeps its own time.
    if part.kind == "move" and part.foot and not stays:
        _note(place.left, part.foot)
    if ahead is not None:
        seek(score, place, ahead)


def _note(names: list[str], name: str | None) -> None:
    if name and name not in names:
        names.append(name)


def _where(moment: EventMoment, _argument: str) -> Effects:
    part, depth = now_playing(moment.score, moment.place), pressure(moment.score, moment.place)
    if part.kind != "move":
        return []
    words = [f"say:where_{part.foot}"] if part.foot else []
    words.append(f"say:moves.{part.move}.name")
    return words if depth is None else [*words, f"say:pressures.{PRESSURES[depth]}"]


def _soften(moment: EventMoment, _argument: str) -> Effects:
    """One below what is felt here, once: a number that follows "how much?" is not a second pain."""
    place, part = moment.place, now_playing(moment.score, moment.place)
    depth = pressure(moment.score, place)
    if part.pressure is None or depth is None:
        place.shift = min(place.shift, 0) - 1
    else:
        felt = place.in_force.get(part.foot or "", depth)
        place.shift = min(place.shift, max(LIGHTEST, felt - 1) - part.pressure)
    return []


def _keep_light(moment: EventMoment, _argument: str) -> Effects:
    """Stay at the lightest through whatever is planned, until more is asked for."""
    moment.place.shift = min(moment.place.shift, LIGHTEST - FIRMEST)
    return []


def _harden(moment: EventMoment, _argument: str) -> Effects:
    part, depth = now_playing(moment.score, moment.place), pressure(moment.score, moment.place)
    if part.pressure is not None and depth is not None:
        moment.place.shift = min(ceiling(moment.score, moment.place), depth + 1) - part.pressure
    return []


def _slow(moment: EventMoment, _argument: str) -> Effects:
    moment.place.slow = True
    return ["slow"]


def _quicken(moment: EventMoment, _argument: str) -> Effects:
    # Only ever up to the pace that was planned: there is nothing above it.
    moment.place.slow = False
    return ["quick"]


def _spare(moment: EventMoment, argument: str) -> Effects:
    """Leave the place that hurts: the one named and, unless it lies there, the one under the hands.

    With "named" only the first: it tells more of a pain for which the hands have left their place already.
    """
    part, region = now_playing(moment.score, moment.place), moment.event.region
    named_here = region in part.regions and moment.foot == part.foot
    if region and moment.foot:
        _note(moment.place.spared.setdefault(moment.foot, []), region.value)
    if part.foot and not named_here and argument != "named":
        for name in part.regions:
            _note(moment.place.spared.setdefault(part.foot, []), name)
    return []


def _leave_foot(moment: EventMoment, argument: str) -> Effects:
    """Leave the foot that the event is about; with "here" the one that is being worked."""
    here = now_playing(moment.score, moment.place).foot
    _note(moment.place.left, here if argument == "here" else moment.foot)
    return []


def _hurt(moment: EventMoment, _argument: str) -> Effects:
    for foot in moment.feet:
        lower_ceiling(moment.place, foot)
    return []


def _await_number(moment: EventMoment, _argument: str) -> Effects:
    moment.place.awaiting = True
    return []


def _number_done(moment: EventMoment, _argument: str) -> Effects:
    moment.place.awaiting = False
    return []


def _next(moment: EventMoment, _argument: str) -> Effects:
    ahead = following(moment.score, moment.place)
    if ahead is not None:
        seek(moment.score, moment.place, ahead)
    return []


def _back(moment: EventMoment, _argument: str) -> Effects:
    seek(moment.score, moment.place, previous(moment.score, moment.place))
    return []


def _again(moment: EventMoment, _argument: str) -> Effects:
    seek(moment.score, moment.place, moment.place.part)
    return []


def _extend(moment: EventMoment, _argument: str) -> Effects:
    score, place = moment.score, moment.place
    move_to(score, place, max(now_playing(score, place).start, place.position - moment.times["more"]))
    return []


def _close(moment: EventMoment, _argument: str) -> Effects:
    seek(moment.score, moment.place, len(moment.score.parts) - 1)
    return []


def _mark(moment: EventMoment, _argument: str) -> Effects:
    moment.place.mark = mark_of(moment.place)
    return []


def _take_back(moment: EventMoment, _argument: str) -> Effects:
    if moment.place.mark is not None:
        restore(moment.score, moment.place, moment.place.mark)
    return []


def _check_later(moment: EventMoment, _argument: str) -> Effects:
    moment.place.check_at = moment.place.clock + moment.times["check_after"]
    return []


def _check_now(moment: EventMoment, _argument: str) -> Effects:
    moment.place.check_at = moment.place.clock
    return []


def _check_done(moment: EventMoment, _argument: str) -> Effects:
    moment.place.check_at = None
    return []


def _miss(moment: EventMoment, _argument: str) -> Effects:
    moment.place.misses += 1
    return []


def _heard(moment: EventMoment, _argument: str) -> Effects:
    moment.place.misses = 0
    return []


def _end(moment: EventMoment, argument: str) -> Effects:
    moment.place.ended = argument
    spent = {moment.place.spent.get(foot, 0) for foot in ("left", "right")}
    unequal = bool(moment.score.feet) and len(spent) > 1
    return ["show:unequal", "ask:after"] if unequal else ["ask:after"]


ACTIONS: Mapping[str, Action] = {
    "silence": _silence,
    "play": _play,
    "where": _where,
    "say": _pass_on("say"),
    "show": _pass_on("show"),
    "ask": _pass_on("ask"),
    "soften": _soften,
    "keep_light": _keep_light,
    "harden": _harden,
    "slow": _slow,
    "quicken": _quicken,
    "spare": _spare,
    "leave_foot": _leave_foot,
    "hurt": _hurt,
    "await_number": _await_number,
    "number_done": _number_done,
    "next": _next,
    "back": _back,
    "again": _again,
    "extend": _extend,
    "close": _close,
    "mark": _mark,
    "take_back": _take_back,
    "check_later": _check_later,
    "check_now": _check_now,
    "check_done": _check_done,
    "miss": _miss,
    "heard": _heard,
    "end": _end,
}
