"""Reads content/agreements: how long requests and replies hold, and the signs of a short code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import product
from pathlib import Path

import msgspec

from instep.foot.anatomy import Pressure, Region, Side
from instep.library.content.reading import read_content
from instep.library.errors import BadContent
from instep.safety.agreement import Place

_WORDS = 256  # one for each value of a byte


class _Review(msgspec.Struct, forbid_unknown_fields=True):
    state: str


class _Minutes(msgspec.Struct, forbid_unknown_fields=True):
    least: int
    most: int


class _Code(msgspec.Struct, forbid_unknown_fields=True):
    alphabet: str
    read_as: dict[str, str]
    by_hand: str
    most_places: int
    longest_days: int
    pressures: dict[str, Pressure | None]
    calls: dict[str, str | None]


class _Fingerprint(msgspec.Struct, forbid_unknown_fields=True):
    signs: int
    words: list[str]


class _Agreements(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    request_days: int
    longest_days: int
    longest_agreement_days: int
    minutes: _Minutes
    code: _Code
    fingerprint: _Fingerprint
    review: _Review


@dataclass(frozen=True, kw_only=True)
class CodeSigns:
    """The signs that a short code is written with; each stands for one thing in its place."""

    alphabet: str
    read_as: Mapping[str, str]
    by_hand: str
    most_places: int
    longest: timedelta
    pressures: Mapping[str, Pressure | None]
    calls: Mapping[str, str | None]
    places: Mapping[str, Place]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What every request, reply and short code keeps to; minutes are those of one foot."""

    request_lasts: timedelta
    longest: timedelta
    longest_agreement: timedelta
    least_minutes: int
    most_minutes: int
    code: CodeSigns
    fingerprint_words: tuple[str, ...]
    fingerprint_signs: int


@cache
def terms(root: Path) -> Terms:
    """The terms; raises BadContent where they do not hold together."""
    shape = read_content(root, "agreements/agreements.yaml", _Agreements)
    words = tuple(shape.fingerprint.words)
    if len(set(words)) != _WORDS:
        raise BadContent(f"agreements/agreements.yaml, fingerprint: needs {_WORDS} different words")
    return Terms(
        request_lasts=timedelta(days=shape.request_days),
        longest=timedelta(days=shape.longest_days),
        longest_agreement=timedelta(days=shape.longest_agreement_days),
        least_minutes=shape.minutes.least,
        most_minutes=shape.minutes.most,
        code=_signs(shape.code),
        fingerprint_words=words,
        fingerprint_signs=shape.fingerprint.signs,
    )


def _signs(code: _Code) -> CodeSigns:
    places = tuple(product(Side, Region))
    signs = code.alphabet[-len(places) :]
    named = {*code.pressures, *code.calls, *code.read_as.values()}
    if len(set(code.alphabet)) != len(code.alphabet) or len(signs) < len(places):
        raise BadContent("agreements/agreements.yaml, code: the alphabet repeats a sign or is too short")
    if not named <= {*code.alphabet}:
        raise BadContent("agreements/agreements.yaml, code: a sign is not of the alphabet")
    return CodeSigns(
        alphabet=code.alphabet,
        read_as=code.read_as,
        by_hand=code.by_hand,
        most_places=code.most_places,
        longest=timedelta(days=code.longest_days),
        pressures=code.pressures,
        calls=code.calls,
        places=dict(zip(signs, places, strict=True)),
    )
