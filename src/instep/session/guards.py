"""Whether a guard of the chart holds: a small closed vocabulary, the same in the page (guards.js)."""

from collections.abc import Callable, Mapping
from typing import Any

from instep.session.place import EventMoment, ceiling, following, now_playing, other_foot, pressure

Guard = Mapping[str, Any]
Check = Callable[[EventMoment, Any], bool]


def holds(guard: Guard, moment: EventMoment) -> bool:
    """Return whether every condition of the guard is true now."""
    return all(CHECKS[name](moment, wanted) for name, wanted in guard.items() if name != "because")


def _start(moment: EventMoment) -> int:
    return moment.score.start_pain.get(moment.foot or "", 0)


def _rise_at_least(moment: EventMoment, points: Any) -> bool:
    return moment.event.pain is not None and moment.event.pain - _start(moment) >= points


def _pain_at_least(moment: EventMoment, points: Any) -> bool:
    return moment.event.pain is not None and moment.event.pain >= points


def _at_lightest(moment: EventMoment, wanted: Any) -> bool:
    return (not pressure(moment.score, moment.place)) is wanted


def _at_ceiling(moment: EventMoment, wanted: Any) -> bool:
    now = pressure(moment.score, moment.place)
    return (now is None or now >= ceiling(moment.score, moment.place)) is wanted


def _hurt_here(moment: EventMoment, wanted: Any) -> bool:
    """Whether the foot that would feel it has hurt, or the one that was named."""
    under_the_hands = now_playing(moment.score, moment.place).foot
    return bool({moment.foot, under_the_hands} & set(moment.place.hurt)) is wanted


def _names(where: str) -> Check:
    """Make a check of whether a place was named that lies "here", under the hands, or "elsewhere"."""

    def check(moment: EventMoment, wanted: Any) -> bool:
        part, region = now_playing(moment.score, moment.place), moment.event.region
        here = region in part.regions and moment.foot == part.foot
        return (region is not None and here is (where == "here")) is wanted

    return check


def _left_here(moment: EventMoment, wanted: Any) -> bool:
    place = moment.place
    return (not moment.score.allowed(place.part, place.left, place.spared)) is wanted


def _last_on_foot(moment: EventMoment, wanted: Any) -> bool:
    return (following(moment.score, moment.place, on_this_foot=True) is None) is wanted


def _other_foot(moment: EventMoment, wanted: object) -> bool:
    return other_foot(moment.score, moment.place) == wanted


def _mark_raises(moment: EventMoment, wanted: Any) -> bool:
    """Whether taking back would press deeper or stroke faster than now."""
    place, mark = moment.place, moment.place.mark
    if mark is None:
        return not wanted
    return bool(mark["shift"] > place.shift or (place.slow and not mark["slow"])) is wanted


CHECKS: Mapping[str, Check] = {
    "any": lambda moment, guards: any(holds(guard, moment) for guard in guards),
    "all": lambda moment, guards: all(holds(guard, moment) for guard in guards),
    "rise_at_least": _rise_at_least,
    "pain_at_least": _pain_at_least,
    "began_below": lambda moment, points: _start(moment) < points,
    "pain_missing": lambda moment, wanted: (moment.event.pain is None) is wanted,
    "trust_pain": lambda moment, wanted: moment.score.trust_pain is wanted,
    "at_lightest": _at_lightest,
    "at_ceiling": _at_ceiling,
    "hurt_here": _hurt_here,
    "hurt_before": lambda moment, wanted: (set(moment.feet) <= set(moment.place.hurt)) is wanted,
    "hurt_anywhere": lambda moment, wanted: bool(moment.place.hurt) is wanted,
    "named_here": _names("here"),
    "named_elsewhere": _names("elsewhere"),
    "left_here": _left_here,
    "awaiting": lambda moment, wanted: moment.place.awaiting is wanted,
    "handhold": lambda moment, wanted: moment.score.handhold is wanted,
    "group": lambda moment, groups: moment.score.group in groups,
    "in": lambda moment, kind: now_playing(moment.score, moment.place).kind == kind,
    "last_on_foot": _last_on_foot,
    "misses_at_least": lambda moment, number: moment.place.misses >= number,
    "slow": lambda moment, wanted: moment.place.slow is wanted,
    "other_foot": _other_foot,
    "marked": lambda moment, wanted: (moment.place.mark is not None) is wanted,
    "mark_raises": _mark_raises,
    "way": lambda moment, way: moment.score.way == way,
}
