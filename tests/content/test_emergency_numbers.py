"""The number of each country reaches an ambulance; one that nobody read has the local number beside it."""

from datetime import date

import pytest

from instep.library.content.emergency import emergency_numbers, told_number
from instep.library.content.reading import content_root
from instep.library.content.words import words

ROOT = content_root()
NUMBERS = emergency_numbers(ROOT)
WORDS = words(ROOT)
MEDICAL = "NO 113, AT 144, CH 144, LI 144, LV 113, FR 15, IT 118, ZA 10177, BR 192, CN 120, KR 119, UA 103"
"""Where 112 is the police's or the fire brigade's, or reaches no ambulance everywhere."""
FOR_ALL = (
    "JP 119, SG 995, US 911, CA 911, MX 911, AU 000, NZ 111, GB 999, DE 112, ES 112, SE 112, NL 112, IS 112"
)
AMBULANCE = [tuple(one.split()) for one in (*MEDICAL.split(", "), *FOR_ALL.split(", "))]


@pytest.mark.parametrize(("country", "number"), AMBULANCE)
def test_the_number_of_a_country_is_the_one_for_an_ambulance(country: str, number: str) -> None:
    assert NUMBERS.number_for(country).number == number


def test_in_norway_112_is_named_as_the_police() -> None:
    assert NUMBERS.number_for("NO").name == "ambulance and medical help (112 is the police)"


def test_every_number_is_shown_and_is_either_read_at_its_authority_or_has_the_local_one_beside_it() -> None:
    everyone = {**NUMBERS.by_country, "": NUMBERS.default, **NUMBERS.advice}
    for code, number in everyone.items():
        told = told_number(number, WORDS)
        if number.source and number.read:
            assert number.source.url.startswith("http"), code
            assert number.read <= date(2026, 11, 30), code
            assert told == number.number, code
        else:
            assert told == f"{number.number} or your local number", code


def test_where_no_country_is_told_112_is_not_the_only_thing_that_is_said() -> None:
    assert told_number(NUMBERS.number_for(None), WORDS) == "112 or your local number"


def test_a_number_that_no_authority_was_found_for_is_kept() -> None:
    assert told_number(NUMBERS.number_for("MX"), WORDS) == "911 or your local number"
