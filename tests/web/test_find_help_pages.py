"""The pages of finding help: read without a network; a search is shown before it is sent, and not kept."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.examples import examples
from tests.registry.content import Asking, asking_here
from tests.registry.stand_in import (
    Fault,
    StandIn,
    drips,
    endless,
    many,
    never_answers,
    raw,
    record,
    says,
)

from instep.app import Instep
from instep.journal.sqlite import SqliteJournal
from instep.registry import client as asking_room
from instep.registry.results import Silence
from instep.web.assets import read_assets
from instep.web.help.find_help import find_help
from instep.web.help.help_search import search
from instep.web.rendering import Site
from instep.web.requests import WebRequest, answered
from instep.web.server import STATIC

ASSETS = read_assets(STATIC)
SEARCH = "/find-help/search"
AUSTIN = {"need": "foot-care", "profession": "podiatrist", "place": "78701"}
SENT = {**AUSTIN, "step": "send"}


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with asking_here(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def stand_in(asking: Asking) -> StandIn:
    return asking.fresh()


@pytest.fixture
def instep(tmp_path: Path, asking: Asking) -> Iterator[Instep]:
    made = Instep(journal=SqliteJournal(tmp_path / "journal.db"), library=asking.library)
    yield made
    made.journal.close()


def sentences(answer: httpx.Response) -> str:
    """The page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).replace("&#34;", '"').replace("&#39;", "'").split())


def test_without_a_need_the_page_asks_and_sends_nothing(door: httpx.Client, stand_in: StandIn) -> None:
    told = sentences(door.get("/find-help"))
    assert "Nothing leaves this machine unless you send it" in told
    assert "What is it about?" in told
    assert "call 112" in told
    assert stand_in.asked == []


def test_the_country_that_was_told_is_used_and_another_may_be_chosen_for_once(
    door: httpx.Client, instep: Instep
) -> None:
    door.post("/country", data={"country": "GB"})
    told = sentences(door.get("/find-help?need=foot-care"))
    assert "protected titles: they must be on the HCPC register" in told
    assert "Search the US NPI registry" not in told
    there = sentences(door.post("/find-help", data={"need": "foot-care", "country": "US"}))
    assert "A podiatrist is a DPM, licensed by the state." in there
    assert "Search the US NPI registry" in there
    # The person is where they said, wherever they look for help.
    assert "call 999" in there
    assert len(instep.journal.log().records) == 1


def test_somebody_who_would_not_say_where_is_shown_no_register_and_no_search(door: httpx.Client) -> None:
    told = sentences(door.post("/find-help", data={"need": "foot-care", "country": "none"}))
    assert "Instep has no built-in list of them." in told
    assert "NPI registry" not in told


def test_a_foot_that_has_changed_is_looked_at_first_and_not_rubbed(door: httpx.Client) -> None:
    answer = door.get("/find-help?need=changed")
    assert "Do not wait for a search, and do not rub that foot." in sentences(answer)
    assert 'href="/look"' in answer.text
    assert "massage therapist. " not in sentences(answer).split("Good to know")[0]


def test_the_words_hold_what_was_chosen_and_nothing_that_was_written_into_a_form(door: httpx.Client) -> None:
    chosen = {"need": "changed", "foot": "left", "change": "<b>gangrene", "since": "today"}
    answer = door.post("/find-help", data={**chosen, "mention": ["feeling", "ulcer", "x"]})
    told = sentences(answer)
    assert "I am calling about my left foot" in told
    assert "What I have noticed: (what it is). It began today." in told
    assert "I feel less in my feet than I used to. I have had a foot ulcer or an amputation." in told
    assert "gangrene" not in answer.text


def test_nothing_is_sent_before_it_was_shown_exactly(door: httpx.Client, stand_in: StandIn) -> None:
    answer = door.post(SEARCH, data={**AUSTIN, "kind": "person"})
    told = sentences(answer)
    assert "This sends only: podiatrist, 78701, people only, to the US NPI registry (127.0.0.1" in told
    assert "Nothing of the search is kept." in told
    assert stand_in.asked == []


def test_what_was_found_is_shown_unchecked_with_its_date_and_the_way_to_the_licence(
    door: httpx.Client, stand_in: StandIn, *, instep: Instep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Instep, "now", lambda _self: datetime(2026, 5, 9, 12, tzinfo=UTC))
    answer = door.post(SEARCH, data={**SENT, "place": "Austin, TX"})
    told = sentences(answer)
    assert "From the public registry, not checked, not a recommendation. 9 May 2026." in told
    assert "ANNA LEE, DPM Podiatrist, person 1 Elm Street, AUSTIN, TX 78701" in told
    assert "An entry is not a licence. How to look one up" in told
    assert "look it up on the site of Texas itself" in told
    assert "call 911" in told
    assert 'href="tel:+15125550100"' in answer.text
    assert len(stand_in.asked) == 1
    assert "need" not in str(stand_in.asked)
    # Nothing is kept of it, on either side of the door.
    assert answer.headers["cache-control"] == "no-store"
    assert instep.journal.log().records == ()


def test_pages_follow_one_another_until_the_registry_gives_no_more(
    door: httpx.Client, stand_in: StandIn
) -> None:
    stand_in.records = many(1300)
    seen: list[str] = []
    start: str | None = "0"
    while start is not None:
        answer = door.post(SEARCH, data={**SENT, "start": start})
        seen += re.findall(r"NPI (\d{10})", answer.text)
        more = re.search(r'name="start" value="(\d+)"', answer.text)
        start = more[1] if more else None
    assert len(set(seen)) == len(seen) == 1200
    assert "The registry gives at most 1,200 entries of one search." in sentences(answer)
    assert len(stand_in.asked) == 6


