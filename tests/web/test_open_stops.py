"""What stopped is asked first, on plain pages; only what the person says of it closes it."""

from datetime import timedelta

import httpx
import pytest
from tests.coach.living import DAY, MINUTE
from tests.web.household import AS_JSON, STOPS, WORDS, eva_and_mum, fields, living, log, refusal

from instep.app import ME, Instep
from instep.coach.person.stops import open_stops
from instep.facts.stop import StopClosed
from instep.safety.rules import Closing

WISH = {"minutes": "10", "way": "hands"}
GONE, LOOKED_AT = ({"how": how, "close": "sharp_pain"} for how in ("gone", "looked_at"))


def happened(instep: Instep, event: str = "sharp_pain", *, days: int = 2) -> str:
    """Something stopped a session some days ago; return the id of the fact."""
    return living(instep).later(-days * DAY).meets(event)


def names(instep: Instep, person: str = ME) -> list[str]:
    return [one.name for one in open_stops(instep.context(person))]


def day(instep: Instep, days: int = 0) -> str:
    return (instep.now().date() - timedelta(days=days)).isoformat()


def closings(instep: Instep) -> list[StopClosed]:
    return [fact.body for fact in instep.journal.every(ME, StopClosed)]


def test_it_is_asked_before_any_question_by_link_and_by_form_and_without_a_script(
    door: httpx.Client, instep: Instep
) -> None:
    happened(instep)
    for page in (door.get("/interview").text, door.post("/interview", data=WISH).text):
        assert f"<h1>{STOPS}</h1>" in page
        assert 'name="page"' not in page
        assert "<script" not in page
        assert 'href="tel:' in page


def test_the_gravest_comes_first_and_says_whom_to_ask(door: httpx.Client, instep: Instep) -> None:
    happened(instep)
    happened(instep, "calf_pain")
    page = door.get("/interview").text
    assert [value for name, value in fields(page) if name == "close"] == ["calf_pain", "sharp_pain"]
    assert "GP urgent appointment" in page.split("sharp_pain")[0]


def test_with_nothing_open_the_questions_begin_at_once(door: httpx.Client) -> None:
    page = door.get("/interview").text
    assert STOPS not in page
    assert 'name="page" value="now"' in page


def test_not_yet_goes_on_to_the_questions_and_lowers_nothing(door: httpx.Client, instep: Instep) -> None:
    happened(instep)
    before = log(instep)
    page = door.post("/interview", data={**WISH, "stops": "asked"}).text
    assert 'name="page" value="now"' in page
    assert ("stops", "asked") in fields(page)
    assert log(instep) == before
    assert STOPS in door.get("/interview").text


@pytest.mark.parametrize("event", ["calf_pain", "unwell", "numbness", "reaction"])
def test_what_keeps_every_session_shut_is_said_at_once_and_stays(
    door: httpx.Client, instep: Instep, event: str
) -> None:
    happened(instep, event)
    for _ in range(3):
        page = door.post("/interview", data={**WISH, "stops": "asked"}).text
        assert 'name="page"' not in page
    assert names(instep) == [event]


def test_no_page_that_is_only_looked_at_closes_anything(door: httpx.Client, instep: Instep) -> None:
    happened(instep)
    before = log(instep)
    sent = {**GONE, "on": day(instep)}
    for path in ("/answers", "/history", "/feet", "/"):
        door.get(path, params=sent)
    assert log(instep) == before


@pytest.mark.parametrize("path", ["/interview", "/answers"])
@pytest.mark.parametrize("how", ["gone", "looked_at"])
def test_it_is_closed_as_the_person_says_and_the_closing_names_it(
    *, door: httpx.Client, instep: Instep, path: str, how: str
) -> None:
    stop = happened(instep)
    door.post(path, data={"close": "sharp_pain", "how": how, f"on-{how}": day(instep, 1), "by": "Dr. Weber"})
    (closing,) = closings(instep)
    assert (closing.stop, closing.how, closing.on.isoformat()) == (stop, Closing(how), day(instep, 1))
    assert names(instep) == []
    assert STOPS not in door.get("/interview").text


