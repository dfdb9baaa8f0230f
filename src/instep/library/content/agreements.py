"""Reads content/agreements: how long requests and replies hold, and the signs of a short code."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from itertools import product
from pathlib import Path

from instep.foot.anatomy import Pressure, Region, Side
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.errors import BadContent
from instep.safety.agreement import Place
from instep.value import Value

_FILE = "agreements/agreements.yaml"
_WORDS = 256  # one for each value of a byte
_PLACES = tuple(product(Side, Region))


class CodeSigns(Value, frozen=True):
    """The signs that a short code is written with; each stands for one thing in its place."""

    alphabet: str
    read_as: Mapping[str, str]
    by_hand: str
    most_places: int
    longest_days: int
    pressures: Mapping[str, Pressure | None]
    calls: Mapping[str, str | None]

    @property
    def longest(self) -> timedelta:
        """How far away the last day of a code may be."""
        return timedelta(days=self.longest_days)

    @property
    def places(self) -> dict[str, Place]:
        """The place of each sign: the last signs of the alphabet, in the order of the feet and regions."""
        return dict(zip(self.alphabet[-len(_PLACES) :], _PLACES, strict=True))


class Minutes(Value, frozen=True):
    """The fewest and the most minutes of one foot."""

    least: int
    most: int


class Fingerprint(Value, frozen=True):
    """How many words are said of a key, and the word of each byte."""

    signs: int
    words: tuple[str, ...]


class Terms(Value, frozen=True):
    """What every request, reply and short code keeps to."""

    version: int
    request_days: int
    longest_days: int
    longest_agreement_days: int
    minutes: Minutes
    code: CodeSigns
    fingerprint: Fingerprint
    review: Review

    @property
    def request_lasts(self) -> timedelta:
        """How long a request stays open for answers."""
        return timedelta(days=self.request_days)

    @property
    def longest(self) -> timedelta:
        """How far away the last day of a reply may be."""
        return timedelta(days=self.longest_days)

    @property
    def longest_agreement(self) -> timedelta:
        """The same where it agrees to a rule."""
        return timedelta(days=self.longest_agreement_days)


@cache
def terms(root: Path) -> Terms:
    """The terms; raises BadContent where they do not hold together."""
    read = read_content(root, _FILE, Terms)
    if len(set(read.fingerprint.words)) != _WORDS:
        raise BadContent(f"{_FILE}, fingerprint: needs {_WORDS} different words")
    _check_signs(read.code)
    return read


def _check_signs(code: CodeSigns) -> None:
    if len(set(code.alphabet)) != len(code.alphabet) or len(code.alphabet) < len(_PLACES):
        raise BadContent(f"{_FILE}, code: the alphabet repeats a sign or is too short")
    if not {*code.pressures, *code.calls, *code.read_as.values()} <= {*code.alphabet}:
        raise BadContent(f"{_FILE}, code: a sign is not of the alphabet")
