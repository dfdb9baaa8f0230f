"""The foot record: a look opens, sees again, changes and closes pins; what asks for care keeps asking."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.coach.contexts import NOON, Numbered

from instep.coach.feet.foot_check import Look, keep_profile, record_foot_check
from instep.coach.feet.foot_findings import (
    Asking,
    Seen,
    asking,
    finding_of,
    open_pins,
    read_care,
    read_strip,
    tell_care,
)
from instep.coach.session.start_session import Answered, start_session
from instep.facts.feet import FootChecked, PinNote
from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.record.pins import Care, Note, Pin, PinStep
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.clearance import RiskGroup
from instep.safety.pages import ProfileAnswer
from instep.safety.triage import Triage
from instep.session.wish import Wish

LIBRARY = Library()
ME = "me"
BLISTER = Finding(id="blister", sides=frozenset({Side.RIGHT}), regions=(Region.HEEL_BACK,), note="new shoes")
CALLUS = Finding(id="deformity_old", sides=frozenset({Side.LEFT}), regions=(Region.TOES,))
DIABETES = Answers(given={"diabetes": Answer(value="yes"), "foot_risk_told": Answer(value="low")})


class Record(Numbered):
    """A real journal, and what one person does with their feet from day to day."""

    def look(
        self, day: int, *found: Finding, gone: tuple[str, ...] = (), changed: dict[str, str] | None = None
    ) -> Triage:
        seen = Seen(findings=found, gone=frozenset(gone), changed=changed or {}, by="Ben")
        return record_foot_check(Look(how="helper", seen=seen), self.context(at(day)))

    def pins(self, day: int) -> tuple[Pin, ...]:
        return open_pins(self.context(at(day)))

    def asks(self, day: int, answers: Answers = DIABETES) -> list[str]:
        return [one.pin.finding for one in self.asked(day, answers) if one.asks]

    def asked(self, day: int, answers: Answers = DIABETES) -> tuple[Asking, ...]:
        return asking(answers, self.context(at(day)))

    def tell(self, pin: str, care: Care, day: int, *, on: date | None = None) -> None:
        note = Note(at=at(day), step=PinStep.CARE, by="", care=care, on=on, words="they said: cover it")
        tell_care(pin, note, self.context(at(day)))


def at(day: int) -> datetime:
    return NOON + timedelta(days=day)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = Record(tmp_path)
    with closing(made.journal):
        yield made


def test_a_finding_opens_a_pin_and_seen_again_is_the_same_pin(record: Record) -> None:
    record.look(0, BLISTER)
    (first,) = record.pins(0)
    record.look(1, BLISTER)
    (again,) = record.pins(1)
    assert again.id == first.id
    assert (again.looks, again.last_look) == (1, at(1))
    assert [(note.step, note.by, note.words) for note in again.notes] == [
        (PinStep.OPENED, "Ben", "new shoes")
    ]


def test_a_pin_that_a_look_does_not_speak_of_stays_open_and_asks_as_before(record: Record) -> None:
    record.look(0, BLISTER)
    found = record.look(1)
    assert [one.finding for one in found.findings] == ["blister"]
    assert found.contact is not None
    assert found.result is None
    assert record.pins(1)[0].looks == 0


def test_a_pin_changes_in_the_persons_own_words_and_closes_when_it_is_said_to_be_gone(record: Record) -> None:
    record.look(0, BLISTER)
    (pin,) = record.pins(0)
    record.look(1, BLISTER, changed={pin.id: "it burst"})
    assert record.pins(1)[0].notes[-1].words == "it burst"
    assert finding_of(record.pins(1)[0]).note == "it burst"
    record.look(2, gone=(pin.id,))
    assert record.pins(2) == ()
    closed = record.journal.pin(ME, pin.id)
    assert closed is not None
    assert [note.step for note in closed.notes] == [PinStep.OPENED, PinStep.CHANGED, PinStep.CLOSED]


def test_a_finding_that_asks_for_care_keeps_asking_until_it_is_said_what_happened(record: Record) -> None:
    record.look(0, BLISTER, CALLUS)
    pin = next(pin for pin in record.pins(0) if pin.finding == "blister")
    assert [record.asks(day) for day in (0, 1, 30)] == [["blister"]] * 3
    record.tell(pin.id, Care.NOT_YET, 30)
    assert record.asks(31) == ["blister"]
    record.tell(pin.id, Care.BOOKED, 31, on=at(35).date())
    assert [record.asks(day) for day in (31, 35, 36)] == [[], [], ["blister"]]
    record.tell(pin.id, Care.SEEN, 36)
    assert record.asks(400) == []
    told = next(one.told for one in record.asked(400) if one.pin.id == pin.id)
    assert told is not None
    assert told.words == "they said: cover it"


def test_what_is_only_mentioned_at_the_next_visit_never_asks(record: Record) -> None:
    record.look(0, CALLUS)
    assert [one.pin.finding for one in record.asked(0)] == ["deformity_old"]
    assert record.asks(0) == []


@pytest.mark.parametrize("finding", list(LIBRARY.findings))
@pytest.mark.parametrize("group", list(RiskGroup))
def test_each_finding_asks_in_each_risk_group_for_what_the_foot_check_says(
    group: RiskGroup, finding: str, record: Record
) -> None:
    answers = {
        RiskGroup.A: Answers(),
        RiskGroup.B: DIABETES,
        RiskGroup.C: Answers(given={"past_ulcer": Answer(value="yes")}),
    }[group]
    kind = LIBRARY.findings[finding]
    record.look(0, Finding(id=finding, sides=frozenset({Side.LEFT}), regions=kind.regions[:1]))
    (one,) = record.asked(0, answers)
    action = kind.actions[group]
    assert one.advice.do == action.do
    assert one.advice.level is action.level
    assert (one.advice.contact and one.advice.contact.who) == (
        action.referral and action.referral.contact.who
    )


def test_the_look_before_a_session_writes_into_the_same_record(record: Record) -> None:
    record.look(0, CALLUS)
    (pin,) = record.pins(0)
    start_session(
        Wish(minutes=10),
        Answered(
            answers=Answers(findings=(BLISTER,)),
            profile={},
            looked="sight",
            before={},
            gone=frozenset({pin.id}),
        ),
        record.context(at(1)),
    )
    assert [one.finding for one in record.pins(1)] == ["blister"]


def test_thirty_days_show_looks_and_gaps_alike(record: Record) -> None:
    record.look(0, BLISTER)
    record.look(3)
    days = read_strip(at(4).date(), record.context(at(4)), days=6)
    assert [one.looks for one in days] == [0, 1, 0, 0, 1, 0]
    assert [one.pins[Side.RIGHT] for one in days] == [0, 1, 1, 1, 1, 1]


def test_care_for_a_finding_that_nobody_knows_is_refused_in_one_line(record: Record) -> None:
    with pytest.raises(BadInput, match="there is no finding 'nothing'"):
        record.tell("nothing", Care.SEEN, 1)


@pytest.mark.parametrize(
    ("care", "on", "problem"), [("fine", None, "no answer 'fine'"), ("seen", "14/12", "is no day")]
)
def test_a_wrong_answer_about_care_names_its_field(care: str, on: str | None, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        read_care(care, on)


def test_a_finding_of_another_version_is_kept_in_the_record_and_stops_nothing(record: Record) -> None:
    row = PinNote(
        pin="old", step=PinStep.OPENED, finding="not_known_here", side=Side.LEFT, region=Region.ARCH
    )
    record.context().append(FootChecked(findings=(), pins=(row,)))
    assert [pin.id for pin in record.pins(0)] == ["old"]
    assert record.asked(0) == ()
    assert record.look(1).findings == ()


def test_the_profile_decides_the_group_in_which_a_kept_finding_asks(record: Record) -> None:
    said = {item: ProfileAnswer(answer=answer, at=NOON) for item, answer in DIABETES.given.items()}
    keep_profile(said, record.context())
    assert record.look(0, BLISTER).risk_group in (RiskGroup.B, RiskGroup.C)
