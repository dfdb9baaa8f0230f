"""Reads content/professionals: who is for what, how to check a credential, the words to say when calling."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import Sources, read_sources
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.safety.professionals import (
    Call,
    Check,
    Choice,
    Line,
    Need,
    Professional,
    Professionals,
    Statement,
)

_PEOPLE, _COUNTRIES = "professionals/professionals.yaml", "professionals/countries.yaml"
_CALLING, SOURCES = "professionals/calling.yaml", "professionals/sources.yaml"


class StatementShape(msgspec.Struct, forbid_unknown_fields=True):
    """A sentence, how it is known, and the ids of its sources."""

    text: str
    status: str = ""
    sources: list[str] = []


class _Professional(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    what_for: str
    support: str
    sources: list[str]


class _People(msgspec.Struct, forbid_unknown_fields=True):
    summary: list[StatementShape]
    names: list[str]
    professionals: list[_Professional]
    needs: list[Need]
    review: Review


class _Check(msgspec.Struct, forbid_unknown_fields=True):
    professional: str
    steps: list[StatementShape]
    find: list[str]


class _Country(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    checks: list[_Check]


class _Countries(msgspec.Struct, forbid_unknown_fields=True):
    elsewhere: list[_Check]
    countries: list[_Country]
    any_state: str
    review: Review


class _Call(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    choices: list[str]
    ready: list[str]
    say: list[Line]
    ask: list[Line]


class _Calling(msgspec.Struct, forbid_unknown_fields=True):
    choices: list[Choice]
    calls: list[_Call]
    review: Review


@cache
def professionals(root: Path) -> Professionals:
    """Everything about finding help; raises BadContent where a name in it is not there."""
    people, places = read_content(root, _PEOPLE, _People), read_content(root, _COUNTRIES, _Countries)
    known = read_sources(root, SOURCES)
    found = Professionals(
        names=tuple(people.names),
        summary=statements(people.summary, known, f"{_PEOPLE}, summary"),
        by_id={one.id: _professional(one, known) for one in people.professionals},
        needs={one.id: one for one in people.needs},
        calls=_calls(root),
        elsewhere=_checks(places.elsewhere, known, "elsewhere"),
        by_country={one.code: _checks(one.checks, known, one.code) for one in places.countries},
        any_state=places.any_state,
        review=people.review.state,
    )
    _names_resolve(found)
    return found


def statements(shapes: Iterable[StatementShape], known: Sources, where: str) -> tuple[Statement, ...]:
    """The sentences with their sources; raises BadContent naming `where`."""
    return tuple(
        Statement(text=one.text, status=one.status, sources=known.of(one.sources, where)) for one in shapes
    )


def _professional(shape: _Professional, known: Sources) -> Professional:
    sources = known.of(shape.sources, f"{_PEOPLE}, professional {shape.id}")
    return Professional(**{**msgspec.structs.asdict(shape), "sources": sources})


def _checks(shapes: Iterable[_Check], known: Sources, where: str) -> dict[str, Check]:
    where = f"{_COUNTRIES}, {where}"
    return {
        one.professional: Check(
            steps=statements(one.steps, known, where),
            find=known.of(one.find, where),
        )
        for one in shapes
    }


def _calls(root: Path) -> dict[str, Call]:
    shape = read_content(root, _CALLING, _Calling)
    choices = {one.id: one for one in shape.choices}
    return {one.id: _call(one, choices) for one in shape.calls}


def _call(shape: _Call, choices: Mapping[str, Choice]) -> Call:
    where = f"{_CALLING}, call {shape.id}"
    return Call(
        id=shape.id,
        title=shape.title,
        choices=tuple(known_as(one, choices, where, kind="choice") for one in shape.choices),
        ready=tuple(shape.ready),
        say=tuple(shape.say),
        ask=tuple(shape.ask),
    )


def _names_resolve(found: Professionals) -> None:
    """Raise BadContent for a professional or a call that is named and not there."""
    for need in found.needs.values():
        where = f"{_PEOPLE}, need {need.id}"
        for one in (*need.ask, *filter(None, [need.search])):
            known_as(one, found.by_id, where, kind="professional")
        known_as(need.call, found.calls, where, kind="call")
    for one in found.by_id:
        known_as(one, found.elsewhere, f"{_COUNTRIES}, elsewhere", kind="check of")
    for code, checks in found.by_country.items():
        for one in checks:
            known_as(one, found.by_id, f"{_COUNTRIES}, country {code}", kind="professional")


Entry = TypeVar("Entry")


def known_as(name: str, known: Mapping[str, Entry], where: str, *, kind: str) -> Entry:
    """The entry of this name; raises BadContent naming the nearest where there is none."""
    if name not in known:
        raise BadContent(f"{where}: no {kind} {name!r}; {did_you_mean(name, known)}")
    return known[name]
