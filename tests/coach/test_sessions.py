"""A session starts once all is written down; a refusal and a wish that cannot be met are told apart."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from tests.coach.contexts import context_of
from tests.journal.fresh import fresh_journal

from instep.coach.context import Context
from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.coach.person.preferences import read_dials, set_dials
from instep.coach.person.profile import read_profile
from instep.coach.record_facts import record_facts_soon
from instep.coach.session.earlier_sessions import remember
from instep.coach.session.history import read_history, read_session
from instep.coach.session.interview import ask_next
from instep.coach.session.start_session import Answered, Started, find_plan, record_emergency, start_session
from instep.facts.body import FactBody
from instep.facts.feet import FootChecked
from instep.facts.kinds import KINDS
from instep.facts.person import PreferenceSet, ProfileAnswered
from instep.facts.session import Rated, Screened, SessionEnded, SessionEvent, SessionRefused, SessionStarted
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.journal.fact_codec import FactConflict
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.pages import EmergencyStop, Page, ProfileAnswer
from instep.safety.screening import screen
from instep.session.wish import CannotPlan, NotToday, Wish
from instep.words.clearance import refused_contact

LIBRARY = Library()
BLISTER = Finding(id="blister", sides=frozenset({Side.RIGHT}), regions=(Region.HEEL_BACK,))
NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
ME = "me"


class Deeds:
    """A journal and the deeds on it."""

    def __init__(self) -> None:
        self.journal = fresh_journal()
        self.numbers = count(1)

    def new_id(self) -> str:
        return f"fact-{next(self.numbers):08}"

    def context(self, now: datetime = NOON) -> Context:
        return context_of(self.journal, now, new_id=self.new_id)

    def start(self, wish: Wish | None = None, **answers: Answer) -> Started | NotToday | CannotPlan:
        given = Answers(given=answers)
        profile = {item: ProfileAnswer(answer=said, at=NOON) for item, said in answers.items()}
        return start_session(
            wish or Wish(minutes=10),
            Answered(answers=given, profile=profile, looked="sight", before={"pain_left": 3}),
            self.context(),
        )

    def send(self, *facts: dict[str, Any]) -> list[str]:
        return record_facts_soon(list(facts), self.context()).result()

    def kinds(self) -> list[type[FactBody]]:
        return [type(fact.body) for fact in self.journal.read(ME, kinds=KINDS.values()).facts]


@pytest.fixture
def deeds() -> Deeds:
    return Deeds()


def event(number: int, session: str, name: str, **changes: Any) -> dict[str, Any]:
    body = {
        "session": session,
        "at_ms": 12_000,
        "event": name,
        "pain": None,
        "side": None,
        "region": None,
        "state": "guiding",
        "foot": "left",
        "move": "thumb-circles",
        "regions": ["heel_sole", "arch", "ball"],
        "pressure": "light",
        "position_ms": 12_000,
    }
    return sent(f"event-{number:08}", "session_event", {**body, **changes})


def ended(session: str, on_left: int, on_right: int, **changes: Any) -> dict[str, Any]:
    body = {
        "session": session,
        "ended": "finished",
        "seconds_played": 600.0,
        "played_ms": {"left": on_left, "right": on_right},
        "left": [],
        "routine": "classic",
        "way": "hands",
    }
    return sent(f"ended-{session}", "session_ended", {**body, **changes})


def sent(name: str, kind: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "kind": kind, "at": "2026-05-09T21:30:00+02:00", "version": 1, "body": body}


def test_a_session_that_starts_leaves_answers_clearance_look_and_plan_behind(deeds: Deeds) -> None:
    started = deeds.start(diabetes=Answer(value="no"))
    assert isinstance(started, Started)
    assert deeds.kinds() == [
        ProfileAnswered,
        Screened,
        FootChecked,
        SessionStarted,
        Rated,
    ]
    screened = deeds.journal.latest(ME, Screened)
    assert screened is not None
    assert screened.body.rules_version == LIBRARY.rules.version
    assert screened.body.clearance.level == "clear"
    plan = find_plan(started.id, deeds.context())
    assert plan is not None
    assert plan["hash"] == started.plan.hash


def test_a_refusal_is_written_down_with_its_rules_and_whom_to_ask(deeds: Deeds) -> None:
    refused = deeds.start(leg_signs=Answer(value=("one_calf_swollen",)))
    assert isinstance(refused, NotToday)
    fact = deeds.journal.latest(ME, SessionRefused)
    assert fact is not None
    assert fact.body.level == "stop-urgent-care"
    assert "UR01" in fact.body.rules
    contact = refused_contact(fact.body, LIBRARY.rules)
    assert contact is not None
    assert contact.within == "same day"
    assert SessionStarted not in deeds.kinds()


def test_an_emergency_is_kept_with_the_answers_that_showed_it(deeds: Deeds) -> None:
    answers = Answers(given={"now_chest_breath": Answer(value="yes")})
    stop = EmergencyStop(clearance=screen(answers, LIBRARY.rules), answers=answers)
    record_emergency(Wish(minutes=10), stop, deeds.context())
    assert deeds.kinds() == [Screened, SessionRefused]
    refused = deeds.journal.latest(ME, SessionRefused)
    assert refused is not None
    assert refused.body.level == "stop-emergency"


def test_a_profile_that_has_not_changed_is_not_written_again(deeds: Deeds) -> None:
    deeds.start(diabetes=Answer(value="no"))
    deeds.start(diabetes=Answer(value="no"))
    assert deeds.kinds().count(ProfileAnswered) == 1


def test_a_wish_that_cannot_be_met_leaves_no_trace(deeds: Deeds) -> None:
    outcome = deeds.start(Wish(minutes=10, way=Way.HANDS, routine="roller"))
    assert isinstance(outcome, CannotPlan)
    assert deeds.kinds() == []


def test_the_profile_is_asked_once_and_then_remembered(deeds: Deeds) -> None:
    deeds.start(diabetes=Answer(value="yes"))
    profile = read_profile(deeds.context())
    assert profile["diabetes"].answer.value == "yes"
    assert profile["diabetes"].at == NOON


def test_the_first_thing_asked_of_a_stranger_is_about_right_now(deeds: Deeds) -> None:
    page = ask_next({}, Wish(minutes=10), deeds.context())
    assert isinstance(page, Page)
    assert not page.may_skip


def test_what_happened_without_a_server_is_kept_once_however_often_it_is_sent(deeds: Deeds) -> None:
    started = deeds.start()
    assert isinstance(started, Started)
    story = [event(1, started.id, "softer"), ended(started.id, 250_000, 250_000)]
    assert deeds.send(*story) == deeds.send(*story)
    assert deeds.kinds().count(SessionEvent) == 1


def test_an_id_with_other_content_is_refused(deeds: Deeds) -> None:
    deeds.send(event(1, "session-00000001", "softer"))
    with pytest.raises(FactConflict):
        deeds.send(event(1, "session-00000001", "harder"))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"kind": "screened"}, "facts[0].kind"),
        ({"at": "2026-05-09T21:30:00"}, "facts[0].at"),
        ({"at": "yesterday"}, "facts[0].at"),
        ({"id": "x"}, "facts[0].id"),
        ({"version": 2}, "facts[0].version"),
        ({"extra": 1}, "facts[0]"),
        ({"body": {}}, "facts[0].body"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused_with_its_place_and_nothing_is_kept(
    deeds: Deeds, change: dict[str, Any], place: str
) -> None:
    good = event(1, "session-00000001", "softer")
    with pytest.raises(BadInput) as refusal:
        deeds.send({**good, **change})
    assert str(refusal.value.place).startswith(place)
    assert deeds.kinds() == []


@pytest.mark.parametrize("pain", [11, -1, 3.5, "much"])
def test_pain_off_its_scale_is_refused(deeds: Deeds, pain: object) -> None:
    with pytest.raises(BadInput, match=r"body\.pain"):
        deeds.send(event(1, "session-00000001", "hurts", pain=pain))


def test_one_bad_fact_keeps_the_good_ones_out_too(deeds: Deeds) -> None:
    good = event(1, "session-00000001", "softer")
    with pytest.raises(BadInput):
        deeds.send(good, {**event(2, "session-00000001", "softer"), "kind": "?"})
    assert deeds.kinds() == []


def test_where_it_hurt_the_next_session_starts_gentler(deeds: Deeds) -> None:
    started = deeds.start()
    assert isinstance(started, Started)
    deeds.send(
        event(1, started.id, "hurts", pain=4, side="left", region="arch"),
        ended(started.id, 250_000, 250_000),
    )
    gentler = remember(deeds.context()).gentler
    assert gentler[(Side.LEFT, Region.ARCH)] is Pressure.LIGHT
    again = deeds.start()
    assert isinstance(again, Started)
    arch = [s for s in again.plan.segments if s.foot is Side.LEFT and Region.ARCH in s.regions]
    assert arch
    assert {s.ceiling for s in arch} == {Pressure.LIGHT}


def test_the_foot_that_got_less_is_owed_and_goes_first(deeds: Deeds) -> None:
    deeds.send(ended("session-00000001", 200_000, 150_000))
    assert remember(deeds.context()).owed is Side.RIGHT
    started = deeds.start()
    assert isinstance(started, Started)
    assert started.plan.segments[0].foot is Side.RIGHT


def test_a_foot_that_was_left_because_it_hurt_is_owed_nothing(deeds: Deeds) -> None:
    deeds.send(ended("session-00000001", 30_000, 250_000, left=["left"]))
    assert remember(deeds.context()).owed is None


def test_less_is_said_after_the_routine_was_finished_three_times(deeds: Deeds) -> None:
    deeds.send(*(ended(f"session-0000000{n}", 1000, 1000) for n in range(3)))
    started = deeds.start(Wish(minutes=10, routine="classic"))
    assert isinstance(started, Started)
    assert started.plan.talk == "short"


def test_history_shows_sessions_checks_and_refusals_newest_first(deeds: Deeds) -> None:
    deeds.start()
    deeds.send(ended("session-00000001", 1000, 1000))
    deeds.start(fever=Answer(value="yes"))
    kinds = [type(fact.body) for fact in read_history(deeds.context()).facts]
    assert kinds == [SessionEnded, SessionRefused, FootChecked, FootChecked]


def test_a_sessions_story_holds_its_start_events_end_and_ratings(deeds: Deeds) -> None:
    started = deeds.start()
    assert isinstance(started, Started)
    deeds.send(event(1, started.id, "softer"), ended(started.id, 1000, 1000))
    story = read_session(started.id, deeds.context())
    assert story.started
    assert [e.body.event for e in story.events] == ["softer"]
    assert story.ended
    assert [r.body.moment for r in story.ratings] == ["before"]
    assert read_session("session-nobody", deeds.context()).started is None


def test_a_foot_check_is_kept_with_the_advice_for_the_persons_own_risk_group(deeds: Deeds) -> None:
    def check() -> Any:
        return record_foot_check(
            Look(how="mirror", seen=Seen(findings=(BLISTER,))), deeds.context(NOON + timedelta(days=1))
        )

    assert check().risk_group == "C"  # a stranger was asked nothing, and silence is no low risk
    healthy = {
        item.id: Answer(value=item.default) for item in LIBRARY.rules.items.values() if item.ask == "profile"
    }
    deeds.start(None, **healthy)
    assert check().level == "avoid-area"
    deeds.start(None, **{**healthy, "diabetes": Answer(value="yes"), "foot_risk_told": Answer(value="low")})
    assert check().level == "stop-urgent-care"
    kept = deeds.journal.latest(ME, FootChecked)
    assert kept is not None
    assert kept.body.risk_group == "B"
    assert kept.body.findings[0].regions == (Region.HEEL_BACK,)


def test_a_dial_is_written_down_only_when_it_changes(deeds: Deeds) -> None:
    for minutes in ("10", "10", "15"):
        set_dials({"minutes": minutes}, deeds.context())
    assert read_dials(deeds.context()) == {"minutes": "15"}
    assert deeds.kinds().count(PreferenceSet) == 2
