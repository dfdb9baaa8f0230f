"""What the chart's actions do to a place: a small closed vocabulary, the same in the page's player (actions.js).

Each takes the score, the place, the event and the argument after the colon, and returns the effect
that the outside must carry out, or None.
"""

from collections.abc import Callable, Mapping

from instep.session.events import Event
from instep.session.guards import foot_of
from instep.session.place import Place, following, move_to, now_playing, pressure, previous, seek
from instep.session.score import PRESSURES, Score

Effects = list[str]
Times = Mapping[str, int]
Action = Callable[[Score, Place, Event, str, Times], Effects]


def perform(action: str, score: Score, place: Place, *, event: Event, times: Times) -> Effects:
    """Carry out one action on the place; return its effects."""
    name, _, argument = action.partition(":")
    return ACTIONS[name](score, place, event, argument, times)


def _silence(_score: Score, _place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    return ["silence"]


def _pass_on(name: str) -> Action:
    return lambda _score, _place, _event, argument, _times: [f"{name}:{argument}"]


def _play(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    """Go on from here, or from the next place that may still be touched."""
    if not score.allowed(place.part, place.left, place.spared):
        _forward(score, place)
    place.cue = score.first_cue_at(place.position)
    return [f"play:{place.position}"]


def _forward(score: Score, place: Place) -> None:
    part = now_playing(score, place)
    ahead = following(score, place)
    stays = ahead is not None and score.parts[ahead].foot == part.foot
    # A foot on which nothing is left to touch has been left: the other one keeps its own time.
    if part.kind == "move" and part.foot and not stays and part.foot not in place.left:
        place.left.append(part.foot)
    if ahead is not None:
        seek(score, place, ahead)


def _where(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    part, depth = now_playing(score, place), pressure(score, place)
    if part.kind != "move":
        return []
    words = [f"say:where_{part.foot}"] if part.foot else []
    words.append(f"say:moves.{part.move}.name")
    return words if depth is None else [*words, f"say:pressures.{PRESSURES[depth]}"]


def _soften(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    part, depth = now_playing(score, place), pressure(score, place)
    if part.pressure is None or depth is None:
        place.shift = min(place.shift, 0) - 1
    else:
        place.shift = max(0, depth - 1) - part.pressure
    return []


def _harden(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    part, depth = now_playing(score, place), pressure(score, place)
    if part.pressure is not None and depth is not None:
        place.shift = min(part.ceiling, depth + 1) - part.pressure
    return []


def _slow(_score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    place.slow = True
    return ["slow"]


def _spare(score: Score, place: Place, event: Event, _argument: str, _times: Times) -> Effects:
    foot = foot_of(score, place, event)
    if foot:
        regions = [event.region.value] if event.region else list(now_playing(score, place).regions)
        kept = place.spared.setdefault(foot, [])
        kept.extend(region for region in regions if region not in kept)
    return []


def _leave_foot(score: Score, place: Place, event: Event, _argument: str, _times: Times) -> Effects:
    foot = foot_of(score, place, event)
    if foot and foot not in place.left:
        place.left.append(foot)
    return []


def _hurt(score: Score, place: Place, event: Event, _argument: str, _times: Times) -> Effects:
    foot = foot_of(score, place, event)
    if foot and foot not in place.hurt:
        place.hurt.append(foot)
    return []


def _next(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    ahead = following(score, place)
    if ahead is not None:
        seek(score, place, ahead)
    return []


def _back(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    seek(score, place, previous(score, place))
    return []


def _again(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    seek(score, place, place.part)
    return []


def _extend(score: Score, place: Place, _event: Event, _argument: str, times: Times) -> Effects:
    move_to(score, place, max(now_playing(score, place).start, place.position - times["more"]))
    return []


def _close(score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    seek(score, place, len(score.parts) - 1)
    return []


def _check_later(_score: Score, place: Place, _event: Event, _argument: str, times: Times) -> Effects:
    place.check_at = place.clock + times["check_after"]
    return []


def _check_now(_score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    place.check_at = place.clock
    return []


def _check_done(_score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    place.check_at = None
    return []


def _miss(_score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    place.misses += 1
    return []


def _heard(_score: Score, place: Place, _event: Event, _argument: str, _times: Times) -> Effects:
    place.misses = 0
    return []


def _end(score: Score, place: Place, _event: Event, argument: str, _times: Times) -> Effects:
    place.ended = argument
    spent = {place.spent.get(foot, 0) for foot in ("left", "right")}
    unequal = bool(score.feet) and len(spent) > 1
    return ["show:unequal", "ask:after"] if unequal else ["ask:after"]


ACTIONS: Mapping[str, Action] = {
    "silence": _silence,
    "play": _play,
    "where": _where,
    "say": _pass_on("say"),
    "show": _pass_on("show"),
    "ask": _pass_on("ask"),
    "soften": _soften,
    "harden": _harden,
    "slow": _slow,
    "spare": _spare,
    "leave_foot": _leave_foot,
    "hurt": _hurt,
    "next": _next,
    "back": _back,
    "again": _again,
    "extend": _extend,
    "close": _close,
    "check_later": _check_later,
    "check_now": _check_now,
    "check_done": _check_done,
    "miss": _miss,
    "heard": _heard,
    "end": _end,
}
