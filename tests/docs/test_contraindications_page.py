"""Whatever speaks against a massage stands on the page once, under what it does."""

import re

import pytest
import yaml
from tests.docs.naming import ROOT

from instep.library.content.reading import content_root

PAGE = (ROOT / "docs/safety/contraindications.md").read_text(encoding="utf-8")
PARTS: dict[str, str] = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
AT_ONCE, SEEN, WORD, NO_WORD, LIMITS, WAYS, FINDINGS, SESSION = PARTS
CONTENT = content_root()
RULES: list[dict[str, str]] = [
    rule
    for name in ("rules", "sign_rules", "condition_rules", "stop_rules")
    for rule in yaml.load(
        (CONTENT / f"screening/{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )["rules"]
]


def ids(part: str) -> list[str]:
    return re.findall(r"^\| ([A-Z]{1,2}\d+R?) \|", PARTS[part], re.MULTILINE)


def part_of(rule: dict[str, str]) -> str:
    """Where a reader looks for it, from the file and not from our own reading of it."""
    if rule["level"] == "clinician-first":
        return WORD if "with_clinician_ok" in rule else NO_WORD
    stops = {"stop-emergency": AT_ONCE, "stop-urgent-care": SEEN}
    return stops.get(rule["level"], LIMITS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_stands_once_under_what_it_does(rule: dict[str, str]) -> None:
    assert [part for part in PARTS for one in ids(part) if one == rule["id"]] == [part_of(rule)]


@pytest.mark.parametrize(("part", "file"), [(WAYS, "mode_rules"), (SESSION, "session_rules")])
def test_every_rule_on_a_way_or_of_a_session_is_there(part: str, file: str) -> None:
    written = yaml.load(
        (CONTENT / f"screening/{file}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )[file]
    assert ids(part) == [one["id"] for one in written]


def test_every_finding_is_there_with_what_it_asks_for_in_each_group() -> None:
    written = yaml.load(
        (CONTENT / "footcheck/findings.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )["findings"]
    for one in written:
        line = next(line for line in PARTS[FINDINGS].splitlines() if line.startswith(f"| {one['name']} |"))
        cells = line.strip("| ").split(" | ")[1:4]
        assert [cell.split(":")[0] for cell in cells] == [one["actions"][group]["level"] for group in "ABC"]


def test_when_a_rule_fires_is_told_in_the_words_of_its_question() -> None:
    told = next(line for line in PARTS[AT_ONCE].splitlines() if line.startswith("| EM08 |"))
    assert (
        "diabetes, or not sure **and** a sore, discharge or infected nail is marked **and** Do you have"
        in told
    )
    assert "pain now: 4 or more" in next(line for line in PARTS[SEEN].splitlines() if "UR22" in line)
