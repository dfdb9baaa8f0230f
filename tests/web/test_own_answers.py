"""My answers: all that was said about health, since when; any may be changed, and a change is a fact."""

import httpx
import pytest
from tests.coach.living import DAY, Living
from tests.web.household import AS_JSON, LIBRARY, WORDS, eva_and_mum, living, log, refusal

from instep.app import ME, Instep
from instep.coach.person.own_answers import SAID_BY_PAGE, find_item, say_again
from instep.coach.person.profile import read_profile
from instep.facts.person import ProfileAnswered
from instep.library.files.answers import choices
from instep.safety.items import Ask, Item, ItemType

OWN = [
    item for item in LIBRARY.rules.items.values() if item.ask is Ask.PROFILE and item.type not in SAID_BY_PAGE
]


def said(who: Living, **values: object) -> None:
    for item, value in values.items():
        say_again(find_item(item, who.context), {"value": value}, who.context)


def answers(instep: Instep) -> list[ProfileAnswered]:
    return [fact.body for fact in instep.journal.every(ME, ProfileAnswered)]


def value(instep: Instep, item: str) -> object:
    found = read_profile(instep.context()).get(item)
    return found.answer.value if found else None


def entry(page: str, item: str) -> str:
    """The part of the page about one question."""
    return page.split(f'<li id="{item}">')[1].split("</li>", maxsplit=1)[0]


def something(item: Item) -> str:
    """Some answer that the question offers."""
    return str(next(iter(choices(item, LIBRARY.rules)))) if not item.type.is_number else "1"


def test_a_stranger_has_said_nothing_and_is_shown_where_to(door: httpx.Client) -> None:
    page = door.get("/answers").text
    assert WORDS["ui-answers-nothing"] in page
    assert 'href="/feet/about-you"' in page


def test_everything_that_was_said_is_shown_with_since_when(door: httpx.Client, instep: Instep) -> None:
    who = living(instep)
    said(who.later(-40 * DAY), diabetes="yes")
    said(who.later(-3 * DAY), past_ulcer="no", bones="osteoporosis")
    page = door.get("/answers").text
    shown = {item: entry(page, item) for item in ("diabetes", "past_ulcer", "bones")}
    questions = LIBRARY.rules.items
    assert all(questions[item].question in part for item, part in shown.items())
    assert "since 15 October 2026" in shown["diabetes"]
    assert "since 21 November 2026" in shown["past_ulcer"]
    assert "<strong>Yes</strong>" in shown["diabetes"]
    assert "<strong>No</strong>" in shown["past_ulcer"]
    assert page.index('id="bones"') < page.index(WORDS["ui-answers-not_so"].split(" (")[0])


@pytest.mark.parametrize("item", OWN, ids=lambda item: item.id)
def test_every_question_about_oneself_is_answered_by_itself_without_a_script(
    door: httpx.Client, instep: Instep, item: Item
) -> None:
    page = door.get(f"/answers/{item.id}").text
    assert "<script" not in page
    assert 'href="tel:' in page
    door.post(f"/answers/{item.id}", data={"value": something(item)})
    assert f'<li id="{item.id}">' in door.get("/answers").text
    assert list(answers(instep)[-1].answers) == [item.id]


def test_a_change_is_a_fact_that_names_what_it_replaces(door: httpx.Client, instep: Instep) -> None:
    said(living(instep).later(-DAY), numbness="absent")
    (first,) = instep.journal.every(ME, ProfileAnswered)
    changed = door.post("/answers/numbness", data={"value": "none"})
    assert (changed.status_code, changed.headers["location"]) == (303, "/answers#numbness")
    assert len(answers(instep)) == 2
    assert answers(instep)[-1].answers["numbness"].replaces == (first.id,)
    assert value(instep, "numbness") == "none"


