"""The page for the podiatrist as a value: what the record holds of these days, before anybody says it."""

from datetime import date, datetime
from enum import StrEnum

from instep.coach.feet.temperatures import Taken
from instep.coach.feet.touch import DoneTest
from instep.coach.trial.trials import Trial, TrialDay
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import Rated, SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.files.replies import Reply
from instep.library.files.requests import Request
from instep.outcomes.sitting import Moment
from instep.record.pins import Pin
from instep.record.strip import StripDay
from instep.safety.clearance import Clearance, Contact, RiskGroup
from instep.safety.items import Item
from instep.safety.pages import ProfileAnswer
from instep.safety.rules import FindingAction, FindingKind
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


class Chosen(Value, frozen=True):
    """What a person wants on the page: days, sections left out, photos by id, a name if they typed one."""

    first: date
    last: date
    without: frozenset[ReportSection] = frozenset()
    photos: frozenset[str] = frozenset()
    name: str = ""

    def has(self, section: ReportSection) -> bool:
        """Whether this section goes in."""
        return section not in self.without


class ReportPhoto(Value, frozen=True):
    """A photo of these days: JPEG bytes, as the diary keeps them. It goes in where its id was chosen."""

    id: str
    taken_on: date
    side: Side
    view: View
    jpeg: bytes


class ReportFinding(Value, frozen=True):
    """A pin as it was known on the last of these days, and what its finding asks for in this risk group.

    `looks` is how many looks saw it the same up to the last of these days, None where only later ones are
    counted.
    """

    pin: Pin
    kind: FindingKind
    action: FindingAction
    looks: int | None
    last_look: datetime | None

    @property
    def contact(self) -> Contact | None:
        """Whom it asks for; nobody once it is gone."""
        referral = None if self.pin.closed else self.action.referral
        return referral.contact if referral else None


class Report(Value, frozen=True):
    """Everything that the page says. A section that was left out, and one without anything, are empty alike.

    `record` names the record whose page this is, without a name of the person; `versions` are those of the
    rules that decided anything on it. `answers` speak for a higher `group`, None where one was not given.
    `findings` are in the order of their numbers on the map. `ratings` are by session. Beside what was
    refused stands its screening, if there was one; `in_force` is the newest of these days and when it was.
    """

    record: str
    chosen: Chosen
    made: datetime
    versions: tuple[str, ...]
    group: RiskGroup | None
    answers: tuple[tuple[Item, ProfileAnswer | None], ...]
    days: tuple[StripDay, ...]
    findings: tuple[ReportFinding, ...]
    looks: tuple[Fact[FootChecked], ...]
    ratings: dict[str, dict[Moment, Fact[Rated]]]
    refused: tuple[tuple[Fact[SessionRefused], Clearance | None], ...]
    sessions: tuple[Fact[SessionEnded], ...]
    touch: tuple[DoneTest, ...]
    temperatures: tuple[Taken, ...]
    trials: tuple[tuple[Trial, TrialDay], ...]
    photos: tuple[ReportPhoto, ...]
    in_force: tuple[datetime, Clearance] | None
    agreed: tuple[Reply, ...]
    request: Request | None
