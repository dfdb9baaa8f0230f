"""The page that pools studies: a table in, plots and figures out, nothing kept."""

import re
from html import unescape

import httpx
import pytest
import scipy.optimize
import scipy.stats
from tests.evidence.tables import FOLDER

from instep.evidence.pooling import EffectMeasure, Interval, Method
from instep.web.evidence.pooling import INTERVALS, MEASURES, METHODS

LOADED = (scipy.optimize, scipy.stats)
"""What the first pooling of a process loads; on a busy machine that takes longer than a client here waits."""

HOME = "/evidence/pool"
BCG = (FOLDER / "bcg_vaccine_2x2.csv").read_bytes()


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_the_choices_are_those_of_the_library() -> None:
    assert list(MEASURES) == [measure.value for measure in EffectMeasure]
    assert list(METHODS) == [method.value for method in Method]
    assert list(INTERVALS) == [interval.value for interval in Interval]


def test_a_file_gives_plots_figures_and_a_table(door: httpx.Client) -> None:
    answer = door.post(HOME, data={"measure": "RR"}, files={"file": ("bcg.csv", BCG, "text/csv")})
    assert answer.status_code == 200
    assert "Together: \u22120.7145 [\u22121.0669, \u22120.3622]" in text(answer.text)
    assert answer.text.count("<svg") == 2
    assert answer.text.count('<th scope="row">') == 13
    assert "Hollow dots: 1 added by trim and fill, on the right." in text(answer.text)


def test_a_typed_table_does_the_same_and_is_kept_in_the_form(door: httpx.Client) -> None:
    typed = {"table": "study,yi,vi\nAhn <b>,0.1,0.2\nBrook,0.3,0.1\n", "method": "DL", "interval": "kh"}
    answer = door.post(HOME, data=typed)
    assert answer.status_code == 200
    assert "Ahn &lt;b&gt;,0.1,0.2" in answer.text
    assert "<b>" not in answer.text
    assert '<option value="DL" selected>' in answer.text
    assert '<option value="kh" selected>' in answer.text


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ({}, "no table yet; paste one, or choose a CSV file"),
        ({"table": "yi,vi\n1,-2\n"}, "line 2, column vi: is -2; write a number above 0"),
        ({"table": "yi,vi\n1,1\n", "method": "MH"}, "this method needs two-by-two tables"),
        ({"table": "yi,vi\n1,1\n", "method": "<i>"}, "method: no method '<i>'; choose one of the list"),
        ({"table": "yi,vi\n1,1\n", "measure": "XX"}, "measure: no measure 'XX'"),
    ],
)
def test_a_wrong_table_is_one_line_and_nothing_typed_is_lost(
    door: httpx.Client, form: dict[str, str], line: str
) -> None:
    answer = door.post(HOME, data=form)
    assert answer.status_code == 422
    assert line in text(answer.text)
    assert answer.text.count('role="alert"') == 1
    assert form.get("table", "").strip() in unescape(answer.text)
    assert "<i>" not in answer.text


@pytest.mark.parametrize("plot", ["forest", "funnel"])
@pytest.mark.parametrize(("kind", "head"), [("svg", b"<svg "), ("png", b"\x89PNG")])
def test_a_plot_can_be_taken_away(door: httpx.Client, plot: str, *, kind: str, head: bytes) -> None:
    typed = {"table": BCG.decode(), "measure": "OR", "do": f"{plot}.{kind}"}
    answer = door.post(HOME, data=typed)
    assert answer.content.startswith(head)
    assert f'filename="{plot}.{kind}"' in answer.headers["content-disposition"]


def test_the_heaviest_hundred_of_very_many_studies_are_drawn(door: httpx.Client) -> None:
    rows = "".join(f"{at % 7 / 10},{0.1 + at / 1000}\n" for at in range(400))
    answer = door.post(HOME, data={"table": f"yi,vi\n{rows}"})
    assert answer.text.count('<th scope="row">') == 100
    assert "100 of 400 studies are drawn: those with the most weight." in text(answer.text)


def test_an_effect_without_a_unit_and_one_study_alone_can_be_drawn(door: httpx.Client) -> None:
    for table in ("yi,vi\n0,1\n", "yi,vi\n1e9,1e-9\n-1e9,1e9\n", "rr,rr_ci_low,rr_ci_high\n1e-9,1e-12,1e9\n"):
        answer = door.post(HOME, data={"table": table})
        assert answer.status_code == 200
        assert "nan" not in answer.text.lower().replace("financ", "")
