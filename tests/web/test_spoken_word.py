"""A clinician's word on plain pages: one reason at a time, with a name and days, and never for a stop."""

import httpx
import pytest
from tests.web.household import living

from instep.app import Instep
from instep.coach.agreement.agreements import read_kept

WORD = {"name": "Dr. Weber", "role": "GP", "said": "2026-11-20", "until": "2026-12-20"}
AT = "/agreed/CF05"


def test_a_refusal_that_a_word_opens_leads_to_where_it_is_written_down(
    door: httpx.Client, instep: Instep
) -> None:
    refused = living(instep).starts(circulation="told_poor", injury="none")
    assert refused
    page = door.get(AT).text
    assert "With poor arterial supply" in page
    for field in WORD:
        assert f'name="{field}"' in page
    assert read_kept(instep.context()) == ()


def test_a_word_is_kept_once_and_stands_among_the_answers(door: httpx.Client, instep: Instep) -> None:
    answer = door.post(AT, data=WORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/feet/answer")
    page = door.get("/feet/answer").text
    assert "Dr. Weber, GP" in page
    assert "20 December 2026" in page
    (kept,) = read_kept(instep.context())
    assert kept.reply.rule == "CF05"


@pytest.mark.parametrize("field", WORD)
def test_a_word_with_something_missing_comes_again_with_a_line_and_what_was_typed(
    door: httpx.Client, instep: Instep, field: str
) -> None:
    answer = door.post(AT, data={**WORD, field: ""})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert all(value in answer.text for name, value in WORD.items() if name != field)
    assert read_kept(instep.context()) == ()


@pytest.mark.parametrize("rule", ["EM01", "UR01", "CF22", "FC:open_sore", "CF99"])
def test_what_nobodys_word_opens_has_no_such_page(door: httpx.Client, instep: Instep, rule: str) -> None:
    assert door.get(f"/agreed/{rule}").status_code == 404
    assert door.post(f"/agreed/{rule}", data=WORD).status_code == 404
    assert read_kept(instep.context()) == ()


def test_a_link_writes_nothing(door: httpx.Client, instep: Instep) -> None:
    assert door.get(AT, params=WORD).status_code == 200
    assert read_kept(instep.context()) == ()
