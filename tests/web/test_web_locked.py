"""Nothing of a journal is shown to a browser that was not let in, and being let in takes no tap."""

import http.cookies
import re
import socket
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from tests.web.household import AS_JSON, WORDS, log, refusal
from tests.web.serving import client_of, served, way_in
from tests.web.test_odd_pages import lived
from tests.web.test_web_guard import FACT
from tests.web.walking import every_route

from instep.app import Instep, clock, open_instep
from instep.journal.sqlite import SqliteJournal
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.web.entry_key import Entrance, clean_address
from instep.web.peer import is_of_this_account, system_tells
from instep.web.secret import read_secret
from instep.web.server import entrance_of

SHUT = httpx.codes.UNAUTHORIZED
OPEN = ("/static/", "/ear/", "/sw.js")
DAY = timedelta(days=1)
NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)


@pytest.fixture
def address(instep: Instep) -> Iterator[str]:
    with served(instep) as here:
        yield here


@pytest.fixture
def stranger(address: str) -> Iterator[httpx.Client]:
    """A browser that was never let in."""
    with client_of(address) as client:
        client.headers["accept"] = "text/html"
        yield client


def key_of(address: str) -> str:
    return way_in(address).partition("key=")[2]


def test_no_route_and_no_method_answers_a_browser_that_was_not_let_in(
    stranger: httpx.Client, instep: Instep
) -> None:
    lived(instep)
    before = log(instep)
    for path in every_route(instep):
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            answer = stranger.request(method, path)
            assert answer.status_code == SHUT or path.startswith(OPEN), (method, path)
            assert instep.journal.id not in answer.text
    assert stranger.post("/api/facts", json={"facts": [FACT]}, headers=AS_JSON).status_code == SHUT
    assert log(instep) == before


def test_a_bookmark_says_calmly_what_to_do_and_nothing_else(stranger: httpx.Client) -> None:
    page = stranger.get("/feet")
    assert WORDS["ui-locked-key-remedy"] in page.text
    assert page.headers["content-type"].startswith("text/html")
    assert WORDS["ui-locked-typed"] not in page.text
    assert WORDS["ui-locked-typed"] in stranger.post("/interview").text
    links = re.findall(r'href="([^"#]+)"', page.text)
    assert all(link.startswith(("/static/", "data:")) for link in links), links
    assert refusal(stranger.get("/plan.json")) == (SHUT, "key")


def test_the_printed_address_lets_in_and_leaves_no_key_behind(stranger: httpx.Client, address: str) -> None:
    entered = stranger.get(way_in(address))
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    (cookie,) = http.cookies.SimpleCookie(entered.headers["set-cookie"]).values()
    assert cookie["httponly"] is True
    assert (cookie["samesite"], cookie["path"]) == ("Lax", "/")
    assert key_of(address) not in entered.headers["set-cookie"]
    assert stranger.get("/").status_code == httpx.codes.OK
    for again in (key_of(address), "an-older-one"):
        assert stranger.get("/feet", params={"day": "2026-11-01", "key": again}).headers["location"] == (
            "/feet?day=2026-11-01"
        )


@pytest.mark.parametrize("key", ["", "x", "ключ", "\0", "A" * 43])
def test_another_key_lets_nobody_in(stranger: httpx.Client, key: str) -> None:
    answer = stranger.get("/", params={"key": key})
    assert (answer.status_code, "set-cookie" in answer.headers) == (SHUT, False)


def test_a_key_that_is_posted_lets_nobody_in(stranger: httpx.Client, address: str) -> None:
    assert stranger.post("/", params={"key": key_of(address)}).status_code == SHUT
    assert stranger.post("/country", data={"key": key_of(address), "country": "GB"}).status_code == SHUT


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example", "//evil.example/%2e%2e"])
def test_the_way_in_leads_nowhere_else(address: str, path: str) -> None:
    with client_of(address) as client:
        answer = client.get(httpx.URL(address, raw_path=f"{path}?key={key_of(address)}".encode()))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/evil.example")


@pytest.mark.parametrize(
    "path", [b"//evil.example", b"/\\evil.example", b"\\/evil.example", b"/evil.example"]
)
def test_the_address_without_the_key_is_of_this_server(path: bytes) -> None:
    asked = {"raw_path": path, "query_string": b"key=x&day=2026-11-01&key=y"}
    assert clean_address(asked) == "/evil.example?day=2026-11-01"


def entrance(now: datetime = NOON, secret: bytes = b"s" * 32, journal: str = "ours") -> Entrance:
    return Entrance(secret=secret, journal=journal, now=lambda: now)


def scope(value: str, name: str = "instep-8021") -> dict[str, object]:
    """A request with this cookie."""
    headers = [(b"cookie", f"whose=me; {name}={value}".encode())]
    return {"type": "http", "server": ("127.0.0.1", 8021), "headers": headers}


def value_of(made: Entrance) -> str:
    return made.cookie(scope("")).partition("=")[2].partition(";")[0]


