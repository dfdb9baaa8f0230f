"""Every kind of fact that this version knows, and how a stored body becomes one of them."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias, get_args

import msgspec

from instep.facts.agreement import AgreementAccepted, AgreementSpoken, AgreementWithdrawn, AnswerRequested
from instep.facts.body import FactBody, kind_of
from instep.facts.feet import (
    CareTold,
    FootChecked,
    TemperatureLogSet,
    TemperatureSignsSeen,
    TemperaturesTaken,
    TouchTested,
)
from instep.facts.imported import FactsImported
from instep.facts.next_thing import NextThingChosen, NextThingTold
from instep.facts.person import (
    PersonJoined,
    PersonNamed,
    PreferenceSet,
    ProfileAnswered,
    SessionGiven,
)
from instep.facts.photo import PhotoDeleted, PhotoKept, PhotoMarked, PhotoUnmarked
from instep.facts.session import (
    Rated,
    Screened,
    SessionEnded,
    SessionEvent,
    SessionRefused,
    SessionStarted,
)
from instep.facts.settled import OrderSettled
from instep.facts.stop import StopClosed
from instep.facts.trial import TrialBegun, TrialEnded, TrialRated

AnyBody: TypeAlias = (
    PersonNamed
    | PersonJoined
    | SessionGiven
    | ProfileAnswered
    | PreferenceSet
    | Screened
    | SessionStarted
    | SessionRefused
    | SessionEvent
    | SessionEnded
    | Rated
    | StopClosed
    | FootChecked
    | CareTold
    | TouchTested
    | TemperatureLogSet
    | TemperaturesTaken
    | TemperatureSignsSeen
    | AnswerRequested
    | AgreementAccepted
    | AgreementSpoken
    | AgreementWithdrawn
    | PhotoKept
    | PhotoMarked
    | PhotoUnmarked
    | PhotoDeleted
    | TrialBegun
    | TrialRated
    | TrialEnded
    | NextThingChosen
    | NextThingTold
    | OrderSettled
    | FactsImported
)

KINDS: Mapping[str, type[FactBody]] = {kind_of(body): body for body in get_args(AnyBody)}


HALF = "holds half a character; write it whole"


class UnfitBody(ValueError):
    """A body that does not fit its kind. `field` is where, as in `answers.age.value`."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}" if field else problem)
        self.field, self.problem = field, problem


class NewerBody(UnfitBody):
    """A kind, or a version of it, that only a newer Instep knows. It is kept, and passed on."""


def parse_body(kind: str, version: int, body: bytes | str) -> FactBody:
    """Return the body that a JSON text holds; raises NewerBody, or UnfitBody naming the field."""
    known = KINDS.get(kind)
    if known is None or version > known.version:
        raise NewerBody("", f"kind {kind!r} version {version} is not known to this Instep")
    try:
        if version == known.version:
            return msgspec.json.decode(body, type=known)
        return msgspec.convert(_upcast(known, version, msgspec.json.decode(body)), known)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        half = half_character(_tree(body))
        raise (_unfit(error) if half is None else UnfitBody(half, HALF)) from None


def plain(body: FactBody) -> dict[str, Any]:
    """Return the body as plain JSON, without its kind."""
    tree: dict[str, Any] = msgspec.to_builtins(body)
    del tree["kind"]
    return tree


def half_character(tree: Any) -> str | None:
    """Return where a text holds half a character (an emoji cut in two); None where none does."""
    if isinstance(tree, str):
        return None if _is_whole(tree) else ""
    if not isinstance(tree, dict | list):
        return None
    inner = tree.items() if isinstance(tree, dict) else ((f"[{at}]", one) for at, one in enumerate(tree))
    for key, value in inner:
        if not _is_whole(key):
            return ""
        if (within := half_character(value)) is not None:
            return f"{key}{within}" if not within or within.startswith("[") else f"{key}.{within}"
    return None


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _tree(body: bytes | str) -> Any:
    """The body as any reader of JSON takes it; None where none does."""
    try:
        return json.loads(body)
    except (ValueError, TypeError, RecursionError):
        return None


def _upcast(known: type[FactBody], version: int, tree: Any) -> Any:
    for step in range(version, known.version):
        tree = known.upcasts[step](tree)
    return tree


def _unfit(error: Exception) -> UnfitBody:
    problem, _, where = str(error).partition(" - at `$")
    return UnfitBody(where.rstrip("`").lstrip("."), problem)
