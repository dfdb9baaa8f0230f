"""What was said is read again in words, and whatever may be said is offered to be chosen."""

import re

import httpx
import pytest

from instep.app import Instep
from instep.coach.person.own_answers import changeable, find_item, say_again
from instep.safety.items import Item, ItemType

CHOICE = re.compile(r'name="value" value="([^"]*)"[^>]*><span>([^<]*)</span>')


@pytest.fixture
def questions(instep: Instep) -> tuple[Item, ...]:
    found = changeable(instep.context())
    assert found
    return found


def test_every_choice_of_every_question_is_offered_in_words(
    door: httpx.Client, questions: tuple[Item, ...]
) -> None:
    for item in questions:
        offered = CHOICE.findall(door.get(f"/answers/{item.id}").text)
        assert offered, item.id
        assert [label for _, label in offered if "_" in label or not label] == [], item.id


def test_what_holds_for_somebody_without_that_worry_can_be_chosen_again(
    door: httpx.Client, questions: tuple[Item, ...]
) -> None:
    for item in questions:
        if item.type is not ItemType.MULTI_CHOICE:
            values = [value for value, _ in CHOICE.findall(door.get(f"/answers/{item.id}").text)]
            assert item.default in values, item.id


def test_a_touch_test_that_was_not_done_is_read_again_in_words(door: httpx.Client, instep: Instep) -> None:
    context = instep.context()
    say_again(find_item("touch_test_missed", context), {"value": "not_done"}, context)
    told = door.get("/answers").text
    assert "<strong>Not done</strong>" in told
    assert "not_done" not in told
