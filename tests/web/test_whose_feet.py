"""Whose feet: asked where it is not clear, carried by every form, and nothing of one is used for another."""

import httpx
import pytest
from tests.coach.living import MINUTE
from tests.coach.test_remembering import ended
from tests.web.household import AS_JSON, STOPS, WORDS, asks_whose, eva_and_mum, fields, living, log, refusal

from instep.app import ME, Instep
from instep.coach.person.people import read_people
from instep.coach.person.stops import open_stops
from instep.facts.person import PersonJoined, PreferenceSet
from instep.facts.trial import TrialBegun
from instep.foot.anatomy import Region, Side
from instep.safety.answers import Finding

OF_ONE = (
    *("/", "/interview", "/look", "/feet", "/feet/check", "/feet/about-you", "/feet/touch/test"),
    *("/feet/temperatures", "/feet/touch", "/feet/answer", "/feet/report", "/history", "/trend"),
    *("/plan", "/plan.json", "/trial", "/answers", "/answers/diabetes", "/next"),
)
"""What is about one person's feet."""
SORE = Finding(id="open_sore", sides=frozenset({Side.LEFT}), regions=(Region.BALL,), note="from new shoes")
POSTED = {
    "/country": {"country": "AT"},
    "/history/cost": {"amount": "45", "currency": "EUR"},
    "/answers/diabetes": {"value": "yes"},
    "/look": {"chosen": "none"},
    "/next/chosen": {"next": "early to bed"},
}
"""What a page of one person sends, and what it would write."""


@pytest.mark.parametrize("path", OF_ONE)
def test_with_one_person_nothing_is_asked_and_no_choice_is_kept(door: httpx.Client, path: str) -> None:
    answer = door.get(path, follow_redirects=True)
    assert answer.status_code == 200
    assert not asks_whose(answer)
    assert 'name="for"' not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", [path for path in OF_ONE if not path.endswith(".json")])
def test_with_two_every_page_of_one_persons_asks_whose_and_shows_the_emergency_number(
    door: httpx.Client, instep: Instep, path: str
) -> None:
    eva_and_mum(instep)
    answer = door.get(path)
    assert asks_whose(answer)
    assert ">Eva</button>" in answer.text
    assert ">Mum</button>" in answer.text


def test_with_two_a_program_is_told_to_say_whose(door: httpx.Client, instep: Instep) -> None:
    _, mum = eva_and_mum(instep)
    assert refusal(door.get("/plan.json")) == (422, "for")
    assert door.get("/plan.json", params={"for": mum.person}).json()["schema"] == "instep.plan/1"


def test_the_number_is_that_of_the_country_that_the_household_chose(
    door: httpx.Client, instep: Instep
) -> None:
    door.post("/country", data={"country": "US"})
    eva_and_mum(instep)
    assert 'href="tel:911"' in door.get("/feet").text


def test_the_one_who_is_chosen_stays_for_the_visit_and_is_named_on_the_page(
    door: httpx.Client, instep: Instep
) -> None:
    _, mum = eva_and_mum(instep)
    chosen = door.get("/feet", params={"for": mum.person})
    assert not asks_whose(chosen)
    assert "max-age=1800" in chosen.headers["set-cookie"].lower()
    for path in ("/history", "/answers", "/trend"):
        page = door.get(path)
        assert not asks_whose(page)
        assert "</span> Mum</a>" in page.text
    door.cookies.delete("whose")
    assert asks_whose(door.get("/feet"))


@pytest.mark.parametrize("sent", ["get", "post"])
def test_somebody_elses_hands_ask_whose_feet_even_with_one_person(door: httpx.Client, sent: str) -> None:
    wish = {"way": "partner", "minutes": "10"}
    answer = door.get("/interview", params=wish) if sent == "get" else door.post("/interview", data=wish)
    assert asks_whose(answer)
    assert ("way", "partner") in fields(answer.text)
    gone_on = door.post("/interview", data={**wish, "for": ME})
    assert not asks_whose(gone_on)
    assert 'name="page" value="now"' in gone_on.text


