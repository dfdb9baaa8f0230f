"""An editor's mark is told in plain words; what is no mark stays as it was said."""

import pytest

from instep.library.content.reading import content_root
from instep.library.content.words import words
from instep.safety.editor_marks import read_words, support_words

SAY = words(content_root()).say


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("seen", "we have read it"),
        ("recalled, to verify", "named from memory; we have not read it again yet"),
        ("recalled, to verify: the results are missing", "named from memory; we have not read it again yet"),
        ("seen (point only)", "we have read it in part"),
        ("first half seen, second half recalled, to verify", "we have read it in part"),
        ("product choice", "our own choice, on the careful side"),
        ("signed", "signed"),
    ],
)
def test_how_a_statement_is_known_is_told_in_words(mark: str, told: str) -> None:
    assert read_words(mark, SAY) == told


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("direct", "The sources say this."),
        ("partial (sources disagree)", "The sources say this in part."),
        ("product choice: two points", "This is our own choice, on the careful side."),
        ("recalled, to verify", "We have not found a source that says this; it is on the careful side."),
        ("asked for by Dr Lee, in a signed file", "asked for by Dr Lee, in a signed file"),
        ("", ""),
    ],
)
def test_how_far_sources_carry_a_rule_is_told_in_words(mark: str, told: str) -> None:
    assert support_words(mark, SAY) == told
