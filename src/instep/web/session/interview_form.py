"""What came back from the interview's pages, carried from page to page in the form itself."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from instep.library.errors import BadInput, Message
from instep.library.files.answers import parse_findings
from instep.safety.answers import Finding
from instep.safety.pages import PageAnswers
from instep.safety.rules import Rules
from instep.web.feet.look_form import findings_tree
from instep.web.forms.numbers import whole
from instep.web.requests import Form

_CARRIED = "replies"
_AGAIN = Message("errors-session-to_begin_again")


class _Kept(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One reply as it is carried."""

    chosen: list[str] = []
    numbers: dict[str, int] = {}
    findings: list[dict[str, Any]] = []


Replies = Mapping[str, PageAnswers]
"""Every reply so far, by the id of its page, in the order they were given."""


def read_replies(form: Form, rules: Rules) -> dict[str, PageAnswers]:
    """The replies that a form carries; raises BadInput where they are not what a page of ours sends."""
    raw = form.one(_CARRIED)
    if raw is None:
        return {}
    try:
        kept = msgspec.json.decode(raw.encode(), type=dict[str, _Kept])
    except (msgspec.DecodeError, UnicodeEncodeError) as problem:
        raise BadInput(
            "session-cannot_be_read", place=_CARRIED, remedy=_AGAIN, problem=str(problem)
        ) from problem
    return {page: _reply(one, rules) for page, one in kept.items()}


def _reply(kept: _Kept, rules: Rules) -> PageAnswers:
    return PageAnswers(
        chosen=tuple(kept.chosen), numbers=kept.numbers, findings=parse_findings(kept.findings, "", rules)
    )


def replies_text(replies: Replies) -> str:
    """The replies as the text of a hidden field."""
    kept = {
        page: _Kept(list(reply.chosen), dict(reply.numbers), findings_tree(reply.findings))
        for page, reply in replies.items()
    }
    return msgspec.json.encode(kept).decode()


def without_last(replies: Replies) -> dict[str, PageAnswers]:
    """The replies before the last one: one page back."""
    return dict(list(replies.items())[:-1])


def reply_from(form: Form, findings: tuple[Finding, ...] = ()) -> PageAnswers:
    """What this page's own fields say."""
    return PageAnswers(chosen=form.every("chosen"), numbers=dict(_numbers(form)), findings=findings)


def _numbers(form: Form) -> Iterable[tuple[str, int]]:
    for name, raw in form.starting("number-"):
        number = whole(raw)
        if number is None:
            raise BadInput("session-no_whole_number", place=f"number-{name}")
        yield name, number
