"""instep evidence pool: a table in, one document or a page of lines out, and the plots as files."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, Write, refused, schema
from tests.evidence.tables import FOLDER, NAMES, Table

from instep.evidence.pooling import EffectMeasure, Method

BCG = str(FOLDER / "bcg_vaccine_2x2.csv")
TEACHERS = str(FOLDER / "teacher_expectancy_yi_vi.csv")
MEASURE = {"mean_t": "MD", "event_t": "RR", "or": "OR", "yi": "GEN"}
EVERYTHING = ("--bias", "--leave-one-out", "--target", "0.05")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "foot_reflexology_psqi_partial"])
@pytest.mark.parametrize("method", ["REML", "CE"])
def test_every_table_gives_the_published_document(name: str, method: str, run: Run) -> None:
    columns = Table(name).rows[0]
    measure = next(kind for column, kind in MEASURE.items() if column in columns)
    argv = ("--measure", measure, "--method", method, "--json", *EVERYTHING)
    ran = run("evidence", "pool", str(FOLDER / f"{name}.csv"), *argv)
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator(schema("pool")).validate(ran.document)
    assert "NaN" not in ran.out
    assert "Infinity" not in ran.out
    assert ran.document["k"] == len(ran.document["weights"]) == Table(name).k
    assert sum(ran.document["weights"]) == pytest.approx(100)


def test_the_figures_of_the_command_are_those_that_were_published(run: Run) -> None:
    document = run("evidence", "pool", BCG, "--measure", "RR", "--json").document
    assert document["schema"] == "instep.pool/1"
    expected = {"estimate": -0.7145, "se": 0.1798, "ci_low": -1.0669, "ci_high": -0.3622, "z": -3.9744}
    expected |= {"tau2": 0.3132, "h2": 12.86, "q": 152.233, "df": 12}
    for key, value in expected.items():
        assert document[key] == pytest.approx(value, abs=5e-3 if key == "h2" else 1.5e-4), key
    assert document["i2"] == pytest.approx(92.22, abs=0.005)
    assert document["exp"]["estimate"] == pytest.approx(0.4894, abs=1e-4)
    assert document["exp"]["pi_high"] == pytest.approx(1.549, abs=1e-3)


def test_groups_and_moderators_are_told(run: Run) -> None:
    argv = (
        "--measure",
        "RR",
        "--subgroup",
        "allocation",
        "--moderator",
        "abs_latitude",
        "--moderator",
        "year",
    )
    document = run("evidence", "pool", BCG, *argv, "--json").document
    Draft202012Validator(schema("pool")).validate(document)
    assert [one["group"] for one in document["subgroups"]["groups"]] == ["random", "alternate", "systematic"]
    slopes = {one["moderator"]: one["estimate"] for one in document["regression"]["moderators"]}
    assert slopes == pytest.approx({"abs_latitude": -0.0280, "year": 0.0019}, abs=1e-4)
    lines = run("evidence", "pool", BCG, *argv)
    assert "Between groups: Q" in lines.out
    assert "abs_latitude: \u22120.0280" in lines.out
    assert lines.err == ""


def test_columns_that_are_not_used_are_named_beside_the_lines_and_never_with_json(run: Run) -> None:
    assert run("evidence", "pool", TEACHERS).err == "Columns not used: weeks, n_t, n_c, sei.\n"
    assert run("evidence", "pool", TEACHERS, "--json").err == ""


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("interval", ["normal", "kh", "t"])
def test_one_study_is_that_study_and_the_rest_is_null(
    method: Method, interval: str, *, run: Run, write: Write
) -> None:
    table = write("one.csv", "study,event_t,n_t,event_c,n_c\nAhn,3,20,6,21\n")
    argv = ("--measure", "OR", "--method", method, "--interval", interval, "--json", *EVERYTHING)
    ran = run("evidence", "pool", table, *argv)
    if method.takes_counts and interval != "normal":
        refused(ran, "this method has a normal interval only; choose the interval normal")
        return
    document = ran.document
    Draft202012Validator(schema("pool")).validate(document)
    assert [document[key] for key in ("i2", "pi_low", "pi_high", "q_p")] == [None] * 4
    assert document["notes"][0]["key"] == "one_study"


def test_plots_are_written_whole_and_a_wrong_table_writes_nothing(
    run: Run, tmp_path: Path, write: Write
) -> None:
    forest, funnel = tmp_path / "forest.svg", tmp_path / "funnel.png"
    argv = ("--measure", "RR", "--forest", str(forest), "--funnel", str(funnel))
    assert run("evidence", "pool", BCG, *argv).code == 0
    assert "<title" in forest.read_text()
    assert "<desc" in forest.read_text()
    assert funnel.read_bytes().startswith(b"\x89PNG")
    other = tmp_path / "other.svg"
    refused(
        run("evidence", "pool", write("t.csv", "yi,vi\n1,-1\n"), "--forest", str(other)), "line 2, column vi"
    )
    assert not other.exists()


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("evidence", "pool"), "no table; name a CSV file of studies"),
        (("evidence", "pool", "nowhere.csv"), "nowhere.csv: cannot be read"),
        (("evidence", "pool", BCG), "its columns may mean RR, OR, RD"),
        (("evidence", "pool", BCG, "--measure", "XX"), "no measure 'XX'"),
        (("evidence", "pool", BCG, "--measure", "RR", "--method", "REM"), "no method 'REM'"),
        (("evidence", "pool", BCG, "--measure", "RR", "--method", "PETO"), "Peto's method gives odds ratios"),
        (("evidence", "pool", TEACHERS, "--method", "MH"), "this method needs two-by-two tables"),
        (("evidence", "pool", TEACHERS, "--interval", "z"), "no interval 'z'"),
        (("evidence", "pool", TEACHERS, "--moderator", "weekz"), "did you mean 'weeks'?"),
        (
            ("evidence", "pool", TEACHERS, "--moderator", "author"),
            "line 2, column author: 'Rosenthal et al.'",
        ),
        (("evidence", "pool", TEACHERS, "--moderator", "vi", "--moderator", "vi"), "keep one of the two"),
        (("evidence", "pool", TEACHERS, "--forest", "x.pdf"), "'x.pdf' is no picture"),
        (("evidence", "pool", TEACHERS, "--target", "nan", "--bias"), "--target"),
    ],
)
def test_what_cannot_be_done_is_one_line(argv: tuple[str, ...], told: str, run: Run) -> None:
    refused(run(*argv), told)


def test_ten_thousand_rows_are_pooled(run: Run, write: Write) -> None:
    rows = "".join(f"{(at * 37 % 101) / 50 - 1},{0.05 + (at * 13 % 47) / 100}\n" for at in range(10_000))
    document = run("evidence", "pool", write("big.csv", "yi,vi\n" + rows), "--json").document
    assert document["k"] == 10_000
    assert json.dumps(document, allow_nan=False)


def test_a_measure_of_the_command_is_one_of_the_library() -> None:
    assert [measure.value for measure in EffectMeasure] == ["MD", "SMD", "RR", "OR", "RD", "COR", "GEN"]
