"""What is sent: the documented parameters, for a place in the USA; what is no place is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registry.conftest import RULES
from tests.registry.stand_in import DOCUMENTED

from instep.library.errors import BadInput
from instep.registry.search import City, Zip, parameters, read_place, read_search


def test_a_zip_code_is_sent_with_the_profession_and_the_practice_address() -> None:
    search = read_search("podiatrist", "78701", None, rules=RULES)
    assert parameters(search, RULES, skip=200) == {
        "version": "2.1",
        "taxonomy_description": "Podiatrist*",
        "address_purpose": "LOCATION",
        "postal_code": "78701",
        "limit": "200",
        "skip": "200",
    }


def test_a_city_is_sent_with_its_state_and_people_alone_where_that_is_asked() -> None:
    search = read_search("massage-therapist", " austin ,  texas", "person", rules=RULES)
    assert parameters(search, RULES, skip=0) == {
        "version": "2.1",
        "enumeration_type": "NPI-1",
        "taxonomy_description": "Massage Therapist",
        "address_purpose": "LOCATION",
        "city": "austin",
        "state": "TX",
        "limit": "200",
        "skip": "0",
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("78701", Zip("78701")),
        ("78701-1234", Zip("78701")),
        ("787011234", Zip("78701")),
        ("Austin, TX", City("Austin", "TX")),
        ("Coeur d'Alene, id", City("Coeur d'Alene", "ID")),
        ("Winston-Salem,North Carolina", City("Winston-Salem", "NC")),
        ("Cañon City, CO", City("Cañon City", "CO")),
        ("St. Louis, Missouri", City("St. Louis", "MO")),
    ],
)
def test_a_place_is_read_and_the_street_is_never_kept(written: str, meant: object) -> None:
    assert read_place(written, RULES.states) == meant


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("TX", "place: 'TX' is a state alone"),
        ("texas", "place: 'texas' is a state alone"),
        (", TX", "place: '' is no name of a city"),
        ("", "place: is empty"),
        ("London", "place: 'London' is no place in the USA"),
        ("SW1A 1AA", "place: 'SW1A 1AA' is no place in the USA"),
        ("Toronto, ON", "place: 'ON' is no state of the USA"),
        ("Paris, France", "place: 'France' is no state of the USA"),
        ("1234", "place: '1234' is no place in the USA"),
        ("٧٨٧٠١", "place: '٧٨٧٠١' is no place in the USA"),
        ("787*", "place: '787*' is no place in the USA"),
        ("Au*, TX", "place: 'Au*' is no name of a city"),
        ("my left heel hurts & I have diabetes, TX", "is no name of a city"),
        ("A" * 61 + ", TX", "is no name of a city"),
    ],
)
def test_what_is_no_place_in_the_usa_is_refused_in_one_line_with_what_to_write(
    written: str, told: str
) -> None:
    with pytest.raises(BadInput) as refused:
        read_search("podiatrist", written, None, rules=RULES)
    assert told in str(refused.value)
    assert 'write a ZIP code such as 78701, or a city and a state such as "Austin, TX"' in str(refused.value)


def test_only_the_two_professions_and_kinds_are_searched_for() -> None:
    with pytest.raises(BadInput, match="did you mean 'podiatrist'"):
        read_search("podiatrists", "78701", None, rules=RULES)
    with pytest.raises(BadInput, match="kind: 'robot' is not known; one of: person, practice"):
        read_search("podiatrist", "78701", "robot", rules=RULES)


@given(st.text(max_size=80) | st.from_regex(r"[A-Z][a-z .'-]{1,30}, [A-Z]{2}", fullmatch=True))
def test_whatever_is_written_only_documented_parameters_of_that_place_could_be_sent(written: str) -> None:
    try:
        search = read_search("podiatrist", written, None, rules=RULES)
    except BadInput:
        return
    sent = parameters(search, RULES, skip=0)
    assert sent.keys() <= DOCUMENTED
    assert "*" not in sent.get("city", "") + sent.get("postal_code", "")
    assert ("postal_code" in sent) != ({"city", "state"} <= sent.keys())
