"""Every page is whole in another language: no sentence of ours is left in English."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from html.parser import HTMLParser

import httpx
import pytest
from tests.pseudo_languages import LONGER, content_with_pseudo_languages, names_in, plain_english
from tests.web.test_odd_pages import lived
from tests.web.test_open_stops import WISH
from tests.web.walking import every_address

from instep.app import Instep
from instep.library.library import Library
from instep.safety.pages import NONE
from instep.safety.says_who import rule_footnotes

TYPED = frozenset(
    [
        *(
            "Ana Reis",
            "Ana",
            "Dr. Weber, GP",
            "if it opens.",
            "ring the podiatrist",
            "fact-0",
        ),  # in the facts
        *("question", "evening-massage", "massage-or-rest", "roller-or-hands"),  # ids
    ]
)
_READ_ALOUD = ("alt", "aria-label", "placeholder", "title")
_UNSEEN = frozenset({"script", "style"})


class Seen(HTMLParser):
    """What a person reads on a page, or has read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.fields: dict[str, str] = {}
        self.choices: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._unseen += tag in _UNSEEN
        self.texts += [given[name] for name in _READ_ALOUD if given.get(name)]
        if given.get("type") == "hidden":
            self.fields[given["name"]] = given["value"]
        if given.get("name") == "chosen":
            self.choices.append(given["value"])

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.texts.append(" ".join(data.split()))


def seen(page: httpx.Response) -> Seen:
    found = Seen()
    if page.headers.get("content-type", "").startswith("text/html"):
        found.feed(page.text)
    return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(content_with_pseudo_languages(tmp_path_factory.mktemp("pseudo")))


def in_english(pages: Mapping[str, httpx.Response], names: frozenset[str]) -> dict[str, list[str]]:
    """Return by page the lines of it that are English."""
    found = {
        path: [one for one in seen(page).texts if plain_english(one, names)] for path, page in pages.items()
    }
    return {path: lines for path, lines in found.items() if lines}


def asked(door: httpx.Client, paths: Iterable[str]) -> dict[str, httpx.Response]:
    door.headers["accept-language"] = LONGER
    return {path: door.get(path) for path in paths}


def test_no_page_says_a_sentence_of_ours_in_english(door: httpx.Client, instep: Instep) -> None:
    lived(instep)
    assert in_english(asked(door, every_address()), (names_in(instep.library) | TYPED)) == {}


def test_no_claim_study_or_rule_is_shown_in_english(door: httpx.Client, library: Library) -> None:
    paths = [f"/why/{claim}" for claim in library.evidence.claims]
    paths += [f"/why/study/{study}" for study in library.evidence.studies]
    paths += [f"/why/rule/{rule}" for rule in rule_footnotes(library.rules, library.session_rules)]
    assert in_english(asked(door, paths), (names_in(library) | TYPED)) == {}


def interviewed(door: httpx.Client, *, worries: Collection[str]) -> dict[str, httpx.Response]:
    """Return every page of the questions and what came of them: these worries, and no others."""
    door.headers["accept-language"] = LONGER
    pages: dict[str, httpx.Response] = {}
    answer: dict[str, str | list[str]] = {**WISH, "stops": "asked"}
    while True:
        page = door.post("/interview", data=answer, follow_redirects=True)
        form = seen(page)
        name = form.fields.get("page", "end")
        pages[name] = page
        if "page" not in form.fields:
            return pages
        here = [one for one in form.choices if one in worries]
        answer = {**form.fields, "chosen": here or [NONE if NONE in form.choices else form.choices[0]]}


@pytest.mark.parametrize(
    ("worries", "ends_with"),
    [
        (["diabetes:yes", "skin_fragile:yes", "balance:unsteady"], "ui-ready-title"),
        (["leg_signs:one_calf_swollen", "pregnancy", "numbness"], "ui-level-stop-urgent-care-title"),
        (["now_chest_breath:yes"], "ui-emergency-call"),
    ],
)
def test_no_question_and_nothing_that_comes_of_the_answers_is_in_english(
    door: httpx.Client, library: Library, *, worries: list[str], ends_with: str
) -> None:
    pages = interviewed(door, worries=worries)
    assert replace(library, language=LONGER).words.say(ends_with) in seen(pages["end"]).texts
    assert in_english(pages, (names_in(library) | TYPED)) == {}


def test_no_finding_is_shown_in_english_and_nothing_that_comes_of_it(
    door: httpx.Client, library: Library
) -> None:
    door.headers["accept-language"] = LONGER
    pages = {}
    for finding in library.findings:
        marked = [{"finding": finding, "side": "left", "regions": ["heel_sole"], "note": ""}]
        pages[finding] = door.post("/look", data={"marked": json.dumps(marked), "done": "yes"})
    pages["what is there"] = door.post("/look", data={"spot": "left:heel_sole"})
    assert in_english(pages, (names_in(library) | TYPED)) == {}


def test_no_need_of_help_is_met_in_english(door: httpx.Client, library: Library) -> None:
    door.headers["accept-language"] = LONGER
    pages = {
        f"{need} in {country}": door.post("/find-help", data={"need": need, "country": country})
        for need in library.professionals.needs
        for country in ("US", "GB", "none")
    }
    assert in_english(pages, (names_in(library) | TYPED)) == {}
