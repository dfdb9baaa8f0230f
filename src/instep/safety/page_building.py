"""Builds the pages that a person sees, and says whether a reply fits its page."""

from collections.abc import Iterator, Mapping

from instep.foot.anatomy import Side
from instep.safety.items import Item, ItemType
from instep.safety.pages import (
    NONE,
    SKIP,
    EntrySpec,
    Group,
    GroupSpec,
    InterviewWords,
    Page,
    PageAnswers,
    PageEntry,
    PageKind,
    PageSpec,
    ProfileAnswer,
)
from instep.safety.rules import Rules

SAME, CHANGED = "same", "changed"
"""The two answers to "still so?"."""

_ONE = frozenset({PageKind.CHOOSE_ONE})


def list_page(
    spec: PageSpec, groups: tuple[GroupSpec, ...], *, words: InterviewWords, may_skip: bool
) -> Page:
    """A grouped list with a deliberate "none of these"."""
    shown = tuple(
        Group(title=group.title, entries=tuple(map(_entry, group.entries)), hint=group.hint)
        for group in groups
    )
    return _page(spec, shown, words=words, may_skip=may_skip)


def _entry(spec: EntrySpec) -> PageEntry:
    return PageEntry(
        key=spec.key,
        label=spec.label,
        at_once=spec.at_once,
        unsure_key=f"{spec.item}:unsure" if spec.unsure else None,
    )


def single_page(spec: PageSpec, *, rules: Rules, words: InterviewWords, may_skip: bool) -> Page:
    """One question with its own choices, numbers for each foot, or the look."""
    item = rules.items[spec.item or ""]
    labels: Mapping[str, str] = {}
    if spec.kind is PageKind.NUMBERS:
        labels = {side.value: words.sides[side.value] for side in Side}
    elif spec.kind is PageKind.CHOOSE_ONE:
        labels = _choices(spec, item, words)
    entries = tuple(PageEntry(key=key, label=label) for key, label in labels.items())
    return _page(spec, (Group(title="", entries=entries),), words=words, may_skip=may_skip)


def _choices(spec: PageSpec, item: Item, words: InterviewWords) -> dict[str, str]:
    labels = {option.value: option.label for option in item.options}
    if not labels:
        labels = {"yes": words.yes, "no": words.no}
        labels |= {"unsure": words.not_sure} if item.unsure else {}
    return {value: label for value, label in labels.items() if value not in spec.leave_out}


def _page(spec: PageSpec, groups: tuple[Group, ...], *, words: InterviewWords, may_skip: bool) -> Page:
    return Page(
        id=spec.id,
        kind=spec.kind,
        title=spec.title,
        hint=spec.hint,
        groups=groups,
        none=None if spec.kind in _ONE else spec.none,
        not_sure=words.not_sure,
        may_skip=may_skip,
    )


def confirm_page(said: Mapping[str, ProfileAnswer], *, rules: Rules, words: InterviewWords) -> Page:
    """One tap for a profile that is old: whether all of this is still so."""
    entries = (PageEntry(key=SAME, label=words.still_so), PageEntry(key=CHANGED, label=words.changed))
    return Page(
        id="confirm",
        kind=PageKind.CHOOSE_ONE,
        title=words.confirm_title,
        hint=None,
        groups=(Group(title="", entries=entries),),
        none=None,
        not_sure=words.not_sure,
        may_skip=False,
        said=tuple(_said(said, rules, words)) or (words.none_of_these,),
    )


def _said(said: Mapping[str, ProfileAnswer], rules: Rules, words: InterviewWords) -> Iterator[str]:
    for name, remembered in said.items():
        item, value = rules.items[name], remembered.answer.value
        if value != item.default:
            labels = {option.value: option.label for option in item.options} | {"yes": words.yes}
            yield f"{item.question} {', '.join(labels.get(one, one) for one in remembered.answer.chosen)}"


def fits(page: Page, reply: PageAnswers) -> bool:
    """Whether the reply answers the page: every key is one of its own, and something was chosen."""
    if not page.keys.issuperset(reply.chosen):
        return False
    if NONE in reply.chosen or SKIP in reply.chosen:
        # A 0 says the same as "none": only a number above it speaks against it.
        return len(reply.chosen) == 1 and not reply.findings and not any(reply.numbers.values())
    match page.kind:
        case PageKind.LOOK:
            return bool(reply.findings)
        case PageKind.NUMBERS:
            return _two_numbers(reply.numbers)
        case PageKind.CHOOSE_ONE:
            return len(reply.chosen) == 1
        case PageKind.CHOOSE_MANY_OR_NONE:
            return bool(reply.chosen)


def _two_numbers(numbers: Mapping[str, int]) -> bool:
    both = numbers.keys() == {side.value for side in Side}
    return both and all(0 <= number <= ItemType.NUMBER_0_10.most for number in numbers.values())