def test_a_cookie_opens_the_door_of_its_own_journal_secret_and_time_alone() -> None:
    value = value_of(entrance())
    assert entrance().lets_in(scope(value))
    assert entrance(NOON + 6 * DAY).lets_in(scope(value))
    assert not entrance(NOON + 7 * DAY).lets_in(scope(value))
    assert not entrance(NOON - 2 * DAY).lets_in(scope(value)), "a clock that was wrong gave it"
    assert not entrance(journal="theirs").lets_in(scope(value))
    assert not entrance(secret=b"t" * 32).lets_in(scope(value))
    assert not entrance().lets_in(scope(value, "instep-8022"))


def test_a_cookie_that_was_altered_opens_nothing() -> None:
    ends, _, sign = value_of(entrance()).partition(".")
    for value in (
        "",
        ".",
        ends,
        f"{ends}.",
        f".{sign}",
        f"{int(ends) + 1}.{sign}",
        f"²{ends}.{sign}",
        sign,
        "é",
    ):
        assert not entrance().lets_in(scope(value)), value
    assert not entrance().lets_in(scope(f"{'9' * 5000}.{sign}"))


def test_a_cookie_is_found_beside_one_that_another_server_set() -> None:
    value = value_of(entrance())
    for both in (f"bad; instep-8021={value}", f"{value}; instep-8021=bad"):
        assert entrance().lets_in(scope(both))


def test_whoever_comes_every_week_is_never_shut_out() -> None:
    value = value_of(entrance())
    assert entrance(NOON + DAY / 2).renewed(scope(value)) is None
    renewed = entrance(NOON + 6 * DAY).renewed(scope(value))
    assert renewed is not None
    assert entrance(NOON + 12 * DAY).lets_in(scope(renewed.partition("=")[2].partition(";")[0]))
    assert entrance().renewed(scope("not-ours")) is None


def test_a_browser_stays_let_in_when_the_server_begins_again_and_the_printed_key_ends(
    tmp_path: Path, library: Library
) -> None:
    keys, cookies = [], []
    for _ in range(2):
        made = Instep(journal=SqliteJournal(tmp_path / "j.db"), library=library, secret=tmp_path / "j.secret")
        keys.append(entrance_of(made).key)
        cookies.append(value_of(entrance_of(made)))
        assert all(entrance_of(made).lets_in(scope(value)) for value in cookies)
        made.journal.close()
    assert keys[0] != keys[1]


def test_two_journals_have_two_secrets_beside_them_for_their_owner_alone(tmp_path: Path) -> None:
    found = set()
    for name in ("one", "two"):
        made = open_instep(tmp_path / f"{name}.db")
        found.add(read_secret(made.secret))
        assert made.secret == tmp_path / f"{name}.secret"
        assert stat.S_IMODE(made.secret.stat().st_mode) == 0o600
        made.journal.close()
    assert {len(one) for one in found} == {32}
    assert len(found) == 2


@pytest.mark.parametrize("spoilt", ["", "zz", "00" * 31, "é"])
def test_a_secret_that_is_damaged_is_made_anew(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "j.secret"
    path.write_text(spoilt)
    path.chmod(0o600)
    assert len(read_secret(path)) == 32
    assert read_secret(path) == read_secret(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_secret_that_somebody_else_could_read_is_made_anew(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "j.secret"
    before = read_secret(path)
    path.chmod(mode)
    assert read_secret(path) != before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_in_the_place_of_the_secret_is_not_followed(tmp_path: Path) -> None:
    known = tmp_path / "known"
    known.write_text("00" * 32)
    known.chmod(0o600)
    path = tmp_path / "j.secret"
    path.symlink_to(known)
    assert read_secret(path) != bytes(32)
    assert known.read_text() == "00" * 32


def test_a_secret_that_cannot_be_kept_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"j\.secret: cannot be kept: .*; let your account write"):
        read_secret(tmp_path / "file" / "j.secret")


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A connection of our own: the end that was opened, and the end that listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = socket.create_connection(server.getsockname())
        there, _ = server.accept()
        with there, client:
            yield client, there


def test_a_connection_that_we_hold_is_ours_and_one_that_nobody_holds_is_not(
    line: tuple[socket.socket, socket.socket],
) -> None:
    client, there = line
    ends = client.getsockname(), there.getsockname()
    assert not system_tells() or is_of_this_account(*ends)
    assert not is_of_this_account(("127.0.0.1", 1), ends[1])
    client.close()
    assert not is_of_this_account(*ends)


def test_where_the_system_does_not_tell_the_cookie_alone_decides(instep: Instep) -> None:
    alone = replace(entrance_of(instep), knows_accounts=False, now=clock)
    with served(instep, alone) as address, client_of(address) as client:
        assert client.get("/").status_code == SHUT
        assert client.get(way_in(address), follow_redirects=True).status_code == httpx.codes.OK
