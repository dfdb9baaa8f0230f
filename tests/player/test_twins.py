"""The page's interpreter and Python's give the same trace for thousands of generated stories."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from tests.journeys.browser import chromium_path
from tests.session.making import CHART
from tests.session.stories import generated

STATIC = Path(__file__).parents[2] / "src/instep/web/static"

TELL = """
async ({base, chart, documents, stories}) => {
  const { readScore } = await import(base + "/player/score.js");
  const { newPlace } = await import(base + "/player/place.js");
  const { advance, send } = await import(base + "/player/statechart.js");
  const tell = (story) => {
    const score = readScore(documents[story.plan]);
    const place = newPlace();
    const lines = [];
    const events = [...story.events];
    if (!events.length || events[0].name !== "begin") events.unshift({ at_ms: 0, name: "begin" });
    for (const event of events) {
      lines.push(...advance(chart, score, place, event.at_ms - place.clock));
      lines.push(send(chart, score, place, event));
    }
    lines.push(...advance(chart, score, place, Math.max(0, 200000 - place.clock)));
    const beats = lines.filter((line) => line.effects.includes("pulse:stroke")).length;
    const kept = lines.filter((line) => line.effects.length !== 1 || line.effects[0] !== "pulse:stroke");
    const spent = [place.spent.left ?? 0, place.spent.right ?? 0];
    return [...kept.map((line) => Object.values(line)), [beats], [place.played, ...spent]];
  };
  return stories.findIndex((story) => JSON.stringify(tell(story)) !== JSON.stringify(story.trace));
}
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the modules as written, without a log."""

    def guess_type(self, path: Any) -> str:
        """Call a module what a browser expects."""
        return "text/javascript" if str(path).endswith(".js") else super().guess_type(path)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def modules() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(STATIC)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_both_interpreters_tell_every_story_alike(modules: str) -> None:
    documents, stories = generated()
    # The page has no difference between 10 and 10.0, so both sides are compared as the page writes them.
    stories = json.loads(
        json.dumps(stories), parse_float=lambda text: int(f) if (f := float(text)).is_integer() else f
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{modules}/player/score.js")
        told = {"base": modules, "chart": CHART, "documents": documents, "stories": stories}
        different = page.evaluate(TELL, told)
        browser.close()
    assert len(stories) >= 2_000
    assert different == -1, stories[different]["events"]
