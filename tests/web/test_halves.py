"""Two people, half of the time each: whoever gave gets theirs, with their own questions, and that is it."""

import httpx
from tests.coach.contexts import LIBRARY
from tests.coach.test_remembering import ended
from tests.web.household import STOPS, WORDS, eva_and_mum, fields, living

from instep.app import Instep
from instep.coach.session.start_session import Started
from instep.session.wish import Wish
from instep.web.requests import Form
from instep.web.session.wish_form import read_wish


def test_after_halves_the_other_one_is_asked_their_own_questions(door: httpx.Client, instep: Instep) -> None:
    eva, mum = eva_and_mum(instep)
    mum.meets("numbness")
    door.get("/feet", params={"for": eva.person})
    started = _halves(instep, eva.person, Wish(minutes=10, halves=True))
    page = door.get(f"/session/{started}/kept").text
    assert WORDS["ui-kept-other_half"] in page
    carried = dict(fields(page.split(WORDS["ui-kept-other_half"])[0]))
    theirs = door.post("/interview", data={**carried, "for": mum.person}).text
    assert STOPS in theirs
    assert ("for", mum.person) in fields(theirs)


def test_after_the_second_half_nobody_is_asked_to_change_places_again(
    door: httpx.Client, instep: Instep
) -> None:
    eva, mum = eva_and_mum(instep)
    door.get("/feet", params={"for": eva.person})
    first = door.get(f"/session/{_halves(instep, eva.person, Wish(minutes=10, halves=True))}/kept").text
    carried = Form(tuple(fields(first.split(WORDS["ui-kept-other_half"])[0])))
    theirs = read_wish(carried, LIBRARY.repertoire)
    assert (theirs.minutes, theirs.halves) == (10, True)
    door.get("/feet", params={"for": mum.person})
    second = door.get(f"/session/{_halves(instep, mum.person, theirs)}/kept").text
    assert WORDS["ui-kept-other_half"] not in second


def _halves(instep: Instep, person: str, wish: Wish) -> str:
    started = living(instep, person).starts(wish=wish)
    assert isinstance(started, Started)
    living(instep, person).writes(ended(started.id))
    return started.id
