"""Reads a list of timed events, as `instep replay` takes it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput, Message
from instep.library.files.documents import only_fields
from instep.library.nearest import did_you_mean
from instep.session.events import Event
from instep.session.replay import Timed

if TYPE_CHECKING:
    from instep.library.errors import Part

Word = TypeVar("Word", bound=StrEnum)

_KEYS = ("at", "event", "pain", "side", "region")
_LATEST = 86_400  # seconds: no session lasts a day
_WORST = 10  # the end of the 0 to 10 scale
_MOST = 10_000


def parse_events(tree: Any, file: str, chart: Mapping[str, Any]) -> tuple[Timed, ...]:
    """Return the events of a list, or of `events: [...]`; raises BadInput naming `file` and the place."""
    raw = tree.get("events") if isinstance(tree, dict) else tree
    if not isinstance(raw, list):
        raise BadInput("events-no_list_of_events", file=file)
    if isinstance(tree, dict):
        only_fields(tree, ("events",), file=file)
    if len(raw) > _MOST:
        raise BadInput("events-holds_more_than_events", file=file, place="events", most=str(_MOST))
    return tuple(_timed(one, _Spot(file, f"events[{number}]"), chart) for number, one in enumerate(raw))


class _Spot:
    """Where in the file a value stands."""

    def __init__(self, file: str, place: str) -> None:
        self.file, self.place = file, place

    def bad(self, part: str, key: str, /, *, remedy: Message | None = None, **parts: "Part") -> BadInput:
        """Return the error for a part of this place."""
        return BadInput(key, file=self.file, place=f"{self.place}{part}", remedy=remedy, **parts)


def _timed(raw: Any, spot: _Spot, chart: Mapping[str, Any]) -> Timed:
    if not isinstance(raw, dict):
        raise spot.bad("", "events-no_event")
    only_fields(raw, _KEYS, file=spot.file, place=spot.place)
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
    remedy = Message("errors-events-to_write_seconds", latest=str(_LATEST))
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        if raw is None:
            raise spot.bad(".at", "any-missing", remedy=remedy)
        raise spot.bad(".at", "events-no_number", remedy=remedy, written=repr(raw))
    if not 0 <= raw <= _LATEST:
        raise spot.bad(".at", "any-out_of_range", remedy=remedy, raw=str(raw))
    return round(raw * 1000)


def _name(raw: Any, spot: _Spot, chart: Mapping[str, Any]) -> str:
    known: list[str] = chart["events"]
    if raw not in known:
        remedy = did_you_mean(str(raw), known)
        if raw is None:
            raise spot.bad(".event", "any-missing", remedy=remedy)
        raise spot.bad(".event", "events-no_name", remedy=remedy, written=repr(raw))
    return str(raw)


def _pain(raw: Any, spot: _Spot) -> int | None:
    remedy = Message("errors-events-to_write_number", worst=str(_WORST))
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise spot.bad(".pain", "any-no_whole_number", remedy=remedy, written=repr(raw))
    if not 0 <= raw <= _WORST:
        raise spot.bad(".pain", "any-out_of_range", remedy=remedy, raw=str(raw))
    return raw


def _word(raw: Mapping[str, Any], part: str, words: type[Word], *, spot: _Spot) -> Word | None:
    word, known = raw.get(part), [one.value for one in words]
    if word is not None and word not in known:
        raise spot.bad(
            f".{part}",
            "events-no_such",
            remedy=did_you_mean(str(word), known),
            which=part,
            written=repr(word),
        )
    return None if word is None else words(word)
