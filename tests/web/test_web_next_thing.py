"""One small next thing: in the person's own words, asked after once, and an open answer stays open."""

import httpx

from instep.app import ME, Instep
from instep.facts.next_thing import NextThingChosen, NextThingTold


def test_what_was_chosen_is_shown_and_asked_after(door: httpx.Client, instep: Instep) -> None:
    door.post("/next/chosen", data={"next": "  a walk to   the corner "})
    page = door.get("/next").text
    assert "a walk to the corner" in page
    assert "Was it done?" in page
    assert instep.journal.latest(ME, NextThingTold) is None


def test_an_answer_is_kept_and_a_later_one_corrects_it(door: httpx.Client) -> None:
    door.post("/next/chosen", data={"next": "early to bed"})
    door.post("/next/told", data={"done": "yes"})
    assert "You said: done." in door.get("/next").text
    door.post("/next/told", data={"done": "no"})
    assert "You said: not done." in door.get("/next").text


def test_a_new_choice_is_open_again(door: httpx.Client) -> None:
    for words in ("one", "another"):
        door.post("/next/chosen", data={"next": words})
        assert "Was it done?" in door.get("/next").text
        door.post("/next/told", data={"done": "yes"})


def test_the_claim_that_massage_leads_to_it_is_not_made(door: httpx.Client) -> None:
    page = door.get("/next").text
    assert "Nobody has studied" in page
    assert "/why/healthy_choices" in page


def test_nothing_too_much_and_nonsense_are_refused_in_a_line(door: httpx.Client, instep: Instep) -> None:
    for path, data in (
        ("/next/chosen", {"next": "   "}),
        ("/next/chosen", {"next": "x" * 121}),
        ("/next/told", {"done": "yes"}),
        ("/next/told", {"done": "perhaps"}),
        ("/next/told", {}),
    ):
        assert door.post(path, data=data, headers={"accept": "text/html"}).status_code == 422
    kinds = (NextThingChosen, NextThingTold)
    assert all(instep.journal.latest(ME, kind) is None for kind in kinds)
