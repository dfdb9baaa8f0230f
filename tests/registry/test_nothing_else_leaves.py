"""No page and no command opens a connection but the search that a person sends."""

import ast
import asyncio
import socket
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from tests.journal.fresh import fresh_journal

import instep
from instep.app import Instep
from instep.cli.main import COMMANDS, main
from instep.library.library import Library
from instep.web.routes import every_page
from instep.web.server import build, entrance_of

SOURCE = Path(instep.__file__).parent
NETWORK = {
    "socket",
    "ssl",
    "http.client",
    "urllib.request",
    "asyncio",
    "httpx",
    "ftplib",
    "smtplib",
    "xmlrpc",
}
DOORS = {
    "registry/connection.py": {"socket", "ssl", "http.client"},
    "web/server.py": {"socket"},  # listens
    "web/peer.py": {"socket"},  # asks this machine's kernel whose a connection is
    "cli/commands/doctor.py": {"socket"},  # whether a port of this machine is taken
    "web/facts_api.py": {"asyncio"},  # waits for the disk
}
PARTS = {
    "how": "sight",
    "claim": "stress",
    "pin": "0",
    "version": "0",
    "name": "base.css",
    "session": "0" * 36,
}
SITES = "{" + ", ".join(f"{site}: 30.0" for site in Library().temperature_log.names) + "}"
SEARCH = {"profession": "podiatrist", "place": "78701"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Every name and connection beyond this machine that anybody asked for; nobody gets any."""
    seen: list[str] = []

    def guard(holder: Any, name: str) -> None:
        real = getattr(holder, name)

        def guarded(*what: Any, **how: Any) -> Any:
            if "127.0.0.1" in str(what):
                return real(*what, **how)
            seen.append(str(what))
            raise OSError("guarded")

        monkeypatch.setattr(holder, name, guarded)

    for name in ("connect", "connect_ex", "sendto"):
        guard(socket.socket, name)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        guard(socket, name)
    monkeypatch.setenv("INSTEP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INSTEP_CACHE", str(tmp_path / "voice"))
    return seen


def door(library: Library) -> Starlette:
    """The door as a browser has it that was let in; there is no connection of which to ask whose it is."""
    instep = Instep(journal=fresh_journal(), library=library)
    return build(instep, replace(entrance_of(instep), knows_accounts=False))


def answered(app: Starlette, method: str, path: str, *, form: dict[str, str] | None = None) -> httpx.Response:
    """The page, without any socket between."""

    async def ask() -> httpx.Response:
        through = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=through, base_url="http://127.0.0.1") as client:
            await client.get(app.state.entrance.way_in("http://127.0.0.1/"))
            client.headers["accept"] = "text/html"
            return await client.request(method, path, data=form)

    # In a thread of its own: the tests' may have a browser, whose loop runs until their end.
    with ThreadPoolExecutor(1) as server:
        return server.submit(asyncio.run, ask()).result()


def test_no_page_asks_another_machine(asked: list[str]) -> None:
    app = door(Library())
    routes = [*every_page(), *(route for route in app.routes if isinstance(route, Route))]
    for route in routes:
        path = route.path.replace(":path", "")
        path = path.format(**{name: PARTS.get(name, "x") for name in route.param_convertors})
        for method in sorted(route.methods or ()):
            assert answered(app, method, path).status_code < 500, (method, path)
    for need in Library().professionals.needs:
        assert answered(app, "POST", "/find-help", form={"country": "US", "need": need}).status_code == 200
    assert answered(app, "POST", "/find-help/search", form=SEARCH).status_code == 200
    assert len(routes) > 20
    assert asked == []


def test_the_search_that_is_sent_is_what_the_guard_would_catch(asked: list[str]) -> None:
    answer = answered(door(Library()), "POST", "/find-help/search", form={**SEARCH, "step": "send"})
    assert "The registry cannot be reached from here." in answer.text
    assert len(asked) == 1
    assert "npiregistry.cms.hhs.gov" in asked[0]


def commands(folder: Path) -> Iterator[list[str]]:
    """Each command with something to do, in an order in which each finds what it needs."""
    plan, events, sound = folder / "p.json", folder / "e.json", folder / "s.wav"
    findings = folder / "f.yaml"
    events.write_text("[]")
    findings.write_text("[{finding: blister}]")
    with wave.open(str(sound), "wb") as silence:
        silence.setnchannels(1)
        silence.setsampwidth(2)
        silence.setframerate(16_000)
        silence.writeframes(bytes(32_000))
    yield ["screen", "--answers", str(folder / "a.yaml")]
    yield ["check", "--findings", str(findings)]
    touches, readings = folder / "t.yaml", folder / "r.yaml"
    toes = "{big: felt, middle: felt, little: felt}"
    touches.write_text(f"{{answers: {{right: {toes}, left: {toes}}}, false_yes: 0}}")
    readings.write_text(f"{{unit: C, readings: [{{day: 2026-05-09, left: {SITES}, right: {SITES}}}]}}")
    yield ["touch", "--answers", str(touches)]
    yield ["temperature", "--readings", str(readings)]
    yield ["plan", "--minutes", "2", "-o", str(plan)]
    yield ["replay", str(plan), str(events)]
    yield ["listen", str(sound), "--one-stage"]
    wish, days = folder / "w.yaml", folder / "d.csv"
    wish.write_text("{question: massage-or-rest, days: 14}")
    days.write_text("day,arm,outcome\n1,rest,4\n2,massage,3\n")
    yield ["trial", "design", str(wish)]
    yield ["trial", "analyse", str(days)]
    yield ["trial", "begin", "massage-or-rest"]
    yield ["trial", "rate", "--before", "4"]
    yield from (["trial", "stop"], ["next", "a walk"])
    yield ["evidence", "stress"]
    yield ["evidence", "check"]
    yield from (["journal"], ["answers"], ["people"], ["stops"], ["trend"])
    yield ["report", "-o", str(folder / "r.pdf")]
    yield ["photo", "list"]
    yield ["ask", "-o", str(folder / "q.json")]
    yield ["agreed"]
    podiatrist = ["--name", "Ana Reis", "--role", "podiatrist", "--contact", "by letter"]
    yield ["reply", "--new-key", *podiatrist, "-o", str(folder / "k.json")]
    yield ["feet"]
    yield ["export", str(folder / "x.jsonl")]
    yield ["import", str(folder / "x.jsonl")]
    yield ["backup", str(folder / "b.db")]
    yield ["restore", str(folder / "b.db"), "--journal", str(folder / "restored.db")]
    yield ["find-help", "--country", "US", "--need", "relax"]
    table = folder / "studies.csv"
    table.write_text("yi,vi\n0.1,0.2\n0.3,0.1\n")
    yield ["evidence", "pool", str(table), "--forest", str(folder / "f.svg")]
    yield ["content", "lint"]
    yield ["schema", "plan"]
    yield ["doctor"]


def test_no_command_asks_another_machine(asked: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("answers: {}")
    ran = set()
    for argv in commands(tmp_path):
        assert main(argv) == 0, argv
        ran.add(argv[0])
    assert asked == []
    # `start` is the pages above; `go` plays in real time, `track` speaks for minutes: their source is read.
    assert COMMANDS.keys() - ran <= {"start", "go", "track"}


def imported(path: Path) -> set[str]:
    """The modules of the network that a file names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names & NETWORK


def test_one_file_alone_can_open_a_connection() -> None:
    found = {path.relative_to(SOURCE).as_posix(): imported(path) for path in SOURCE.rglob("*.py")}
    assert {name: names for name, names in found.items() if names} == DOORS
