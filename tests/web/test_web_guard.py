"""Only this machine and our own pages come in; what is too large stays out; every answer is strict."""

from collections.abc import Iterator

import httpx
import pytest

from instep.app import Instep
from instep.web.security import MOST_BODY

FACT = {
    "id": "11111111-2222-4333-8444-555555555555",
    "kind": "preference_set",
    "at": "2026-05-09T21:30:00+02:00",
    "version": 1,
    "body": {"name": "minutes", "value": "12"},
}
SHAPE = {"type", "title", "status", "detail", "place"}


def kept(instep: Instep) -> int:
    return len(instep.journal.log().records)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "10.0.0.7"]
)
def test_a_foreign_host_is_refused_and_nothing_is_written(
    door: httpx.Client, instep: Instep, host: str
) -> None:
    answer = door.post("/api/facts", json={"facts": [FACT]}, headers={"host": host})
    assert answer.status_code == 403
    assert answer.json().keys() == SHAPE
    assert answer.json()["place"] == "Host"
    assert kept(instep) == 0


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:8000", "null"]
)
def test_a_foreign_origin_is_refused_and_nothing_is_written(
    door: httpx.Client, instep: Instep, origin: str
) -> None:
    answer = door.post("/api/facts", json={"facts": [FACT]}, headers={"origin": origin})
    assert answer.status_code == 403
    assert answer.json()["place"] == "Origin"
    assert kept(instep) == 0


def test_a_hidden_origin_counts_as_ours_only_where_the_browser_itself_says_so(door: httpx.Client) -> None:
    ours = {"origin": "null", "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}
    assert door.post("/interview", headers=ours).status_code == 200
    assert door.post("/interview", headers={**ours, "sec-fetch-site": "cross-site"}).status_code == 403


def test_another_site_may_link_here_and_may_not_read_from_here(door: httpx.Client) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert door.get("/", headers=link).status_code == 200
    for site in ("cross-site", "same-site"):
        assert (
            door.get("/history", headers={"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}).status_code
            == 403
        )


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_our_own_names_are_let_in(door: httpx.Client, host: str) -> None:
    assert door.get("/", headers={"host": host, "origin": f"http://{host}"}).status_code == 200


def test_a_body_over_its_limit_is_refused_by_its_own_word_and_by_its_length(
    door: httpx.Client, instep: Instep
) -> None:
    def without_a_length() -> Iterator[bytes]:
        for _ in range(MOST_BODY // 65536 + 1):
            yield b"x" * 65536

    for content in (b"x" * (MOST_BODY + 1), without_a_length()):
        answer = door.post("/api/facts", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert answer.json().keys() == SHAPE
    assert kept(instep) == 0


def test_a_form_as_large_as_the_limit_is_read(door: httpx.Client) -> None:
    assert door.post("/interview", content=b"minutes=10&x=" + b"y" * (MOST_BODY - 13)).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/api/facts", "/session/none/play.json", "/static/x/shared/base.css"]
)
def test_every_answer_carries_the_strict_headers(door: httpx.Client, path: str) -> None:
    headers = door.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert (
        policy["script-src"]
        == policy["style-src"]
        == policy["connect-src"]
        == policy["form-action"]
        == "'self'"
    )
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_refusal_carries_them_too(door: httpx.Client) -> None:
    assert "content-security-policy" in door.get("/", headers={"host": "evil.example"}).headers


def test_a_fault_of_ours_carries_them_too(door: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("instep.web.session.history.month", fault)
    headers = door.get("/history").headers
    assert headers["cache-control"] == "no-store"
    assert "content-security-policy" in headers
