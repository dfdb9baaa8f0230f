"""Reads content/evidence: where claims are told, what may never be said, and remarks on printed numbers."""

from functools import cache
from pathlib import Path

import msgspec

from instep.evidence.footnotes import Footnote, Footnotes, Forbidden, Remark, Remarks
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.errors import BadContent


class _Footnote(msgspec.Struct, forbid_unknown_fields=True):
    claim: str | None = None
    rule: str | None = None
    dose: str | None = None


class _Footnotes(msgspec.Struct, forbid_unknown_fields=True):
    footnotes: dict[str, _Footnote]
    advice: dict[str, _Footnote]
    benefit: list[str]
    bare: dict[str, str]
    review: Review


class _OfClaim(Forbidden, frozen=True):
    claim: str


class _Always(msgspec.Struct, forbid_unknown_fields=True):
    what: str
    patterns: tuple[str, ...]
    catches: tuple[str, ...]


class _NeverSay(msgspec.Struct, forbid_unknown_fields=True):
    always: list[_Always]
    never_say: list[_OfClaim]
    review: Review


class _Flags(msgspec.Struct, forbid_unknown_fields=True):
    flags: list[Remark]
    review: Review


@cache
def footnotes(root: Path) -> Footnotes:
    """Who says what, by key of the words and of advice; raises BadContent."""
    told = read_content(root, "evidence/footnotes.yaml", _Footnotes)
    return Footnotes(
        by_key={key: _footnote(key, shape) for key, shape in told.footnotes.items()},
        by_advice={key: _footnote(key, shape) for key, shape in told.advice.items()},
    )


@cache
def never_say(root: Path) -> tuple[Forbidden, ...]:
    """What may never be said, of each claim and (without one) of anything; raises BadContent."""
    told = read_content(root, "evidence/never_say.yaml", _NeverSay)
    always = (Forbidden(claim=None, patterns=one.patterns, catches=one.catches) for one in told.always)
    return (*told.never_say, *always)


@cache
def remarks(root: Path) -> Remarks:
    """Our remarks on flagged numbers; raises BadContent."""
    flags = read_content(root, "evidence/flags.yaml", _Flags).flags
    return {(one.study, one.printed): one for one in flags}


def _footnote(key: str, shape: _Footnote) -> Footnote:
    given = {name: value for name, value in msgspec.structs.asdict(shape).items() if value}
    if len(given) != 1:
        raise BadContent(f"evidence/footnotes.yaml, {key}: give one of claim, rule and dose")
    return Footnote(**given)
