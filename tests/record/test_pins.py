"""A pin is the sum of its notes, whatever order they come in."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from instep.foot.anatomy import Region, Side
from instep.record.pins import Care, Note, Pin, Place, Step, open_on
from instep.record.strip import strip

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
BARE = Pin(id="p1", place=Place("blister", Side.LEFT, Region.HEEL_BACK))


def note(step: Step, days: int, *, care: Care | None = None, on: date | None = None) -> Note:
    return Note(at=NOON + timedelta(days=days), step=step, by="", care=care, on=on)


def pinned(*notes: Note) -> Pin:
    pin = BARE
    for one in notes:
        pin = pin.plus(one)
    return pin


def day(days: int) -> date:
    return (NOON + timedelta(days=days)).date()


@given(
    st.permutations([(Step.OPENED, 0), (Step.SAME, 1), (Step.CHANGED, 2), (Step.SAME, 3), (Step.CLOSED, 5)])
)
def test_the_order_in_which_notes_arrive_makes_no_difference(steps: list[tuple[Step, int]]) -> None:
    pin = pinned(*(note(step, days) for step, days in steps))
    assert [one.step for one in pin.notes] == [Step.OPENED, Step.CHANGED, Step.CLOSED]
    assert (pin.looks, pin.last_look) == (2, NOON + timedelta(days=3))


def test_a_pin_is_on_the_map_from_its_first_day_to_the_day_it_was_gone() -> None:
    pin = pinned(note(Step.OPENED, 0), note(Step.CLOSED, 4))
    assert [pin.is_open_on(day(at)) for at in (-1, 0, 4, 5)] == [False, True, True, False]
    assert pinned(note(Step.OPENED, 0)).is_open_on(day(4000))


def test_the_map_of_a_day_shows_what_was_known_on_that_day() -> None:
    pin = pinned(note(Step.OPENED, 0), note(Step.CHANGED, 2), note(Step.CLOSED, 4))
    (then,) = open_on([pin], day(1))
    assert [one.step for one in then.notes] == [Step.OPENED]
    assert open_on([pin], day(9)) == ()


def test_care_is_asked_for_until_something_is_said_of_it() -> None:
    opened = note(Step.OPENED, 0)
    assert pinned(opened).care_told(day(1)) is None
    assert pinned(opened, note(Step.CARE, 1, care=Care.NOT_YET)).care_told(day(1)) is None
    for care in (Care.SEEN, Care.TOLD, Care.BOOKED):
        assert pinned(opened, note(Step.CARE, 1, care=care)).care_told(day(400)) is not None


def test_care_is_asked_for_again_after_the_day_of_the_appointment_and_after_a_change() -> None:
    booked = note(Step.CARE, 1, care=Care.BOOKED, on=day(5))
    pin = pinned(note(Step.OPENED, 0), booked)
    assert pin.care_told(day(5)) == booked
    assert pin.care_told(day(6)) is None
    assert pin.plus(note(Step.CHANGED, 2)).care_told(day(2)) is None


def test_a_day_without_a_look_is_a_gap_and_a_finding_stays_on_it() -> None:
    pin = pinned(note(Step.OPENED, 0), note(Step.CLOSED, 2))
    days = strip(day(3), looks=[day(0), day(0), day(2)], pins=[pin], days=4)
    assert [one.looks for one in days] == [2, 0, 1, 0]
    assert [one.pins[Side.LEFT] for one in days] == [1, 1, 1, 0]
    assert [(one.opened, one.closed) for one in days] == [(1, 0), (0, 0), (0, 1), (0, 0)]
    assert all(one.pins[Side.RIGHT] == 0 for one in days)


def test_notes_of_one_moment_stand_in_the_order_of_their_steps() -> None:
    notes = [note(Step.OPENED, 0), note(Step.CHANGED, 0), note(Step.CLOSED, 0)]
    assert {pinned(*order).notes for order in permutations(notes)} == {tuple(notes)}
