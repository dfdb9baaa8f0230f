"""The page of invariants has a line for each, and every test that it names is there."""

import re

import pytest
from tests.docs.naming import ROOT, names_in

PAGE = (ROOT / "docs/reference/invariants.md").read_text(encoding="utf-8")
LINES = dict(re.findall(r"^\| (I\d+) \|(.*)\|$", PAGE, re.MULTILINE))
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def test_every_invariant_has_a_line() -> None:
    assert list(LINES) == [f"I{number}" for number in range(1, 16)]


@pytest.mark.parametrize("name", LINES)
def test_every_invariant_is_held_by_something(name: str) -> None:
    _, held = LINES[name].rsplit("|", 1)
    assert re.search(r"`tests/[\w/]+\.py::test_\w+`", held)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_test_that_is_named_exists(file: str, test: str) -> None:
    assert test in names_in(file)
