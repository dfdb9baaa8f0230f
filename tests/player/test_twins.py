"""The page's interpreter and Python's give the same trace for thousands of stories; both keep I1 to I10."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.player.both import page_lived
from tests.player.page import page_with_modules
from tests.session.breaking import document, without
from tests.session.found import FOUND, Found, at
from tests.session.invariants import broken
from tests.session.lines import lived, tale
from tests.session.stories import Batch, batches, seed_and_number


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with page_with_modules() as made:
        yield made


def test_both_interpreters_tell_every_story_alike_and_the_page_keeps_every_invariant(page: Page) -> None:
    seed, number = seed_and_number()
    lived_through = 0
    for batch in batches(seed, number):
        for story, raw in zip(batch.stories, page_lived(page, batch), strict=True):
            made = batch.documents[story["plan"]]
            assert raw == lived(made, story["events"]), (seed, story["events"])
            assert not broken(tale(made, raw)), (seed, story["events"])
            lived_through += 1
    assert lived_through == number


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.what)
def test_what_was_found_once_is_not_found_again_in_the_page(page: Page, found: Found) -> None:
    batch = Batch(documents=[dict(found.plan)], stories=[{"plan": 0, "events": found.events}])
    (raw,) = page_lived(page, batch)
    assert not broken(tale(found.plan, raw))


def test_the_checks_complain_of_the_page_too_where_its_chart_lacks_the_ceiling(page: Page) -> None:
    made = dict(document("evening"))
    batch = Batch(documents=[made], stories=[{"plan": 0, "events": [at(25, "hurts", pain=2)]}])
    (raw,) = page_lived(page, batch, without("hurt"))
    assert any(complaint.startswith("I3") for complaint in broken(tale(made, raw)))
