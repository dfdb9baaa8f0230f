"""Whether a guard of the chart holds: a small closed vocabulary, the same in the page's player (guards.js)."""

from collections.abc import Callable, Mapping
from typing import Any

from instep.session.events import Event
from instep.session.place import Place, following, now_playing, pressure
from instep.session.score import Score

Guard = Mapping[str, Any]
Check = Callable[[Score, Place, Event, Any], bool]


def holds(guard: Guard, score: Score, place: Place, *, event: Event) -> bool:
    """Return whether every condition of the guard is true now."""
    return all(
        CHECKS[name](score, place, event, wanted) for name, wanted in guard.items() if name != "because"
    )


def _any(score: Score, place: Place, event: Event, guards: list[Guard]) -> bool:
    return any(holds(guard, score, place, event=event) for guard in guards)


def _all(score: Score, place: Place, event: Event, guards: list[Guard]) -> bool:
    return all(holds(guard, score, place, event=event) for guard in guards)


def foot_of(score: Score, place: Place, event: Event) -> str | None:
    """Return the foot an event is about: the one it names, else the one being worked."""
    return event.side or now_playing(score, place).foot


def _start(score: Score, place: Place, event: Event) -> int:
    return score.start_pain.get(foot_of(score, place, event) or "", 0)


def _last_on_foot(score: Score, place: Place, _event: Event, wanted: Any) -> bool:
    return (following(score, place, on_this_foot=True) is None) is wanted


def _at_ceiling(score: Score, place: Place, _event: Event, wanted: Any) -> bool:
    part, now = now_playing(score, place), pressure(score, place)
    return (now is None or now >= part.ceiling) is wanted


CHECKS: Mapping[str, Check] = {
    "any": _any,
    "all": _all,
    "rise_at_least": lambda s, p, e, n: e.pain is not None and e.pain - _start(s, p, e) >= n,
    "pain_at_least": lambda _s, _p, e, n: e.pain is not None and e.pain >= n,
    "began_below": lambda s, p, e, n: _start(s, p, e) < n,
    "pain_missing": lambda _s, _p, e, wanted: (e.pain is None) is wanted,
    "trust_pain": lambda s, _p, _e, wanted: s.trust_pain is wanted,
    "at_lightest": lambda s, p, _e, wanted: (not pressure(s, p)) is wanted,
    "at_ceiling": _at_ceiling,
    "hurt_here": lambda s, p, e, wanted: (foot_of(s, p, e) in p.hurt) is wanted,
    "handhold": lambda s, _p, _e, wanted: s.handhold is wanted,
    "group": lambda s, _p, _e, groups: s.group in groups,
    "in": lambda s, p, _e, kind: now_playing(s, p).kind == kind,
    "last_on_foot": _last_on_foot,
    "misses_at_least": lambda _s, p, _e, n: p.misses >= n,
    "way": lambda s, _p, _e, way: s.way == way,
}
