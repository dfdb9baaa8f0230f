"""A place that an older page wrote down goes on in this one."""

from playwright.sync_api import sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.player.page import page_with_modules
from tests.session.breaking import document
from tests.session.making import CHART

from instep.session.place import Place

NEWER = ("ceilings", "in_force", "awaiting")

_RESUME = """
async ({chart, plan, older}) => {
  const { readScore } = await import("/session/player/score.js");
  const { Conductor } = await import("/session/player/conductor.js");
  const { pressure } = await import("/session/player/place.js");
  const clock = { sounds: false, read: () => 0, halt() {}, go: async () => {} };
  const parts = { chart, score: readScore(plan), clock, now: () => 0, carry() {}, place: older };
  const session = new Conductor(parts);
  session.send({ name: "resume" });
  session.send({ name: "hurts", side: "right" });
  return [session.place.state, pressure(session.score, session.place), session.place.ceilings];
}
"""


def test_a_place_without_ceilings_resumes_and_holds_a_foot_that_hurt_at_the_lightest() -> None:
    plan = dict(document())
    part = next(n for n, one in enumerate(plan["segments"]) if one["move"] == "thumb-circles")
    older = {key: value for key, value in Place().as_json().items() if key not in NEWER}
    older |= {"state": "paused", "part": part, "hurt": ["left"], "clock": 60_000, "played": 50_000}
    older["position"] = round(plan["segments"][part]["start"] * 1000)
    with page_with_modules() as page:
        resumed = page.evaluate(_RESUME, {"chart": dict(CHART), "plan": plan, "older": older})
    assert resumed == ["easing", 0, {"right": 0}]
