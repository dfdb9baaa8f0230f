"""The emergency number on the pages: the country's own, with the local one beside it where not certain."""

import re

import httpx
import pytest
from tests.web.household import eva_and_mum, living
from tests.web.test_open_stops import WISH

from instep.app import Instep
from instep.coach.session.start_session import Started
from instep.session.wish import Wish

PAGES = ("/", "/feet", "/country", "/find-help", "/why")


@pytest.mark.parametrize(("country", "number"), [("NO", "113"), ("AT", "144"), ("GB", "999")])
def test_a_number_read_at_its_authority_stands_alone_at_the_foot_of_a_page(
    door: httpx.Client, country: str, number: str
) -> None:
    door.post("/country", data={"country": country})
    assert f'<a href="tel:{number}">{number}</a>. ' in door.get("/feet").text


@pytest.mark.parametrize(("country", "number"), [("UA", "103"), ("MX", "911"), (None, "112")])
def test_every_other_number_is_shown_with_the_local_one_beside_it(
    door: httpx.Client, country: str | None, number: str
) -> None:
    if country:
        door.post("/country", data={"country": country})
    assert f'<a href="tel:{number}">{number}</a> or your local number. ' in door.get("/feet").text


def test_the_page_that_ends_the_questions_names_the_local_number_too(door: httpx.Client) -> None:
    door.post("/country", data={"country": "UA"})
    first = door.post("/interview", data=WISH).text
    urgent = re.findall(r'class="row urgent" name="chosen" value="([^"]+)"', first)
    page = door.post("/interview", data={**WISH, "page": "now", "chosen": urgent[0]}).text
    assert 'href="tel:103"' in page
    assert "or your local number" in page


def test_a_running_session_has_the_local_number_in_its_button_and_in_what_it_shows(
    door: httpx.Client, instep: Instep
) -> None:
    eva, _ = eva_and_mum(instep)
    door.get("/feet", params={"for": eva.person})
    door.post("/country", data={"country": "UA", "for": eva.person})
    started = living(instep, eva.person).starts(wish=Wish(minutes=10))
    assert isinstance(started, Started)
    told = "103 or your local number"
    assert door.get(f"/session/{started.id}/play.json").json()["emergency"]["number"] == told
    page = door.get(f"/session/{started.id}").text
    assert f'href="tel:103" hidden>Call {told} now</a>' in page


def test_the_list_of_countries_says_which_numbers_are_not_certain(door: httpx.Client) -> None:
    page = door.get("/country").text
    assert "Norway: 113</option>" in page
    assert "Ukraine: 103 or your local number</option>" in page


@pytest.mark.parametrize("path", ["/why/rule/EM06", "/why/rule/EM02", *PAGES])
def test_no_page_shows_an_editors_mark(door: httpx.Client, path: str) -> None:
    page = door.get(path).text
    assert "recalled, to verify" not in page
    assert "to be verified" not in page
    assert "(seen)" not in page
