"""Which account is at the other end of a connection on this machine, where the system tells: Linux does."""

import errno
import os
import socket
import struct
import sys

Address = tuple[str, int]

_ROOT = 0
_SOCK_DIAG, _BY_FAMILY, _REQUEST, _ERROR = 4, 20, 1, 2  # linux/netlink.h, linux/sock_diag.h
_ANY = 0xFFFFFFFF
_HEAD = struct.Struct("=IHHII")  # length, type, flags, number, sender
_CODE = struct.Struct("=i")
_FOUND = struct.Struct("=4B48x5I")  # inet_diag_msg: ..., the socket's two ends, ..., owner, file


def system_tells() -> bool:
    """Whether this system says whose a connection is; asked once, before anybody can use up what it takes."""
    try:
        _owner(("127.0.0.1", 0), ("127.0.0.1", 0))
    except OSError:
        return False
    return True


def is_of_this_account(client: Address, server: Address) -> bool:
    """Whether whoever opened this connection, and holds it still, is our own account or root.

    Root may read the journal anyway, and carries the connections of some machines within machines. What
    cannot be found out counts as no.
    """
    try:
        return _owner(client, server) in {_ROOT, os.geteuid()}
    except OSError:
        return False


def _owner(client: Address, server: Address) -> int | None:
    """The account of the client's end; None where there is no such connection or nobody holds it.

    Raise OSError where the system does not tell. It is asked for this one connection (sock_diag): the table
    in /proc/net/tcp says the same, but to read it takes milliseconds on a machine with much memory.
    """
    if sys.platform != "linux":
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, _SOCK_DIAG) as line:
        asked = _question(client, server)
        line.send(_HEAD.pack(_HEAD.size + len(asked), _BY_FAMILY, _REQUEST, 1, 0) + asked)
        return _answer(line.recv(8192))


def _question(client: Address, server: Address) -> bytes:
    ends = b"".join(socket.inet_aton(host) + bytes(12) for host, _ in (client, server))
    ports = struct.pack("!2H", client[1], server[1])
    wanted = struct.pack("=4BI", socket.AF_INET, socket.IPPROTO_TCP, 0, 0, _ANY)
    return wanted + ports + ends + struct.pack("=3I", 0, _ANY, _ANY)


def _answer(raw: bytes) -> int | None:
    kind = _HEAD.unpack_from(raw)[1]
    if kind == _ERROR:
        (code,) = _CODE.unpack_from(raw, _HEAD.size)
        if code != -errno.ENOENT:
            raise OSError(-code, os.strerror(-code))
        return None
    owner, file = _FOUND.unpack_from(raw, _HEAD.size)[-2:]
    # A connection that its process has let go of has no file any more, and root in the place of its owner.
    return owner if file else None
