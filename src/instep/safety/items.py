"""The questions of the screening as values: how each is answered, and what it is where it does not apply."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from instep.safety.answers import Value as AnswerValue
from instep.safety.conditions import Always, Condition
from instep.value import Value


class Ask(StrEnum):
    """When an item is asked: right now before every session, or once and then confirmed."""

    EVERY_SESSION = "every_session"
    PROFILE = "profile"


class ItemType(StrEnum):
    """What an answer to the item looks like."""

    SINGLE_CHOICE = "single_choice"
    YES_NO = "yes_no"
    YES_NO_UNSURE = "yes_no_unsure"
    MULTI_CHOICE = "multi_choice"
    NUMBER_0_10 = "number_0_10"
    NUMBER_0_6_OR_NOT_DONE = "number_0_6_or_not_done"
    LIST_OF_FINDINGS = "list_of_findings"
    LIST_OF_RULE_IDS = "list_of_rule_ids"

    @property
    def most(self) -> int:
        """The highest number that may be answered; -1 where the answer is no number."""
        return {ItemType.NUMBER_0_10: 10, ItemType.NUMBER_0_6_OR_NOT_DONE: 6}.get(self, -1)

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number."""
        return self.most >= 0


class Option(Value, frozen=True):
    """One choice and the words it is offered with."""

    value: str
    label: str


class Unsure(Value, frozen=True):
    """How "not sure" counts: as `counts_as` while `when` holds, else the question is asked again."""

    counts_as: str
    when: Condition = Always()


class Item(Value, frozen=True):
    """One question; `default` is its answer where it does not apply.

    `harmless` says why an answer may change nothing; `only_with` are answers without which it is not asked.
    """

    id: str
    ask: Ask
    type: ItemType
    question: str
    default: AnswerValue
    review: str
    options: tuple[Option, ...] = ()
    asks: frozenset[Literal["side", "regions"]] = frozenset()
    unsure: Unsure | None = None
    help: str | None = None
    note: str | None = None
    about_health: bool = True
    harmless: Mapping[str, str] = {}
    only_with: Mapping[str, AnswerValue] = {}

    @property
    def asks_side(self) -> bool:
        """Whether it is asked which foot it is."""
        return "side" in self.asks

    @property
    def asks_regions(self) -> bool:
        """Whether it is asked where on the foot it is."""
        return "regions" in self.asks
