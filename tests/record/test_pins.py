"""A pin is the sum of its notes, whatever order they come in."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from instep.foot.anatomy import Region, Side
from instep.record.pins import Care, Note, Pin, PinPlace, PinStep, open_on
from instep.record.strip import strip

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
BARE = Pin(id="p1", place=PinPlace("blister", Side.LEFT, Region.HEEL_BACK))


def note(step: PinStep, days: int, *, care: Care | None = None, on: date | None = None) -> Note:
    return Note(at=NOON + timedelta(days=days), step=step, by="", care=care, on=on)


def pinned(*notes: Note) -> Pin:
    pin = BARE
    for one in notes:
        pin = pin.plus(one)
    return pin


def day(days: int) -> date:
    return (NOON + timedelta(days=days)).date()


@given(
    st.permutations(
        [(PinStep.OPENED, 0), (PinStep.SAME, 1), (PinStep.CHANGED, 2), (PinStep.SAME, 3), (PinStep.CLOSED, 5)]
    )
)
def test_the_order_in_which_notes_arrive_makes_no_difference(steps: list[tuple[PinStep, int]]) -> None:
    pin = pinned(*(note(step, days) for step, days in steps))
    assert [one.step for one in pin.notes] == [PinStep.OPENED, PinStep.CHANGED, PinStep.CLOSED]
    assert (pin.looks, pin.last_look) == (2, NOON + timedelta(days=3))


def test_a_pin_is_on_the_map_from_its_first_day_to_the_day_it_was_gone() -> None:
    pin = pinned(note(PinStep.OPENED, 0), note(PinStep.CLOSED, 4))
    assert [pin.is_open_on(day(at)) for at in (-1, 0, 4, 5)] == [False, True, True, False]
    assert pinned(note(PinStep.OPENED, 0)).is_open_on(day(4000))


def test_the_map_of_a_day_shows_what_was_known_on_that_day() -> None:
    pin = pinned(note(PinStep.OPENED, 0), note(PinStep.CHANGED, 2), note(PinStep.CLOSED, 4))
    (then,) = open_on([pin], day(1))
    assert [one.step for one in then.notes] == [PinStep.OPENED]
    assert open_on([pin], day(9)) == ()


def test_care_is_asked_for_until_something_is_said_of_it() -> None:
    opened = note(PinStep.OPENED, 0)
    assert pinned(opened).care_told(day(1)) is None
    assert pinned(opened, note(PinStep.CARE, 1, care=Care.NOT_YET)).care_told(day(1)) is None
    for care in (Care.SEEN, Care.TOLD, Care.BOOKED):
        assert pinned(opened, note(PinStep.CARE, 1, care=care)).care_told(day(400)) is not None


def test_care_is_asked_for_again_after_the_day_of_the_appointment_and_after_a_change() -> None:
    booked = note(PinStep.CARE, 1, care=Care.BOOKED, on=day(5))
    pin = pinned(note(PinStep.OPENED, 0), booked)
    assert pin.care_told(day(5)) == booked
    assert pin.care_told(day(6)) is None
    assert pin.plus(note(PinStep.CHANGED, 2)).care_told(day(2)) is None


def test_a_day_without_a_look_is_a_gap_and_a_finding_stays_on_it() -> None:
    pin = pinned(note(PinStep.OPENED, 0), note(PinStep.CLOSED, 2))
    days = strip(day(3), looks=[day(0), day(0), day(2)], pins=[pin], days=4)
    assert [one.looks for one in days] == [2, 0, 1, 0]
    assert [one.pins[Side.LEFT] for one in days] == [1, 1, 1, 0]
    assert [(one.opened, one.closed) for one in days] == [(1, 0), (0, 0), (0, 1), (0, 0)]
    assert all(one.pins[Side.RIGHT] == 0 for one in days)


def test_notes_of_one_moment_stand_in_the_order_of_their_steps() -> None:
    notes = [note(PinStep.OPENED, 0), note(PinStep.CHANGED, 0), note(PinStep.CLOSED, 0)]
    assert {pinned(*order).notes for order in permutations(notes)} == {tuple(notes)}
