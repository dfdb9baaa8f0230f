"""The touch test as a form: what came of each touch, and how often "yes" came without one."""

from instep.safety.touch_test import Felt, ToeOf, TouchAnswers, TouchRules
from instep.web.forms.numbers import whole
from instep.web.requests import Form

FALSE_YES = "false_yes"
"""The field that counts; its last choice stands for that many or more."""

COUNTS = (0, 1, 2)


def field(place: ToeOf) -> str:
    """The name of a toe's field."""
    return f"toe-{place.side}-{place.toe}"


def marked(form: Form, rules: TouchRules) -> dict[ToeOf, Felt]:
    """What is marked so far; a word that no answer has counts as unmarked."""
    said = {place: form.one(field(place)) for place in rules.order}
    return {place: Felt(word) for place, word in said.items() if word in list(Felt)}


def counted(form: Form) -> int | None:
    """How often "yes" was said without a touch; None where that is not said."""
    count = whole(form.one(FALSE_YES) or "")
    return count if count in COUNTS else None


def read_touch(form: Form, rules: TouchRules) -> TouchAnswers | ToeOf | None:
    """The answers; where one is missing its toe, and None where only the count is."""
    given, count = marked(form, rules), counted(form)
    for place in rules.order:
        if place not in given:
            return place
    return None if count is None else TouchAnswers(given=given, false_yes=count)
