"""Requests that cannot be met get one shape, name the place, write nothing, and show no trace."""

import httpx
import pytest
from tests.web.test_web_guard import FACT, SHAPE, kept

from instep.app import ME, Instep
from instep.coach.person.people import add_somebody
from instep.facts.person import PreferenceSet

AS_JSON = {"accept": "application/json"}


@pytest.mark.parametrize("body", [b"{", b"", b"\xff\xfe", b'{"facts": [}', b"nonsense"])
def test_broken_json_is_a_bad_request(door: httpx.Client, instep: Instep, body: bytes) -> None:
    answer = door.post("/api/facts", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == SHAPE
    assert kept(instep) == 0


@pytest.mark.parametrize(
    ("document", "status", "place"),
    [
        ({"facts": [{**FACT, "kind": "profile_answered"}]}, 422, "facts[0].kind"),
        ({"facts": [FACT, {**FACT, "at": "2026-05-09T21:30:00"}]}, 422, "facts[1].at"),
        ({"facts": [{**FACT, "body": {"name": "minutes"}}]}, 422, "facts[0].body"),
        ({"facts": [{**FACT, "more": 1}]}, 422, "facts[0]"),
        ({"facts": {}}, 422, "facts"),
        ({"fact": []}, 400, "body"),
        ([], 400, "body"),
    ],
)
def test_a_fact_that_is_wrong_is_refused_with_all_that_came_with_it(
    *, door: httpx.Client, instep: Instep, document: object, status: int, place: str
) -> None:
    answer = door.post("/api/facts", json=document)
    assert (answer.status_code, answer.json()["place"]) == (status, place)
    assert kept(instep) == 0


def test_a_fact_is_kept_once_however_often_it_arrives(door: httpx.Client, instep: Instep) -> None:
    for _ in range(3):
        answer = door.post("/api/facts", json={"facts": [FACT]})
        assert answer.json() == {"kept": [FACT["id"]]}
    assert kept(instep) == 1


def test_an_id_that_is_taken_by_other_content_is_a_conflict(door: httpx.Client, instep: Instep) -> None:
    door.post("/api/facts", json={"facts": [FACT]})
    other = {**FACT, "body": {"name": "minutes", "value": "20"}}
    answer = door.post("/api/facts", json={"facts": [other]})
    assert (answer.status_code, answer.json()["place"]) == (409, FACT["id"])
    assert kept(instep) == 1


def test_facts_that_are_not_sent_as_json_are_refused(door: httpx.Client, instep: Instep) -> None:
    answer = door.post("/api/facts", content=b'{"facts": []}', headers={"content-type": "text/plain"})
    assert answer.status_code == 415
    assert kept(instep) == 0


@pytest.mark.parametrize("path", ["", "/after", "/ready", "/kept", "/play.json", "/track.wav"])
def test_an_unknown_session_is_not_found_in_the_form_that_was_asked_for(
    door: httpx.Client, path: str
) -> None:
    answer = door.get(f"/session/11111111-2222-4333-8444-555555555555{path}", headers=AS_JSON)
    assert answer.status_code == 404
    assert answer.json().keys() == SHAPE
    page = door.get(f"/session/11111111-2222-4333-8444-555555555555{path}")
    assert page.status_code == 404
    assert "Traceback" not in page.text


def test_a_page_that_is_not_there_is_calm_for_a_person_and_plain_for_a_program(door: httpx.Client) -> None:
    page = door.get("/nowhere")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert 'href="/"' in page.text
    assert door.get("/nowhere", headers=AS_JSON).json()["status"] == 404
    assert door.post("/history", headers=AS_JSON).json()["status"] == 405


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("minutes=0", "minutes"),
        ("minutes=-3", "minutes"),
        ("minutes=46", "minutes"),
        ("minutes=ten", "minutes"),
        ("minutes=²", "minutes"),
        (f"minutes={'9' * 5000}", "minutes"),
        ("way=feet", "way"),
        ("routine=classics", "routine"),
        ("goal=win", "goal"),
        ("talk=loud", "talk"),
        ("position=headstand", "position"),
        ("sore-elbow@left=4", "sore-elbow@left"),
        ("sore-ball@middle=4", "sore-ball@middle"),
        ("sore-ball@left=11", "sore-ball@left"),
        ("sore-ball@left=much", "sore-ball@left"),
    ],
)
def test_a_dial_out_of_its_range_is_named_and_nothing_is_planned(
    door: httpx.Client, query: str, place: str
) -> None:
    for path in ("/plan.json", "/plan/strip", "/interview"):
        answer = door.get(f"{path}?{query}", headers=AS_JSON)
        assert (answer.status_code, answer.json()["place"]) == (422, place)
    page = door.get(f"/plan?{query}")
    assert page.status_code == 422
    assert place in page.text


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"spot": "left:elbow"}, "spot"),
        ({"spot": "middle:ball"}, "spot"),
        ({"spot": "left:ball", "finding": "luck"}, "finding"),
        ({"spot": "left:lower_leg", "finding": "ingrown_nail"}, "finding"),
        ({"marked": "[{", "done": "yes"}, "marked"),
        ({"marked": '[{"finding": "luck"}]', "done": "yes"}, "1"),
        ({"remove": "0"}, "remove"),
    ],
)
def test_a_mark_that_cannot_be_is_named(
    *, door: httpx.Client, instep: Instep, fields: dict[str, str], place: str
) -> None:
    answer = door.post("/look", data=fields, headers=AS_JSON)
    assert answer.status_code == 422
    assert place in answer.json()["place"]
    assert kept(instep) == 0


