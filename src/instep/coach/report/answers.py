"""The risk group of a person, and the answers that it comes from as they were said."""

from collections.abc import Iterator

from instep.coach.context import Context
from instep.coach.person.profile import Profile, read_profile
from instep.coach.report.model import ReportedAnswer, ReportedGroup
from instep.safety.answers import FINDINGS, Value
from instep.safety.clearance import RiskGroup
from instep.safety.conditions import Condition
from instep.safety.items import Item
from instep.safety.references import references
from instep.safety.rules import Rules

_DECIDE = ("risk_C", "risk_B")


def read_group(group: RiskGroup, context: Context) -> ReportedGroup:
    """Return the group with every answer that speaks for a higher one, and every one that is missing."""
    profile, rules = read_profile(context), context.library.rules
    items = (rules.items[item] for item in deciding(rules))
    return ReportedGroup(group=group, said=tuple(said for item in items for said in _said(item, profile)))


def deciding(rules: Rules) -> tuple[str, ...]:
    """Return the items that a risk group is decided by, in the order of the screening."""
    named = {item for fact in _DECIDE for item in _items(rules.derived[fact], rules)}
    return tuple(item for item in rules.items if item in named and item != FINDINGS)


def _items(test: Condition, rules: Rules) -> Iterator[str]:
    for one in references(test):
        if one.kind == "item":
            yield one.name
        elif one.kind == "derived":
            yield from _items(rules.derived[one.name], rules)


def _said(item: Item, profile: Profile) -> Iterator[ReportedAnswer]:
    """Yield the answer unless it is the item's own default, by which nobody is in a higher group."""
    given = profile.get(item.id)
    if given is None:
        yield ReportedAnswer(item=item.id, question=item.question, answer=None, on=None)
    elif given.answer.value != item.default:
        answer = _in_words(item, given.answer.value)
        yield ReportedAnswer(item=item.id, question=item.question, answer=answer, on=given.at.date())


def _in_words(item: Item, value: Value) -> str:
    labels = {option.value: option.label for option in item.options}
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(labels.get(str(one), str(one)) for one in values)
