"""`make test` tries each property with the same examples in every run."""

import importlib.util
import sys
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

WORDS = "".join(f"WORD_{number} = 'w{number} {number * 7919}'\n" for number in range(500))


def drawn() -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    @given(st.integers(), st.text())
    def draw(number: int, text: str) -> None:
        found.append((number, text))

    draw()
    return found


def test_a_property_draws_the_same_whatever_was_imported_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    file = tmp_path / "many_words.py"
    file.write_text(WORDS)
    spec = importlib.util.spec_from_file_location("many_words", file)
    assert spec is not None
    monkeypatch.setitem(sys.modules, "many_words", importlib.util.module_from_spec(spec))
    assert drawn() == before
