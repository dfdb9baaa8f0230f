"""What was asked of a clinician, what they replied, and what the person accepted of it."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from instep.facts.body import BodyPart, FactBody, Name, Text
from instep.foot.anatomy import Pressure, Region, Side, Way

_MOST_PLACES = 24
Label = Annotated[str, Meta(min_length=1, max_length=80)]


class FootRegion(BodyPart, frozen=True, kw_only=True):
    """A region of one foot."""

    side: Side
    region: Region


class Narrowed(BodyPart, frozen=True, kw_only=True):
    """What is taken away; what is not named stays as the rules have it."""

    leave: Annotated[tuple[FootRegion, ...], Meta(max_length=_MOST_PLACES)] = ()
    pressure: Pressure | None = None
    minutes_per_foot: Annotated[int, Meta(ge=1, le=60)] | None = None
    ways_off: Annotated[tuple[Way, ...], Meta(max_length=4)] = ()
    features_off: Annotated[tuple[Label, ...], Meta(max_length=20)] = ()


class Replier(BodyPart, frozen=True, kw_only=True):
    """Who replied, and how to reach them; in their own words."""

    name: Name
    role: Name
    contact: Name


class AnswerRequested(FactBody, frozen=True, kw_only=True, tag="answer_requested"):
    """A request to a clinician: `person` names whoever asked, `nonce` this one page."""

    person: Label
    nonce: Label
    made: date
    until: date


class AgreementAccepted(FactBody, frozen=True, kw_only=True, tag="agreement_accepted"):
    """A reply that the person accepted, as it came; `rule` is the one rule that it agrees to."""

    agreement: Label
    person: Label
    nonce: Label
    by: Replier | None
    key: Name | None
    given: date
    until: date
    limits: Narrowed
    call_if: Text | None
    rule: Name | None
    text: Annotated[str, Meta(max_length=20_000)]


class AgreementSpoken(FactBody, frozen=True, kw_only=True, tag="agreement_spoken"):
    """What a clinician said to the person: that one rule need not shut the door, until a last day."""

    agreement: Label
    rule: Name
    by: Replier
    said: date
    until: date


class AgreementWithdrawn(FactBody, frozen=True, kw_only=True, tag="agreement_withdrawn"):
    """An agreement that no longer holds, on the person's own word."""

    agreement: Label
