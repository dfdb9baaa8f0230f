"""What `make mutate` draws from: one change each, that Python can read, and none in a type."""

import ast

import pytest
from tests.mutants import mutants


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", ["(a <= b)", "(a > b)"]),
        ("a is not b", ["(a is b)"]),
        ("a and b", ["(a or b)"]),
        ("not a", ["(a)"]),
        ("min(a, b)", ["(max(a, b))"]),
        ("a if b else c", ["(a)", "(c)"]),
        ("a = True", ["a = (False)"]),
        ("a = 2", ["a = (1)", "a = (3)"]),
        ("def f(a): return a", ["def f(a): return None"]),
        ("é = a + b", ["é = (a - b)"]),
    ],
)
def test_a_change_stands_where_it_was_and_nowhere_else(source: str, changed: list[str]) -> None:
    assert [one.applied(source) for one in mutants(source)] == changed


@pytest.mark.parametrize(
    "source",
    ["a: int | None", "A = B | C | D", "isinstance(a, b | c)", "'''1 < 2'''", "f'{a + 1}'", "raise A(f(1))"],
)
def test_types_and_sentences_stay_as_they_are(source: str) -> None:
    assert mutants(source) == []


def test_every_change_can_be_read_by_python() -> None:
    source = "def f(a, b=-1):\n    '''é'''\n    return [x for x in a if x % 2 == b or not x][0] // 2\n"
    changed = [one.applied(source) for one in mutants(source)]
    assert len(set(changed)) == len(changed) > 8
    assert all(ast.parse(one) for one in changed)
