"""A request by another account of this machine: a process that gives up being root before it connects."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from instep.web.peer import system_tells

NOBODY = 65534
# Everything is imported while it is still root: the other account need not be able to read this Python.
_ASKS = """
import encodings.idna, json, os, socket, sys
host, port, request, waits = json.loads(sys.argv[1])
os.setgroups([]); os.setgid(UID); os.setuid(UID)
with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as line:
    line.connect((host, port))
    line.sendall(request.encode())
    while waits and (part := line.recv(65536)):
        sys.stdout.buffer.write(part)
""".replace("UID", str(NOBODY))
MAPPED = "::ffff:127.0.0.1"
"""This machine, as a program names it that knows IPv6 alone."""


def can_be_another() -> bool:
    """Whether a test can ask as another account, and the system tells accounts apart."""
    return sys.platform == "linux" and os.geteuid() == 0 and system_tells()


@dataclass(frozen=True)
class OtherAccount:
    """Somebody else who is logged in here."""

    host: str = "127.0.0.1"
    waits: bool = True
    """Whether they wait for the answer, or are gone before it comes."""

    def asks(self, address: str, line: str, headers: dict[str, str], *, body: str = "") -> str:
        """Send a request; return the answer as it came."""
        said = {"host": "127.0.0.1", "connection": "close", "content-length": str(len(body)), **headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        asked = [self.host, urlsplit(address).port, f"{line} HTTP/1.1\r\n{head}\r\n{body}", self.waits]
        command = [sys.executable, "-I", "-c", _ASKS, json.dumps(asked)]
        return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()
