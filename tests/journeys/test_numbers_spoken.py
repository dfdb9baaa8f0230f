"""The numbers after a session by voice: asked, heard, shown, and sent only by the person."""

from pathlib import Path

from playwright.sync_api import Page, expect
from tests.journeys.page_walk import visitor_in
from tests.journeys.session_stage import running_browser
from tests.journeys.spoken import clip, hearing_browser, write

from instep.app import ME, Instep
from instep.facts.session import Rated, SessionStarted
from instep.outcomes.sitting import Moment

SAID = (
    (6.0, "words/three/0a196374_nohash_0.flac"),
    (12.0, "words/one/27c30960_nohash_1.flac"),
    (18.0, "words/seven/3b195250_nohash_0.flac"),
)


def chosen(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "() => { const chosen = [...document.querySelectorAll('.numbers input:checked')];"
        " return Object.fromEntries(chosen.map((one) => [one.name, one.value])) }"
    )
    return found


def test_spoken_numbers_are_shown_and_kept_only_when_the_button_is_pressed(
    instep: Instep, address: str, tmp_path: Path
) -> None:
    said = write(tmp_path / "numbers.wav", [(at, clip(name)) for at, name in SAID], seconds=24)
    with running_browser(*hearing_browser(said)) as browser, visitor_in(browser, address) as visitor:
        visitor.goes("/interview")
        visitor.answers_all()
        started = instep.journal.latest(ME, SessionStarted)
        assert started is not None
        visitor.goes(f"/session/{started.body.session}/after")
        visitor.page.get_by_role("button", name="Ask me aloud").click()
        expect(visitor.page.locator("#voice-light")).to_have_text("Listening", timeout=60_000)
        expect(visitor.page.locator("fieldset.asked")).to_have_attribute("data-ask", "pain_left")
        expect(visitor.page.locator("fieldset.asked")).to_have_attribute(
            "data-ask", "fatigue", timeout=40_000
        )
        heard = chosen(visitor.page)
        assert heard == {"after-pain_left": "3", "after-pain_right": "1", "after-stress": "7"}
        after = [f for f in instep.journal.every(ME, Rated) if f.body.moment is Moment.AFTER]
        assert after == []
        visitor.page.locator("label:has(input[name=after-stress][value='6'])").click()
        visitor.taps_on("button.primary")
        assert visitor.problems == []
    kept = instep.journal.latest(ME, Rated)
    assert kept is not None
    assert kept.body.values == {"pain_left": 3, "pain_right": 1, "stress": 6}
