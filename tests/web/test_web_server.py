"""The server listens on this machine alone, and steps aside for a port that is taken."""

import socket
from contextlib import closing

import pytest

from instep.web import server
from instep.web.server import HERE, listener


def test_the_door_opens_on_this_machine_alone() -> None:
    with closing(listener(0)) as door:
        assert door.getsockname()[0] == HERE == "127.0.0.1"


def test_a_taken_port_gives_the_next_free_one() -> None:
    with closing(listener(0)) as first:
        taken = first.getsockname()[1]
        with closing(listener(taken)) as second:
            assert taken < second.getsockname()[1] < taken + 50


def test_where_every_port_is_taken_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_port: int) -> socket.socket:
        raise OSError("Address already in use")

    monkeypatch.setattr(server, "_bound", taken)
    with pytest.raises(OSError, match="ports 8080 to 8129 are all taken"):
        listener(8080)
