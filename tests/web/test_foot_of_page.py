"""What stands at the foot of every page: the emergency number, and where to say that it went wrong."""

import httpx
import pytest
from starlette.routing import Route

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
