"""Takes in what happened while no server was needed: checked at the door, kept once."""

from collections.abc import Collection
from concurrent.futures import Future
from typing import Annotated, Any

import msgspec

from instep.coach.context import Context
from instep.facts.body import FactBody, FactId, Instant, kind_of
from instep.facts.fact import Fact
from instep.facts.kinds import NewerBody, UnfitBody, parse_body
from instep.facts.person import PreferenceSet
from instep.facts.session import Rated, SessionEnded, SessionEvent
from instep.journal.fact_codec import BadFact, json_text
from instep.library.errors import BadInput

Id = Annotated[str, msgspec.Meta(min_length=8, max_length=64, pattern="^[A-Za-z0-9-]+$")]
MOST_FACTS = 500
TAKEN: tuple[type[FactBody], ...] = (SessionEvent, SessionEnded, Rated, PreferenceSet)
"""The kinds of facts that a page may see happen without a server."""

_SCHEMA = "facts"


class _Sent(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: Id
    kind: str
    at: Instant
    version: Annotated[int, msgspec.Meta(ge=1)]
    body: dict[str, Any]
    person: FactId | None = None


def record_facts_soon(raw: Any, context: Context, *, people: Collection[str] = ()) -> Future[list[str]]:
    """Append each fact once, by its id; the future ends, with the ids, when they are on disk.

    All or nothing. Raises BadInput naming the fact and the field; the future raises FactConflict where an id
    of this person is taken by other content.
    """
    return context.journal.append_future(read_facts(raw, context, people=people))


def read_facts(raw: Any, context: Context, *, people: Collection[str] = ()) -> list[Fact[FactBody]]:
    """Return the facts that were sent; raises BadInput naming the fact and the field.

    A fact names its person where it happened to one of `people`; else it happened to the one of the request.
    """
    if not isinstance(raw, list) or len(raw) > MOST_FACTS:
        raise BadInput("facts-no_list", place="facts", most_facts=str(MOST_FACTS))
    return [_fact(one, f"facts[{number}]", context, people=people) for number, one in enumerate(raw)]


def _fact(raw: Any, place: str, context: Context, *, people: Collection[str]) -> Fact[FactBody]:
    sent = _sent(raw, place)
    taken = {kind_of(body) for body in TAKEN}
    if sent.kind not in taken:
        raise BadInput(
            "facts-no_kind", place=f"{place}.kind", written=repr(sent.kind), names=", ".join(sorted(taken))
        )
    if sent.person not in {None, context.person, *people}:
        raise BadInput("facts-nobody_of_journal", place=f"{place}.person")
    body = _body(sent, place)
    try:
        return Fact(id=sent.id, person=sent.person or context.person, at=sent.at, body=body)
    except ValueError as problem:
        raise BadInput("facts-no_time", place=f"{place}.at", what=str(problem)) from None


def _sent(raw: Any, place: str) -> _Sent:
    try:
        return msgspec.convert(raw, _Sent)
    except msgspec.ValidationError as problem:
        what, _, where = str(problem).partition(" - at `$")
        key = "facts-no_zone" if "timezone" in what else "any-unfit"
        raise BadInput(key, place=f"{place}{where.rstrip('`')}", what=what, schema=_SCHEMA) from None


def _body(sent: _Sent, place: str) -> FactBody:
    try:
        return parse_body(sent.kind, sent.version, json_text(sent.body))
    except NewerBody as newer:
        raise BadInput("any-unfit", place=f"{place}.version", what=newer.problem, schema=_SCHEMA) from None
    except UnfitBody as unfit:
        where = f"{place}.body.{unfit.field}" if unfit.field else f"{place}.body"
        raise BadInput("any-unfit", place=where, what=unfit.problem, schema=_SCHEMA) from None
    except BadFact as bad:
        raise BadInput("any-unfit", place=f"{place}.body", what=str(bad), schema=_SCHEMA) from None
