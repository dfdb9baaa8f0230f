"""Every command with --json prints exactly one document, of the shape that is published."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, Write, schema
from tests.cli.schema_making import made, text_of

from instep.library.content.reading import content_root

VIGNETTES = {
    one["id"]: one
    for one in yaml.load(
        (Path(__file__).parents[1] / "safety/vignettes.yaml").read_text(), Loader=yaml.CSafeLoader
    )["vignettes"]
}
SCHEMAS = sorted(path.stem for path in (content_root() / "schemas").glob("*.json"))


def check(name: str, document: Any) -> None:
    Draft202012Validator(schema(name)).validate(document)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str, run: Run) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert run("schema", name).document == schema(name)


@pytest.mark.parametrize("name", made())
def test_a_derived_schema_is_in_step_with_shapes_and_content(name: str) -> None:
    assert (content_root() / "schemas" / f"{name}.json").read_text() == text_of(made()[name])


def test_the_schemas_are_listed(run: Run) -> None:
    assert run("schema").out.split() == SCHEMAS
    document = run("schema", "--json").document
    check("schemas", document)
    assert document["names"] == SCHEMAS


@pytest.mark.parametrize("name", VIGNETTES)
def test_a_vignette_in_a_file_gets_the_expected_clearance(name: str, run: Run, tmp_path: Path) -> None:
    vignette = VIGNETTES[name]
    file = tmp_path / f"{name}.yaml"
    file.write_text(yaml.safe_dump({"answers": vignette["answers"]}))
    ran = run("screen", "--answers", str(file), "--json")
    assert (ran.code, ran.err) == (0, "")
    document, expected = ran.document, vignette["expected"]
    check("clearance", document)
    check("answers", {"answers": vignette["answers"]})
    assert document["level"] == expected["clearance"]
    assert document["may_start"] is expected["mode_ok"]
    assert document["risk_group"] == expected["risk_group"]
    fired = {reason["rule"] for reason in document["reasons"]} | set(document["way"]["rules"])
    assert fired == set(vignette["rules_that_fire"])


@pytest.mark.parametrize("name", VIGNETTES)
def test_a_clearance_is_told_to_a_person_with_its_rules_and_its_review_state(
    name: str, run: Run, write: Write
) -> None:
    vignette = VIGNETTES[name]
    ran = run("screen", "--answers", write("a.json", {"answers": vignette["answers"]}))
    assert ran.code == 0
    assert all(rule in ran.out for rule in vignette["rules_that_fire"] if not rule.startswith("MR05"))
    assert "not yet reviewed by a clinician" in ran.out
    ours = "\n".join(line for line in ran.out.splitlines() if not line.startswith("  Source"))
    assert not any(word in ours.lower() for word in ("healthy", "feet are fine", "nothing found"))


def test_an_emergency_begins_with_the_number(run: Run, write: Write) -> None:
    ran = run("screen", "--answers", write("a.yaml", "answers: {now_chest_breath: yes}"))
    assert ran.out.startswith("Call 112 or your local number now")


def test_a_plan_has_its_published_shape_and_its_seconds(run: Run) -> None:
    document = run("plan", "--minutes", "10", "--sore", "arch@left:7", "--json").document
    check("plan", document)
    check("clearance", document["clearance"])
    assert document["seconds"] == 600.0
    assert document["segments"][-1]["end"] == 600.0


def test_equal_options_give_an_equal_plan_to_the_byte(run: Run) -> None:
    assert run("plan", "--goal", "calm", "--json").out == run("plan", "--goal", "calm", "--json").out


def test_a_plan_that_is_written_is_the_plan_that_is_printed(run: Run, tmp_path: Path) -> None:
    ran = run("plan", "-o", str(tmp_path / "p.json"), "--json")
    assert json.loads((tmp_path / "p.json").read_text()) == ran.document


def test_without_answers_the_text_says_that_nothing_was_asked(run: Run, write: Write) -> None:
    assert "Nothing was asked" in run("plan").out
    assert "Nothing was asked" not in run("plan", "--answers", write("a.yaml", "answers: {}")).out


def test_the_answers_say_the_way_unless_an_option_does(run: Run, write: Write) -> None:
    answers = write("a.yaml", "answers: {mode: partner}")
    assert run("plan", "--answers", answers, "--json").document["way"] == "partner"
    document = run("plan", "--answers", answers, "--with", "roller", "--json").document
    assert document["way"] == document["clearance"]["way"]["asked"] == "roller"


def test_the_pain_that_was_answered_is_where_the_session_begins(run: Run, write: Write) -> None:
    answers = write("a.yaml", "answers: {pain_now: {value: 3, side: left}, pain_kind: ache}")
    document = run("plan", "--answers", answers, "--json").document
    assert document["start_pain"] == {"left": 3, "right": None}


def test_a_standing_routine_is_screened_as_standing(run: Run, write: Write) -> None:
    answers = write("a.yaml", "answers: {mode: roller, balance: unsteady}")
    ran = run("plan", "--routine", "roller-standing", "--answers", answers)
    assert ran.code == 2
    assert "no plan today" in ran.err
    assert run("plan", "--routine", "roller", "--answers", answers).code == 0


def test_a_hurt_and_a_sharp_pain_end_in_the_published_trace(run: Run, write: Write, plan: Any) -> None:
    events = [{"at": 12.5, "event": "hurts", "pain": 2}, {"at": 40, "event": "sharp_pain"}]
    ran = run("replay", write("p.json", plan), write("e.json", events), "--json")
    assert (ran.code, ran.err) == (0, "")
    check("trace", ran.document)
    check("events", events)
    assert ran.document["ended"] == "stopped"
    last = ran.document["trace"][-1]
    assert (last["at"], last["event"], last["state"]) == (40.0, "sharp_pain", "ended")
    assert "say:wipe_soles" in last["effects"]
    assert ran.document["spent"]["left"] <= 40


def test_a_session_left_alone_goes_to_its_end(run: Run, write: Write, plan: Any) -> None:
    document = run("replay", write("p.json", plan), write("e.yaml", "events: []"), "--json").document
    assert (document["ended"], document["seconds_played"]) == ("finished", 120.0)
    assert document["spent"]["left"] == document["spent"]["right"]
    assert "finished after 2:00" in run("replay", write("p.json", plan), write("e.yaml", "[]")).out


def test_a_check_says_what_each_finding_asks_for(run: Run, write: Write) -> None:
    found = write("f.yaml", "findings: [{finding: blister, side: right, regions: [heel_back]}]")
    ran = run("check", "--findings", found, "--json")
    assert (ran.code, ran.err) == (0, "")
    check("check", ran.document)
    assert [one["finding"] for one in ran.document["findings"]] == ["blister"]
    assert ran.document["risk_group"] == "A"
    diabetes = write("a.yaml", "answers: {diabetes: yes}")
    raised = run("check", "--findings", found, "--answers", diabetes, "--json").document
    assert raised["risk_group"] == "B"
    assert "right foot" in run("check", "--findings", found).out


def test_an_empty_check_says_nothing_marked_and_no_more(run: Run, write: Write) -> None:
    ran = run("check", "--findings", write("f.yaml", "[]"))
    assert ran.out.startswith("Nothing marked today")
    check("check", run("check", "--findings", write("f.yaml", "[]"), "--json").document)


def test_the_content_is_linted(run: Run, tmp_path: Path) -> None:
    ran = run("content", "lint", "--json")
    assert ran.code == 0
    check("lint", ran.document)
    ran = run("content", "lint", str(tmp_path), "--json")
    assert ran.code == 2
    assert ran.document["problems"]


def test_the_doctor_says_what_works(run: Run, tmp_path: Path) -> None:
    ran = run("doctor", "--json")
    check("doctor", ran.document)
    assert ran.code == 0
    assert not (tmp_path / "home").exists()
    broken = tmp_path / "no.db"
    broken.write_text("not a journal at all, but long enough to be looked at")
    ran = run("doctor", "--journal", str(broken), "--json")
    assert ran.code == 2
    assert not ran.document["works"]
    assert "works      Python" in run("doctor").out
