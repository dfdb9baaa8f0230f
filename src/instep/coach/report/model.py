"""The page for the podiatrist as a value: what it says of these days, before anybody chose how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from instep.coach.trial.trials import Trial, TrialDay
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.record.pins import Note, Pin
from instep.record.strip import StripDay
from instep.safety.clearance import Contact, Level, Limits, RiskGroup
from instep.value import Value

OLDEST = date(1, 1, 1)
"""As a first day: from whenever the record begins."""


class ReportSection(StrEnum):
    """A part of the page that a person may leave out."""

    ANSWERS = "answers"
    MAP = "map"
    STRIP = "strip"
    FINDINGS = "findings"
    RATINGS = "ratings"
    REFUSED = "refused"
    SESSIONS = "sessions"
    TOUCH = "touch"
    TEMPERATURES = "temperatures"
    PLAN = "plan"
    REQUEST = "request"


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What a person wants on the page: days, sections left out, photos by id, a name if they typed one."""

    first: date
    last: date
    without: frozenset[ReportSection] = frozenset()
    photos: frozenset[str] = frozenset()
    name: str = ""

    def has(self, section: ReportSection) -> bool:
        """Whether this section goes in."""
        return section not in self.without


@dataclass(frozen=True, kw_only=True)
class ReportedTouchTest:
    """A touch test as it was kept: who touched, its result, and on each foot the toes that were not felt."""

    id: str
    at: datetime
    by: str
    result: str
    missed: Mapping[Side, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class ReportedTemperatures:
    """One morning's temperatures in °C by foot and site; a site that was not measured is not in it."""

    id: str
    at: datetime
    sites: Mapping[Side, Mapping[str, float]]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportedPhoto:
    """A photo of these days: JPEG bytes, as the diary keeps them. It goes in where its id was chosen."""

    id: str
    taken_on: date
    side: Side
    view: View
    jpeg: bytes


class ReportRequest(Value, frozen=True):
    """What asks the clinician for an answer: a short code, and the lines that say what to do with it."""

    code: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Extras:
    """What other parts of the record bring along; each is empty where there is none.

    `trials` are the days of fair tests, each beside its test. `agreed` is what a clinician sent back, the
    person accepted and every plan keeps to, line by line.
    """

    touch: tuple[ReportedTouchTest, ...] = ()
    temperatures: tuple[ReportedTemperatures, ...] = ()
    trials: tuple[tuple[Trial, TrialDay], ...] = ()
    photos: tuple[ReportedPhoto, ...] = ()
    agreed: tuple[str, ...] = ()
    request: ReportRequest | None = None


@dataclass(frozen=True, kw_only=True)
class ReportedFinding:
    """A finding of these days by its number on the map, the open and most urgent first.

    `contact` and `do` are what it asks for in this person's risk group; None once it is gone. `looks` is how
    many looks saw it the same up to the last of these days, None where only later ones are counted.
    """

    number: int
    pin: Pin
    name: str
    level: Level
    contact: Contact | None
    do: str | None
    looks: int | None
    last_look: datetime | None

    @property
    def cares(self) -> tuple[Note, ...]:
        """What the person said was done about it."""
        return tuple(note for note in self.pin.notes if note.care is not None)


@dataclass(frozen=True, kw_only=True)
class Unplaced:
    """Something marked without a place on the foot: it is on no map, and is said all the same."""

    finding: str
    name: str
    sides: tuple[Side, ...]
    note: str


@dataclass(frozen=True, kw_only=True)
class ReportedLook:
    """A look at the feet: how, by whom ("" for the person), what was marked without a place."""

    id: str
    at: datetime
    how: str
    by: str
    pins: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, kw_only=True)
class ReportedAnswer:
    """An answer that the risk group rests on, as it was said and when; None where it was not answered."""

    item: str
    question: str
    answer: str | None
    on: date | None


@dataclass(frozen=True, kw_only=True)
class ReportedGroup:
    """The risk group that the answers give; what was not answered counts as a risk."""

    group: RiskGroup
    said: tuple[ReportedAnswer, ...]


@dataclass(frozen=True, kw_only=True)
class RatedOnce:
    """Numbers from 0 to 10 at one moment; a number that was not given is not in it."""

    id: str
    at: datetime
    values: Mapping[str, int]
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Ratings:
    """The ratings around one session; None where nothing was asked or answered."""

    session: str
    before: RatedOnce | None
    after: RatedOnce | None

    @property
    def at(self) -> datetime:
        """When the first of them was given."""
        return next(one.at for one in (self.before, self.after) if one)


class Because(Value, frozen=True):
    """A rule and what it said on that day."""

    rule: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RefusedSession:
    """A massage that the rules did not allow: the level, whom to ask, and the rules' own reasons."""

    id: str
    at: datetime
    way: str
    level: Level
    contact: Contact | None
    reasons: tuple[Because, ...]


@dataclass(frozen=True, kw_only=True)
class Session:
    """A massage as it ended."""

    id: str
    session: str
    at: datetime
    way: str
    routine: str
    ended: str
    seconds: float
    played_ms: Mapping[Side, int]


@dataclass(frozen=True, kw_only=True)
class InForce:
    """What the newest screening of these days allows."""

    at: datetime
    level: Level
    limits: Limits


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that the page says. A section that was left out, and one without anything, are empty alike.

    `record` names the record whose page this is, without a name of the person; `versions` are those of the
    rules that decided anything on it.
    """

    record: str
    chosen: Chosen
    made: datetime
    versions: tuple[str, ...]
    group: ReportedGroup | None = None
    days: tuple[StripDay, ...] = ()
    findings: tuple[ReportedFinding, ...] = ()
    looks: tuple[ReportedLook, ...] = ()
    ratings: tuple[Ratings, ...] = ()
    refused: tuple[RefusedSession, ...] = ()
    sessions: tuple[Session, ...] = ()
    extras: Extras = field(default_factory=Extras)
    in_force: InForce | None = None
