"""Whom to ask is called as in one country; what the name means elsewhere is one tap away."""

import httpx
import pytest
from tests.web.household import LIBRARY, WORDS, living

from instep.app import Instep

WHO_IS_THAT = f'href="/find-help#names">{WORDS["ui-contact-names"]}</a>'


def refused(door: httpx.Client, instep: Instep, event: str) -> str:
    """What is shown to somebody whose last massage was ended by this."""
    living(instep).meets(event)
    return door.post("/interview", data={"minutes": "10", "way": "hands", "stops": "asked"}).text


def test_beside_whom_to_ask_stands_the_way_to_what_that_name_means_elsewhere(
    door: httpx.Client, instep: Instep
) -> None:
    page = refused(door, instep, "calf_pain")
    assert "GP urgent appointment" in page
    assert WHO_IS_THAT in page
    told = door.get("/find-help").text
    assert 'id="names"' in told
    assert all(name in told for name in LIBRARY.professionals.names)


def test_beside_an_emergency_nothing_else_is_offered(door: httpx.Client, instep: Instep) -> None:
    assert WHO_IS_THAT not in refused(door, instep, "unwell")


@pytest.mark.parametrize("word", ["GP", "out-of-hours line", "urgent care", "foot team", "maternity unit"])
def test_the_names_that_rules_use_most_are_all_told(word: str) -> None:
    assert any(word.lower() in name.lower() for name in LIBRARY.professionals.names)
    assert any(
        word.lower() in rule.referral.contact.who.lower()
        for rule in LIBRARY.rules.rules
        if rule.referral and rule.referral.contact
    )


def test_no_contact_names_a_telephone_line_of_one_country() -> None:
    for rule in LIBRARY.rules.rules:
        if rule.referral and rule.referral.contact:
            assert "111" not in rule.referral.contact.who, rule.id
