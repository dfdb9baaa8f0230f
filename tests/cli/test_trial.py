"""instep trial: a design from a wish, an answer from days, and one clear line for what cannot be read."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, Write, refused, schema

WISH = {"arms": ["rest", "massage"], "days": 21, "starts": "2026-10-20", "seed": 7}


def check(name: str, document: Any) -> None:
    Draft202012Validator(schema(name)).validate(document)


@pytest.fixture
def design(run: Run, write: Write) -> Any:
    return run("trial", "design", write("wish.json", WISH), "--json").document


def rated(design: Any, *, effect: float, skip: tuple[int, ...] = ()) -> str:
    """Days as the design has them, with ratings around 6."""
    noise = np.random.default_rng(2).standard_normal(len(design["schedule"]))
    rows = ["day,arm,outcome"]
    for one, z in zip(design["schedule"], noise, strict=True):
        rating = round(float(np.clip(6 + 0.7 * z + effect * (one["arm"] == "massage"), 0, 10)))
        rows.append(f"{one['date']},{one['arm']},{'' if one['day'] in skip else rating}")
    return "\n".join(rows)


def test_a_design_has_its_published_shape_and_its_days(design: Any) -> None:
    check("trial-design", design)
    check("trial-wish", WISH)
    dates = [one["date"] for one in design["schedule"]]
    assert dates == [(date(2026, 10, 20) + timedelta(days=day)).isoformat() for day in range(21)]
    assert [one["day"] for one in design["schedule"]] == list(range(1, 22))


def test_a_known_question_needs_nothing_else(run: Run, write: Write) -> None:
    document = run("trial", "design", write("w.yaml", "question: evening-massage"), "--json").document
    check("trial-design", document)
    assert document["arms"] == ["no-massage", "massage"]
    assert document["days"] in (14, 21, 28, 42, 56, 84)


def test_the_same_wish_is_the_same_design(run: Run, write: Write) -> None:
    one, other = (run("trial", "design", write("w.json", WISH), "--json").out for _ in range(2))
    assert one == other


def test_own_ratings_are_reckoned_with_and_said(run: Run, write: Write) -> None:
    ratings = [4, 5, None, 6, 3, 4, 5, 5, 6]
    ran = run("trial", "design", write("w.json", {**WISH, "ratings": ratings}))
    assert "Reckoned with 8 ratings of your own" in ran.out
    assert "not yet with yours" in run("trial", "design", write("w.json", WISH)).out


def test_days_of_a_design_come_to_a_verdict_of_the_published_shape(
    run: Run, write: Write, design: Any
) -> None:
    days = write("d.csv", rated(design, effect=-2.5, skip=(4, 9, 10)))
    ran = run("trial", "analyse", days, "--design", write("design.json", design), "--json")
    check("trial", ran.document)
    assert (ran.document["verdict"], ran.document["favours"]) == ("helps", "massage")
    assert ran.document["ci_low"] < -2.5 < ran.document["ci_high"] < 0
    told = run("trial", "analyse", days, "--design", write("design.json", design)).out
    assert told.startswith("It helps you by about")
    assert "expectation" in told


def test_before_the_design_is_over_nothing_is_told(run: Run, write: Write, design: Any) -> None:
    begun = "\n".join(rated(design, effect=-5).splitlines()[:20])
    ran = run("trial", "analyse", write("d.csv", begun), "--design", write("design.json", design), "--json")
    assert (ran.document["verdict"], ran.document["why"], ran.document["days_more"]) == (
        "cannot-tell",
        "too-few-days",
        2,
    )


def test_energy_is_better_when_it_is_higher(run: Run, write: Write, design: Any) -> None:
    days = write("d.csv", rated(design, effect=2.5))
    assert run("trial", "analyse", days, "--json").document["favours"] == "rest"
    assert run("trial", "analyse", days, "--higher-is-better", "--json").document["favours"] == "massage"


def test_the_comparator_is_the_one_named_or_the_one_that_is_known_for_one(
    run: Run, write: Write, design: Any
) -> None:
    days = write("d.csv", rated(design, effect=-2.5))
    usual = run("trial", "analyse", days, "--json").document
    turned = run("trial", "analyse", days, "--comparator", "massage", "--json").document
    assert usual["arms"] == ["rest", "massage"] == turned["arms"][::-1]
    assert usual["difference"] == pytest.approx(-turned["difference"], abs=1e-4)


def test_days_across_a_clock_change_are_days(run: Run, write: Write) -> None:
    """The last Sunday of October 2026 has 25 hours in Berlin; evenings before and after are a day apart."""
    days = [date(2026, 10, 18) + timedelta(days=day) for day in range(16)]
    zones = ["+02:00" if day < date(2026, 10, 25) else "+01:00" for day in days]
    told = [
        f"{d}T23:30:00{z},{'rest' if i % 2 else 'massage'},{4 + i % 3}"
        for i, (d, z) in enumerate(zip(days, zones, strict=True))
    ]
    plain = [row.replace(row[10 : row.index(",")], "") for row in told]
    files = [
        write(f"{at}.csv", "\n".join(["day,arm,outcome", *rows])) for at, rows in enumerate((told, plain))
    ]
    one, other = (run("trial", "analyse", file, "--json").document for file in files)
    assert one == other
    assert one["days"] == 16


def test_columns_that_are_not_needed_are_named_on_standard_error_and_only_for_people(
    run: Run, write: Write
) -> None:
    file = write("d.csv", "day,arm,outcome,shoes\n1,a,3,red\n2,b,4,red\n")
    assert "shoes" in run("trial", "analyse", file).err
    assert run("trial", "analyse", file, "--json").err == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        ("day,outcome\n1,3\n", "no column 'arm'"),
        ("day,arm\n1,a\n", "no column 'outcome' or 'after'"),
        ("day,arm,after,outcome\n1,a,3,3\n", "has both"),
        ("day,arm,outcome\n1,a,3\n2,a,4\n", "has 1 arms (a)"),
        ("day,arm,outcome\n1,a,3\n2,b,4\n3,c,4\n", "has 3 arms"),
        ("day,arm,outcome\n1,,3\n", "has 0 arms"),
        ("day,arm,outcome\n1,a,much\n2,b,4\n", "line 2, column outcome: 'much' is not a number"),
        ("day,arm,outcome\n1,a,nan\n2,b,4\n", "'nan' is not a number"),
        ("day,arm,outcome\n1,a,inf\n2,b,4\n", "'inf' is not a number"),
        ("day;arm;outcome\n1;a;3,5\n2;b;4\n", "'3,5' is not a number"),
        ("day,arm,outcome\n2,a,3\n1,b,4\n", "line 3, column day: '1' comes after a later day"),
        ("day,arm,outcome\n1,a,3\n1,b,4\n", "line 3, column day: '1' stands twice"),
        ("day,arm,outcome\nMonday,a,3\n", "'Monday' is no day"),
        ("day,arm,outcome\n2026-02-30,a,3\n", "'2026-02-30' is no day"),
        ("day,arm,outcome\n1,a,3\n2026-11-24,b,3\n", "reach over more than"),
        ("day,arm,outcome\n1,a,3,4\n", "line 2: has 4 cells"),
        ('day,arm,outcome\n1,"a,3\n', "is no row of a table"),
        ("day,arm,arm,outcome\n1,a,b,3\n", "column arm stands twice"),
        ("day,arm,outcome\n" + "\n".join(f"{n},a,3" for n in range(500)), "more than 400 rows"),
    ],
)
def test_days_that_cannot_be_read_are_one_line(content: str, told: str, *, run: Run, write: Write) -> None:
    refused(run("trial", "analyse", write("d.csv", content)), "d.csv", told)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("{}", "arms: is missing"),
        ("question: bunions", "no question 'bunions'"),
        ("arms: [a, a]", "both arms are 'a'"),
        ("arms: [a]", "arms"),
        ("{arms: [a, b], order: zigzag}", "zigzag"),
        ("{arms: [a, b], days: 1}", "no turn"),
        ("{arms: [a, b], days: 4000}", "days"),
        ("{arms: [a, b], days: 366}", "366 is out of range"),
        ("{arms: [a, b], days: 28, turn_days: 9}", "9 is out of range"),
        ("{arms: [a, b], turn_days: 2, wash_out_days: 2}", "no day left"),
        ("{arms: [a, b], worth: -1}", "worth"),
        ("{arms: [a, b], ratings: [11]}", "ratings"),
        ("{arms: [a, b], measure: luck}", "no measure 'luck'"),
        ("{arms: [a, b], colour: red}", "colour"),
        ("[1, 2]", "object"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_line(wish: str, told: str, *, run: Run, write: Write) -> None:
    refused(run("trial", "design", write("w.yaml", wish)), "w.yaml", told)


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["trial", "guess", "x"], "cannot 'guess'"),
        (["trial", "analyse", "nowhere.csv"], "cannot be read"),
        (["trial", "analyse", "DAYS", "--worth", "0"], "--worth"),
        (["trial", "analyse", "DAYS", "--worth", "nan"], "--worth"),
        (["trial", "analyse", "DAYS", "--days", "0"], "--days"),
        (["trial", "analyse", "DAYS", "--comparator", "tea"], "no arm 'tea'"),
        (["trial", "analyse", "DAYS", "--design", "DESIGN", "--days", "9"], "--days: the design says this"),
    ],
)
def test_a_wrong_option_is_one_line(
    argv: list[str], told: str, *, run: Run, write: Write, design: Any
) -> None:
    named = {"DAYS": write("d.csv", "day,arm,outcome\n1,a,3\n2,b,4\n"), "DESIGN": write("e.json", design)}
    refused(run(*[named.get(one, one) for one in argv]), told)


def test_an_arm_that_is_not_the_designs_is_one_line(run: Run, write: Write, design: Any) -> None:
    lines = rated(design, effect=0).splitlines()
    other = {"rest": "massage", "massage": "rest"}
    day, arm, rating = lines[3].split(",")
    lines[3] = ",".join((day, other[arm], rating))
    named = write("design.json", design)
    told = f"day 3 is {other[arm]!r} where the design has {arm!r}"
    refused(run("trial", "analyse", write("d.csv", "\n".join(lines)), "--design", named), told)


def test_constant_or_missing_ratings_cannot_tell_and_say_why(run: Run, write: Write) -> None:
    for cell, why in (("5", "never-changed"), ("", "no-ratings")):
        rows = "\n".join(f"{day},{'ab'[day % 2]},{cell}" for day in range(20))
        ran = run("trial", "analyse", write("d.csv", f"day,arm,outcome\n{rows}"), "--json")
        check("trial", ran.document)
        assert (ran.code, ran.document["verdict"], ran.document["why"]) == (0, "cannot-tell", why)
        assert "nan" not in ran.out.lower()


def test_a_file_with_a_byte_order_mark_and_blank_lines_is_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_bytes(b"\xef\xbb\xbfDay, Arm ,After\r\n\r\n1,a,3\r\n2,b,4\r\n")
    assert run("trial", "analyse", str(file), "--json").code == 0
