"""instep find-help: all but the search without a network; a search asks once, and no answer is an answer."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Ran, Run, refused, schema
from tests.registry.content import Asking, asking_here, library_that_asks
from tests.registry.stand_in import (
    Fault,
    StandIn,
    endless,
    many,
    never_answers,
    raw,
    record,
    says,
)

from instep.cli.commands import find_help
from instep.library.library import Library

NEEDS = ("relax", "foot-care", "moving", "changed", "treated")


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with asking_here(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def stand_in(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """The content names a registry on this machine."""
    monkeypatch.setattr(find_help, "Library", lambda: asking.library)
    return asking.fresh()


def checked(ran: Ran) -> Ran:
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator(schema("find-help")).validate(ran.document)
    return ran


@pytest.mark.usefixtures("socket_disabled")
@pytest.mark.parametrize("country", [None, "US", "GB", "CA", "DE"])
@pytest.mark.parametrize("need", [None, *NEEDS])
def test_every_need_in_every_country_has_its_published_shape(
    country: str | None, need: str | None, run: Run
) -> None:
    options = [*(("--country", country) if country else ()), *(("--need", need) if need else ())]
    document = checked(run("find-help", *options, "--json")).document
    assert (document["country"], document["need"], document["search"]) == (country, need, None)
    assert document["review"] == "not yet reviewed"


def test_feet_at_risk_are_sent_to_a_podiatrist_and_never_to_a_massage_therapist(run: Run) -> None:
    for need in ("foot-care", "changed"):
        document = run("find-help", "--need", need, "--json").document
        asked = [one["id"] for one in document["professionals"]]
        assert "massage-therapist" not in asked
    assert [
        one["id"] for one in run("find-help", "--need", "foot-care", "--json").document["professionals"]
    ] == ["podiatrist"]


def test_memberships_are_called_memberships_and_the_licence_is_the_permission(run: Run) -> None:
    told = run("find-help", "--country", "US", "--need", "relax").out
    assert "ABMP and AMTA are memberships." in told
    assert "MBLEx" in told
    assert "BCTMB" in told
    assert "(our own choice, on the careful side)" in told
    assert "recalled" not in told
    assert "not yet reviewed by a clinician" in told


def test_a_country_without_material_gets_no_register_made_up(run: Run) -> None:
    for one in run("find-help", "--country", "DE", "--json").document["professionals"]:
        assert one["check"]["find"] == []
        assert [step["status"] for step in one["check"]["steps"]] == ["product choice"]


@pytest.mark.parametrize("country", ["NO", "UA"])
def test_a_number_that_was_not_read_at_its_authority_has_the_local_one_beside_it(
    country: str, run: Run
) -> None:
    told = run("find-help", "--country", country).out.splitlines()[0]
    document = checked(run("find-help", "--country", country, "--json")).document
    assert document["emergency"]["or_local"] is (country == "UA")
    assert ("or your local number" in told) is (country == "UA")


@pytest.mark.parametrize(
    ("country", "number"), [("US", "911"), ("GB", "999"), ("NZ", "111"), ("NO", "113"), ("UA", "103")]
)
def test_the_emergency_number_of_the_country_comes_first(country: str, number: str, run: Run) -> None:
    assert run("find-help", "--country", country).out.startswith(
        f"In an emergency do not search: call {number}"
    )


def test_the_words_hold_what_was_chosen_and_blanks_for_the_rest(run: Run) -> None:
    told = run("find-help", "--need", "changed", "--say", "foot=left", "--say", "mention=diabetes").out
    assert '"Hello. I am calling about my left foot, and I would like it to be looked at."' in told
    assert '"What I have noticed: (what it is). It began (when)."' in told
    assert '"I have diabetes."' in told
    assert "blood flow" not in told


def test_a_search_shows_what_was_sent_the_entries_unchecked_and_how_to_look_up_the_licence(
    run: Run, stand_in: StandIn
) -> None:
    told = run("find-help", "--search", "podiatrist", "--place", "Austin, TX").out
    assert told.startswith("Sent: podiatrist, Austin, TX, to 127.0.0.1")
    assert re.search(r"not checked, not a recommendation\. \d+ [A-Z][a-z]+ 20\d\d\b", told)
    assert "\nANNA LEE, DPM\n  Podiatrist, person\n" in told
    assert "\n  NPI 1234567893. Last changed there: 1 March 2024\n" in told
    assert "look it up on the site of Texas itself" in told
    assert "Licence as entered there: P1234 TX" in told
    assert [one["city"] for one in stand_in.asked] == ["Austin"]


def test_a_search_has_its_published_shape_and_goes_on_where_it_ended(run: Run, stand_in: StandIn) -> None:
    stand_in.records = [*many(21), record(basic={"status": "D"})]
    asked = ("find-help", "--search", "podiatrist", "--place", "78701", "--json")
    first = checked(run(*asked)).document["search"]
    assert (len(first["listings"]), first["more"], first["no_answer"]) == (20, 20, None)
    assert first["sent"] == {
        "version": "2.1",
        "taxonomy_description": "Podiatrist*",
        "address_purpose": "LOCATION",
        "postal_code": "78701",
        "limit": "200",
    }
    rest = checked(run(*asked, "--start", "20")).document["search"]
    assert ([one["name"] for one in rest["listings"]], rest["more"]) == (["ANNA LEE 20"], None)
    assert rest["left_out"] == {"not-active": 1}


def test_people_alone_in_a_place_where_nobody_is_listed(run: Run, stand_in: StandIn) -> None:
    stand_in.records = []
    told = run("find-help", "--search", "podiatrist", "--place", "78701", "--kind", "person").out
    assert told.startswith("Sent: podiatrist, 78701, people only, to 127.0.0.1")
    assert "The registry gave no entry for this place. That does not mean that nobody is there." in told


def test_what_is_left_out_and_what_is_never_given_is_said(run: Run, stand_in: StandIn) -> None:
    stand_in.records = [*many(1199), record(basic={"status": "D"}), *many(5)]
    told = run("find-help", "--search", "podiatrist", "--place", "78701", "--start", "1195").out
    assert "Left out: 1 no longer active." in told
    assert "The registry gives at most 1200 entries of one search." in told
    assert "--start" not in told
    more = run("find-help", "--search", "podiatrist", "--place", "78701").out
    assert "More entries: --start 20" in more


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (never_answers, "The registry did not answer in time."),
        (endless, "The registry answered with more than anybody asked for, so nothing of it was taken."),
        (says(b"<html>"), "The registry answered with something that cannot be read."),
        (says(b"", status=302, location="http://127.0.0.1:9/"), "Instep does not follow."),
        (says(b"", status=503), "The registry has trouble of its own."),
        (says(b'{"Errors": [{"description": "no"}]}'), 'It said: "no"'),
        (raw(b""), "The registry cannot be reached from here."),
    ],
)
def test_no_answer_is_one_line_and_the_directories(
    fault: Fault, line: str, *, run: Run, stand_in: StandIn
) -> None:
    stand_in.fault = fault
    ran = run("find-help", "--search", "massage-therapist", "--place", "78701")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count(line) == 1
    assert "Begin at: AMTA find a massage therapist" in ran.out
    document = checked(run("find-help", "--search", "podiatrist", "--place", "78701", "--json")).document
    assert document["search"]["listings"] == []
    assert document["search"]["no_answer"]["why"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--country", "XX"], "--country: 'XX' is not known"),
        (["--need", "relaxx"], "--need: 'relaxx' is not known; did you mean 'relax'?"),
        (["--say", "foot=left"], "--say: 'foot=left' belongs to no call; add --need"),
        (["--need", "changed", "--say", "fot=left"], "--say: 'fot' is not known; did you mean 'foot'?"),
        (
            ["--need", "changed", "--say", "foot=lefft"],
            "--say foot: 'lefft' is not known; did you mean 'left'?",
        ),
        (["--place", "78701"], "--place: is for a search; add --search podiatrist"),
        (["--kind", "person"], "--kind: is for a search; add --search podiatrist"),
        (["--search", "podiatrist"], "--place: is empty; write a ZIP code such as 78701"),
        (["--search", "podiatrist", "--place", "TX"], "--place: 'TX' is a state alone"),
        (["--search", "podiatrist", "--place", "Leeds, UK"], "--place: 'UK' is no state of the USA"),
        (["--search", "surgeon", "--place", "78701"], "--search: 'surgeon' is not known"),
        (
            ["--search", "podiatrist", "--place", "78701", "--country", "GB"],
            "--search: the registry is that of US",
        ),
        (["--search", "podiatrist", "--place", "78701", "--start", "1200"], "--start: 1200 is out of range"),
        (["--search", "podiatrist", "--place", "78701", "--kind", "dog"], "--kind: 'dog' is not known"),
    ],
)
def test_a_wrong_option_is_one_line_and_nothing_is_sent(
    options: list[str], told: str, *, run: Run, stand_in: StandIn
) -> None:
    refused(run("find-help", *options), told)
    assert stand_in.asked == []


def test_the_shipped_address_is_the_documented_one_and_an_open_one_is_refused(
    run: Run, tmp_path: Path
) -> None:
    assert Library().registry.base == "https://npiregistry.cms.hhs.gov/api/"
    library_that_asks("http://npiregistry.example/api/", tmp_path)
    ran = run("content", "lint", str(tmp_path / "content"))
    assert (
        "base 'http://npiregistry.example/api/' is not encrypted; write an address that begins with https"
        in (ran.out)
    )
