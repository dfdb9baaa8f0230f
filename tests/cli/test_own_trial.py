"""The trial of the journal from a terminal: begun, rated, stopped, and one clear line for what cannot be."""

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from instep.cli.own_trial import begin_own, rate_own, show_own, stop_own
from instep.library.errors import BadInput

Deed = Callable[[Namespace], None]


@pytest.fixture
def does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Do a deed as its command would, and return its one document."""

    def do(deed: Deed, **options: Any) -> Any:
        plain = {"file": None, "measure": None, "days": None, "worth": None, "day": None}
        rated = {"before": None, "outcome": None, "did": None}
        place = {"journal": str(tmp_path / "journal.db"), "json": True}
        deed(Namespace(**{**plain, **rated, **place, **options}))
        printed = capsys.readouterr().out
        return json.loads(printed) if options.get("json", True) else printed

    return do


def test_a_trial_is_begun_rated_and_stopped(does: Callable[..., Any]) -> None:
    begun = does(begin_own, file="massage-or-rest", measure="stress", days=14)["trial"]
    assert (begun["day"], begun["state"], len(begun["days"])) == (1, "running", 14)
    day = does(rate_own, before="6", outcome="3", did="no")["trial"]["days"][0]
    assert (day["before"], day["outcome"], day["done"], day["late"]) == (6, 3, False, [])
    shown = does(show_own)
    assert shown["found"] is None
    stopped = does(stop_own)
    assert (stopped["trial"]["state"], stopped["found"]["verdict"]) == ("stopped", "cannot-tell")


def test_today_and_the_end_are_told_in_plain_words(does: Callable[..., Any]) -> None:
    said = does(begin_own, file="evening-massage", days=21, json=False)
    assert "Day 1 of 21" in said
    assert "Today: " in said
    assert "Cannot tell" in does(stop_own, json=False)


@pytest.mark.parametrize(
    ("deed", "options", "line"),
    [
        (begin_own, {"file": "nonsense"}, "no question 'nonsense'"),
        (begin_own, {"file": "massage-or-rest", "measure": "weight"}, "no 'weight' here"),
        (begin_own, {"file": "massage-or-rest", "days": 3}, "3 is out of range"),
        (begin_own, {"file": "massage-or-rest", "worth": float("nan")}, "nan is out of range"),
        (begin_own, {"file": "evening-massage"}, "one is running already"),
        (rate_own, {}, "has nothing to keep"),
        (rate_own, {"before": "11"}, "--before"),
        (rate_own, {"day": "0", "before": "1"}, "--day"),
        (rate_own, {"day": "5", "before": "1"}, "still to come"),
        (rate_own, {"did": "perhaps"}, "no choice 'perhaps'"),
    ],
)
def test_what_cannot_be_is_one_line(
    does: Callable[..., Any], *, deed: Deed, options: dict[str, Any], line: str
) -> None:
    if deed is rate_own or "running" in line:
        does(begin_own, file="roller-or-hands")
    with pytest.raises(BadInput, match=line):
        does(deed, **options)


def test_without_a_trial_there_is_none_to_rate(does: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such journal"):
        does(stop_own)
    does(begin_own, file="roller-or-hands")
    with pytest.raises(BadInput, match="no such journal"):
        does(show_own, journal=str(tmp_path / "other.db"))