def test_what_somebody_would_rather_not_say_is_taken_back_and_is_no_no(
    door: httpx.Client, instep: Instep
) -> None:
    said(living(instep).later(-DAY), diabetes="no")
    door.post("/answers/diabetes", data={"value": "rather-not"})
    assert value(instep, "diabetes") is None
    assert WORDS["ui-answers-taken_back"] in entry(door.get("/answers").text, "diabetes")
    assert door.get("/answers/diabetes").text.count("checked") == 0


def test_nothing_ticked_of_what_may_all_be_true_is_none_of_these(door: httpx.Client, instep: Instep) -> None:
    (many, *_) = [item for item in OWN if item.type is ItemType.MULTI_CHOICE]
    door.post(f"/answers/{many.id}", data={"value": [many.options[0].value, many.options[1].value]})
    assert value(instep, many.id) == (many.options[0].value, many.options[1].value)
    door.post(f"/answers/{many.id}", data={})
    assert value(instep, many.id) == ()
    assert WORDS["ui-answers-none_of_these"] in entry(door.get("/answers").text, many.id)


def test_an_answer_keeps_the_foot_that_it_is_about(door: httpx.Client) -> None:
    door.post("/answers/numbness", data={"value": "reduced", "side": "left"})
    shown = entry(door.get("/answers").text, "numbness")
    assert WORDS["ui-side-left"] in shown
    assert WORDS["ui-side-right"] not in shown


def test_of_two_devices_that_differ_the_more_careful_answer_holds_until_the_person_says_otherwise(
    door: httpx.Client, instep: Instep
) -> None:
    said(living(instep).later(-2 * DAY), numbness="absent")
    other = Living(now=instep.now() - DAY)
    said(other, numbness="none")
    living(instep).takes_in(other.journal)
    shown = entry(door.get("/answers").text, "numbness")
    assert WORDS["ui-answers-differing"] in shown
    absent = next(one.label for one in LIBRARY.rules.items["numbness"].options if one.value == "absent")
    assert absent in shown
    door.post("/answers/numbness", data={"value": "none"})
    assert WORDS["ui-answers-differing"] not in entry(door.get("/answers").text, "numbness")
    assert len(answers(instep)[-1].answers["numbness"].replaces) == 2
    assert value(instep, "numbness") == "none"


def test_nothing_that_another_person_said_is_shown_or_changed(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    said(mum, diabetes="yes")
    assert WORDS["ui-answers-nothing"] in door.get("/answers", params={"for": eva.person}).text
    assert "checked" not in door.get("/answers/diabetes", params={"for": eva.person}).text
    door.post("/answers/diabetes", data={"value": "no", "for": eva.person})
    said_of_mum = read_profile(mum.context)["diabetes"]
    assert said_of_mum.answer.value == "yes"
    assert "<strong>Yes</strong>" in entry(door.get("/answers", params={"for": mum.person}).text, "diabetes")


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/answers/horns", {"value": "yes"}),
        ("/answers/skin_today", {"value": "blister"}),
        ("/answers/clinician_ok", {"value": "CF01"}),
        ("/answers/diabetes", {}),
        ("/answers/diabetes", {"value": "purple"}),
        ("/answers/diabetes", {"value": "\0"}),
        ("/answers/diabetes", {"value": "y" * 9000}),
        ("/answers/numbness", {"value": "reduced", "side": "up"}),
        ("/answers/touch_test_missed", {"value": "7"}),
        ("/answers/touch_test_missed", {"value": "²"}),
        ("/answers/touch_test_missed", {"value": "9" * 5000}),
        ("/answers/implants", {"value": ["pacemaker_icd", "purple"]}),
    ],
)
def test_what_is_no_answer_is_one_line_and_nothing_is_written(
    *, door: httpx.Client, instep: Instep, path: str, sent: dict[str, object]
) -> None:
    status, place = refusal(door.post(path, data=sent, headers=AS_JSON))
    assert status == 422
    assert place
    assert log(instep) == ()
