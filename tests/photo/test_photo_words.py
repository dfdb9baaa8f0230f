"""Nothing that is said about photos reassures, rates or diagnoses, in any language; reasons have words."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from instep.library.content.reading import content_root
from instep.library.content.words import messages, words
from instep.photo.gate import RefusalReason, RefusedPhoto, Usable, judge
from instep.photo.workflow import lay_together

CATALOGUES = sorted((content_root() / "words").glob("*/photo.ftl"))
FORBIDDEN = re.compile(
    r"\b(fine|healthy|normal|clear|ok|okay|well|safe|good|great|perfect|no change|unchanged|nothing found"
    r"|no (problem|concern|worr)\w*|all good|better|improv\w*|heal(s|ed|ing)?|score|risk|streak"
    r"|ulcer|infection|wound|gangrene|charcot|congratulations|well done)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_no_message_reassures_rates_or_names_a_disease(path: Path) -> None:
    found = list(messages(content_root(), path))
    assert len(found) > 80
    assert [(key, text) for key, text in found if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_every_reason_says_why_and_what_to_do(path: Path) -> None:
    texts = words(content_root(), path.parent.name).texts
    for reason in RefusalReason:
        assert texts[f"ui-photo-refused-why-{reason}"]
        assert texts[f"ui-photo-refused-what-{reason}"]


def test_every_language_that_has_pages_has_the_words_of_the_diary() -> None:
    languages = {path.parent.name for path in (content_root() / "words").glob("*/ui.ftl")}
    assert {path.parent.name for path in CATALOGUES} == languages


def test_no_answer_has_a_state_that_says_all_is_well() -> None:
    assert {field.name for field in fields(RefusedPhoto)} == {"reasons"}
    assert {field.name for field in fields(Usable)} == {"mask"}
    assert {one.__name__ for one in get_args(judge.__annotations__["return"])} == {"Usable", "RefusedPhoto"}
    assert {one.__name__ for one in get_args(lay_together.__annotations__["return"])} == {
        "AlignedPair",
        "Unaligned",
    }
