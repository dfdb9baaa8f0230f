"""Starts a session: screens, plans, and writes down what was decided, before anybody is shown it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from instep.coach.agreements import screened_for
from instep.coach.checks import Look, check_body
from instep.coach.facts import NewId, append_all
from instep.coach.foot_record import Seen, open_pins
from instep.coach.profile import Profile, answers_body, profile_body, read_profile
from instep.coach.remembering import remember
from instep.foot.anatomy import Side
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.safety.answers import Answers
from instep.safety.clearance import Clearance
from instep.safety.clearance_json import as_json as clearance_as_json
from instep.session.plan import build
from instep.session.plan_json import as_json
from instep.session.timeline import Plan
from instep.session.wish import CannotPlan, NotToday, Outcome, Wish


@dataclass(frozen=True, kw_only=True)
class Started:
    """A session that may begin; `id` is its name in every later fact."""

    id: str
    plan: Plan


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Everything that was answered before a session, how the feet were looked at, and which pins are gone."""

    answers: Answers
    profile: Profile
    looked: str
    before: Mapping[str, int]
    gone: frozenset[str] = frozenset()


def preview(wish: Wish, clearance: Clearance, *, person: str, library: Library, journal: Journal) -> Outcome:
    """Return the plan that this wish would get, without writing anything down."""
    return build(
        wish,
        clearance,
        repertoire=library.repertoire,
        words=library.words,
        remembered=remember(person, journal),
    )


def start_session(
    wish: Wish,
    answered: Answered,
    *,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> Started | NotToday | CannotPlan:
    """Screen, plan, and append what was answered, seen and decided; all of it or nothing.

    A wish that cannot be met leaves no trace: nothing was decided about the person.
    """
    answers, clearance = screened_for(
        answered.answers, person=person, library=library, journal=journal, now=now
    )
    answered = replace(answered, answers=answers)
    outcome = preview(wish, clearance, person=person, library=library, journal=journal)
    if isinstance(outcome, CannotPlan):
        return outcome
    session = new_id()
    seen = Seen(findings=answered.answers.findings, gone=answered.gone)
    look = check_body(
        Look(how=answered.looked, seen=seen),
        open_pins(person, journal, now=now),
        session=session,
        now=now,
        new_id=new_id,
    )
    told = [*_profile(answered, person, journal), *_told(answered, clearance, look)]
    if isinstance(outcome, NotToday):
        told.append((FactKind.SESSION_REFUSED, _refused(wish, clearance, session)))
    else:
        told.append((FactKind.SESSION_STARTED, _started(wish, outcome, session)))
        if answered.before:
            told.append((FactKind.RATED, _before(answered, session)))
    append_all(told, person=person, journal=journal, now=now, new_id=new_id)
    return Started(id=session, plan=outcome) if isinstance(outcome, Plan) else outcome


Told = list[tuple[FactKind, dict[str, Any]]]


def _told(answered: Answered, clearance: Clearance, look: dict[str, Any]) -> Told:
    decided = {
        "risk_group": clearance.risk_group.value,
        "level": clearance.level.value,
        "rules_version": clearance.rules_version,
    }
    return [
        (FactKind.SCREENED, _screened(answered.answers, clearance, look["session"])),
        (FactKind.FOOT_CHECKED, look | decided),
    ]


def _profile(answered: Answered, person: str, journal: Journal) -> Told:
    """The profile, where it says anything that the journal does not hold already."""
    if dict(read_profile(person, journal)) == dict(answered.profile):
        return []
    return [(FactKind.PROFILE_ANSWERED, profile_body(answered.profile))]


def _screened(answers: Answers, clearance: Clearance, session: str) -> dict[str, Any]:
    return {
        "session": session,
        "answers": answers_body(answers),
        "clearance": clearance_as_json(clearance),
        "rules_version": clearance.rules_version,
    }


def record_emergency(
    wish: Wish,
    answers: Answers,
    clearance: Clearance,
    *,
    person: str,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> None:
    """Keep what an emergency ended: the answers so far and the clearance. The number is shown before this."""
    session = new_id()
    told = [
        (FactKind.SCREENED, _screened(answers, clearance, session)),
        (FactKind.SESSION_REFUSED, _refused(wish, clearance, session)),
    ]
    append_all(told, person=person, journal=journal, now=now, new_id=new_id)


def _refused(wish: Wish, clearance: Clearance, session: str) -> dict[str, Any]:
    contact = clearance.contact
    return {
        "session": session,
        "way": wish.way.value,
        "minutes": wish.minutes,
        "level": clearance.level.value,
        "contact": {"who": contact.who, "within": contact.within} if contact else None,
        "rules": [*(reason.rule for reason in clearance.reasons), *clearance.way.rules],
    }


def _started(wish: Wish, plan: Plan, session: str) -> dict[str, Any]:
    return {
        "session": session,
        "minutes": wish.minutes,
        "way": plan.way.value,
        "routine": plan.routine,
        "goal": plan.goal,
        "plan_hash": plan.hash,
        "plan": as_json(plan),
    }


def _before(answered: Answered, session: str) -> dict[str, Any]:
    return {"session": session, "moment": "before", "values": dict(answered.before)}


def start_pain(before: Mapping[str, int]) -> dict[Side, int | None]:
    """Return the pain of each foot as it was before, from the answers to the questions before."""
    return {side: before.get(f"pain_{side}") for side in Side}


def find_plan(session: str, *, person: str, journal: Journal) -> dict[str, Any] | None:
    """Return the plan document of a session that was started, or None where there is none."""
    after = None
    for _ in range(20):
        page = journal.read(
            person, kinds={FactKind.SESSION_STARTED}, after=after, limit=10, newest_first=True
        )
        for fact in page.facts:
            if fact.body["session"] == session:
                found: dict[str, Any] = fact.body["plan"]
                return found
        if not page.more:
            return None
        after = page.cursor
    return None