@pytest.mark.parametrize("replies", ["{", "[]", '{"now": {"chosen": 3}}', '{"now": {"more": 3}}'])
def test_replies_that_are_not_ours_are_refused(door: httpx.Client, instep: Instep, replies: str) -> None:
    answer = door.post("/interview", data={"replies": replies}, headers=AS_JSON)
    assert (answer.status_code, answer.json()["place"]) == (422, "replies")
    assert kept(instep) == 0


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30, "1.5"])
def test_a_place_that_is_not_in_the_journal_is_named(door: httpx.Client, after: str) -> None:
    answer = door.get(f"/history?after={after}", headers=AS_JSON)
    assert (answer.status_code, answer.json()["place"]) == (422, "after")


def test_a_journal_that_cannot_be_reached_is_said_plainly(door: httpx.Client, instep: Instep) -> None:
    instep.journal.close()
    answer = door.get("/history", headers=AS_JSON)
    assert (answer.status_code, answer.json()["place"]) == (503, "journal")
    page = door.get("/history")
    assert page.status_code == 503
    assert "Traceback" not in page.text


def test_a_fault_of_ours_shows_no_trace(door: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the machine room")

    monkeypatch.setattr("instep.web.session.history.month", fault)
    page = door.get("/history")
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "Traceback" not in page.text
    assert door.get("/history", headers=AS_JSON).json().keys() == SHAPE


def test_a_fact_that_names_whose_feet_it_was_is_that_persons(door: httpx.Client, instep: Instep) -> None:
    ana = add_somebody("Ana", "Ben", instep.context())
    for number, person in enumerate((ME, ana)):
        sent = {**FACT, "id": f"a-session-fact-{number}", "person": person}
        assert door.post("/api/facts", json={"facts": [sent]}).json() == {"kept": [sent["id"]]}
        kept_for = instep.journal.latest(person, PreferenceSet)
        assert kept_for is not None
        assert kept_for.id == sent["id"]


def test_a_fact_that_names_the_only_person_is_kept(door: httpx.Client, instep: Instep) -> None:
    assert door.post("/api/facts", json={"facts": [{**FACT, "person": ME}]}).status_code == 200
    assert instep.journal.latest(ME, PreferenceSet) is not None


def test_a_fact_that_names_nobody_of_this_journal_is_refused(door: httpx.Client, instep: Instep) -> None:
    answer = door.post("/api/facts", json={"facts": [{**FACT, "person": "somebody-else"}]})
    assert answer.status_code == 422
    assert answer.json()["place"] == "facts[0].person"
    assert kept(instep) == 0
