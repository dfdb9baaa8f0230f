"""Everything that a person has said about their health, since when; and a change of any of it, as a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from instep.coach.context import Context
from instep.coach.person.profile import change_answer, profile_items, read_standing
from instep.facts.session import Screened
from instep.library.errors import BadInput
from instep.library.files.answers import parse_answers
from instep.safety.answers import Answer
from instep.safety.items import Item, ItemType

SAID_BY_PAGE = frozenset({ItemType.LIST_OF_RULE_IDS, ItemType.LIST_OF_FINDINGS})
"""What has a page of its own: what a clinician agreed to, and what is on the feet."""


@dataclass(frozen=True, kw_only=True)
class OwnAnswer:
    """One answer that holds: the question, the answer, since when, and whether two devices differ about it.

    `answer` is None where it was taken back, and is asked again.
    """

    item: Item
    answer: Answer | None
    at: datetime | None
    differing: bool = False

    @property
    def worries(self) -> bool:
        """Whether it is anything but what holds for somebody without that worry."""
        return self.answer is not None and self.answer.value != self.item.default


def read_own_answers(context: Context) -> tuple[OwnAnswer, ...]:
    """Return every answer about oneself that holds, in the order in which they are asked."""
    standing = read_standing(context)
    found = ((item, standing[item.id]) for item in changeable(context) if item.id in standing)
    return tuple(
        OwnAnswer(
            item=item,
            answer=one.said.answer if one.said else None,
            at=one.said.at if one.said else None,
            differing=one.differing > 1,
        )
        for item, one in found
    )


def read_last_answers(context: Context) -> tuple[OwnAnswer, ...]:
    """Return what was said before the last session about that day alone, and was a worry."""
    screened = context.journal.latest(context.person, Screened)
    if screened is None:
        return ()
    items = context.library.rules.items
    remembered = {item.id for item in profile_items(context)}
    given = screened.body.answers.given
    said = (
        OwnAnswer(
            item=items[name],
            answer=Answer(value=one.value, sides=frozenset(one.sides), regions=one.regions),
            at=screened.at,
        )
        for name, one in given.items()
        if name in items and name not in remembered and items[name].about_health
    )
    return tuple(one for one in said if one.worries)


def changeable(context: Context) -> tuple[Item, ...]:
    """Return the questions about oneself that can be answered by themselves."""
    return tuple(item for item in profile_items(context) if item.type not in SAID_BY_PAGE)


def find_item(name: str, context: Context) -> Item:
    """Return one of these questions; raises BadInput for any other name."""
    found = next((item for item in changeable(context) if item.id == name), None)
    if found is None:
        raise BadInput("own_answers-no_answer", place="item", written=repr(name))
    return found


def say_again(item: Item, raw: Mapping[str, object] | None, context: Context) -> None:
    """Keep what is true now (a value with its side and regions), or that the person would rather not say.

    Raises BadInput for what is no answer to the question.
    """
    if raw is None:
        change_answer(item, None, context)
        return
    answers = parse_answers({"answers": {item.id: raw}}, "", context.library.rules)
    change_answer(item, answers.given[item.id], context)
