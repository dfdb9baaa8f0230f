"""What cannot be read is a bad request that names its place in one line, wherever it stands."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest
from tests.web.household import AS_JSON, log, refusal
from tests.web.test_web_guard import SHAPE
from tests.web.walking import every_route

from instep.app import Instep

BAD = 400
HOSTS = (
    b"[",
    b"[::1",
    b"]",
    b"127.0.0.1:x",
    b"127.0.0.1:",
    b"evil@127.0.0.1",
    b"127.0.0.1/feet",
    b"a b",
    b"\xff",
)
HEADERS = ("accept", "accept-encoding", "accept-language", "cookie", "if-none-match", "origin", "user-agent")
PARTS = {"content-type": "multipart/form-data; boundary=x"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


def spoken(door: httpx.Client, request: bytes) -> bytes:
    """What comes back for these very bytes."""
    address = urlsplit(str(door.base_url))
    with socket.create_connection((address.hostname, address.port), timeout=60) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(65536), b""))


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_no_address_is_a_bad_request(door: httpx.Client, host: bytes) -> None:
    answer = spoken(door, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b'"place":"Host"' in answer


def test_two_hosts_are_none(door: httpx.Client) -> None:
    two = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert spoken(door, two).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_is_not_utf_8_is_a_bad_request(door: httpx.Client, name: str) -> None:
    answer = door.get("/", headers=[(name.encode(), b"instep=\xff\xfe")])
    assert (answer.status_code, answer.json()["place"].lower()) == (BAD, name)
    assert answer.json().keys() == SHAPE


@pytest.mark.parametrize(
    "path", ["/%ff", "/feet/finding/%ff", "/static/%fe/shared/base.css", "/session/%ed%a0%80/ready"]
)
def test_a_path_that_is_not_utf_8_is_a_bad_request(door: httpx.Client, path: str) -> None:
    assert refusal(door.get(path, headers=AS_JSON)) == (BAD, "path")


@pytest.mark.parametrize("query", ["day=%ff", "%ff=day", "for=%c3%28"])
def test_a_query_that_is_not_utf_8_is_a_bad_request_on_every_page(
    door: httpx.Client, instep: Instep, query: str
) -> None:
    for path in every_route(instep):
        assert refusal(door.get(f"{path}?{query}", headers=AS_JSON)) == (BAD, "query"), path


@pytest.mark.parametrize(
    "start",
    [b"GET /\xff HTTP/1.1", b"GET /?day=\xff HTTP/1.1", b"G\xffT / HTTP/1.1", b"GET http://[/ HTTP/1.1"],
)
def test_a_line_that_is_no_request_is_a_bad_request(door: httpx.Client, start: bytes) -> None:
    assert spoken(door, start + b"\r\nHost: 127.0.0.1\r\n\r\n").startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("body", [b"spot=%ff", b"spot=\xff", b"%fe=left%3Aball"])
@pytest.mark.parametrize(
    "path", ["/look", "/interview", "/feet/about-you", "/feet/check", "/people", "/country"]
)
def test_a_form_that_is_not_utf_8_is_a_bad_request(
    *, door: httpx.Client, instep: Instep, path: str, body: bytes
) -> None:
    assert refusal(door.post(path, content=body, headers={**AS_JSON, **FORM})) == (BAD, "body")
    assert not log(instep)


@pytest.mark.parametrize(
    "part",
    [
        b'Content-Disposition: form-data; name="code"\r\n\r\n\xff',
        b'Content-Disposition: form-data; name="co\xffde"\r\n\r\nx',
        b'Content-Disposition: form-data; name="file"; filename="a\xff"\r\n\r\nx',
    ],
)
def test_a_field_of_a_form_with_a_file_that_is_not_utf_8_is_a_bad_request(
    door: httpx.Client, instep: Instep, part: bytes
) -> None:
    body = b"--x\r\n" + part + b"\r\n--x--\r\n"
    answer = door.post("/feet/answer/read", content=body, headers={**AS_JSON, **PARTS})
    assert answer.status_code == BAD
    assert answer.json().keys() == SHAPE
    assert not log(instep)
