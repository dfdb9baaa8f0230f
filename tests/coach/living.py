"""Somebody with a real journal, a clock that a test turns, and the deeds of an evening."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.coach.contexts import LIBRARY, NOON
from tests.journal.fresh import fresh_journal

from instep.coach.context import Context
from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.coach.person.profile import read_profile
from instep.coach.session.start_session import Answered, Started, start_session
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import SessionEvent
from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.log import Journal
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.items import Ask
from instep.safety.pages import ProfileAnswer
from instep.safety.triage import Triage
from instep.session.timeline import Plan
from instep.session.wish import CannotPlan, NotToday, Wish

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
_NUMBERS = count(1)


@dataclass
class Living:
    """One person on one device."""

    now: datetime = NOON
    person: str = "me"
    journal: Journal = field(default_factory=fresh_journal)

    @property
    def context(self) -> Context:
        return Context(person=self.person, journal=self.journal, library=LIBRARY, now=self.now, new_id=new_id)

    def later(self, by: timedelta) -> "Living":
        return Living(now=self.now + by, person=self.person, journal=self.journal)

    def at(self, now: datetime) -> "Living":
        return Living(now=now, person=self.person, journal=self.journal)

    def starts(
        self, *findings: Finding, wish: Wish | None = None, before: int | None = None, **said: str
    ) -> Started | NotToday | CannotPlan:
        """Answer these questions and no other, and begin."""
        told = {item: Answer(value=value) for item, value in said.items()}
        remembered = dict(read_profile(self.context)) | {
            item: ProfileAnswer(answer=answer, at=self.now)
            for item, answer in told.items()
            if LIBRARY.rules.items[item].ask is Ask.PROFILE
        }
        given = {item: one.answer for item, one in remembered.items()} | told
        answered = Answered(
            answers=Answers(given=given, findings=findings),
            profile=remembered,
            looked="sight",
            before={} if before is None else {"pain_left": before, "pain_right": before},
        )
        return start_session(wish or Wish(minutes=10), answered, self.context)

    def begins(self, *, wish: Wish | None = None) -> Plan:
        """Begin, which must be possible; return the plan."""
        started = self.starts(wish=wish)
        assert isinstance(started, Started), started
        return started.plan

    def is_refused(self) -> NotToday:
        """Begin, which must not be possible; return why."""
        refused = self.starts()
        assert isinstance(refused, NotToday), refused
        return refused

    def meets(self, event: str, **changes: object) -> str:
        """Something happens in a session; return the id of the fact."""
        return self.writes(an_event(event, **changes))

    def looks(self, *findings: Finding, gone: Iterable[str] = ()) -> Triage:
        return record_foot_check(
            Look(how="sight", seen=Seen(findings=findings, gone=frozenset(gone))), self.context
        )

    def writes(self, body: FactBody) -> str:
        return self.context.append(body)[0]

    def takes_in(self, other: Journal) -> None:
        """Bring another device's journal into this one, as sync or a file would."""
        self.journal.append_records(other.log(limit=1000).records)


def an_event(event: str, **changes: object) -> SessionEvent:
    """An event under the thumbs on the left heel, as a page writes it."""
    usual: dict[str, object] = {
        "session": "session-01",
        "at_ms": 60_000,
        "event": event,
        "pain": None,
        "side": None,
        "region": None,
        "state": "ended",
        "foot": Side.LEFT,
        "move": "thumb-circles",
        "regions": (Region.HEEL_SOLE,),
        "pressure": Pressure.LIGHT,
        "position_ms": 60_000,
    }
    return SessionEvent(**{**usual, **changes})  # type: ignore[arg-type]


def a_fact(body: FactBody, at: datetime, *, person: str = "me") -> Fact[FactBody]:
    return Fact(id=new_id(), person=person, at=at, body=body)


def new_id() -> str:
    return f"fact-{next(_NUMBERS):08}"


def avoided(plan: Plan, side: Side) -> frozenset[Region]:
    return plan.clearance.limits.avoided(side)
