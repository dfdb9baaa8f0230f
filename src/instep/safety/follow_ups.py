"""Follow-up questions: which choice, which foot, where; each only where the answer can change something."""

from collections.abc import Iterator

from instep.foot.anatomy import Region
from instep.safety.answers import Answer
from instep.safety.conditions import All, AnyOf, Condition, Not, NotEmpty, Some
from instep.safety.items import Item
from instep.safety.pages import Group, InterviewWords, Page, PageEntry, PageKind
from instep.safety.rules import LeaveWhat, Rule, Rules

_SIDE, _REGIONS = "side", "regions"


def which_page(item: Item, page: str, *, words: InterviewWords) -> Page:
    """Which of the item's choices it is."""
    labels = {option.value: option.label for option in item.options if option.value != item.default}
    labels |= {str(number): str(number) for number in range(item.type.most + 1)}
    return _page(f"{page}/{item.id}", item.question, labels, words=words)


def side_page(item: Item, *, words: InterviewWords) -> Page:
    """Which foot it is."""
    return _page(
        f"{item.id}/{_SIDE}", words.side_question, dict(words.sides), words=words, hint=item.question
    )


def regions_page(item: Item, *, words: InterviewWords) -> Page:
    """Where on the foot it is; not being able to tell means the whole foot."""
    labels = {region.value: words.regions[region.value] for region in Region}
    return _page(
        f"{item.id}/{_REGIONS}",
        words.regions_question,
        labels,
        words=words,
        hint=item.question,
        none=words.cannot_tell,
    )


def _page(
    page: str,
    title: str,
    labels: dict[str, str],
    *,
    words: InterviewWords,
    hint: str | None = None,
    none: str | None = None,
) -> Page:
    entries = tuple(PageEntry(key=key, label=label) for key, label in labels.items())
    return Page(
        id=page,
        kind=PageKind.CHOOSE_MANY_OR_NONE if none else PageKind.CHOOSE_ONE,
        title=title,
        hint=hint,
        groups=(Group(title="", entries=entries),),
        none=none,
        not_sure=words.not_sure,
        may_skip=False,
    )


def side_matters(item: str, answer: Answer, rules: Rules) -> bool:
    """Whether it makes a difference on which foot this answer holds."""
    return any(True for _ in _placed(item, answer, rules))


def regions_matter(item: str, answer: Answer, rules: Rules) -> bool:
    """Whether it makes a difference where on the foot this answer holds."""
    return any(
        leave.what is LeaveWhat.MARKED for rule in _placed(item, answer, rules) for leave in rule.effect.leave
    )


def _placed(item: str, answer: Answer, rules: Rules) -> Iterator[Rule]:
    return (rule for rule in rules.rules if rule.place == item and _mentions(rule.when, item, answer))


def _mentions(test: Condition, item: str, answer: Answer) -> bool:
    """Whether this answer to the item can make the condition, or a part of it, true."""
    match test:
        case All(parts) | Some(parts):
            return any(_mentions(part, item, answer) for part in parts)
        case Not(part):
            return _mentions(part, item, answer)
        case AnyOf(asked, values):
            chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
            return asked == item and not values.isdisjoint(chosen)
        case NotEmpty(asked):
            return asked == item and bool(answer.value)
        case _:
            return False
