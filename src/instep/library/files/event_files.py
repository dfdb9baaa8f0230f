"""Reads a list of timed events, as `instep replay` takes it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.library.nearest import did_you_mean
from instep.session.events import Event
from instep.session.replay import Timed

Word = TypeVar("Word", bound=StrEnum)

_KEYS = ("at", "event", "pain", "side", "region")
_LATEST = 86_400  # seconds: no session lasts a day
_WORST = 10  # the end of the 0 to 10 scale
_MOST = 10_000


def parse_events(tree: Any, file: str, chart: Mapping[str, Any]) -> tuple[Timed, ...]:
    """Return the events of a list, or of `events: [...]`; raises BadInput naming `file` and the place."""
    raw = tree.get("events") if isinstance(tree, dict) else tree
    if not isinstance(raw, list) or (isinstance(tree, dict) and len(tree) > 1):
        raise BadInput(
            file, "", "is no list of events", remedy="write a list of {at, event}, or 'events:' and the list"
        )
    if len(raw) > _MOST:
        raise BadInput(file, "events", f"holds more than {_MOST} events", remedy="give fewer")
    return tuple(_timed(one, _Spot(file, f"events[{number}]"), chart) for number, one in enumerate(raw))


class _Spot:
    """Where in the file a value stands."""

    def __init__(self, file: str, place: str) -> None:
        self.file, self.place = file, place

    def bad(self, part: str, problem: str, remedy: str) -> BadInput:
        """Return the error for a part of this place."""
        return BadInput(self.file, f"{self.place}{part}", problem, remedy=remedy)


def _timed(raw: Any, spot: _Spot, chart: Mapping[str, Any]) -> Timed:
    if not isinstance(raw, dict):
        raise spot.bad("", "is no event", "write {at: 12.5, event: hurts, pain: 6}")
    for key in raw:
        if key not in _KEYS:
            raise spot.bad("", f"no field {key!r}", did_you_mean(str(key), _KEYS))
    return Timed(
        at_ms=_at(raw.get("at"), spot),
        event=Event(
            name=_name(raw.get("event"), spot, chart),
            pain=_pain(raw.get("pain"), spot),
            side=_word(raw, "side", Side, spot=spot),
            region=_word(raw, "region", Region, spot=spot),
        ),
    )


def _at(raw: Any, spot: _Spot) -> int:
    remedy = f"write the seconds from the beginning, 0 to {_LATEST}"
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise spot.bad(".at", "is missing" if raw is None else f"{raw!r} is no number", remedy)
    if not 0 <= raw <= _LATEST:
        raise spot.bad(".at", f"{raw} is out of range", remedy)
    return round(raw * 1000)


def _name(raw: Any, spot: _Spot, chart: Mapping[str, Any]) -> str:
    known: list[str] = chart["events"]
    if raw not in known:
        problem = "is missing" if raw is None else f"no event {raw!r}"
        raise spot.bad(".event", problem, did_you_mean(str(raw), known))
    return str(raw)


def _pain(raw: Any, spot: _Spot) -> int | None:
    remedy = f"write a whole number from 0 to {_WORST}, or leave it out"
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise spot.bad(".pain", f"{raw!r} is no whole number", remedy)
    if not 0 <= raw <= _WORST:
        raise spot.bad(".pain", f"{raw} is out of range", remedy)
    return raw


def _word(raw: Mapping[str, Any], part: str, words: type[Word], *, spot: _Spot) -> Word | None:
    word, known = raw.get(part), [one.value for one in words]
    if word is not None and word not in known:
        raise spot.bad(f".{part}", f"no {part} {word!r}", did_you_mean(str(word), known))
    return None if word is None else words(word)
