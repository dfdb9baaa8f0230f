"""The documents that a page is sent, where nothing else describes them; test_page_types.py reads some."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from instep.library.content.microphone import CoachHeard, MicrophoneTrouble, RehearsalRules, VoiceBeside
from instep.session.hearing_rules import HearingRules
from instep.web.facts_api import KeptIds

Span = tuple[int, int]
# Its shape is the schema that everybody else is given.
PlanDocument = Annotated[dict[str, Any], Meta(extra_json_schema={"$ref": "#/$defs/Plan"})]


class Document(msgspec.Struct, forbid_unknown_fields=True):
    """What holds nothing but what is named."""


class Branch(Document):
    """What an event does in a state, where its guard holds."""

    do: list[str]
    guard: str | UnsetType = field(name="if", default=UNSET)
    to: str | UnsetType = UNSET


class After(Document):
    """What happens of itself: the name of a time, and of an event."""

    ms: str
    event: str


class State(Document):
    """What a session may be doing; `runs`: the timeline does, `idle`: the person is waited for."""

    on: dict[str, list[Branch]]
    runs: bool | UnsetType = UNSET
    idle: bool | UnsetType = UNSET
    after: After | UnsetType = UNSET


class Conditions(Document):
    """The conditions of a guard; session/guards.py says when each one holds."""

    one_of: list["Conditions"] | UnsetType = field(name="any", default=UNSET)
    each_of: list["Conditions"] | UnsetType = field(name="all", default=UNSET)
    rise_at_least: int | UnsetType = UNSET
    pain_at_least: int | UnsetType = UNSET
    began_below: int | UnsetType = UNSET
    pain_missing: bool | UnsetType = UNSET
    trust_pain: bool | UnsetType = UNSET
    at_lightest: bool | UnsetType = UNSET
    at_ceiling: bool | UnsetType = UNSET
    hurt_here: bool | UnsetType = UNSET
    hurt_before: bool | UnsetType = UNSET
    hurt_anywhere: bool | UnsetType = UNSET
    named_here: bool | UnsetType = UNSET
    named_elsewhere: bool | UnsetType = UNSET
    left_here: bool | UnsetType = UNSET
    awaiting: bool | UnsetType = UNSET
    handhold: bool | UnsetType = UNSET
    group: list[str] | UnsetType = UNSET
    kind: str | UnsetType = field(name="in", default=UNSET)
    last_on_foot: bool | UnsetType = UNSET
    misses_at_least: int | UnsetType = UNSET
    slow: bool | UnsetType = UNSET
    other_foot: Literal["ahead", "done", "none"] | UnsetType = UNSET
    marked: bool | UnsetType = UNSET
    mark_raises: bool | UnsetType = UNSET
    way: str | UnsetType = UNSET


class Guard(Conditions):
    """Conditions with a name, and the session rule that they stand for."""

    because: str | UnsetType = UNSET


class Chart(Document):
    """How a session goes on after each event, content/chart/session.json; times in ms."""

    schema: Literal["instep.chart/1"]
    version: int
    review: dict[str, str]
    about: str
    times: dict[str, int]
    guards: dict[str, Guard]
    states: dict[str, State]
    anywhere: dict[str, list[Branch]]
    events: list[str]
    actions: list[str]


class Emergency(Document):
    """Whom to call: the number as it is said, and the service."""

    number: str
    name: str


class Play(Document):
    """All that a session is played from; clips in ms of the sprite, footnotes by move."""

    session: str
    plan: PlanDocument
    chart: Chart
    words: dict[str, str]
    plates: list[str]
    clips: dict[str, Span]
    track: str
    sprite: str
    bed: str
    hearing: str
    footnotes: dict[str, str]
    emergency: Emergency


class Microphone(Document):
    """What the page expects of a microphone, content/ear/microphone.yaml."""

    coach: CoachHeard
    voice: VoiceBeside
    trouble: MicrophoneTrouble
    rehearsal: RehearsalRules


class EarFiles(Document):
    """The addresses of the ear's files."""

    embedding: str
    head: str


class Playback(Document):
    """When the track speaks, and how long each clip does, in ms."""

    spans: list[Span]
    clips: dict[str, int]


class SentHearingRules(HearingRules, frozen=True):
    """The rules of hearing, with the name of their shape."""

    schema: Literal["instep.hearing/1"]


class HearingDocument(Document):
    """What any page listens with."""

    rules: SentHearingRules
    microphone: Microphone
    files: EarFiles
    modules: list[str]
    playback: Playback


class SessionHearing(HearingDocument):
    """What a session listens with; `masks` is an address."""

    masks: str


class PageHearing(HearingDocument):
    """What a page of questions listens with; clips in ms of its voice's file."""

    clips: dict[str, Span]


class Masks(Document):
    """When the coach would be taken for a stop, in ms of the track and of each clip."""

    track: list[Span]
    clips: dict[str, list[Span]]


DOCUMENTS = (Play, SessionHearing, PageHearing, HearingDocument, Masks, KeptIds)