FAULTS: list[tuple[Fault, Silence]] = [
    (never_answers, Silence.TOO_SLOW),
    (drips(b"HTTP/1.1 200 OK\r\n\r\n["), Silence.TOO_SLOW),
    (endless, Silence.TOO_LARGE),
    (says(b"<!doctype html>"), Silence.UNCLEAR),
    (says(b'{"results": [{"num'), Silence.UNCLEAR),
    (says(b"", status=301, location="https://elsewhere.example/"), Silence.SENT_ELSEWHERE),
    (says(b"", status=500), Silence.UNWELL),
    (says(b"", status=429), Silence.BUSY),
    (says(b'{"Errors": [{"description": "<script>no"}]}'), Silence.REFUSED),
    (raw(b""), Silence.UNREACHABLE),
]


@pytest.mark.parametrize(("fault", "why"), FAULTS, ids=[f"{n}-{why}" for n, (_, why) in enumerate(FAULTS)])
def test_no_answer_is_one_calm_line_with_what_to_do_instead(
    fault: Fault, why: Silence, *, door: httpx.Client, stand_in: StandIn, instep: Instep
) -> None:
    stand_in.fault = fault
    answer = door.post(SEARCH, data=SENT)
    told = sentences(answer)
    assert answer.status_code == 200
    assert told.count(instep.library.words.say(f"ui-find_help-silent-why-{why}")) == 1
    assert "APMA find a podiatrist" in told
    assert "Call, with the words to say" in told
    assert "<script>no" not in answer.text
    # What was written is still there to be sent again.
    assert 'name="place" value="78701"' in answer.text


@pytest.mark.parametrize("place", ["TX", "London", "Toronto, ON", "", "787*", "<b>, TX"])
def test_what_is_no_place_is_said_beside_the_field_and_stays_in_it(
    place: str, door: httpx.Client, stand_in: StandIn
) -> None:
    answer = door.post(SEARCH, data={**SENT, "place": place})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert "ZIP code, or city and state: " in sentences(answer)
    kept = re.search(r'<input id="place"[^>]* value="([^"]*)"', answer.text)
    assert kept
    assert kept[1].replace("&lt;", "<").replace("&gt;", ">") == place
    assert stand_in.asked == []


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"profession": "surgeon"}, "search: 'surgeon' is not known"),
        ({"kind": "dog"}, "Show: 'dog' is not known"),
        ({"start": "1200"}, "start: is no place in the answer; write a whole number from 0 to 1199."),
        ({"start": "-1"}, "start: is no place in the answer"),
    ],
)
def test_a_form_that_was_tampered_with_is_one_line_and_sends_nothing(
    form: dict[str, str], told: str, *, door: httpx.Client, stand_in: StandIn
) -> None:
    answer = door.post(SEARCH, data={**SENT, **form})
    assert answer.status_code == 422
    assert told.rstrip(".") in sentences(answer)
    assert stand_in.asked == []


def test_a_search_cannot_be_sent_by_a_link_nor_by_another_site(door: httpx.Client, stand_in: StandIn) -> None:
    assert door.get(SEARCH, params=SENT).status_code == 405
    assert door.post(SEARCH, data=SENT, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert stand_in.asked == []


@pytest.mark.parametrize("query", ["country=XX", "need=all", "need=", "country="])
def test_a_wrong_address_is_one_line(query: str, door: httpx.Client) -> None:
    assert door.get(f"/find-help?{query}").status_code in {200, 422}


VALUES = st.none() | st.integers() | st.text(max_size=8) | st.lists(st.text(max_size=4), max_size=2)
ENTRIES = st.builds(lambda name, value: {**record(), name: value}, st.sampled_from(sorted(record())), VALUES)
ANSWERS = (
    st.sampled_from(Silence)
    | st.binary(max_size=60)
    | st.lists(ENTRIES, max_size=3).map(lambda entries: json.dumps({"results": entries}).encode())
    | VALUES.map(lambda value: json.dumps({"Errors": value, "results": []}).encode())
)


@given(ANSWERS)
@examples(80, suppress=[HealthCheck.function_scoped_fixture])
def test_whatever_the_registry_answers_the_person_sees_a_page(
    instep: Instep, monkeypatch: pytest.MonkeyPatch, answer: bytes | Silence
) -> None:
    monkeypatch.setattr(asking_room, "fetch", lambda *_, **__: answer)
    registry = asking_room.Registry(rules=instep.library.registry, wait=lambda _: None)
    here = Site(replace(instep), ASSETS)
    here.instep.__dict__["registry"] = registry
    sent = WebRequest(site=here, method="POST", body=urlencode(SENT).encode())
    shown = answered(search, sent, {"accept": "text/html"})
    assert shown.status_code == 200
    assert bytes(shown.body).count(b"<h1>") == 1


NAMES = st.sampled_from(
    ["country", "need", "profession", "place", "kind", "start", "foot", "mention", "since"]
)
WORDS = st.sampled_from(
    ["US", "none", "relax", "changed", "podiatrist", "78701", "TX", "person", "20", "left"]
)


@given(st.lists(st.tuples(NAMES, WORDS | st.text(max_size=12)), max_size=8))
@examples(80, suppress=[HealthCheck.function_scoped_fixture])
def test_no_form_is_a_fault_of_ours_and_none_but_a_sent_one_asks(
    instep: Instep, stand_in: StandIn, form: list[tuple[str, str]]
) -> None:
    here = Site(instep, ASSETS)
    body = urlencode(form, errors="replace").encode()
    for page in (search, find_help):
        shown = answered(page, WebRequest(site=here, method="POST", body=body), {"accept": "text/html"})
        assert shown.status_code in {200, 422}
    assert stand_in.asked == []
