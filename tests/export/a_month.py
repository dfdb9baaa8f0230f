"""A month of an invented person with diabetes: looks, a blister that burst, massages, one refused."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from itertools import count
from typing import Any

from tests.coach.contexts import context_of
from tests.journal.fresh import fresh_journal

from instep.coach.agreement.requests import make_request
from instep.coach.context import Context
from instep.coach.feet.foot_check import Look, keep_profile, record_foot_check
from instep.coach.feet.foot_findings import Seen, open_pins, tell_care
from instep.coach.report.choice import usual_days
from instep.coach.report.model import Chosen, Report, ReportPhoto
from instep.coach.report.reader import read_report
from instep.coach.session.start_session import Answered, start_session
from instep.facts.agreement import AgreementSpoken, Replier
from instep.facts.body import FactBody
from instep.facts.feet import TemperaturesTaken, TouchedToe, TouchTested
from instep.facts.session import Rated, SessionEnded
from instep.foot.anatomy import Region, Side, Way
from instep.foot.views import View
from instep.journal.log import Journal
from instep.outcomes.sitting import Moment
from instep.record.pins import Care, Note, PinStep
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.pages import ProfileAnswer
from instep.safety.temperature import Unit
from instep.safety.touch_test import Felt, Toe, TouchResult
from instep.session.wish import Wish

BEGUN = datetime(2026, 4, 11, 7, 30, tzinfo=timezone(timedelta(hours=2)))
NOW = BEGUN + timedelta(days=29, hours=2)
PROFILE = {
    "diabetes": Answer(value="yes"),
    "numbness": Answer(value="reduced"),
    "foot_risk_told": Answer(value="moderate"),
    "past_ulcer": Answer(value="no"),
}
DOT = bytes.fromhex(
    "ffd8ffe000104a46494600010101004800480000ffdb004300"
    + "01" * 64
    + "ffc0000b080001000101011100ffc40014000100000000000000000000000000000008"
    "ffc40014100100000000000000000000000000000000ffda0008010100003f0054ffd9"
)
"""A JPEG of one grey point."""


def blister(note: str = "") -> Finding:
    return Finding(id="blister", sides=frozenset({Side.RIGHT}), regions=(Region.HEEL_BACK,), note=note)


def callus() -> Finding:
    return Finding(id="callus_plain", sides=frozenset({Side.LEFT}), regions=(Region.BALL,))


class Month:
    """A journal and what is done to it, day by day."""

    def __init__(self, journal: Journal | None = None) -> None:
        self.journal = journal or fresh_journal()
        self._numbers = count(1)

    def new_id(self) -> str:
        return f"fact-{next(self._numbers):08}"

    def at(self, moment: datetime) -> Context:
        return context_of(self.journal, moment, new_id=self.new_id)

    def append(self, body: FactBody, at: datetime) -> None:
        self.at(at).append(body)

    def answers(self, given: Mapping[str, Answer], day: int = 0) -> None:
        said = {item: ProfileAnswer(answer=answer, at=on(day)) for item, answer in given.items()}
        keep_profile(said, self.at(on(day)))

    def looks(self, day: int, *found: Finding, by: str = "", **seen: Any) -> None:
        record_foot_check(Look(how="sight", seen=Seen(findings=found, by=by, **seen)), self.at(on(day)))

    def pin(self, finding: str, day: int) -> str:
        return next(pin.id for pin in open_pins(self.at(on(day))) if pin.finding == finding)

    def tells(self, pin: str, care: Care, day: int, *, words: str = "", when: date | None = None) -> None:
        note = Note(at=on(day), step=PinStep.CARE, by="", care=care, on=when, words=words)
        tell_care(pin, note, self.at(on(day)))

    def massage(self, day: int, before: Mapping[str, int], after: Mapping[str, int]) -> None:
        session, at = f"session-{day:04}", on(day) + timedelta(hours=12)
        ended = SessionEnded(
            session=session,
            ended="finished",
            seconds_played=600.0,
            played_ms={Side.LEFT: 290_000, Side.RIGHT: 288_000},
            left=(),
            routine="classic",
            way="hands",
        )
        self.append(Rated(session=session, moment=Moment.BEFORE, values=dict(before)), at)
        self.append(ended, at + timedelta(minutes=10))
        after_it = Rated(session=session, moment=Moment.AFTER, values=dict(after), word="looser")
        self.append(after_it, at + timedelta(minutes=12))

    def is_refused(self, day: int, *found: Finding) -> None:
        profile = {item: ProfileAnswer(answer=answer, at=on(0)) for item, answer in PROFILE.items()}
        given = {**PROFILE, "mode": Answer(value="self")}
        start_session(
            Wish(minutes=10, way=Way.HANDS),
            Answered(
                answers=Answers(given=given, findings=found), profile=profile, looked="sight", before={}
            ),
            self.at(on(day)),
        )

    def report(self, *, now: datetime = NOW, **chosen: Any) -> Report:
        first, last = usual_days(now.date())
        wish = Chosen(**{"first": first, "last": last, **chosen})
        return read_report(wish, self.at(now), PHOTOS)


def lived(month: Month | None = None) -> Month:
    """The month as it was lived: a blister that burst and was seen to, a callus that went, three gaps."""
    month = month or Month()
    month.answers(PROFILE)
    month.looks(2, blister("new shoes"), callus())
    for day in range(3, 30):
        if day in {9, 10, 17}:
            continue
        found = [blister()] if day >= 24 else [blister(), callus()]
        changed = {month.pin("blister", day): "the roof has broken"} if day == 14 else {}
        gone = frozenset({month.pin("callus_plain", day)} if day == 24 else ())
        month.looks(day, *found, by="Ben" if day % 3 == 0 else "", changed=changed, gone=gone)
    pin = month.pin("blister", 29)
    month.tells(pin, Care.BOOKED, 15, when=date(2026, 4, 30), words="the clinic rang back")
    month.tells(pin, Care.SEEN, 19, words="cleaned and covered")
    month.massage(3, {"pain_left": 6, "pain_right": 5, "stress": 6}, {"pain_left": 3, "pain_right": 3})
    month.massage(5, {"pain_left": 5}, {"pain_left": 0, "energy": 5})
    month.is_refused(14, blister())
    return month


def measured(month: Month) -> Month:
    """What else such a month may hold: a touch test, a temperature, what a clinician said, a request."""
    toes = {(Side.LEFT, Toe.BIG), (Side.RIGHT, Toe.LITTLE)}
    touched = tuple(
        TouchedToe(foot=side, toe=toe, answer=Felt.NOT_FELT if (side, toe) in toes else Felt.FELT)
        for side in Side
        for toe in Toe
    )
    result = TouchResult.REDUCED
    versions = {"rules_version": "2026-01"}
    test = TouchTested(answers=touched, missed=2, false_yes=0, result=result, counts_as=2, **versions)
    month.append(test, on(20))
    heel = TemperaturesTaken(unit=Unit.C, left={"heel": "29.4"}, right={}, thermometer=1, findings=())
    month.append(heel, on(21))
    clinician = Replier(name="Bea Roth", role="podiatrist", contact="by telephone")
    today, until = on(10).date(), on(60).date()
    month.append(AgreementSpoken(agreement="a-1", rule="LO01", by=clinician, said=today, until=until), on(10))
    make_request(month.at(on(25)))
    return month


def on(day: int) -> datetime:
    return BEGUN + timedelta(days=day)


PHOTOS = (
    ReportPhoto(id="photo-0001", taken_on=on(22).date(), side=Side.RIGHT, view=View.HEEL, jpeg=DOT),
    ReportPhoto(id="photo-0002", taken_on=on(23).date(), side=Side.RIGHT, view=View.SOLE, jpeg=DOT),
)
