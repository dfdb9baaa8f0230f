"""One thing that happened, as the journal keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class FactKind(StrEnum):
    """Everything that a journal can remember; each is past tense and never edited."""

    PROFILE_ANSWERED = "profile_answered"
    SCREENED = "screened"
    FOOT_CHECKED = "foot_checked"
    SESSION_STARTED = "session_started"
    SESSION_REFUSED = "session_refused"
    SESSION_EVENT = "session_event"
    SESSION_ENDED = "session_ended"
    RATED = "rated"
    PREFERENCE_SET = "preference_set"
    NEXT_THING_CHOSEN = "next_thing_chosen"
    NEXT_THING_TOLD = "next_thing_told"
    CARE_TOLD = "care_told"
    TOUCH_TESTED = "touch_tested"
    TEMPERATURE_LOG_SET = "temperature_log_set"
    TEMPERATURES_TAKEN = "temperatures_taken"
    TEMPERATURE_SIGNS_SEEN = "temperature_signs_seen"
    ANSWER_REQUESTED = "answer_requested"
    AGREEMENT_ACCEPTED = "agreement_accepted"
    AGREEMENT_WITHDRAWN = "agreement_withdrawn"
    PHOTO_KEPT = "photo_kept"
    PHOTO_MARKED = "photo_marked"
    PHOTO_UNMARKED = "photo_unmarked"
    PHOTO_DELETED = "photo_deleted"
    TRIAL_BEGUN = "trial_begun"
    TRIAL_RATED = "trial_rated"
    TRIAL_ENDED = "trial_ended"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A fact: `id` is unique for ever, `at` carries its zone, `version` is that of the body's shape."""

    id: str
    person: str
    kind: FactKind
    at: datetime
    version: int
    body: Mapping[str, Any]

    def __post_init__(self) -> None:
        """Refuse a time without a zone: it would not say when the thing happened."""
        if self.at.tzinfo is None:
            raise ValueError(f"fact {self.id}: its time {self.at.isoformat()} has no zone")
