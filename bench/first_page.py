"""What the first page costs a browser that has never been here, and one that has: bytes, requests, paint.

Measured in real Chromium over its own protocol, beside the limits and a bare login page in the same run.
"""

import argparse
import json
import statistics
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.browser import chromium_path

from instep.app import open_instep
from instep.web.server import build, listener

BYTES_LIMIT, REQUESTS_LIMIT = 45 * 1024, 5
BARE = b"""<!doctype html><html lang=en><title>Sign in</title>
<meta name=viewport content="width=device-width"><h1>Sign in</h1>
<form method=post><label>Name <input name=n></label><label>Password <input type=password name=p></label>
<button>Sign in</button></form></html>"""
PAINT = """() => new Promise((done) => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const wait = () => (seen() ? done(seen().startTime) : requestAnimationFrame(wait));
  wait();
})"""


class Bare(BaseHTTPRequestHandler):
    """Serves nothing but a form."""

    def do_GET(self) -> None:  # the library's name
        """Answer any path with the form."""
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(BARE)))
        self.end_headers()
        self.wfile.write(BARE)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main() -> None:
    """Measure, print ratios, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    rounds = asked.parse_args().rounds
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        here = listener(0)
        instep = open_instep(Path(scratch) / "journal.db")
        app = build(instep)
        config = uvicorn.Config(app, log_level="error", lifespan="off")
        serve_in_thread(uvicorn.Server(config), here)
        bare = ThreadingHTTPServer(("127.0.0.1", 0), Bare)
        threading.Thread(target=bare.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        address = f"http://127.0.0.1:{here.getsockname()[1]}/"
        way_in = app.state.entrance.way_in(address)
        ours = [visit(browser, address, way_in) for _ in range(rounds)]
        form = [visit(browser, f"http://127.0.0.1:{bare.server_port}/") for _ in range(rounds)]
        browser.close()
        instep.journal.close()
    tell(ours, form)


def serve_in_thread(server: uvicorn.Server, here: Any) -> None:
    """Serve without the signal handlers that only a main thread may set."""
    threading.Thread(target=server.run, kwargs={"sockets": [here]}, daemon=True).start()


def visit(browser: Browser, address: str, way_in: str = "") -> dict[str, float]:
    """Return bytes over the wire, requests and first contentful paint of a cold and of a second visit."""
    context = browser.new_context()
    if way_in:
        context.request.get(way_in)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    counted = {"bytes": 0.0, "requests": 0.0, "off_site": 0.0}

    def finished(event: dict[str, Any]) -> None:
        counted["bytes"] += event["encodedDataLength"]

    def began(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("data:"):
            return
        counted["requests"] += 1
        counted["off_site"] += not event["request"]["url"].startswith(address)

    wire.on("Network.loadingFinished", finished)
    wire.on("Network.requestWillBeSent", began)
    page.goto(address, wait_until="networkidle")
    cold = dict(counted, paint=page.evaluate(PAINT))
    counted.update(bytes=0.0, requests=0.0, off_site=0.0)
    page.goto(address, wait_until="networkidle")
    cold["again_bytes"] = counted["bytes"]
    context.close()
    return cold


def tell(ours: list[dict[str, float]], form: list[dict[str, float]]) -> None:
    """Print what was measured."""

    def median(rows: list[dict[str, float]], name: str) -> float:
        return statistics.median(row[name] for row in rows)

    size, requests, paint = (median(ours, name) for name in ("bytes", "requests", "paint"))
    told = {
        "wire_kib": round(size / 1024, 1),
        "of_byte_limit": round(size / BYTES_LIMIT, 2),
        "requests": int(requests),
        "request_limit": REQUESTS_LIMIT,
        "paint_ms": round(paint),
        "bare_paint_ms": round(median(form, "paint")),
        "paint_of_bare": round(paint / median(form, "paint"), 2),
        "second_visit_bytes": round(median(ours, "again_bytes")),
        "off_site": int(max(row["off_site"] for row in ours)),
    }
    print(f"first page: {told['wire_kib']} KiB, {told['of_byte_limit']} x its limit")
    print(f"  {told['requests']} requests of at most {REQUESTS_LIMIT}")
    print(f"  first contentful paint {told['paint_ms']} ms, {told['paint_of_bare']} x a bare login page")
    print(f"  second visit {told['second_visit_bytes']} bytes; requests off this machine: {told['off_site']}")
    print("JSON " + json.dumps(told))


if __name__ == "__main__":
    main()
