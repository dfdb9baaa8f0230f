"""What came back from the interview's pages, carried from page to page in the form itself."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from instep.foot.anatomy import Side
from instep.library.answers import parse_findings
from instep.library.errors import BadInput
from instep.safety.answers import BOTH, Finding
from instep.safety.pages import Reply
from instep.safety.rules import Rules
from instep.web.asking import Form
from instep.web.forms.numbers import whole

_CARRIED = "replies"
_AGAIN = "begin again from the first page"


class _Kept(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One reply as it is carried."""

    chosen: list[str] = []
    numbers: dict[str, int] = {}
    findings: list[dict[str, Any]] = []


Replies = Mapping[str, Reply]
"""Every reply so far, by the id of its page, in the order they were given."""


def read_replies(form: Form, rules: Rules) -> dict[str, Reply]:
    """The replies that a form carries; raises BadInput where they are not what a page of ours sends."""
    raw = form.one(_CARRIED)
    if raw is None:
        return {}
    try:
        kept = msgspec.json.decode(raw.encode(), type=dict[str, _Kept])
    except (msgspec.DecodeError, UnicodeEncodeError) as problem:
        raise BadInput("", _CARRIED, f"cannot be read ({problem})", remedy=_AGAIN) from problem
    return {page: _reply(one, rules) for page, one in kept.items()}


def _reply(kept: _Kept, rules: Rules) -> Reply:
    return Reply(
        chosen=tuple(kept.chosen), numbers=kept.numbers, findings=parse_findings(kept.findings, "", rules)
    )


def replies_text(replies: Replies) -> str:
    """The replies as the text of a hidden field."""
    kept = {
        page: _Kept(list(reply.chosen), dict(reply.numbers), findings_tree(reply.findings))
        for page, reply in replies.items()
    }
    return msgspec.json.encode(kept).decode()


def without_last(replies: Replies) -> dict[str, Reply]:
    """The replies before the last one: one page back."""
    return dict(list(replies.items())[:-1])


def reply_from(form: Form, findings: tuple[Finding, ...] = ()) -> Reply:
    """What this page's own fields say."""
    return Reply(chosen=form.every("chosen"), numbers=dict(_numbers(form)), findings=findings)


def _numbers(form: Form) -> Iterable[tuple[str, int]]:
    for name, raw in form.starting("number-"):
        number = whole(raw)
        if number is None:
            raise BadInput("", f"number-{name}", "is no whole number", remedy="choose one of the numbers")
        yield name, number


def findings_tree(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as the list that a findings file holds; reading it gives them again."""
    return [
        {
            "finding": found.id,
            "side": side_word(found.sides),
            "regions": [region.value for region in found.regions],
            "note": found.note,
        }
        for found in findings
    ]


def side_word(sides: frozenset[Side]) -> str:
    """left, right or both."""
    return "both" if sides == BOTH else next(iter(sides)).value
