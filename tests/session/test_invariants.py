"""I1 to I10 hold over whole sessions of every routine and way, and every check of them can fail."""

import pytest
from tests.session.breaking import BREAKING, QUIET, told
from tests.session.found import FOUND, Found
from tests.session.invariants import INVARIANTS, broken
from tests.session.lines import lived, tale
from tests.session.making import REPERTOIRE
from tests.session.stories import batches, seed_and_number

from instep.foot.anatomy import Way


def test_no_generated_story_breaks_an_invariant() -> None:
    seed, number = seed_and_number()
    lived_through = 0
    for batch in batches(seed, number):
        for story in batch.stories:
            document = batch.documents[story["plan"]]
            complaints = broken(tale(document, lived(document, story["events"])))
            assert not complaints, (seed, document["routine"], document["way"], story["events"], complaints)
            lived_through += 1
    assert lived_through == number


def test_the_stories_are_about_every_routine_and_every_way() -> None:
    documents = next(batches(*seed_and_number())).documents
    assert {one["way"] for one in documents} == {way.value for way in Way}
    assert {one["routine"] for one in documents} == set(REPERTOIRE.routines)


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.what)
def test_what_was_found_once_is_not_found_again(found: Found) -> None:
    assert not broken(tale(found.plan, lived(found.plan, found.events)))


@pytest.mark.parametrize("name", INVARIANTS)
def test_each_check_complains_where_its_invariant_is_broken(name: str) -> None:
    wrong = list(BREAKING[name]())
    assert wrong
    for number, story in enumerate(wrong):
        assert list(INVARIANTS[name](story)), f"{name} sees nothing wrong in number {number}"


def test_no_check_complains_of_a_quiet_evening() -> None:
    assert not broken(told(QUIET))
