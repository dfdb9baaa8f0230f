"""A connection that rests is never closed by the server first: a request sent just then would be lost."""

import socket
import time

from tests.web.serving import served

from instep.app import Instep
from instep.web.server import KEEP_ALIVE_S

BROWSER_S = 300
"""How long Chromium keeps a used connection over which nothing runs."""


def test_the_server_waits_longer_than_a_browser() -> None:
    assert KEEP_ALIVE_S > BROWSER_S


def test_a_connection_that_rested_for_longer_than_five_seconds_still_answers(instep: Instep) -> None:
    with served(instep) as address:
        host, port = address.removeprefix("http://").split("/")[0].split(":")
        asked = f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode()
        with socket.create_connection((host, int(port)), timeout=30) as line:
            line.sendall(asked)
            assert line.recv(1 << 16).startswith(b"HTTP/1.1")
            line.settimeout(0)
            time.sleep(6)  # what this server's library would wait by itself is 5
            while True:
                try:
                    assert line.recv(1 << 16), "the server hung up"
                except BlockingIOError:
                    break
            line.settimeout(30)
            line.sendall(asked)
            assert line.recv(1 << 16).startswith(b"HTTP/1.1")