def test_somebody_new_is_added_on_the_way_and_the_questions_are_theirs(
    door: httpx.Client, instep: Instep
) -> None:
    wish = {"way": "partner", "minutes": "10"}
    page = door.post("/interview", data={**wish, "for": "new", "name": "Mum", "own": "Eva"}).text
    (mum,) = [one for one in read_people(instep.context()) if one.name == "Mum"]
    assert 'name="page" value="now"' in page
    assert ("for", mum.id) in fields(page)
    assert len(read_people(instep.context())) == 2


def test_a_name_that_is_none_is_one_line_and_adds_nobody(door: httpx.Client, instep: Instep) -> None:
    sent = {"for": "new", "name": "Mum", "own": ""}
    assert refusal(door.post("/people", data=sent, headers=AS_JSON)) == (422, "own")
    sent = {"for": "new", "name": "\0", "own": "Eva"}
    assert refusal(door.post("/people", data=sent, headers=AS_JSON)) == (422, "name")
    assert log(instep) == ()


def test_each_has_their_own_answers_record_stops_and_next_thing(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    mum.starts(SORE, diabetes="yes")
    mum.meets("calf_pain")
    door.post("/next/chosen", data={"next": "ring the podiatrist", "for": mum.person})
    marks = {
        "/answers": 'id="diabetes"',
        "/feet": "from new shoes",
        "/interview": STOPS,
        "/next": "ring the podiatrist",
        "/history": WORDS["ui-history-named-next_thing_chosen"],
    }
    for path, mark in marks.items():
        assert mark in door.get(path, params={"for": mum.person}).text
        assert mark not in door.get(path, params={"for": eva.person}).text


def test_each_has_their_own_agreements_and_trial(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    door.post("/feet/answer/ask", data={"for": mum.person})
    assert door.get("/feet/answer/request.json", params={"for": mum.person}).status_code == 200
    assert door.get("/feet/answer/request.json", params={"for": eva.person}).status_code == 404
    new = {"question": "evening-massage", "days": "14", "for": mum.person}
    assert door.post("/trial/new", data=new).status_code == 303
    running = [instep.journal.latest(one.person, TrialBegun) for one in (eva, mum)]
    assert [one is not None for one in running] == [False, True]
    assert "/stop" in door.get("/trial", params={"for": mum.person}).text
    assert "/stop" not in door.get("/trial", params={"for": eva.person}).text


@pytest.mark.parametrize("path", POSTED)
def test_a_form_of_a_tab_left_open_writes_for_the_one_it_was_about(
    door: httpx.Client, instep: Instep, path: str
) -> None:
    eva, mum = eva_and_mum(instep)
    door.get("/feet", params={"for": eva.person})
    before = len(log(instep))
    assert door.post(path, data={**POSTED[path], "for": mum.person}).status_code in {200, 303}
    written = log(instep)[before:]
    assert written
    assert {record.person for record in written} == {mum.person}


@pytest.mark.parametrize(
    "path", ["/look", "/feet/check", "/answers/diabetes", "/interview", "/feet/temperatures"]
)
def test_every_form_of_a_page_says_whom_it_is_about(door: httpx.Client, instep: Instep, path: str) -> None:
    _, mum = eva_and_mum(instep)
    page = door.get(path, params={"for": mum.person}).text
    forms = [form for form in page.split("<form")[1:] if 'method="post"' in form]
    assert forms
    assert all(f'name="for" value="{mum.person}"' in form.split("</form>")[0] for form in forms)


@pytest.mark.parametrize("path", POSTED)
def test_a_form_that_says_nobody_asks_whose_and_writes_nothing(
    door: httpx.Client, instep: Instep, path: str
) -> None:
    eva_and_mum(instep)
    before = log(instep)
    assert asks_whose(door.post(path, data=POSTED[path]))
    assert log(instep) == before


@pytest.mark.parametrize("name", ["somebody", "new\0", "../me", "x" * 9000])
@pytest.mark.parametrize("path", POSTED)
def test_a_form_about_nobody_of_this_journal_is_one_line_whoever_was_chosen_and_writes_nothing(
    *, door: httpx.Client, instep: Instep, path: str, name: str
) -> None:
    eva, _ = eva_and_mum(instep)
    door.get("/feet", params={"for": eva.person})
    before = log(instep)
    assert refusal(door.post(path, data={**POSTED[path], "for": name}, headers=AS_JSON)) == (422, "for")
    assert refusal(door.get("/feet", params={"for": name}, headers=AS_JSON)) == (422, "for")
    assert log(instep) == before


@pytest.mark.parametrize("path", POSTED)
def test_a_choice_of_nobody_that_a_browser_still_holds_asks_whose(
    door: httpx.Client, instep: Instep, path: str
) -> None:
    eva_and_mum(instep)
    before = log(instep)
    door.cookies.set("whose", "somebody")
    assert asks_whose(door.post(path, data=POSTED[path]))
    assert log(instep) == before


def test_a_session_that_was_mums_is_put_right_by_one_tap(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    eva.writes(ended("session-09"))
    eva.later(MINUTE).meets("calf_pain", session="session-09")
    page = door.get("/session/session-09/whose").text
    assert f'name="to" value="{mum.person}"' in page
    assert 'href="tel:' in page
    door.post("/session/session-09/whose", data={"to": mum.person})
    assert "/session/session-09/kept" in door.get("/history", params={"for": mum.person}).text
    assert "/session/session-09/kept" not in door.get("/history", params={"for": eva.person}).text
    later = living(instep, mum.person).later(2 * MINUTE).context
    assert [one.name for one in open_stops(later)] == ["calf_pain"]


@pytest.mark.parametrize("to", ["", "somebody", "\0"])
def test_a_session_is_given_to_nobody_who_is_not_here(door: httpx.Client, instep: Instep, to: str) -> None:
    eva, _ = eva_and_mum(instep)
    eva.writes(ended("session-09"))
    before = log(instep)
    assert refusal(door.post("/session/session-09/whose", data={"to": to}, headers=AS_JSON))[0] == 422
    assert log(instep) == before


def test_two_entries_are_joined_and_the_name_of_the_one_is_gone(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    mum.meets("calf_pain")
    door.post("/people", data={"do": "join", "person": mum.person, "into": eva.person})
    assert [one.name for one in read_people(instep.context())] == ["Eva"]
    assert [one.body.into for one in instep.journal.every(ME, PersonJoined)] == [eva.person]
    assert STOPS in door.get("/interview").text
    sent = {"value": "yes", "for": mum.person}
    assert refusal(door.post("/answers/diabetes", data=sent, headers=AS_JSON)) == (422, "for")


def test_somebody_is_put_away_and_brought_back_and_nothing_is_lost(
    door: httpx.Client, instep: Instep
) -> None:
    _, mum = eva_and_mum(instep)
    mum.meets("calf_pain")
    door.post("/people", data={"do": "away", "person": mum.person})
    assert not asks_whose(door.get("/feet"))
    assert "Mum" in door.get("/people").text
    door.post("/people", data={"do": "back", "person": mum.person})
    assert asks_whose(door.get("/feet"))
    assert STOPS in door.get("/interview", params={"for": mum.person}).text


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"do": "forget"}, "do"),
        ({"do": "away", "person": "somebody"}, "person"),
        ({"do": "join", "person": ME, "into": "somebody"}, "person"),
        ({"do": "join", "person": ME, "into": ME}, "into"),
        ({"do": "name", "person": ME, "name": ""}, "name"),
        ({"do": "name", "person": ME, "name": "Mum"}, "name"),
        ({"do": "name", "person": ME, "name": "Eva", "colour": "black"}, "colour"),
        ({"do": "name", "person": "somebody", "name": "Dad"}, "person"),
    ],
)
def test_what_cannot_be_done_with_people_is_one_line_and_nothing_is_written(
    *, door: httpx.Client, instep: Instep, sent: dict[str, str], place: str
) -> None:
    eva_and_mum(instep)
    before = log(instep)
    assert refusal(door.post("/people", data=sent, headers=AS_JSON)) == (422, place)
    assert log(instep) == before


def test_a_preference_is_kept_for_the_one_who_is_chosen(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    door.post("/history/cost", data={"amount": "45", "currency": "EUR", "for": mum.person})
    assert instep.journal.latest(mum.person, PreferenceSet) is not None
    assert instep.journal.latest(eva.person, PreferenceSet) is None
