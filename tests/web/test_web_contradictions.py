"""On a page of questions, "none" beside something that is true is refused in words that name it."""

import httpx
import pytest
from tests.web.household import fields

NONE = {"now": "none", "today": "none"}
NO_PAIN = "No pain in either foot"


def page_after(door: httpx.Client, said: dict[str, str], page: str, **sent: object) -> str:
    """The page that comes after these choices, and then what is sent from one more."""
    carried = dict(fields(door.post("/interview", data={"minutes": "10", "way": "hands"}).text))
    for name, chosen in said.items():
        text = door.post("/interview", data={**carried, "page": name, "chosen": chosen}).text
        carried = dict(fields(text))
    return door.post("/interview", data={**carried, "page": page, **sent}).text


def alert(page: str) -> str | None:
    """What is said first, of a page that comes again."""
    return page.split('role="alert">')[1].split("<", maxsplit=1)[0] if 'role="alert"' in page else None


@pytest.mark.parametrize("zeros", [{"number-left": "0"}, {"number-left": "0", "number-right": "0"}])
def test_no_pain_is_taken_beside_a_zero(door: httpx.Client, zeros: dict[str, str]) -> None:
    page = page_after(door, NONE, "pain", chosen="none", **zeros)
    assert alert(page) is None
    assert ("page", "age") in fields(page)


def test_no_pain_beside_a_number_is_refused_in_words_that_name_both(door: httpx.Client) -> None:
    page = page_after(door, NONE, "pain", chosen="none", **{"number-left": "3"})
    told = alert(page) or ""
    assert ("page", "pain") in fields(page)
    assert "A number above 0 is chosen" in told
    assert NO_PAIN in told
    # What was chosen is still there: going on with it takes one tap and the other foot's number.
    assert 'name="number-left" value="3" checked' in page


def test_none_beside_a_tick_is_refused_in_words_that_name_both(door: httpx.Client) -> None:
    page = page_after(door, {"now": "none"}, "today", chosen=["fever", "none"])
    told = alert(page) or ""
    assert ("page", "today") in fields(page)
    assert "Something is ticked" in told
    assert "None of these" in told


def test_a_page_without_any_answer_says_what_to_choose(door: httpx.Client) -> None:
    assert alert(page_after(door, NONE, "pain", go="on")) == (
        "Choose a number for each foot, or say that neither hurts."
    )
