"""Documented answers: who is shown, under which name and address, and who is left out."""

import json
from typing import Any

import pytest
from tests.registry.conftest import RULES
from tests.registry.stand_in import ASSISTANT, MASSAGE, StandIn, many, record, says

from instep.registry.client import Registry
from instep.registry.results import Licence, Listing, NotShown, ResultPage
from instep.registry.search import City, Search, Zip

AUSTIN = Search(profession="podiatrist", place=Zip("78701"))


def found(registry: Registry, search: Search = AUSTIN, *, start: int = 0) -> ResultPage:
    outcome = registry.find(search, start=start)
    assert isinstance(outcome, ResultPage), outcome
    return outcome


def test_an_entry_is_shown_with_its_practice_and_its_unchecked_licence(
    registry: Registry, stand_in: StandIn
) -> None:
    stand_in.records = [record()]
    (one,) = found(registry).listings
    assert (one.name, one.credential, one.label, one.kind) == ("ANNA LEE", "DPM", "Podiatrist", "person")
    assert (one.street, one.city, one.postal_code) == (("1 Elm Street",), "AUSTIN", "78701")
    assert one.licence == Licence(number="P1234", state="TX")
    assert str(one.changed) == "2024-03-01"


@pytest.mark.parametrize("number", [1234567893, "1234567893"])
@pytest.mark.parametrize("epoch", [1709251200, "1709251200", 1709251200000, "1709251200000"])
def test_numbers_and_times_are_read_as_older_and_newer_answers_write_them(
    number: Any, epoch: Any, *, registry: Registry, stand_in: StandIn
) -> None:
    stand_in.records = [record(number, last_updated_epoch=epoch)]
    (one,) = found(registry).listings
    assert (one.number, str(one.changed)) == ("1234567893", "2024-03-01")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"basic": {"status": "D"}}, NotShown.NOT_ACTIVE),
        ({"basic": {"status": None}}, NotShown.NOT_ACTIVE),
        ({"number": "123"}, NotShown.UNREADABLE),
        ({"number": 9**4000}, NotShown.UNREADABLE),
        ({"basic": {"first_name": "", "last_name": "--"}}, NotShown.UNREADABLE),
        ({"basic": {"first_name": ["ANNA"]}}, NotShown.UNREADABLE),
        ({"last_updated_epoch": "soon"}, NotShown.UNREADABLE),
        ({"last_updated_epoch": 10**30}, NotShown.UNREADABLE),
    ],
)
def test_what_is_not_active_or_cannot_be_read_is_left_out_and_counted(
    other: dict[str, Any], why: NotShown, *, registry: Registry, stand_in: StandIn
) -> None:
    stand_in.records = [record("1111111112"), record(**other)]
    page = found(registry)
    assert [one.number for one in page.listings] == ["1111111112"]
    assert page.left_out == {why: 1}


def test_only_the_wanted_family_of_codes_is_kept_whatever_text_came_with_it(
    registry: Registry, stand_in: StandIn
) -> None:
    assistant = record("1111111113", code=ASSISTANT)
    assistant["taxonomies"][0]["desc"] = "Podiatrist"
    surgeon = record("1111111114", code="213ES0131X")
    surgeon["taxonomies"][0]["desc"] = "Podiatrist, Train Services"
    stand_in.records = [assistant, surgeon]
    page = found(registry)
    assert [(one.number, one.label) for one in page.listings] == [("1111111114", "Podiatrist, Foot Surgery")]
    assert page.left_out == {NotShown.OTHER_PROFESSION: 1}


def test_a_massage_therapist_is_searched_for_by_the_one_code(registry: Registry, stand_in: StandIn) -> None:
    stand_in.records = [record("1111111115", code=MASSAGE), record()]
    page = found(registry, Search(profession="massage-therapist", place=City("Austin", "TX")))
    assert [(one.number, one.label) for one in page.listings] == [("1111111115", "Massage Therapist")]


def test_a_further_taxonomy_in_the_family_counts_too(registry: Registry, stand_in: StandIn) -> None:
    both = record()
    both["taxonomies"].insert(0, {"code": "207XX0004X", "desc": "?", "primary": True, "license": "M1"})
    both["taxonomies"][1]["primary"] = False
    stand_in.records = [both]
    (one,) = found(registry).listings
    assert (one.label, one.licence) == ("Podiatrist", Licence(number="P1234", state="TX"))


