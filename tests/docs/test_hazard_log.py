"""Every hazard is told whole, and what is said to hold it is there."""

from pathlib import Path

import msgspec
import pytest
import yaml
from docs.hazard_log import LOG, Hazard, hazard_log, unnamed_rules
from msgspec.structs import replace
from tests.docs.naming import ROOT, names_in

from instep.library.content.emergency import session_rules
from instep.library.content.reading import content_root
from instep.library.library import Library

HAZARDS = hazard_log().hazards
LIBRARY = Library()
RULES = LIBRARY.rules
RULE_IDS = {
    *(rule.id for rule in RULES.rules),
    *(rule.id for rule in RULES.mode_rules),
    *(f"FC:{finding}" for finding in RULES.findings),
    *session_rules(content_root()).rules,
}


def what_is_wrong(named: str) -> str | None:
    """Why what is named does not hold anything; None where it is there."""
    file, _, test = named.partition("::")
    if "/" not in named:
        return None if named in RULE_IDS else f"{named}: no such rule"
    if not file.startswith("tests/") or not (ROOT / file).is_file():
        return f"{file}: no such file of tests"
    if not names_in(file):
        return f"{file}: holds no test"
    return None if not test or test in names_in(file) else f"{named}: no such test"


def test_the_ids_are_unique_and_in_order() -> None:
    assert [one.id for one in HAZARDS] == [f"HZ{number:03}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one.id)
def test_what_is_said_to_hold_a_hazard_is_there(hazard: Hazard) -> None:
    assert [wrong for named in hazard.test if (wrong := what_is_wrong(named))] == []


def test_every_rule_that_stops_or_refuses_stands_against_some_hazard() -> None:
    assert unnamed_rules(hazard_log(), LIBRARY) == []


@pytest.mark.parametrize("named", ["EM01", "CF01", "MR04", "S01", "FC:blister"])
def test_a_rule_a_way_or_a_finding_that_no_hazard_names_is_named(named: str) -> None:
    log = hazard_log()
    left = [replace(one, test=[test for test in one.test if test != named]) for one in log.hazards]
    assert unnamed_rules(replace(log, hazards=left), LIBRARY) == [named]


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one.id)
def test_no_control_makes_a_hazard_likelier_and_each_area_has_its_title(hazard: Hazard) -> None:
    assert hazard.likelihood_after <= hazard.likelihood_before
    assert hazard.area in hazard_log().areas


def test_no_area_is_empty_and_every_score_has_its_words() -> None:
    log = hazard_log()
    assert set(log.areas) == {one.area for one in log.hazards}
    assert list(log.scales.severity) == list(log.scales.likelihood) == [1, 2, 3, 4, 5]
    assert [log.band(risk).name for risk in (1, 4, 5, 9, 10, 25)] == [
        *("low", "low", "watched", "watched", "high", "high")
    ]


BROKEN: tuple[tuple[str, object], ...] = (
    *((name, None) for name in Hazard.__struct_fields__),
    *(("id", "H1"), ("severity", 6), ("likelihood_after", 0), ("test", []), ("remains", "")),
    ("owner", "somebody"),
)


@pytest.mark.parametrize(("field", "value"), BROKEN)
def test_a_hazard_that_is_not_told_whole_is_refused(field: str, value: object, tmp_path: Path) -> None:
    tree = yaml.load(LOG.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    first = tree["hazards"][0]
    first.pop(field, None)
    if value is not None:
        first[field] = value
    copy = tmp_path / "hazards.yaml"
    copy.write_text(yaml.safe_dump(tree), encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match=r"\$\.hazards\[0\]|missing required field"):
        hazard_log(copy)


@pytest.mark.parametrize(
    "named",
    [
        "XX99",
        "FC:nothing",
        "tests/docs/test_nothing.py",
        "tests/docs/naming.py",
        "docs/generate.py",
        "tests/docs/test_hazard_log.py::test_nothing",
    ],
)
def test_what_holds_nothing_is_named(named: str) -> None:
    assert what_is_wrong(named)
