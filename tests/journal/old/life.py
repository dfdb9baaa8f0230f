"""The doors through which the old journal was written: version 0.1.0's deeds, with a clock that is turned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from instep.coach.facts import record_facts
from instep.coach.feet.record import Seen, open_pins, tell_care
from instep.coach.session.sessions import Answered, Started, record_emergency, start_session
from instep.coach.trial.deeds import Rating, begin, end, rate
from tests.coach.foot_team import Podiatrist

from instep.coach.agreement.agreements import withdraw_agreement
from instep.coach.agreement.clinician_replies import accept_offer, read_code_answer, read_file_answer
from instep.coach.agreement.requests import make_request
from instep.coach.feet.foot_check import Look, keep_profile, record_foot_check
from instep.coach.feet.taking_temperatures import record_signs, record_temperatures
from instep.coach.feet.temperatures import LogSetting, Shown, set_log
from instep.coach.feet.touch import record_touch_test
from instep.coach.person.preferences import set_dials
from instep.coach.person.profile import read_profile
from instep.coach.trial.trials import Trial, find_trial
from instep.foot.anatomy import Region, Side
from instep.journal.log import Journal
from instep.library.files.requests import Request
from instep.library.library import Library
from instep.photo.album import Album
from instep.photo.diary import Diary
from instep.record.pins import Care, Note, PinStep
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.pages import ProfileAnswer
from instep.safety.screening import screen
from instep.safety.temperature import Unit
from instep.safety.touch_test import Felt, ToeOf, TouchAnswers
from instep.session.wish import Wish

VIENNA = ZoneInfo("Europe/Vienna")
PODIATRIST = Podiatrist(key=bytes(range(32)))


@dataclass
class Life:
    """One person's deeds; `on` turns the clock, and every id counts on."""

    journal: Journal
    library: Library
    numbers: Iterator[int]
    folder: Path
    person: str = "me"
    now: datetime = field(default_factory=lambda: datetime(2026, 2, 20, 19, tzinfo=VIENNA))

    def new_id(self) -> str:
        return f"00000000-0000-4000-8000-{next(self.numbers):012d}"

    def on(self, month: int, day: int, hour: int = 20, *, zone: tzinfo = VIENNA) -> None:
        self.now = datetime(2026, month, day, hour, tzinfo=zone)

    @property
    def deed(self) -> dict[str, Any]:
        return {"person": self.person, "journal": self.journal, "now": self.now, "new_id": self.new_id}

    @property
    def read(self) -> dict[str, Any]:
        return {"person": self.person, "journal": self.journal, "library": self.library}

    def profile(self, **answers: Answer) -> dict[str, ProfileAnswer]:
        return {item: ProfileAnswer(answer=said, at=self.now) for item, said in answers.items()}

    def says(self, **answers: Answer) -> None:
        keep_profile(self.profile(**answers), **self.deed)

    def sets(self, **dials: str) -> None:
        set_dials(dials, **self.deed)

    def starts(
        self,
        wish: Wish,
        answers: Answers,
        *,
        profile: Mapping[str, ProfileAnswer] | None = None,
        before: Mapping[str, int] | None = None,
        looked: str = "sight",
    ) -> str:
        """Start or be refused; the session's id where it began, else nothing."""
        known = profile if profile is not None else read_profile(self.person, self.journal)
        answered = Answered(answers=answers, profile=known, looked=looked, before=before or {})
        outcome = start_session(wish, answered, library=self.library, **self.deed)
        return outcome.id if isinstance(outcome, Started) else ""

    def emergency(self, wish: Wish, answers: Answers) -> None:
        record_emergency(wish, answers, screen(answers, self.library.rules), **self.deed)

    def sends(self, kind: str, body: dict[str, Any], at: str) -> None:
        """Send one fact through the door of the player's outbox, whose times have an offset and no zone."""
        fact = {"id": self.new_id(), "kind": kind, "at": at, "version": 1, "body": body}
        record_facts([fact], person=self.person, journal=self.journal)

    def happens(self, session: str, event: str, at_ms: int, **changes: Any) -> None:
        place = {"side": None, "region": None, "foot": "left", "move": "thumb-circles", "pressure": "light"}
        rest = {"pain": None, "state": "guiding", "regions": ["heel_sole", "arch"], "position_ms": at_ms}
        body = {"session": session, "at_ms": at_ms, "event": event, **place, **rest, **changes}
        self.sends("session_event", body, (self.now + timedelta(milliseconds=at_ms)).isoformat())

    def ends(self, session: str, left_ms: int, right_ms: int, **changes: Any) -> None:
        played = {"left": left_ms, "right": right_ms}
        how = {"ended": "finished", "left": [], "routine": "classic", "way": "hands"}
        body = {"session": session, "seconds_played": (left_ms + right_ms) / 1000, "played_ms": played, **how}
        self.now += timedelta(milliseconds=left_ms + right_ms + 61_000)
        self.sends("session_ended", {**body, **changes}, self.now.isoformat())

    def rates(self, session: str, values: dict[str, int], *, moment: str = "after", **words: Any) -> None:
        body = {"session": session, "moment": moment, "values": values, **words}
        self.sends("rated", body, self.now.isoformat())

    def looks(
        self,
        *findings: Finding,
        gone: tuple[str, ...] = (),
        changed: Mapping[str, str] | None = None,
        by: str = "",
        stops: bool = True,
    ) -> None:
        keys = [stop.key for stop in self.library.ritual.stops] if stops else []
        seen = Seen(findings=findings, gone=frozenset(gone), changed=changed or {}, by=by)
        look = Look(how="mirror", seen=seen, stops=dict.fromkeys(keys, "same"))
        record_foot_check(look, library=self.library, **self.deed)

    def pin(self, finding: str) -> str:
        """The id of the open pin of this finding."""
        found = open_pins(self.person, self.journal, now=self.now)
        return next(pin.id for pin in found if pin.finding == finding)

    def cares(self, finding: str, care: Care, *, on: date | None = None, words: str = "") -> None:
        note = Note(at=self.now, step=PinStep.CARE, by="", words=words, care=care, on=on)
        tell_care(self.pin(finding), note, person=self.person, journal=self.journal, new_id=self.new_id)

    def touches(self, *missed: ToeOf, unsure: tuple[ToeOf, ...] = (), false_yes: int = 0) -> None:
        felt = dict.fromkeys(self.library.touch_test.rules.order, Felt.FELT)
        given = felt | dict.fromkeys(missed, Felt.NOT_FELT) | dict.fromkeys(unsure, Felt.CANNOT_TOUCH)
        record_touch_test(TouchAnswers(given=given, false_yes=false_yes), library=self.library, **self.deed)

    def sets_log(self, *, on: bool, unit: Unit = Unit.C, thermometer: int = 1) -> None:
        set_log(LogSetting(on=on, unit=unit, thermometer=thermometer), **self.deed)

    def measures(self, base: str, *, unit: Unit = Unit.C, **hot: str) -> None:
        """Take every site of both feet; `hot` names sites of the left foot that show something else."""
        right = dict.fromkeys(self.library.temperature_log.rules.sites, base)
        record_temperatures(
            Shown(unit=unit, left={**right, **hot}, right=right), library=self.library, **self.deed
        )

    def sees(self, *signs: str) -> None:
        record_signs(frozenset(signs), library=self.library, **self.deed)

    def asks(self) -> Request:
        return make_request(library=self.library, **self.deed)

    def accepts(self, request: Request, until: date, **changes: Any) -> str:
        """Accept a signed answer; its id."""
        days = {"given": self.now.date().isoformat(), "until": until.isoformat()}
        raw = PODIATRIST.replies(request, **days | changes)
        offer = read_file_answer(raw, "reply.json", now=self.now, **self.read)
        accept_offer(offer, compared=True, **self.deed)
        return offer.reply.id

    def withdraws(self, agreement: str) -> None:
        withdraw_agreement(agreement, **self.deed)

    def types(self, code: str, name: str) -> str:
        """Accept a short code; the id of what it says."""
        offer = read_code_answer(code, name, now=self.now, **self.read)
        accept_offer(offer, compared=True, **self.deed)
        return offer.reply.id

    @property
    def diary(self) -> Diary:
        return Diary(person=self.person, journal=self.journal, album=Album(self.folder))

    def begins(self, trial: Trial) -> None:
        begin(trial, **self.deed)

    def rates_day(self, trial: str, rating: Rating) -> None:
        rate(rating, self._trial(trial), **self.deed)

    def ends_trial(self, trial: str) -> None:
        end(self._trial(trial), **self.deed)

    def _trial(self, trial: str) -> Trial:
        found = find_trial(trial, self.person, self.journal)
        assert found is not None
        return found


def said(value: str | int | tuple[str, ...], *sides: Side, at: tuple[Region, ...] = ()) -> Answer:
    return Answer(value=value, sides=frozenset(sides or Side), regions=at)


def found(finding: str, side: Side, *regions: Region, note: str = "") -> Finding:
    return Finding(id=finding, sides=frozenset({side}), regions=regions, note=note)
