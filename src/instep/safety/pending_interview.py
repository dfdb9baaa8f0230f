"""What an interview knows so far; whatever it does not know yet counts as not known, never as no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from instep.foot.anatomy import Side
from instep.safety.answers import BOTH, FINDINGS, Answer, Answers, Finding, Measured, Value
from instep.safety.conditions import Facts
from instep.safety.items import Ask, Item, ItemType
from instep.safety.pages import (
    NONE,
    SKIP,
    GroupSpec,
    InterviewContext,
    PageAnswers,
    PageKind,
    PageSpec,
    ProfileAnswer,
)
from instep.safety.rules import Rules
from instep.safety.screening import plain_facts, screen


@dataclass(frozen=True, kw_only=True)
class Known:
    """Answers so far. `settled` items are answered or do not apply; `passed` ones were skipped on purpose.

    `dates` holds, for each profile item, when it was answered or last confirmed.
    """

    rules: Rules
    given: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    settled: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    dates: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    measured: Measured = field(default_factory=Measured)

    def answers(self) -> Answers:
        """The answers with everything not settled yet as skipped."""
        unknown = frozenset(self.rules.items) - self.settled
        skipped = unknown | self.passed
        return Answers(given=self.given, findings=self.findings, skipped=skipped, measured=self.measured)

    def facts(self) -> Facts:
        """The facts so far, with "not sure" still as it was said."""
        return plain_facts(self.answers(), self.rules)

    def does_not_apply(self, items: Iterable[str]) -> "Known":
        """The items need not be asked: they take their defaults."""
        return replace(self, settled=self.settled | frozenset(items))

    def passes_over(self, items: Iterable[str]) -> "Known":
        """The items stay unanswered and count as their riskier answers."""
        left = frozenset(items)
        kept = {item: answer for item, answer in self.given.items() if item not in left}
        return replace(self, given=kept, settled=self.settled - left, passed=self.passed | left)

    def learns(self, answers: Mapping[str, Answer], at: datetime) -> "Known":
        """The answers, given at this time."""
        dated = {item: at for item in answers if self.rules.items[item].ask is Ask.PROFILE}
        return replace(
            self,
            given={**self.given, **answers},
            settled=self.settled | frozenset(answers),
            dates={**self.dates, **dated},
        )

    def places(self, item: str, answer: Answer) -> "Known":
        """The same answer, with where it holds."""
        return replace(self, given={**self.given, item: answer})

    def sees(self, findings: tuple[Finding, ...]) -> "Known":
        """The look is done."""
        return replace(self, findings=findings, settled=self.settled | {FINDINGS})


def from_wish(wish: InterviewContext, rules: Rules, measured: Measured) -> Known:
    """What the wish says before any question, with what was measured at home."""
    said: dict[str, Value | None] = {
        "mode": wish.mode,
        "roller_posture": wish.roller_posture,
        "device_features": wish.device_features,
    }
    given = {item: Answer(value=value) for item, value in said.items() if value is not None}
    return Known(rules=rules, given=given, settled=frozenset(given), measured=measured)


def remember(known: Known, profile: Mapping[str, ProfileAnswer]) -> Known:
    """What was said before and still counts."""
    for item, remembered in profile.items():
        known = known.learns({item: remembered.answer}, remembered.at)
    return known


def profile_of(known: Known) -> dict[str, ProfileAnswer]:
    """The answers to remember. One that stops a session by itself is asked again, not remembered."""
    return {
        item: ProfileAnswer(answer=known.given[item], at=at)
        for item, at in known.dates.items()
        if item in known.given and not _stops_alone(item, known)
    }


def _stops_alone(item: str, known: Known) -> bool:
    answer = known.given[item]
    if answer.value == known.rules.items[item].default:
        return False
    return screen(Answers(given={item: answer}), known.rules).level.is_stop


def items_of(page: PageSpec, groups: Iterable[GroupSpec]) -> tuple[str, ...]:
    """The items that a page with these groups answers."""
    own = (page.item,) if page.item else ()
    return (*own, *dict.fromkeys(entry.item for group in groups for entry in group.entries))


def learn_page(
    known: Known, page: PageSpec, reply: PageAnswers, *, groups: tuple[GroupSpec, ...], at: datetime
) -> Known:
    """What the reply to a page says; an entry whose choice is still to be asked leaves its item unsettled."""
    items = items_of(page, groups)
    if reply.chosen == (SKIP,):
        return known.passes_over(items)
    match page.kind:
        case PageKind.LOOK:
            return known.sees(reply.findings)
        case PageKind.NUMBERS:
            return known.learns({items[0]: _pain(reply)}, at)
        case PageKind.CHOOSE_ONE:
            return known.learns({items[0]: _chosen(known.rules.items[items[0]], reply.chosen)}, at)
        case PageKind.CHOOSE_MANY_OR_NONE:
            return known.learns(_list_answers(known.rules, items, reply), at)


def _list_answers(rules: Rules, items: Iterable[str], reply: PageAnswers) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for item in items:
        values = tuple(key.partition(":")[2] for key in reply.chosen if key.startswith(f"{item}:"))
        if values:
            answers[item] = _worst(rules, item, values)
        elif item not in reply.chosen:
            answers[item] = Answer(value=rules.items[item].default)
    return answers


def _worst(rules: Rules, item: str, values: tuple[str, ...]) -> Answer:
    kind = rules.items[item]
    if kind.type in {ItemType.MULTI_CHOICE, ItemType.LIST_OF_RULE_IDS}:
        return Answer(value=values)
    # Where two choices of one question are both true, the one that asks for more counts.
    return max((Answer(value=value) for value in values), key=lambda answer: _rank(rules, item, answer))


def _rank(rules: Rules, item: str, answer: Answer) -> int:
    return screen(Answers(given={item: answer}), rules).level.rank


def _chosen(item: Item, chosen: tuple[str, ...]) -> Answer:
    value = chosen[0]
    return (
        Answer(value=int(value) if value.isdecimal() else value)
        if item.type.is_number
        else Answer(value=value)
    )


def _pain(reply: PageAnswers) -> Answer:
    """The higher of the two feet, on the feet that hurt."""
    if reply.chosen == (NONE,):
        return Answer(value=0)
    sore = frozenset(side for side in Side if reply.numbers[side.value])
    return Answer(value=max(reply.numbers.values()), sides=sore or BOTH)
