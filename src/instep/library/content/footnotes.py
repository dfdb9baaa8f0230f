"""Reads content/evidence: where claims are told, what may never be said, and remarks on printed numbers."""

from functools import cache
from pathlib import Path

import msgspec

from instep.evidence.footnotes import Footnotes, Forbidden, Remark, Remarks
from instep.library.content.entries import entries
from instep.library.content.reading import read_content, read_tree
from instep.library.content.review import Review
from instep.library.errors import BadContent

_FILE = "evidence/footnotes.yaml"


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
    read = entries(root).value(read_tree(root, _FILE), Footnotes, _FILE)
    for key, note in (*read.by_key.items(), *read.by_advice.items()):
        if sum(map(bool, (note.claim, note.rule, note.dose))) != 1:
            raise BadContent(f"{_FILE}, {key}: give one of claim, rule and dose")
    return read


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
