"""Starts a session: screens, plans, and writes down what was decided, before anybody is shown it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from instep.coach.agreement.agreements import screened_for
from instep.coach.context import Context
from instep.coach.feet.foot_check import Look, foot_checked, was_possible
from instep.coach.feet.foot_findings import Seen, open_pins
from instep.coach.person.profile import Profile, every_answer, profile_answered, profile_items
from instep.coach.person.stops import stopped_by
from instep.coach.session.day_minutes import had_enough, left_today
from instep.coach.session.earlier_sessions import remember
from instep.coach.session.history import read_session
from instep.facts.body import FactBody
from instep.facts.feet import FootChecked
from instep.facts.session import ContactToAsk, Rated, Screened, SessionRefused, SessionStarted
from instep.foot.anatomy import Side
from instep.outcomes.sitting import Moment
from instep.safety.answers import Answers
from instep.safety.clearance import Clearance, Contact
from instep.safety.clearance_keys import ClearanceKeys, clearance_of, keys_of, without_texts
from instep.safety.pages import EmergencyStop
from instep.session.plan import build
from instep.session.plan_keys import plan_of, timeline_of
from instep.session.timeline import Plan
from instep.session.wish import CannotPlan, NotToday, Outcome, Wish
from instep.value import plain


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


def preview(wish: Wish, clearance: Clearance, context: Context) -> Outcome:
    """Return the plan that this wish would get, without writing anything down."""
    library, left = context.library, left_today(clearance, context)
    if isinstance(left, CannotPlan):
        return left
    outcome = build(
        wish,
        left,
        repertoire=library.repertoire,
        words=library.words,
        remembered=remember(context),
    )
    too_little = isinstance(outcome, CannotPlan) and outcome.place == "minutes" and left != clearance
    return had_enough(clearance, context) if too_little else outcome


def start_session(wish: Wish, answered: Answered, context: Context) -> Started | NotToday | CannotPlan:
    """Screen, plan, and append what was answered, seen and decided; all of it or nothing.

    A wish that cannot be met leaves no trace: nothing was decided about the person.
    """
    answers, clearance = screened_for(answered.answers, context)
    outcome = preview(wish, clearance, context)
    if isinstance(outcome, CannotPlan):
        return outcome
    session = context.new_id()
    answered = replace(answered, answers=answers)
    context.append(
        *_profile(answered, session, context),
        _screened(answers, clearance, context, session=session),
        *_checked(answered, clearance, context, session=session),
        *_decided(wish, outcome, context, session=session),
        *_before(answered, outcome, session=session),
    )
    return Started(id=session, plan=outcome) if isinstance(outcome, Plan) else outcome


def _decided(wish: Wish, outcome: Plan | NotToday, context: Context, *, session: str) -> Iterator[FactBody]:
    if isinstance(outcome, NotToday):
        yield _refused(wish, outcome.clearance, session)
    else:
        yield _started(wish, outcome, context, session=session)


def _before(answered: Answered, outcome: Plan | NotToday, *, session: str) -> Iterator[Rated]:
    if answered.before and isinstance(outcome, Plan):
        yield Rated(session=session, moment=Moment.BEFORE, values=dict(answered.before))


def _profile(answered: Answered, session: str, context: Context) -> Iterator[FactBody]:
    """The profile, where it says anything that the journal does not hold already."""
    asked = [item.id for item in profile_items(context) if item.id in answered.answers.given]
    said = profile_answered(answered.profile, context, asked=asked, session=session)
    if said:
        yield said


def _checked(
    answered: Answered, clearance: Clearance, context: Context, *, session: str
) -> Iterator[FootChecked]:
    look = Look(how=answered.looked, seen=Seen(findings=answered.answers.findings, gone=answered.gone))
    if not was_possible(look, answered.answers):
        return
    yield msgspec.structs.replace(
        foot_checked(look, open_pins(context), context, session=session),
        risk_group=clearance.risk_group,
        level=clearance.level,
        rules_version=clearance.rules_version,
    )


def _screened(answers: Answers, clearance: Clearance, context: Context, *, session: str) -> Screened:
    return Screened(
        session=session,
        answers=every_answer(answers),
        clearance=_keys(clearance, context),
        rules_version=clearance.rules_version,
        stops=stopped_by(answers, context.library.rules),
    )


def record_emergency(wish: Wish, stop: EmergencyStop, context: Context) -> None:
    """Keep what an emergency ended: the answers so far and the clearance. The number is shown before this."""
    session = context.new_id()
    context.append(
        _screened(stop.answers, stop.clearance, context, session=session),
        _refused(wish, stop.clearance, session),
    )


def _refused(wish: Wish, clearance: Clearance, session: str) -> SessionRefused:
    contact = keys_of(clearance).contact
    return SessionRefused(
        session=session,
        way=wish.way.value,
        minutes=wish.minutes,
        level=clearance.level,
        contact=ContactToAsk(who=contact.who, within=contact.within)
        if isinstance(contact, Contact)
        else contact,
        risk_group=clearance.risk_group,
        rules=(*(reason.rule for reason in clearance.reasons), *clearance.way.rules),
    )


def _keys(clearance: Clearance, context: Context) -> ClearanceKeys:
    return without_texts(keys_of(clearance), context.library.rules)


def _started(wish: Wish, plan: Plan, context: Context, *, session: str) -> SessionStarted:
    return SessionStarted(
        session=session,
        minutes=wish.minutes,
        way=plan.way,
        routine=plan.routine,
        goal=plan.goal,
        plan_hash=plan.hash,
        plan=timeline_of(plan),
        clearance=_keys(plan.clearance, context),
        halves=wish.places_change,
    )


def start_pain(before: Mapping[str, int]) -> dict[Side, int | None]:
    """Return the pain of each foot as it was before, from the answers to the questions before."""
    return {side: before.get(f"pain_{side}") for side in Side}


def find_plan(session: str, context: Context) -> dict[str, Any] | None:
    """Return the plan document of a session that was started, or None where there is none.

    Why it limits what it limits is said as content says it now; its cues say what they were laid out around.
    """
    started = read_session(session, context).started
    if started is None:
        return None
    clearance = clearance_of(started.body.clearance, context.library.rules)
    return plain(plan_of(started.body.plan, clearance))