def test_a_practice_in_the_place_that_was_asked_for_is_shown_before_another(
    registry: Registry, stand_in: StandIn
) -> None:
    moved = record(place={"postal_code": "750010000", "city": "DALLAS"})
    moved["practiceLocations"] = [
        {"address_purpose": "LOCATION", "address_1": "2 Oak", "city": "AUSTIN", "state": "TX"}
        | {"postal_code": "787010000"}
    ]
    stand_in.records = [moved]
    (one,) = found(registry).listings
    assert (one.street, one.city) == (("2 Oak",), "AUSTIN")


def test_an_entry_with_a_mailing_address_alone_is_left_out(registry: Registry, stand_in: StandIn) -> None:
    mail = record()
    mailed = {"results": [{**mail, "addresses": mail["addresses"][:1]}]}
    stand_in.fault = says(json.dumps(mailed).encode())
    page = found(registry)
    assert (page.listings, page.left_out) == ((), {NotShown.NO_PRACTICE_ADDRESS: 1})


def test_people_or_practices_alone(registry: Registry, stand_in: StandIn) -> None:
    practice = record("1111111116", enumeration_type="NPI-2")
    practice["basic"] = {"organization_name": "ELM FEET", "status": "A"}
    stand_in.records = [record(), practice]
    assert [one.kind for one in found(registry).listings] == ["person", "practice"]
    only = found(registry, Search(profession="podiatrist", place=Zip("78701"), kind="practice"))
    assert [one.name for one in only.listings] == ["ELM FEET"]


def test_nobody_there_is_an_answer(registry: Registry) -> None:
    assert found(registry) == ResultPage(listings=(), left_out={}, more=None, cut=False)


def test_an_entry_that_comes_twice_is_shown_once(registry: Registry, stand_in: StandIn) -> None:
    stand_in.records = [record(), record(), record("1111111117")]
    page = found(registry)
    assert [one.number for one in page.listings] == ["1234567893", "1111111117"]
    assert page.left_out == {NotShown.TWICE: 1}


def test_no_letter_that_turns_the_writing_round_and_no_endless_name_is_shown(
    registry: Registry, stand_in: StandIn
) -> None:
    stand_in.records = [record(basic={"first_name": "A\u202eB\x1b[31m\n", "last_name": "L" * 500})]
    (one,) = found(registry).listings
    assert one.name.startswith("A B [31m L")
    assert len(one.name) < 340


def everybody(registry: Registry) -> tuple[list[Listing], bool]:
    listings: list[Listing] = []
    start: int | None = 0
    while start is not None:
        page = found(registry, start=start)
        assert len(page.listings) <= RULES.limits.shown_at_once
        listings += page.listings
        start = page.more
    return listings, page.cut


@pytest.mark.parametrize(("there", "asked"), [(19, 1), (20, 1), (21, 1), (200, 2), (399, 2), (401, 3)])
def test_every_entry_is_reached_page_by_page_with_a_question_for_two_hundred(
    there: int, asked: int, *, registry: Registry, stand_in: StandIn
) -> None:
    stand_in.records = many(there)
    listings, cut = everybody(registry)
    assert [one.number for one in listings] == [one["number"] for one in stand_in.records]
    assert (len(stand_in.asked), cut) == (asked, False)


def test_at_most_twelve_hundred_can_be_had_and_that_is_said(registry: Registry, stand_in: StandIn) -> None:
    stand_in.records = many(1300)
    listings, cut = everybody(registry)
    assert (len(listings), cut) == (1200, True)
    assert [one["skip"] for one in stand_in.asked] == ["0", "200", "400", "600", "800", "1000"]


def test_pages_do_not_end_before_an_entry_that_is_left_out(registry: Registry, stand_in: StandIn) -> None:
    stand_in.records = [*many(20), record(basic={"status": "D"})]
    page = found(registry)
    assert (len(page.listings), page.left_out, page.more) == (20, {NotShown.NOT_ACTIVE: 1}, None)
