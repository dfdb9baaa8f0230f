"""A table of studies is read, or refused in one line that names line, column and remedy."""

from pathlib import Path

import numpy as np
import pytest

from instep.evidence.pooling import EffectMeasure
from instep.library.errors import BadInput
from instep.library.files.delimited import read_delimited, read_delimited_file
from instep.library.files.pool_tables import PoolTable, pool_table

MEANS = "study,mean_t,sd_t,n_t,mean_c,sd_c,n_c\n"
EVENTS = "study,event_t,n_t,event_c,n_c\n"


def read(text: str, measure: EffectMeasure | None = None) -> PoolTable:
    return pool_table(read_delimited(text.encode(), "t.csv"), measure=measure)


@pytest.mark.parametrize(
    ("text", "measure", "line"),
    [
        ("", None, "t.csv: is empty; "),
        ("\n \n", None, "t.csv: is empty; "),
        ("yi,vi\n", None, "t.csv: holds no row; "),
        ("yi,vi\n0,5,0.1\n", None, "t.csv: line 2: has 3 cells where there are 2 columns; "),
        ('yi,vi\n"0,5",0.1\n', None, "t.csv: line 2, column yi: '0,5' is not a number; "),
        ("yi;vi\n0,5;0.1\n", None, "t.csv: line 2, column yi: '0,5' is not a number; "),
        ("yi,vi\nabc,0.1\n", None, "t.csv: line 2, column yi: 'abc' is not a number; "),
        ("yi,vi\ninf,0.1\n", None, "t.csv: line 2, column yi: 'inf' is not a number; "),
        ("yi,vi\nnan,0.1\n", None, "t.csv: line 2, column yi: 'nan' is not a number; "),
        ("yi,vi\n1_0,0.1\n", None, "t.csv: line 2, column yi: '1_0' is not a number; "),
        ("yi,vi\n1e999,0.1\n", None, "t.csv: line 2, column yi: 1e999 is too large; "),
        ("yi,vi\n1,\n", None, "t.csv: line 2, column vi: is empty; "),
        ("yi,vi\n1,0\n", None, "t.csv: line 2, column vi: is 0; write a number above 0"),
        ("yi,vi\n1,-2\n", None, "t.csv: line 2, column vi: is -2; "),
        ("yi,vi\n1,1e-40\n", None, "t.csv: line 2, column vi: gives a variance of 1e-40, "),
        ("yi,sei\n\n1,1\n1,-2\n", None, "t.csv: line 4, column sei: is -2; "),
        (
            "yi,ci_low,ci_high\n1,2,0\n",
            None,
            "t.csv: line 2, column ci_low: is 2, which is above ci_high (0)",
        ),
        ("yi,ci_low,ci_high\n3,0,2\n", None, "t.csv: line 2, column yi: is 3, which is above ci_high (2)"),
        ("yi,vi,yi\n1,1,1\n", None, "t.csv: line 1: column yi stands twice; "),
        ("yi,,vi\n1,1,1\n", None, "t.csv: line 1: column 2 has no name; "),
        ('yi,vi\n"1,1\n', None, "t.csv: line 2: is no row of a table "),
        ("a,b\n1,2\n", None, "t.csv: first line: no columns of effects or of two arms; "),
        (MEANS + "x,1,1,9,2,1,9\n", None, "its columns may mean MD, SMD; say which with the measure"),
        (EVENTS + "x,1,9,2,9\n", None, "its columns may mean RR, OR, RD; say which"),
        (
            "study,mean_t,sd_t,n_t\nx,1,1,9\n",
            EffectMeasure.MD,
            "t.csv: first line: no column mean_c, sd_c, n_c; ",
        ),
        (MEANS + "x,1,0,9,2,1,9\n", EffectMeasure.MD, "t.csv: line 2, column sd_t: is 0; "),
        (MEANS + "x,1,1,9,2,-1,9\n", EffectMeasure.SMD, "t.csv: line 2, column sd_c: is -1; "),
        (
            MEANS + "x,1,1,1,2,1,9\n",
            EffectMeasure.MD,
            "t.csv: line 2, column n_t: is 1; write a whole number, 2 or",
        ),
        (MEANS + "x,1,1,9.5,2,1,9\n", EffectMeasure.MD, "t.csv: line 2, column n_t: is 9.5; "),
        (
            EVENTS + "x,10,9,2,9\n",
            EffectMeasure.RR,
            "t.csv: line 2, column event_t: is 10, which is above n_t (9)",
        ),
        (EVENTS + "x,-1,9,2,9\n", EffectMeasure.RR, "t.csv: line 2, column event_t: is -1; "),
        (EVENTS + "x,1,9,0,0\n", EffectMeasure.RR, "t.csv: line 2, column n_c: is 0; "),
        ("or,or_ci_low,or_ci_high\n0,1,2\n", None, "t.csv: line 2, column or: is 0; "),
        ("or,or_ci_low,or_ci_high\n1,2,0.5\n", None, "t.csv: line 2, column or_ci_low: is 2, which is above"),
        ("r,n\n1,20\n", None, "t.csv: line 2, column r: is 1; "),
        ("r,n\n0.3,3\n", None, "t.csv: line 2, column n: is 3; write a whole number, 4 or more"),
    ],
)
def test_a_wrong_table_is_one_line(text: str, measure: EffectMeasure | None, line: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(text, measure)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["yi,vi\n1,2\n", "yi;vi\n1;2\n", "yi\tvi\n1\t2\n", "\ufeff\nYI , Vi\n\n 1 , 2 \n,\n"]
)
def test_commas_semicolons_tabs_blanks_and_a_mark_in_front_are_all_the_same(text: str) -> None:
    found = read(text)
    assert (found.effects.yi.tolist(), found.effects.vi.tolist()) == ([1.0], [2.0])
    assert found.effects.measure is EffectMeasure.GEN


