"""One realistic body of each kind of fact, as small as it may be, and the documents that two of them hold."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec import convert

from instep.facts.agreement import (
    AgreementAccepted,
    AgreementSpoken,
    AgreementWithdrawn,
    AnswerRequested,
    Narrowed,
    Replier,
)
from instep.facts.agreement import FootRegion as AgreedPlace
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import (
    CareTold,
    FootChecked,
    FoundToday,
    PinNote,
    TemperatureLogSet,
    TemperatureSignsSeen,
    TemperaturesTaken,
    TouchedToe,
    TouchTested,
)
from instep.facts.imported import FactsImported
from instep.facts.next_thing import NextThingChosen, NextThingTold
from instep.facts.person import (
    GivenAnswer,
    PersonJoined,
    PersonNamed,
    PreferenceSet,
    ProfileAnswered,
    SessionGiven,
)
from instep.facts.photo import PhotoDeleted, PhotoKept, PhotoMarked, PhotoUnmarked
from instep.facts.session import (
    EveryAnswer,
    MeasuredAtHome,
    Rated,
    RuleStopped,
    SaidAnswer,
    Screened,
    SessionEnded,
    SessionEvent,
    SessionRefused,
    SessionStarted,
)
from instep.facts.settled import OrderSettled, Replacement
from instep.facts.stop import StopClosed
from instep.facts.trial import RatingMoment as TrialMoment
from instep.facts.trial import TrialBegun, TrialEnded, TrialRated
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.foot.views import View
from instep.outcomes.n_of_1.design import ArmOrder
from instep.outcomes.sitting import Moment
from instep.record.pins import Care, PinStep
from instep.safety.clearance import Clearance, Level, RiskGroup
from instep.safety.clearance_keys import keys_of
from instep.safety.rules import Closing
from instep.safety.temperature import Unit
from instep.safety.touch_test import Felt, Toe, TouchResult
from instep.session.timeline import Timeline

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
DAY = NOON.date()
SESSION = "session-00000001"
CLEARANCE = convert(
    {
        "schema": "instep.clearance/1",
        "level": "clear",
        "may_start": True,
        "way": {"asked": "hands", "allowed": True, "instead": None, "rules": [], "reasons": []},
        "contact": None,
        "limits": {
            "pressure": "firm",
            "pressure_on": {},
            "pressure_over": [],
            "minutes_per_foot": 15,
            "heat": True,
            "features_off": [],
            "ways_off": [],
            "ways_off_on": {},
            "trust_pain": True,
            "avoid": [],
            "seated_only": False,
            "look_after_each_foot": False,
            "positions_off": [],
            "oils_off": [],
            "adult_present": False,
            "device_regions_off": [],
        },
        "risk_group": "A",
        "reasons": [],
        "advice": [],
        "unanswered": [],
        "rules_version": "2026.1",
    },
    Clearance,
)
PLAN = convert(
    {
        "schema": "instep.plan/1",
        "hash": "0" * 64,
        "seconds": 600,
        "way": "hands",
        "routine": "classic",
        "goal": "",
        "talk": "full",
        "position": "seated",
        "needs_handhold": False,
        "start_pain": {"left": 3, "right": None},
        "segments": [
            {
                "id": "left-1",
                "kind": "move",
                "foot": "left",
                "move": "thumb-circles",
                "regions": ["arch"],
                "pressure": "light",
                "ceiling": "moderate",
                "start": 0,
                "end": 600,
                "pace": 4,
                "path": None,
                "view": "sole",
            }
        ],
        "cues": [{"at": 0, "kind": "speech", "key": "move.begin", "text": "Begin with the left foot."}],
        "left_out": [],
    },
    Timeline,
)
BLISTER = FoundToday(finding="blister", sides=(Side.LEFT,), regions=(Region.HEEL_BACK,))


def pin_note(pin: str = "pin-1", step: PinStep = PinStep.OPENED, **said: Any) -> PinNote:
    """What is noted of a blister behind the left heel."""
    place = {"finding": "blister", "side": Side.LEFT, "region": Region.HEEL_BACK}
    return PinNote(pin=pin, step=step, **{**place, **said})


def screened(session: str = SESSION, *, stops: tuple[RuleStopped, ...] = ()) -> Screened:
    """A screening after which everything is allowed, but for what stopped."""
    return Screened(
        session=session,
        answers=EveryAnswer(
            given={"diabetes": SaidAnswer(value="no", sides=())},
            findings=(),
            skipped=(),
            measured=MeasuredAtHome(given={}, findings=()),
        ),
        clearance=keys_of(CLEARANCE),
        rules_version="2026.1",
        stops=stops,
    )


def event(name: str = "softer", session: str = SESSION, *, at_ms: int = 12_000) -> SessionEvent:
    """Something said over the left arch."""
    return SessionEvent(
        session=session,
        at_ms=at_ms,
        event=name,
        pain=None,
        side=None,
        region=None,
        state="guiding",
        foot=Side.LEFT,
        move="thumb-circles",
        regions=(Region.ARCH,),
        pressure=Pressure.LIGHT,
        position_ms=at_ms,
    )


def ended(
    session: str = SESSION, *, left: int = 290_000, right: int = 288_000, routine: str = "classic"
) -> SessionEnded:
    """A session that was finished, with the time that each foot had in ms."""
    return SessionEnded(
        session=session,
        ended="finished",
        seconds_played=(left + right) / 1000,
        played_ms={Side.LEFT: left, Side.RIGHT: right},
        left=(),
        routine=routine,
        way="hands",
    )


def rated(session: str = SESSION, moment: Moment = Moment.BEFORE, **values: int) -> Rated:
    """Numbers given before or after."""
    return Rated(session=session, moment=moment, values=values)


BODIES: tuple[FactBody, ...] = (
    PersonNamed(name="Ana"),
    PersonJoined(into="person-2"),
    SessionGiven(session=SESSION, to="person-2"),
    ProfileAnswered(answers={"diabetes": GivenAnswer(value="no", sides=(), at=NOON)}),
    PreferenceSet(name="talk", value="short"),
    screened(),
    SessionStarted(
        session=SESSION,
        minutes=10,
        way=Way.HANDS,
        routine="classic",
        goal="",
        plan_hash="0" * 64,
        plan=PLAN,
        clearance=keys_of(CLEARANCE),
    ),
    SessionRefused(
        session=SESSION,
        level=Level.STOP_URGENT_CARE,
        contact="CF29",
        risk_group=RiskGroup.A,
        rules=("CF29",),
    ),
    event(),
    ended(),
    rated(pain_left=3),
    StopClosed(stop="fact-1", of="session_event", key="calf_pain", how=Closing.LOOKED_AT, on=DAY),
    FootChecked(findings=(BLISTER,), looked="sight", pins=(pin_note(),)),
    CareTold(pins=(pin_note(step=PinStep.CARE, care=Care.BOOKED, on=date(2026, 5, 11)),)),
    TouchTested(
        answers=(TouchedToe(foot=Side.LEFT, toe=Toe.BIG, answer=Felt.FELT),),
        missed=0,
        false_yes=0,
        result=TouchResult.FELT_TODAY,
        counts_as=None,
        rules_version="2026.1",
    ),
    TemperatureLogSet(on=True, unit=Unit.C, thermometer=1),
    TemperaturesTaken(unit=Unit.C, left={"heel": "29.4"}, right={"heel": "29.1"}, thermometer=1, findings=()),
    TemperatureSignsSeen(reading="fact-1", signs=("redness",)),
    AnswerRequested(person="person-1", nonce="7K2M-QX", made=DAY, until=date(2026, 6, 9)),
    AgreementAccepted(
        agreement="agreement-1",
        person="person-1",
        nonce="7K2M-QX",
        by=Replier(name="Ana Reis", role="podiatrist", contact="020 7946 0000"),
        key=None,
        given=DAY,
        until=date(2026, 11, 9),
        limits=Narrowed(leave=(AgreedPlace(side=Side.LEFT, region=Region.HEEL_SOLE),)),
        call_if="if it opens",
        rule=None,
        text='{"schema": "instep.reply/1"}',
    ),
    AgreementSpoken(
        agreement="spoken-1",
        rule="CF05",
        by=Replier(name="Dr. Weber", role="GP", contact=""),
        said=date(2026, 5, 2),
        until=date(2026, 7, 1),
    ),
    AgreementWithdrawn(agreement="agreement-1"),
    PhotoKept(
        photo="photo-1",
        side=Side.LEFT,
        view=View.SOLE,
        taken_on=DAY,
        size=(600, 800),
        bytes=123_456,
        encrypted=False,
        frame=(1200, 1600),
        crop=(300, 400, 600, 800),
        refused=(),
    ),
    PhotoMarked(photo="photo-1", mark="mark-1", x=0.5, y=0.25, note="the small dry place"),
    PhotoUnmarked(photo="photo-1", mark="mark-1"),
    PhotoDeleted(photo="photo-1"),
    TrialBegun(
        trial="trial-1",
        question="evening-massage",
        arms=("no-massage", "massage"),
        order=ArmOrder.BLOCKS,
        seed=5,
        days=21,
        turn_days=1,
        wash_out_days=0,
        baseline_days=0,
        measure="pain",
        lower_is_better=True,
        rated="next-morning",
        worth=1.0,
        starts=DAY,
    ),
    TrialRated(trial="trial-1", day=1, moment=TrialMoment.OUTCOME, value=4, done="yes"),
    TrialEnded(trial="trial-1", why="finished"),
    NextThingChosen(words="ring the podiatrist"),
    NextThingTold(chosen="fact-1", done=True),
    OrderSettled(
        replacements=(Replacement(kind="preference_set", key="talk", earlier="fact-1", since=NOON),)
    ),
    FactsImported(file="all.jsonl", digest="0" * 64, facts=2, first=NOON, last=NOON, agreements=("fact-1",)),
)
"""One of each kind, in the order of instep.facts.kinds."""


def fact(body: FactBody, id: str = "fact-1", *, at: datetime = NOON, person: str = "ana") -> Fact[FactBody]:  # noqa: A002  # as the fact has it
    """A fact of Ana's, at noon where nothing else is said."""
    return Fact(id=id, person=person, at=at, body=body)
