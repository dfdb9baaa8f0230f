"""What Instep is for stands on a page of its own, and says the same in the app and in the documents."""

import re
from html import unescape
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
DECIDES = (
    "name signs that can be serious",
    "three groups",
    "refuse a session",
    "whom to ask",
    "emergency number",
)
"""What Instep does decide; to keep any of it back would be untrue."""


def told(page: str) -> str:
    """The words of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_page_about_instep_leads_to_what_it_is_for(door: httpx.Client) -> None:
    page = door.get("/about").text
    assert 'href="/about/intended-use"' in page
    assert "does not diagnose" in told(page)


@pytest.mark.parametrize("decision", DECIDES)
def test_what_it_decides_is_said_on_the_page_and_in_the_readme(door: httpx.Client, decision: str) -> None:
    assert decision in told(door.get("/about").text)
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    part = readme[readme.index("## Intended use") : readme.index("## Where to go next")]
    words = {"refuse a session": "refuse a session", "whom to ask": "whom to ask and how soon"}
    assert words.get(decision, decision) in part


def test_the_page_says_all_that_the_document_says(door: httpx.Client) -> None:
    answer = door.get("/about/intended-use")
    assert answer.status_code == 200
    document = (ROOT / "docs/safety/intended-use.md").read_text(encoding="utf-8")
    lines = [line.lstrip("#* ") for line in document.splitlines() if line and not line.startswith("<!--")]
    ours = [line for line in lines if "](" not in line]
    assert len(ours) > 40
    assert [line for line in ours if line not in told(answer.text)] == []


@pytest.mark.parametrize(
    "true",
    [
        "It does not diagnose",
        "It gives no risk score",
        "It watches over nobody",
        "have not been reviewed by a clinician",
        "claims to conform to no standard",
    ],
)
def test_what_it_is_not_is_said_once(door: httpx.Client, true: str) -> None:
    article = re.search(r"<article.*?</article>", door.get("/about/intended-use").text, re.DOTALL)
    assert article
    assert told(article[0]).count(true) == 1