def test_a_file_that_is_no_text_or_is_not_there_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b"yi,vi\n\xff\xfe,1\n")
    for name, line in (("t.csv", "is not UTF-8 text"), ("nowhere.csv", "cannot be read")):
        with pytest.raises(BadInput, match=line):
            read_delimited_file(str(tmp_path / name))


def test_vi_outweighs_sei_and_both_an_interval() -> None:
    assert read("yi,sei,vi,ci_low,ci_high\n1,9,2,0,2\n").effects.vi.tolist() == [2.0]
    assert read("yi,sei,ci_low,ci_high\n1,3,0,2\n").effects.vi.tolist() == [9.0]


def test_an_interval_gives_its_variance_and_a_ratio_its_logarithm() -> None:
    found = read("or,or_ci_low,or_ci_high\n2,1,4\n")
    assert found.effects.measure is EffectMeasure.OR
    assert found.effects.yi[0] == pytest.approx(np.log(2))
    assert found.effects.vi[0] == pytest.approx((np.log(4) / (2 * 1.959964)) ** 2, rel=1e-6)


def test_a_study_is_called_by_the_first_column_of_names_and_its_year() -> None:
    named = read("study,author,year,yi,vi\n1,Ahn,2009,1,1\n2,Brook 2012,2012,1,1\n")
    assert named.effects.names == ("Ahn 2009", "Brook 2012")
    assert read("study,yi,vi\n7,1,1\n").effects.names == ("7",)
    assert read("yi,vi\n1,1\n1,1\n").effects.names == ("1", "2")


def test_columns_that_are_not_used_are_named() -> None:
    assert read("study,yi,vi,country\nx,1,1,DE\n").unused == ("country",)


def test_studies_without_events_and_with_an_empty_cell_are_told() -> None:
    found = read(EVENTS + "a,0,9,0,9\nb,0,9,2,9\nc,1,9,2,9\n", EffectMeasure.RR)
    assert (found.no_events, found.halved) == (("a",), 2)


@pytest.mark.parametrize("text", ["study,yi,vi,g\nx,1,1,\n", "study,yi,vi\nx,1,1\n"])
def test_a_group_that_is_empty_or_not_there_is_one_line(text: str) -> None:
    with pytest.raises(BadInput, match="column"):
        read(text).groups("g")
