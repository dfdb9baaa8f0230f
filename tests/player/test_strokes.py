"""The dot stays on the line that is drawn: our points along a path are where the browser's own are."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page
from tests.journeys.browser import running_browser

from instep.foot.anatomy import Side
from instep.foot.strokes import STROKE_REGIONS, strokes
from instep.foot.views import View
from instep.web.assets import read_assets
from instep.web.server import STATIC

FARTHEST = """
async ({ source, data, count }) => {
  const { pointsAlong } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", data);
  const length = path.getTotalLength();
  return Math.max(...pointsAlong(data, count).map(([x, y], n) => {
    const own = path.getPointAtLength((length * n) / count);
    return Math.hypot(own.x - x, own.y - y);
  }));
}
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with running_browser() as browser, closing(browser.new_page()) as page:
        yield page


def test_the_dot_of_every_stroke_is_within_three_thousandths_of_a_foot_from_its_line(page: Page) -> None:
    source = read_assets(STATIC).files["session/player/curves.js"].body.decode()
    lines = [
        line for path in STROKE_REGIONS for view in View for line in strokes(path, Side.LEFT, view).lines
    ]
    assert len(lines) > 20
    for line in lines:
        told = {"source": source, "data": line.d, "count": 12}
        assert page.evaluate(FARTHEST, told) < 3, line.d
