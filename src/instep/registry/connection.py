"""The one place of the product that opens a connection to another machine."""

import socket
import ssl
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

from instep.registry.results import Silence

HEADERS = {"accept": "application/json", "user-agent": "instep", "connection": "close"}
"""All that is said about us. No cookie, no language, no version, no place it came from."""


def fetch(address: str, *, seconds: float, most_bytes: int) -> bytes | Silence:
    """Return the body of a plain answer, or why there is none.

    Never takes longer than `seconds`, whatever the other side does; keeps no more than `most_bytes`; goes
    nowhere that an answer may point to.
    """
    line = _Line(address, seconds)
    answers: SimpleQueue[bytes | Silence] = SimpleQueue()
    # A timeout of the socket begins anew with each byte; only a second clock ends a line that drips.
    Thread(target=lambda: answers.put(line.answer(most_bytes)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        line.cut()
        return Silence.TOO_SLOW


class _Line:
    def __init__(self, address: str, seconds: float) -> None:
        parts = urlsplit(address)
        self._target = f"{parts.path}?{parts.query}"
        self._connection = (
            HTTPSConnection(parts.netloc, timeout=seconds, context=ssl.create_default_context())
            if parts.scheme == "https"
            else HTTPConnection(parts.netloc, timeout=seconds)
        )

    def answer(self, most_bytes: int) -> bytes | Silence:
        """Ask once; whatever goes wrong on the way is a kind of silence."""
        try:
            return self._asked(most_bytes)
        except TimeoutError:
            return Silence.TOO_SLOW
        except OSError:
            return Silence.UNREACHABLE
        except (HTTPException, ValueError):
            return Silence.UNCLEAR
        finally:
            self._connection.close()

    def cut(self) -> None:
        """End the line at once, also under a thread that is reading from it."""
        connected = self._connection.sock
        if connected:
            with suppress(OSError):
                # The plain shutdown: that of an encrypted line would first ask the other side.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    def _asked(self, most_bytes: int) -> bytes | Silence:
        self._connection.request("GET", self._target, headers=HEADERS)
        with self._connection.getresponse() as response:
            trouble = _trouble(response.status)
            if trouble:
                return trouble
            body = response.read(most_bytes + 1)
        return Silence.TOO_LARGE if len(body) > most_bytes else body


def _trouble(status: int) -> Silence | None:
    if status == HTTPStatus.OK:
        return None
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Silence.SENT_ELSEWHERE
    return Silence.BUSY if status == HTTPStatus.TOO_MANY_REQUESTS else Silence.UNWELL
