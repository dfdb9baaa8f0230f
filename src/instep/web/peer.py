"""Which account is at the other end of a connection on this machine, where the system tells: Linux does."""

import os
import socket
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

Address = tuple[str, int]

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
"""Every connection of this machine with its owner, a line each (proc_net_tcp, Linux's documentation)."""

_ROOT = 0
_LOCAL, _REMOTE, _OWNER, _FILE = 1, 2, 7, 9  # columns
_NOBODYS = "0"  # the file of a connection that its process has let go of: its owner reads as root
_MAPPED = "0000000000000000FFFF0000"  # an IPv4 address as an IPv6 one, in the order of these tables
_TRIES = 3


def is_of_this_account(client: Address, server: Address, tables: Sequence[Path] = TABLES) -> bool:
    """Whether whoever opened this connection is our account or root; True where the system does not tell.

    Root may read the journal anyway, and carries the connections of some machines within machines.
    """
    for _ in range(_TRIES):
        try:
            owners = set(_owners(client, server, tables))
        except OSError:
            return True
        # A table that changes while it is read may leave a line out, never make one up.
        if owners:
            return owners <= {_ROOT, os.geteuid()}
    return False


def _owners(client: Address, server: Address, tables: Sequence[Path]) -> Iterator[int]:
    ends = (_written(client), _written(server))
    first, *others = tables
    for table in (first, *(one for one in others if one.exists())):
        lines = (line.split() for line in table.read_text().splitlines()[1:])
        yield from (int(line[_OWNER]) for line in lines if _is(line, ends) and line[_FILE] != _NOBODYS)


def _is(line: Sequence[str], ends: tuple[str, str]) -> bool:
    return (line[_LOCAL].removeprefix(_MAPPED), line[_REMOTE].removeprefix(_MAPPED)) == ends


def _written(address: Address) -> str:
    """The address as the table has it: 127.0.0.1 is 0100007F on most machines."""
    host, port = address
    (number,) = struct.unpack("=I", socket.inet_aton(host))
    return f"{number:08X}:{port:04X}"
