"""The touch test's pages: they work without script, lose nothing, and never say that feeling is whole."""

import re
from datetime import timedelta

import httpx
import msgspec
import pytest

from instep.app import ME, Instep
from instep.facts.fact import Fact
from instep.facts.feet import TouchTested
from instep.safety.touch_test import TouchResult

TOES = ["right-big", "right-little", "left-big", "left-little", "right-middle", "left-middle"]
NEVER = (
    "fine",
    "healthy",
    "normal",
    "all clear",
    "nothing found",
    "all good",
    "no change",
    "nothing to worry",
)


def form(**other: str) -> dict[str, str]:
    """Every toe felt, and no yes too many, but for what is said otherwise."""
    said = {f"toe-{toe}": "felt" for toe in TOES} | {"false_yes": "0"}
    return said | {_field(name): value for name, value in other.items()}


def _field(name: str) -> str:
    toe = name.replace("_", "-")
    return f"toe-{toe}" if toe in TOES else name


def main_of(page: str) -> str:
    """What the page itself says, without the frame around it."""
    found = re.search(r"<main.*</main>", page, re.DOTALL)
    assert found
    return found.group()


def kept(instep: Instep) -> Fact[TouchTested] | None:
    return instep.journal.latest(ME, TouchTested)


def test_the_setting_up_stands_before_the_test(door: httpx.Client, instep: Instep) -> None:
    page = door.get("/feet/touch").text
    content = instep.library.touch_test
    for line in (*content.setup, *content.touch):
        assert line.replace("'", "&#39;") in page
    assert "not yet reviewed" in page


def test_without_script_each_toe_says_how_far_to_count(door: httpx.Client) -> None:
    page = door.get("/feet/touch/test").text
    counts = re.findall(r"(\d)\. Count to (\d), then touch the (\w+ \w+ toe)", page)
    order = ["right big", "right little", "left big", "left little", "right middle", "left middle"]
    assert [toe for _, _, toe in counts] == [f"{toe} toe" for toe in order]
    assert all(2 <= int(count) <= 5 for _, count, _ in counts)


def test_the_waits_are_drawn_anew_each_time(door: httpx.Client) -> None:
    waits = {tuple(re.findall(r'data-wait="(\d+)"', door.get("/feet/touch/test").text)) for _ in range(8)}
    assert len(waits) == 8


def test_two_missed_toes_are_told_with_what_follows(door: httpx.Client, instep: Instep) -> None:
    sent = form(right_big="not_felt", left_little="not_felt")
    answer = door.post("/feet/touch/test", data=sent, follow_redirects=True)
    assert answer.url.path == "/feet/touch/result"
    fact = kept(instep)
    assert fact is not None
    assert (fact.body.result, fact.body.missed) == ("reduced_feeling", 2)
    assert "Feeling is reduced" in answer.text
    assert "2 of 6 toes not felt" in answer.text
    # The rules that the result fires, in their own words.
    for rule in instep.library.rules.rules:
        if rule.id in {"LO01", "CF29"}:
            assert rule.reason.replace("'", "&#39;") in answer.text


@pytest.mark.parametrize(
    ("said", "title", "counts_as"),
    [
        ({}, "All six touches were felt today", None),
        ({"right_big": "not_felt"}, "The test is uncertain", 1),
        ({"right_big": "cannot_touch"}, "The test is incomplete", 2),
        ({"false_yes": "2"}, "This test cannot be used", None),
    ],
)
def test_every_result_is_told_in_its_own_words_and_none_reassures(
    door: httpx.Client, instep: Instep, *, said: dict[str, str], title: str, counts_as: int | None
) -> None:
    page = door.post("/feet/touch/test", data=form(**said), follow_redirects=True).text
    assert title in page
    fact = kept(instep)
    assert fact is not None
    assert fact.body.counts_as == counts_as
    assert "Who to tell" in page
    assert [word for word in NEVER if re.search(rf"\b{word}\b", main_of(page).lower())] == []


def test_felt_today_rules_nothing_out_and_lifts_nothing(door: httpx.Client) -> None:
    page = door.post("/feet/touch/test", data=form(), follow_redirects=True).text
    assert "does not rule out nerve damage" in page
    assert "adds nothing to what is reckoned with already" in page


@pytest.mark.parametrize("missing", [*[f"toe-{toe}" for toe in TOES], "false_yes"])
def test_an_answer_that_is_missing_is_asked_for_by_name_and_nothing_is_lost(
    door: httpx.Client, instep: Instep, missing: str
) -> None:
    sent = form(left_big="not_felt") | {"toe-left-big": "not_felt"}
    sent.pop(missing)
    answer = door.post("/feet/touch/test", data=sent)
    assert answer.status_code == 422
    (line,) = re.findall(r'role="alert"><a href="#([\w-]+)">([^<]+)<', answer.text)
    assert line[0] == missing
    assert "no answer is marked" in line[1]
    assert answer.text.count(" checked") == len(sent)
    assert kept(instep) is None


@pytest.mark.parametrize("word", ["yes", "", "FELT", "<b>", "3"])
def test_a_word_that_no_answer_has_is_no_answer(door: httpx.Client, instep: Instep, word: str) -> None:
    assert door.post("/feet/touch/test", data=form(right_big=word)).status_code == 422
    assert door.post("/feet/touch/test", data=form(false_yes=word)).status_code == 422
    assert kept(instep) is None


def test_a_second_test_on_one_day_is_not_taken(door: httpx.Client, instep: Instep) -> None:
    door.post("/feet/touch/test", data=form())
    first = kept(instep)
    assert door.get("/feet/touch/test").headers["location"] == "/feet/touch"
    door.post("/feet/touch/test", data=form(right_big="not_felt"))
    assert kept(instep) == first
    assert "There has been a touch test today" in door.get("/feet/touch").text


def test_an_earlier_test_that_was_worse_is_said_to_stand(door: httpx.Client, instep: Instep) -> None:
    door.post("/feet/touch/test", data=form(right_big="not_felt", left_big="not_felt"))
    fact = kept(instep)
    assert fact is not None
    felt = msgspec.structs.replace(fact.body, missed=0, result=TouchResult.FELT_TODAY, counts_as=None)
    elsewhere = Fact(id="later-felt-0001", person=ME, at=fact.at + timedelta(days=1), body=felt)
    instep.journal.append([elsewhere])
    page = door.get("/feet/touch/result").text
    assert "An earlier test still counts: 2 of 6 toes not felt" in page


def test_a_result_that_does_not_exist_leads_to_the_test(door: httpx.Client) -> None:
    assert door.get("/feet/touch/result").headers["location"] == "/feet/touch"


def test_the_plan_of_the_first_page_obeys_the_result(door: httpx.Client) -> None:
    free = door.get("/plan.json").json()["clearance"]["limits"]
    door.post("/feet/touch/test", data=form(right_big="not_felt"))
    careful = door.get("/plan.json").json()["clearance"]["limits"]
    assert (careful["pressure"], careful["minutes_per_foot"]) == ("light", 5)
    assert free["pressure"] != "light"
