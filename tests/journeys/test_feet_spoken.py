"""The daily look by voice alone, with and without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.page_walk import visitor_in
from tests.journeys.session_stage import running_browser
from tests.journeys.spoken import clip, hearing_browser, write

from instep.app import ME, Instep
from instep.facts.feet import FootChecked

NO = "words/no/18f8afd5_nohash_1.flac"


@pytest.mark.parametrize("offline", [False, True])
def test_one_word_a_stop_is_enough(instep: Instep, address: str, tmp_path: Path, *, offline: bool) -> None:
    said = write(tmp_path / "no.wav", [(at, clip(NO)) for at in range(4, 12, 2)], seconds=14)
    with running_browser(*hearing_browser(said)) as browser, visitor_in(browser, address) as visitor:
        visitor.goes("/feet/check")
        visitor.page.get_by_role("button", name="Listen to my voice").click()
        expect(visitor.page.locator("#voice-light")).to_have_text("Listening", timeout=60_000)
        visitor.page.context.set_offline(offline)
        expect(visitor.page.locator("[data-stop='right:top']")).to_be_hidden()
        expect(visitor.page.locator("[data-stop='left:nails']")).to_be_visible(timeout=20_000)
        assert visitor.problems == []
        visitor.page.context.set_offline(False)
        visitor.taps_on("#finish")
    checked = instep.journal.latest(ME, FootChecked)
    assert checked is not None
    assert list(checked.body.stops.values()) == ["same"] * 4
