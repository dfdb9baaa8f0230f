"""instep touch and instep temperature: results of files, and one line for whatever is wrong in them."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, Write, refused, schema
from tests.examples import examples

TOES = ("big", "middle", "little")
SITES = ("big_toe", "toe_base_1", "toe_base_3", "toe_base_5", "mid_sole", "heel")


def touches(*missed: str, false_yes: int = 0, answer: str = "not_felt") -> dict[str, Any]:
    """Every toe felt but those named, as left.big."""
    feet = {
        side: {toe: answer if f"{side}.{toe}" in missed else "felt" for toe in TOES}
        for side in ("left", "right")
    }
    return {"answers": feet, "false_yes": false_yes}


def reading(day: int, **left: float) -> dict[str, Any]:
    right = dict.fromkeys(SITES, 30.0)
    return {
        "day": (date(2026, 5, 1) + timedelta(days=day)).isoformat(),
        "left": {**right, **left},
        "right": right,
    }


def log(*readings: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"readings": list(readings), **more}


@pytest.mark.parametrize(
    ("content", "result", "missed", "rules"),
    [
        (touches(), "felt_today", 0, set()),
        (touches("left.big"), "uncertain", 1, {"LO02"}),
        (touches("left.big", "right.little"), "reduced_feeling", 2, {"LO01", "CF29"}),
        (touches("left.big", answer="cannot_touch"), "incomplete", 0, {"LO01", "CF29"}),
        (touches(false_yes=2), "unusable", 0, set()),
        (touches("left.big", false_yes=1), "uncertain", 1, {"LO02"}),
    ],
)
def test_a_touch_test_in_a_file_gets_its_result(  # noqa: PLR0917  # a row of the table
    content: Any, result: str, missed: int, rules: set[str], *, run: Run, write: Write
) -> None:
    file = write("t.json", content)
    ran = run("touch", "--answers", file, "--json")
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator(schema("touch")).validate(ran.document)
    Draft202012Validator(schema("touches")).validate(content)
    assert (ran.document["result"], ran.document["missed"]) == (result, missed)
    assert {reason["rule"] for reason in ran.document["reasons"]} == rules
    told = run("touch", "--answers", file).out
    assert f"{missed} of 6 toes not felt" in told
    assert "not yet reviewed" in told
    assert not any(word in told.lower() for word in ("healthy", "is fine", "normal", "nothing found"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({}, "answers"),
        ("answers: [", "t.yaml"),
        ({**touches(), "false_yes": -1}, "false_yes"),
        ({**touches(), "false_yes": None}, "false_yes"),
        ({"answers": touches()["answers"]}, "false_yes"),
        ({**touches(), "extra": 1}, "extra"),
        ("answers: {left: {big: yes}}\nfalse_yes: 0", "answers.left"),
        ({"answers": {"left": touches()["answers"]["left"]}, "false_yes": 0}, "right"),
    ],
)
def test_a_wrong_file_of_touches_is_one_line(content: Any, told: str, *, run: Run, write: Write) -> None:
    refused(run("touch", "--answers", write("t.yaml", content), "--json"), told)


def test_two_warm_days_are_confirmed_in_the_persons_own_group(run: Run, write: Write) -> None:
    content = log(reading(0, heel=32.2), reading(1, heel=32.4))
    Draft202012Validator(schema("readings")).validate(content)
    file, diabetes = write("r.json", content), write("a.yaml", "answers: {diabetes: yes}")
    document = run("temperature", "--readings", file, "--answers", diabetes, "--json").document
    Draft202012Validator(schema("temperature")).validate(document)
    Draft202012Validator(schema("check")).validate(document["check"])
    assert document["days"][0]["warmer"] == [{"site": "heel", "side": "left", "by_c": 2.2}]
    assert [day["open"][0]["stage"] for day in document["days"]] == ["first_day", "confirmed"]
    assert document["findings"] == [
        {"finding": "hotspot_confirmed", "sides": ["left"], "regions": ["heel_sole"]}
    ]
    assert (document["check"]["risk_group"], document["check"]["level"]) == ("B", "stop-urgent-care")
    general = run("temperature", "--readings", file, "--json").document
    assert general["check"]["level"] == "clinician-first"
    told = run("temperature", "--readings", file, "--answers", diabetes).out
    assert "Heel: left warmer by 2.4 C" in told
    assert "same day" in told


@pytest.mark.parametrize(
    ("left", "right", "unit", "side"),
    [
        (31.0, 28.7, "C", "left"),
        (30.0, 32.2, "C", "right"),
        (30.1, 32.2, "C", None),
        (88.0, 84.0, "F", "left"),
        (87.9, 84.0, "F", None),
    ],
)
def test_the_vectors_of_the_material_hold_from_a_file(  # noqa: PLR0917  # a row of the table
    left: float, right: float, unit: str, side: str | None, *, run: Run, write: Write
) -> None:
    one = {"day": "2026-05-01", "left": dict.fromkeys(SITES, left), "right": dict.fromkeys(SITES, right)}
    document = run("temperature", "--readings", write("r.json", log(one, unit=unit)), "--json").document
    assert {warm["side"] for warm in document["days"][0]["warmer"]} == ({side} if side else set())


def test_where_nothing_is_warmer_nothing_is_said(run: Run, write: Write) -> None:
    file = write("r.json", log(reading(0), reading(1)))
    document = run("temperature", "--readings", file, "--json").document
    assert (document["findings"], document["check"]) == ([], None)
    assert run("temperature", "--readings", file).out.splitlines() == ["1 May 2026", "2 May 2026"]
    assert run("temperature", "--readings", write("e.json", log()), "--json").document["days"] == []


def test_a_day_in_yaml_is_a_day(run: Run, write: Write) -> None:
    sites = ", ".join(f"{site}: 30" for site in SITES)
    text = f"unit: C\nreadings:\n- {{day: 2026-05-01, left: {{{sites}}}, right: {{{sites}}}}}\n"
    assert (
        run("temperature", "--readings", write("r.yaml", text), "--json").document["days"][0]["day"]
        == "2026-05-01"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({}, "readings"),
        (log(reading(0, heel=88.2)), "readings[0].left.heel: 88.2 is out of range and looks like degrees F"),
        (
            log(reading(0), unit="F"),
            "readings[0].left.big_toe: 30.0 is out of range and looks like degrees C",
        ),
        (log(reading(0), reading(1, heel=14.9)), "readings[1].left.heel: 14.9 is out of range"),
        (log(reading(0, heel=40.1)), "write a number from 15 to 40, in C"),
        (log({**reading(0), "left": {"heel": 30}}), "readings[0].left.big_toe: has no temperature"),
        (log(reading(0, hel=30.0)), "readings[0].left: no site 'hel'; did you mean 'heel'?"),
        (log({**reading(0), "signs": ["swolen"]}), "did you mean 'swollen'?"),
        (log({**reading(0), "day": "yesterday"}), "readings[0].day"),
        (log(reading(0), unit="K"), "unit"),
        (
            log({**reading(0), "thermometer": "A"}, {**reading(1), "thermometer": "B"}),
            "readings[1].thermometer: the thermometer changed from 'A' to 'B'",
        ),
        ("readings: [{day: 2026-05-01, left: {heel: warm}, right: {}}]", "readings[0].left"),
    ],
)
def test_a_wrong_reading_is_one_line_naming_its_place(
    content: Any, told: str, *, run: Run, write: Write
) -> None:
    refused(run("temperature", "--readings", write("r.yaml", content), "--json"), told)


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers(-5, 200) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["left", "right", "day", "heel"]), inner)
    ),
    max_leaves=6,
)


@examples(80, suppress=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(["day", "left", "right", "signs", "thermometer"]), junk=JUNK)
def test_no_reading_causes_anything_but_an_answer_or_one_line(
    place: str, junk: Any, *, run: Run, write: Write
) -> None:
    text = json.dumps(log({**reading(0), place: junk}), allow_nan=True)
    ran = run("temperature", "--readings", write("r.json", text), "--json")
    if ran.code == 0:
        assert ran.document["schema"] == "instep.temperature/1"
    else:
        refused(ran, "r.json")
    spoilt = {**touches(), "answers": junk}
    refused(run("touch", "--answers", write("t.json", json.dumps(spoilt)), "--json"), "t.json")
