"""The FHIR Bundle: valid by two validators for any journal, the same ids every time, and nothing invented."""

import base64
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError
from tests.coach.contexts import LIBRARY
from tests.export.a_month import DOT, Month, blister, lived, measured, on
from tests.export.fhir_validators import by_node, by_python

from instep.coach.report.model import ReportSection
from instep.export.fhir import fhir_bundle
from instep.facts.fact import Fact
from instep.facts.session import Rated
from instep.foot.anatomy import Region, Side
from instep.outcomes.sitting import Moment

Resource = Mapping[str, Any]


def bundle_of(month: Month, **chosen: Any) -> dict[str, Any]:
    return fhir_bundle(month.report(**chosen), LIBRARY)


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return bundle_of(measured(lived()), photos=frozenset({"photo-0001"}), name="Ana Marin")


def every(bundle: Resource, kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def observation(bundle: Resource, code: str) -> list[dict[str, Any]]:
    found = every(bundle, "Observation")
    return [one for one in found if code in {coding.get("code") for coding in one["code"]["coding"]}]


def test_a_month_is_valid_by_both_validators(bundle: dict[str, Any]) -> None:
    by_python(bundle)
    assert by_node(bundle) == []


def test_the_validators_would_find_what_is_wrong(bundle: dict[str, Any]) -> None:
    wrong_word, wrong_day = deepcopy(bundle), deepcopy(bundle)
    every(wrong_word, "Observation")[0]["status"] = "done"
    assert by_node(wrong_word) != []  # fhir.resources takes it
    every(wrong_day, "QuestionnaireResponse")[0]["authored"] = "22/11/2026"
    with pytest.raises(ValidationError):
        by_python(wrong_day)  # npm's fhir takes it


def test_the_bundle_holds_what_the_page_says(bundle: Resource) -> None:
    kinds = {kind: len(every(bundle, kind)) for kind in ("Patient", "RelatedPerson", "Procedure", "Media")}
    assert kinds == {"Patient": 1, "RelatedPerson": 1, "Procedure": 3, "Media": 1}
    assert every(bundle, "Patient")[0]["name"] == [{"text": "Ana Marin"}]
    assert len(every(bundle, "QuestionnaireResponse")) == 1 + 26  # answers; 25 looks, one before the refusal
    assert bundle["type"] == "collection"


def test_a_finding_has_its_place_side_days_and_everything_that_was_said(bundle: Resource) -> None:
    (found,) = observation(bundle, "blister")
    assert found["bodySite"] == {
        "coding": [
            {
                "system": "http://snomed.info/sct",
                "code": "7769000",
                "display": "Structure of right foot",
            },
            {"system": "http://snomed.info/sct", "code": "76853006", "display": "Heel structure"},
        ],
        "text": "skin behind the heel, right foot",
    }
    assert found["effectivePeriod"] == {"start": "2026-04-13"}
    assert [note["text"] for note in found["note"]] == [
        "marked: new shoes",
        "changed: the roof has broken",
        "appointment 2026-04-30: the clinic rang back",
        "seen by somebody: cleaned and covered",
    ]
    (gone,) = observation(bundle, "callus_plain")
    assert gone["effectivePeriod"] == {"start": "2026-04-13", "end": "2026-05-05"}


def test_pain_is_coded_other_numbers_are_words_and_a_skipped_one_is_nowhere(bundle: Resource) -> None:
    pain = observation(bundle, "72514-3")
    assert [one["valueInteger"] for one in pain] == [6, 5, 3, 3, 5, 0]
    assert {one["bodySite"]["coding"][0]["code"] for one in pain} == {"22335008", "7769000"}
    systems = {coding["system"] for one in observation(bundle, "stress") for coding in one["code"]["coding"]}
    assert "http://loinc.org" not in systems
    assert observation(bundle, "fatigue") == []
    assert len(observation(bundle, "energy")) == 1


def test_a_massage_is_a_procedure_and_its_numbers_are_part_of_it(bundle: Resource) -> None:
    done = [one for one in every(bundle, "Procedure") if one["status"] == "completed"]
    assert [one["code"]["text"] for one in done] == ["Foot massage: Classic, own hands"] * 2
    assert done[0]["performedPeriod"]["start"] == "2026-04-14T19:30:00.000+02:00"
    addresses = {f"urn:uuid:{one['id']}" for one in done}
    assert {one["partOf"][0]["reference"] for one in observation(bundle, "72514-3")} == addresses


def test_a_massage_that_was_not_allowed_is_not_done_and_says_why(bundle: Resource) -> None:
    (refused,) = [one for one in every(bundle, "Procedure") if one["status"] == "not-done"]
    assert "(FC:blister)" in refused["statusReason"]["text"]


def test_a_question_without_an_answer_has_none_and_the_response_is_not_complete(bundle: Resource) -> None:
    asked = every(bundle, "QuestionnaireResponse")[0]
    items = {item["linkId"]: item.get("answer") for item in asked["item"]}
    assert asked["status"] == "in-progress"
    assert items["diabetes"] == [{"valueString": "yes"}]
    assert items["dialysis"] is None


def test_provenance_says_who_noted_what(bundle: Resource) -> None:
    people = {f"urn:uuid:{one['id']}": one["name"][0]["text"] for one in every(bundle, "RelatedPerson")}
    told = {}
    for one in every(bundle, "Provenance"):
        agents = [agent["who"] for agent in one["agent"]]
        by = frozenset(people.get(who["reference"], "me") for who in agents if "reference" in who)
        told[by] = {target["reference"] for target in one["target"]}
    (found,) = observation(bundle, "blister")
    assert f"urn:uuid:{found['id']}" in told[frozenset({"me"})]
    looks = every(bundle, "QuestionnaireResponse")
    by_ben = [one for one in looks if one["source"]["type"] == "RelatedPerson"]
    assert {f"urn:uuid:{one['id']}" for one in by_ben} == told[frozenset({"Ben"})]
    every_target = {target for targets in told.values() for target in targets}
    rest = {one["fullUrl"] for one in bundle["entry"] if one["resource"]["resourceType"] != "Provenance"}
    assert every_target == rest


def test_touch_temperature_and_photo_go_along(bundle: Resource) -> None:
    (touched,) = observation(bundle, "touch_test")
    assert [part["valueString"] for part in touched["component"]] == ["big toe", "little toe"]
    (warm,) = observation(bundle, "skin_temperature")
    assert (warm["valueQuantity"]["value"], warm["valueQuantity"]["code"]) == (29.4, "Cel")
    (photo,) = every(bundle, "Media")
    assert base64.b64decode(photo["content"]["data"]) == DOT


def test_every_reference_leads_to_something_in_the_bundle_and_every_id_is_its_own(bundle: Resource) -> None:
    addresses = [one["fullUrl"] for one in bundle["entry"]]
    assert len(addresses) == len(set(addresses))
    assert set(references(bundle)) <= set(addresses)


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [one for part in value.values() for one in references(part)]
    return [one for part in value for one in references(part)] if isinstance(value, list) else []


def test_ids_stay_when_the_record_grows_and_are_nobody_elses(bundle: Resource) -> None:
    later = measured(lived())
    later.looks(29, blister())
    again = bundle_of(later, photos=frozenset({"photo-0001"}), name="Ana Marin")
    ids = {one["fullUrl"] for one in bundle["entry"]}
    assert ids < {one["fullUrl"] for one in again["entry"]}
    other = Month()
    other.new_id()  # another record's facts have other ids
    other = lived(other)
    assert not ids & {one["fullUrl"] for one in bundle_of(measured(other))["entry"]}


def test_what_was_left_out_of_the_page_is_left_out_of_the_bundle() -> None:
    without = bundle_of(measured(lived()), without=frozenset(ReportSection))
    assert {one["resource"]["resourceType"] for one in without["entry"]} == {"Patient", "Provenance"}


def test_a_place_is_coded_for_every_region_and_the_sides_are_never_mixed_up() -> None:
    for side in Side:
        for region in Region:
            first, *_ = LIBRARY.codes.places[side, region]
            assert side.value in first.display


def test_a_time_is_as_fhir_writes_it_wherever_it_was() -> None:
    month = Month()
    month.journal.append(
        [
            Fact(
                id="fact-1",
                person="me",
                at=datetime(1971, 1, 1, tzinfo=ZoneInfo("Africa/Monrovia")),  # 44 min 30 s from Greenwich
                body=Rated(session="s", moment=Moment.BEFORE, values={"stress": 1}),
            )
        ]
    )
    (found,) = observation(bundle_of(month, first=on(0).date().replace(year=1970)), "stress")
    assert found["effectiveDateTime"] == "1971-01-01T00:44:30.000+00:00"
