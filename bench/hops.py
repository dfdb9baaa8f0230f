"""How far a deed goes through the house: the files from a page to the journal, and what the report stops at.

Each deed is done through the web door. The interpreter says which of our files are on the way when a fact is
appended, and which functions of the report's own rooms are called while it is printed. Neither depends on the
machine.
"""

import argparse
import html
import json
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import httpx
import uvicorn

import instep
from instep.app import open_instep
from instep.web.server import build, listener

OURS = str(Path(instep.__file__).parent) + "/"
HOPS_LIMIT, STOPS_LIMIT = 4, 60
MOST_PAGES = 40
REPORT = ("coach/report/", "export/", "web/report/", "words/report", "words/letters")
APPENDS = {"SqliteJournal.append", "SqliteJournal.append_records", "SqliteJournal.append_future"}
# What every request passes before its page: routing, reading, whom it is about.
BEFORE_A_PAGE = re.compile(r"^web/[a-z_]+\.py$|^<")


class Watch:
    """The functions of ours that were called, and the files on the way at each append to the journal."""

    def __init__(self) -> None:
        self.called: set[CodeType] = set()
        self.ways: list[list[str]] = []

    def __call__(self, frame: FrameType, event: str, _argument: Any) -> None:
        """Take note of a call; the interpreter hands every one to this."""
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(OURS):
            return
        self.called.add(code)
        if code.co_qualname in APPENDS:
            self.ways.append(way_to(frame))


def way_to(frame: FrameType | None) -> list[str]:
    """The files of ours from the page to this frame, each once where a call stays in it."""
    files: list[str] = []
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(OURS) and (not files or files[-1] != name.removeprefix(OURS)):
            files.append(name.removeprefix(OURS))
        frame = frame.f_back
    return [file for file in reversed(files) if not BEFORE_A_PAGE.match(file)]


def has_a_name(code: CodeType) -> bool:
    """Whether it is a function that somebody wrote and named."""
    return bool(code.co_flags & CO_OPTIMIZED) and "<" not in code.co_name and code.co_filename.endswith(".py")


def pressed(client: httpx.Client, path: str, page: str, *, value: str) -> str:
    """Press the button of this value, with every field that the page carries along."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    fields = {name: html.unescape(held) for name, held in hidden}
    name = re.findall(rf'<button[^>]* name="([^"]+)"[^>]* value="{value}"', page)[0]
    return client.post(path, data={**fields, name: value}).text


def start_session(client: httpx.Client) -> None:
    """Answer everything until the plan of today stands there."""
    page = client.post("/interview", data={"door": "rub", "minutes": "10"}).text
    for _ in range(MOST_PAGES):
        if 'name="page"' not in page:
            return
        adult = 'value="adult_18_64"' in page
        page = pressed(client, "/interview", page, value="adult_18_64" if adult else "none")
    raise SystemExit("the questions do not end")


def check_feet(client: httpx.Client) -> None:
    """Look at both feet, and mark nothing."""
    pressed(client, "/look", client.get("/look").text, value="none")


def choose_next(client: httpx.Client) -> None:
    """Name one small next thing."""
    client.post("/next/chosen", data={"next": "a walk"})


def send_facts(client: httpx.Client) -> None:
    """Hand in what happened while no server was needed."""
    body = {
        "session": "session-00000001",
        "at_ms": 1,
        "event": "softer",
        "state": "guiding",
        "position_ms": 1,
    }
    nothing = dict.fromkeys(("pain", "side", "region", "foot", "move", "pressure"))
    fact = {"id": "hop-00000001", "kind": "session_event", "at": "2026-05-09T21:30:00+02:00", "version": 1}
    client.post("/api/facts", json={"facts": [{**fact, "body": {**body, **nothing, "regions": []}}]})


def make_report(client: httpx.Client) -> None:
    """Print the page for the podiatrist, with all that it may hold."""
    page = client.get("/feet/report").text
    sections = re.findall(r'name="in" value="([^"]+)"', page)
    client.post("/feet/report", data={"sent": "yes", "go": "pdf", "in": sections})


DEEDS = (start_session, check_feet, choose_next, send_facts)


def main() -> None:
    """Measure, print, and end with one JSON line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    watch = Watch()
    threading.setprofile(watch)
    with tempfile.TemporaryDirectory() as scratch, served(Path(scratch) / "journal.db") as client:
        ways = {}
        for deed in DEEDS:
            watch.ways.clear()
            deed(client)
            if not watch.ways:
                raise SystemExit(f"{deed.__name__}: nothing was appended")
            ways[deed.__name__] = max(watch.ways, key=len)
        watch.called.clear()
        make_report(client)
    for name, way in ways.items():
        print(f"{name}: {len(way) - 1} hops of at most {HOPS_LIMIT}: {' > '.join(way)}")
    here = [one for one in watch.called if one.co_filename.removeprefix(OURS).startswith(REPORT)]
    stops, named = len(here), sum(map(has_a_name, here))
    print(f"make_report: {stops} functions of at most {STOPS_LIMIT} in {', '.join(REPORT)}")
    print(f"  {named} of them by name, the others bodies of modules and classes, comprehensions, blocks")
    print(f"  and {len(watch.called) - stops} elsewhere")
    told = {"hops": {name: len(way) - 1 for name, way in ways.items()}, "report_stops": stops}
    print("JSON " + json.dumps({**told, "report_of_limit": round(stops / STOPS_LIMIT, 2)}))


@contextmanager
def served(journal: Path) -> Iterator[httpx.Client]:
    """A client that is let in; the server's threads are watched."""
    here = listener(0)
    address = f"http://127.0.0.1:{here.getsockname()[1]}"
    app = build(open_instep(journal))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    running = threading.Thread(target=server.run, kwargs={"sockets": [here]}, daemon=True)
    running.start()
    with httpx.Client(
        base_url=address, headers={"origin": address}, follow_redirects=True, timeout=60
    ) as client:
        client.get(app.state.entrance.way_in(f"{address}/"))
        yield client
    server.should_exit = True
    running.join()


if __name__ == "__main__":
    main()
