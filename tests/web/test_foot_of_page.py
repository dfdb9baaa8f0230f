"""What stands at the foot of every page: the emergency number, and where to say that it went wrong."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.routing import Route
from tests.web.serving import visited
from tests.web.turned import Turned

from instep.app import Instep
from instep.library.content.age import rules_age
from instep.web.routes import every_page

PAGES = sorted(
    route.path
    for route in every_page()
    if isinstance(route, Route) and "GET" in (route.methods or ()) and "{" not in route.path
)
HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("path", PAGES)
def test_the_emergency_number_stands_on_every_page(door: httpx.Client, path: str) -> None:
    answer = door.get(path, headers=HTML)
    if answer.text.startswith("<!doctype html>"):
        assert 'class="emergency-line"' in answer.text
        assert 'href="/about/intended-use#wrong"' in answer.text


def test_it_stands_on_a_page_that_is_not_there_and_on_one_that_was_asked_wrongly(door: httpx.Client) -> None:
    for path in ("/nowhere", "/feet?day=yesterday"):
        page = door.get(path, headers=HTML)
        assert page.status_code >= 400
        assert 'href="tel:112"' in page.text


def test_the_number_is_that_of_the_country_that_was_chosen(door: httpx.Client) -> None:
    door.post("/country", data={"country": "US"})
    assert 'href="tel:911"' in door.get("/history", headers=HTML).text


@pytest.mark.parametrize(("after", "told"), [(-400, False), (364, False), (365, True), (4000, True)])
def test_rules_of_more_than_a_year_ago_say_so_on_every_page(
    instep: Instep, after: int, *, told: bool
) -> None:
    read = rules_age(instep.library.root).as_of
    now = datetime(read.year, read.month, read.day, 12, tzinfo=UTC) + timedelta(days=after)
    with visited(Turned(journal=instep.journal, library=instep.library, clock=[now])) as door:
        for path in ("/", "/about", "/history"):
            page = door.get(path, headers=HTML).text
            assert ("newer version" in page) == told
