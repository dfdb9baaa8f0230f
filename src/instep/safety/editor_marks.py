"""What an editor's mark means in plain words, so that the mark itself is never shown to a person.

The content says of every statement how it is known (`status`) and of every rule how far its sources carry it
(`support`). Editors and documents read those marks, a person reads these words. What is no mark
("signed", or who asked for it) is in words already, and stays.
"""

import re
from collections.abc import Callable

SEEN = "seen"
RECALLED = "recalled, to verify"
OWN_CHOICE = "product choice"
NOT_REVIEWED = "not yet reviewed"

Say = Callable[[str], str]

_SUPPORTS = ("direct", "partial", "product", "recalled")


def read_words(status: str, say: Say) -> str:
    """Return in words how a statement is known."""
    if status == OWN_CHOICE:
        return say("evidence-status-own")
    if status.startswith("recalled"):
        return say("evidence-status-recalled")
    if re.search(rf"\b{SEEN}\b", status):
        return say(f"evidence-status-{'seen' if status == SEEN else 'part'}")
    return status


def support_words(support: str, say: Say) -> str:
    """Return in words how far sources carry a rule."""
    word = support.split(maxsplit=1)[0].rstrip(":;,") if support else ""
    return say(f"evidence-rule-supports-{word}") if word in _SUPPORTS else support


def review_words(state: str | None, say: Say) -> str:
    """Return in words whether a clinician has read it."""
    return say("evidence-rule-not_yet") if state in {None, NOT_REVIEWED} else str(state)