@pytest.mark.parametrize("event", ["calf_pain", "unwell", "colour_change"])
def test_what_must_be_looked_at_is_not_closed_by_saying_that_it_has_gone(
    door: httpx.Client, instep: Instep, event: str
) -> None:
    happened(instep, event)
    assert 'value="gone"' not in door.get("/interview").text
    sent = {"close": event, "how": "gone", "on": day(instep)}
    for path in ("/interview", "/answers"):
        assert refusal(door.post(path, data=sent, headers=AS_JSON)) == (422, "how")
    assert closings(instep) == []
    door.post("/answers", data={**sent, "how": "looked_at", "by": "Dr. Weber"})
    assert names(instep) == []


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({**LOOKED_AT, "on": "2026-11-24"}, "by"),
        ({**LOOKED_AT, "by": "   ", "on": "2026-11-24"}, "by"),
        ({**GONE, "on": "2026-11-25"}, "on"),
        ({**GONE, "on": "2026-11-21"}, "on"),
        ({**GONE, "on": "1900-01-01"}, "on"),
        ({**GONE, "on": "9999-12-31"}, "on"),
        ({**GONE, "on": "yesterday"}, "on"),
        ({**GONE, "on": "\0"}, "on"),
        (GONE, "on"),
        ({**GONE, "how": "forgotten", "on": "2026-11-24"}, "how"),
        ({**GONE, "how": "", "on": "2026-11-24"}, "how"),
        ({**GONE, "close": "calf_pain", "on": "2026-11-24"}, "stop"),
        ({**GONE, "stop": "somebody-elses", "on": "2026-11-24"}, "stop"),
    ],
)
@pytest.mark.parametrize("path", ["/interview", "/answers"])
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    *, door: httpx.Client, instep: Instep, path: str, sent: dict[str, str], place: str
) -> None:
    happened(instep)
    before = log(instep)
    assert refusal(door.post(path, data=sent, headers=AS_JSON)) == (422, place)
    assert log(instep) == before
    assert names(instep) == ["sharp_pain"]


def test_a_page_left_open_does_not_close_what_happened_since(door: httpx.Client, instep: Instep) -> None:
    happened(instep, "calf_pain")
    stale = dict(fields(door.get("/answers").text))
    since = living(instep).meets("calf_pain")
    door.post("/answers", data={**stale, "how": "looked_at", "by": "Dr. Weber", "on": day(instep)})
    (still,) = open_stops(instep.context())
    assert [fact.id for fact in still.facts] == [since]


def test_what_was_looked_at_on_one_day_does_not_close_what_happened_on_the_next(
    door: httpx.Client, instep: Instep
) -> None:
    happened(instep, "calf_pain", days=5)
    later = happened(instep, "calf_pain", days=1)
    sent = {"close": "calf_pain", "how": "looked_at", "by": "Dr. Weber", "on": day(instep, 3)}
    door.post("/answers", data=sent)
    (still,) = open_stops(instep.context())
    assert [fact.id for fact in still.facts] == [later]


def test_the_same_form_sent_twice_writes_one_closing(door: httpx.Client, instep: Instep) -> None:
    happened(instep)
    sent = {**GONE, "on": day(instep)}
    door.post("/answers", data=sent)
    assert refusal(door.post("/answers", data=sent, headers=AS_JSON)) == (422, "stop")
    assert len(closings(instep)) == 1


def test_it_happens_again_after_it_was_closed_and_is_asked_again(door: httpx.Client, instep: Instep) -> None:
    happened(instep)
    door.post("/answers", data={**GONE, "on": day(instep)})
    living(instep).later(MINUTE).meets("sharp_pain")
    assert STOPS in door.get("/interview").text


def test_what_is_open_stands_among_the_answers_until_it_is_closed(door: httpx.Client, instep: Instep) -> None:
    happened(instep)
    assert WORDS["ui-answers-stops"] in door.get("/answers").text
    door.post("/answers", data={**GONE, "on": day(instep)})
    assert WORDS["ui-answers-stops"] not in door.get("/answers").text


def test_nobody_closes_what_stopped_somebody_else(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    stop = mum.meets("sharp_pain")
    sent = {**GONE, "stop": stop, "on": day(instep), "for": eva.person}
    assert refusal(door.post("/answers", data=sent, headers=AS_JSON)) == (422, "stop")
    assert STOPS not in door.get("/interview", params={"for": eva.person}).text
    assert STOPS in door.get("/interview", params={"for": mum.person}).text
