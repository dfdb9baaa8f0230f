"""Reads content/evidence: where claims are told, what may never be said, and remarks on printed numbers."""

from functools import cache
from pathlib import Path

import msgspec

from instep.evidence.footnotes import Footnote, Footnotes, Forbidden, Remark
from instep.library.errors import BadContent
from instep.library.reading import read_content
from instep.library.screening_shapes import Review


class _Footnote(msgspec.Struct, forbid_unknown_fields=True):
    claim: str | None = None
    rule: str | None = None
    dose: str | None = None


class _Footnotes(msgspec.Struct, forbid_unknown_fields=True):
    footnotes: dict[str, _Footnote]
    benefit: list[str]
    bare: dict[str, str]
    review: Review


class _Forbidden(msgspec.Struct, forbid_unknown_fields=True):
    claim: str
    patterns: tuple[str, ...]
    catches: tuple[str, ...]


class _NeverSay(msgspec.Struct, forbid_unknown_fields=True):
    never_say: list[_Forbidden]
    review: Review


class _Remark(msgspec.Struct, forbid_unknown_fields=True):
    study: str
    printed: str
    flag: str
    remark: str


class _Flags(msgspec.Struct, forbid_unknown_fields=True):
    flags: list[_Remark]
    review: Review


@cache
def footnotes(root: Path) -> Footnotes:
    """All footnotes, patterns and remarks; raises BadContent."""
    told = read_content(root, "evidence/footnotes.yaml", _Footnotes).footnotes
    never = read_content(root, "evidence/never_say.yaml", _NeverSay).never_say
    flags = read_content(root, "evidence/flags.yaml", _Flags).flags
    return Footnotes(
        by_key={key: _footnote(key, shape) for key, shape in told.items()},
        forbidden=tuple(Forbidden(**msgspec.structs.asdict(one)) for one in never),
        remarks=tuple(Remark(**msgspec.structs.asdict(one)) for one in flags),
    )


def _footnote(key: str, shape: _Footnote) -> Footnote:
    given = {name: value for name, value in msgspec.structs.asdict(shape).items() if value}
    if len(given) != 1:
        raise BadContent(f"evidence/footnotes.yaml, {key}: give one of claim, rule and dose")
    return Footnote(**given)
