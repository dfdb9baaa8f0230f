"""No sentence of the touch test and the temperature log reassures, scores, or names a disease."""

import re

import pytest

from instep.library.library import Library

TEXTS = Library().words.texts
PARTS = ("ui-touch-", "ui-temperatures-", "cli-touch-", "cli-temperature-")
OURS = sorted(key for key in TEXTS if key.startswith(PARTS))
REASSURING = (
    "fine",
    "healthy",
    "normal",
    "clear",
    "no change",
    "nothing found",
    "all good",
    "your nerves",
    "safe",
)
NEVER = (*REASSURING, "well done", "score", "streak", "neuropathy", "charcot", "ulcer", "you have")


@pytest.mark.parametrize("key", OURS)
def test_no_sentence_says_what_must_never_be_said(key: str) -> None:
    said = TEXTS[key].lower()
    assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}\b", said)] == []


def test_a_hot_spot_is_worded_as_the_material_allows() -> None:
    allowed = "often a false alarm. Ease off, and call your foot team if it stays."
    assert allowed in TEXTS["ui-temperatures-day1"]
    assert "does not rule out nerve damage" in TEXTS["ui-touch-result-felt_today-means"]
