"""The numbers that a person gives before a session: 0 to 10, or missing."""

from collections.abc import Iterator, Mapping

from instep.foot.anatomy import Side
from instep.library.errors import BadInput
from instep.safety.pages import NONE, Interview, PageKind
from instep.web.forms.numbers import whole
from instep.web.requests import Form
from instep.web.session.interview_form import Replies

BEFORE = ("stress", "fatigue", "energy")
"""The measures asked beside the pain; all may be left out."""

_WORST = 10  # the end of the 0 to 10 scale


def read_before(form: Form, prefix: str = "before-") -> dict[str, int]:
    """Each number that was given; one that was skipped is not there. Raises BadInput naming the field."""
    return {name: _score(raw, f"{prefix}{name}") for name, raw in form.starting(prefix)}


def before_fields(before: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The same numbers as hidden fields."""
    return ((f"before-{name}", str(score)) for name, score in before.items())


def pain_before(replies: Replies, interview: Interview) -> dict[str, int]:
    """The pain of each foot, as it was said on the interview's page of numbers."""
    asked = [spec.id for spec in interview.pages if spec.kind is PageKind.NUMBERS]
    found: dict[str, int] = {}
    for reply in (replies[page] for page in asked if page in replies):
        none = reply.chosen == (NONE,)
        found |= {f"pain_{side}": 0 if none else reply.numbers[side.value] for side in Side}
    return found


def _score(raw: str, place: str) -> int:
    number = whole(raw)
    if number is None or number > _WORST:
        raise BadInput("session-no_rating", place=place, worst=str(_WORST))
    return number
