"""Another account of this machine reaches nothing of ours, not with the key and not with our own cookie."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from tests.web.household import log
from tests.web.other_account import MAPPED, OtherAccount
from tests.web.serving import client_of, served, way_in
from tests.web.test_odd_pages import lived
from tests.web.test_web_guard import FACT

from instep.app import Instep

WRITES = ("POST /api/facts", json.dumps({"facts": [FACT]}))
JSON = {"content-type": "application/json"}


@pytest.fixture
def address(instep: Instep) -> Iterator[str]:
    lived(instep)
    with served(instep) as here:
        yield here


@pytest.fixture
def ours(address: str) -> Iterator[httpx.Client]:
    """A browser of our own account that was let in."""
    with client_of(address) as client:
        client.get(way_in(address))
        yield client


def cookie(ours: httpx.Client) -> dict[str, str]:
    """What a server on another port receives from our browser, and can send on."""
    return {"cookie": "; ".join(f"{name}={value}" for name, value in ours.cookies.items())}


@pytest.mark.parametrize("host", ["127.0.0.1", MAPPED])
def test_a_stolen_cookie_and_a_stolen_key_open_nothing_for_another_account(
    *, other_account: OtherAccount, address: str, ours: httpx.Client, instep: Instep, host: str
) -> None:
    there = replace(other_account, host=host)
    before = log(instep)
    for line in ("GET /", "GET /history", "GET /plan.json", "GET " + way_in(address).removeprefix(address)):
        answer = there.asks(address, line, cookie(ours))
        assert answer.startswith("HTTP/1.1 403 "), line
        assert "set-cookie" not in answer.lower()
    line, body = WRITES
    assert there.asks(address, line, {**cookie(ours), **JSON}, body=body).startswith("HTTP/1.1 403 ")
    assert log(instep) == before
    assert ours.get("/history").status_code == httpx.codes.OK


def test_an_account_that_is_gone_before_its_answer_writes_nothing(
    *, other_account: OtherAccount, address: str, ours: httpx.Client, instep: Instep
) -> None:
    before, (line, body) = log(instep), WRITES
    hasty = replace(other_account, waits=False)
    for _ in range(10):
        hasty.asks(address, line, {**cookie(ours), **JSON}, body=body)
    time.sleep(1)
    assert log(instep) == before
    assert ours.post(line.split()[1], content=body, headers=JSON).status_code == httpx.codes.OK
    assert log(instep) != before


def test_what_another_account_is_shown_names_the_remedy_and_nobody(
    other_account: OtherAccount, address: str
) -> None:
    page = other_account.asks(address, "GET /feet", {"accept": "text/html"})
    assert "Run the command instep in your own account" in page
    assert "data-journal" not in page
