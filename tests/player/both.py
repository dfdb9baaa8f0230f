"""What the page's interpreter makes of stories: the same lines as tests/session/lines.py gives."""

from collections.abc import Mapping
from json import loads
from typing import Any

from playwright.sync_api import Page
from tests.session.lines import UNTIL_MS, begun, without_beats
from tests.session.making import CHART
from tests.session.stories import Batch

_TELL = """
async ({chart, documents, stories, until}) => {
  const { readScore } = await import("/session/player/score.js");
  const { newPlace } = await import("/session/player/place.js");
  const { advance, send } = await import("/session/player/statechart.js");
  const tell = (story) => {
    const score = readScore(documents[story.plan]);
    const place = newPlace();
    const lines = [];
    const pass = (ms) => {
      for (const line of advance(chart, score, place, ms)) {
        const beat = line.effects.length === 1 && line.effects[0] === "pulse:stroke";
        if (!(beat && lines.at(-1)?.effects.join() === "pulse:stroke")) lines.push({ ...line, sent: null });
      }
    };
    for (const event of story.events) {
      pass(event.at_ms - place.clock);
      lines.push({ ...send(chart, score, place, event), sent: event });
    }
    pass(Math.max(0, until - place.clock));
    const { ended, played, clock, left } = place;
    const spent = [place.spent.left ?? 0, place.spent.right ?? 0];
    return { lines, end: { ended, played, clock, left, spent } };
  };
  return JSON.stringify(stories.map(tell));
}
"""


def page_lived(page: Page, batch: Batch, chart: Mapping[str, Any] = CHART) -> list[dict[str, Any]]:
    """Return what the page makes of each story of a batch."""
    stories = [{**story, "events": begun(story["events"])} for story in batch.stories]
    given = {"chart": chart, "documents": batch.documents, "stories": stories, "until": UNTIL_MS}
    raw: list[dict[str, Any]] = loads(page.evaluate(_TELL, given))
    return [{**one, "lines": without_beats(one["lines"])} for one in raw]
