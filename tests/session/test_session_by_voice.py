"""What the chart does with what only a voice brings: a hush, a number unsaid, the other foot, taking back."""

import pytest
from tests.session.telling import Telling, began

from instep.foot.anatomy import Pressure, Side, Way
from instep.safety.clearance import RiskGroup
from instep.session.wish import Wish


def test_a_hush_silences_at_once_freezes_the_clock_and_waits_for_an_explicit_going_on() -> None:
    story = Telling().into_the_sole()
    position = story.place.position
    entry = story.tell("hush")
    assert (entry.state, entry.effects) == ("paused", ("silence",))
    assert story.wait(600) == []
    assert story.place.position == position
    assert story.tell("resume").state == "guiding"


def test_a_hush_during_the_question_about_pain_leaves_the_question_open() -> None:
    story = Telling(began(1)).into_the_sole()
    story.tell("hurts", pain=3)
    story.wait(32)
    assert story.place.state == "checking"
    assert story.tell("hush").state == "paused"
    story.tell("resume")
    story.wait(1)
    assert story.place.state == "checking"


def test_a_hush_never_begins_nor_takes_up_again_what_has_ended() -> None:
    story = Telling(Wish(minutes=4, way=Way.ROLLER, routine="roller-standing"))
    assert story.tell("hush").state == "handhold"
    story.tell("unwell")
    assert story.tell("hush").effects == ()
    assert story.place.state == "ended"


@pytest.mark.parametrize("state", ["guiding", "easing", "checking", "paused"])
def test_i11_a_number_that_was_not_said_counts_as_high_and_leaves_the_foot(state: str) -> None:
    story = Telling(began(1)).into_the_sole()
    if state != "guiding":
        story.tell("hurts", pain=None)
    story.wait(40 if state == "checking" else 1)
    if state == "paused":
        story.tell("hush")
    assert story.place.state == state
    entry = story.tell("pain_unsaid")
    assert {"silence", "show:S04"} <= set(entry.effects)
    assert story.place.left == ["left"]
    assert entry.state == ("paused" if state in ("checking", "paused") else "easing")


def test_s16_silence_after_the_asking_again_pauses_and_a_second_one_ends() -> None:
    story = Telling(began(1)).into_the_sole()
    story.tell("no_answer")
    story.tell("resume")
    story.tell("hurts", pain=3)
    story.wait(32)
    assert story.place.state == "checking"
    assert story.tell("pain_unsaid").state == "ended"


def test_slower_halves_the_pace_once_and_faster_never_goes_past_the_plan() -> None:
    story = Telling().into_the_sole()
    assert story.tell("faster").effects == ("say:at_pace",)
    assert story.tell("slower").effects == ("slow", "say:slower")
    assert story.tell("slower").effects == ("say:slowest",)
    assert story.tell("faster").effects == ("quick", "say:faster")
    assert not story.place.slow


def test_i3_no_faster_on_a_foot_that_hurt() -> None:
    story = Telling(began(3)).into_the_sole()
    story.tell("hurts", pain=3)
    story.after_easing()
    assert story.tell("faster").effects == ("say:faster_after_pain",)
    assert story.place.slow


def test_i7_no_faster_where_feeling_is_reduced() -> None:
    story = Telling(None, RiskGroup.B, trust_pain=False).into_the_sole()
    story.tell("slower")
    assert story.tell("faster").effects == ("say:faster_numb", "show:S05")


def test_i5_the_other_foot_leaves_the_first_one_and_keeps_its_own_time() -> None:
    story = Telling().into_the_sole()
    story.tell("other_foot")
    assert story.place.left == ["left"]
    story.wait(30)
    assert story.entries[-1].foot == "right"
    assert story.tell("other_foot").effects == ("say:foot_had_turn",)
    story.wait(1500)
    assert story.place.spent["right"] == story.playing.score.planned("right")
    assert "show:unequal" in story.entries[-1].effects


def test_the_other_foot_has_no_turn_where_only_one_is_worked() -> None:
    story = Telling(ways_off_on={Side.RIGHT: (Way.HANDS,)}).into_the_sole()
    assert story.tell("other_foot").effects == ("say:only_this_foot",)
    assert Telling(Wish(minutes=5, routine="rest")).tell("other_foot").effects == ()


def test_what_was_asked_for_is_taken_back_as_if_it_had_not_been_said() -> None:
    story, quiet = Telling().into_the_sole(), Telling().into_the_sole()
    for name in ("next", "softer", "slower", "again", "more", "back", "other_foot", "finished", "harder"):
        story.tell(name)
        story.wait(2)
        assert "say:taken_back" in story.tell("take_back").effects, name
        quiet.wait(2)
        then, now = quiet.place.as_json(), story.place.as_json()
        assert {key: now[key] for key in ("part", "position", "shift", "slow", "left")} == {
            key: then[key] for key in ("part", "position", "shift", "slow", "left")
        }, name


def test_nothing_is_taken_back_after_pain_nor_deeper_on_a_foot_that_hurt() -> None:
    story = Telling(began(3), pressure=Pressure.FIRM).into_the_sole()
    story.tell("softer")
    story.tell("hurts", pain=3)
    story.after_easing()
    assert story.tell("take_back").effects == ("say:too_late",)
    story = Telling(began(3)).into_the_sole()
    story.tell("harder")
    story.tell("hurts", pain=3)
    assert story.after_easing().pressure == "moderate"
    assert story.tell("softer").pressure == "light"
    entry = story.tell("take_back")
    assert (entry.effects, entry.pressure) == (("say:harder_after_pain",), "light")


def test_nothing_is_taken_back_twice_or_when_the_next_move_has_begun() -> None:
    story = Telling().into_the_sole()
    story.tell("softer")
    story.tell("take_back")
    assert story.tell("take_back").effects == ("say:too_late",)
    story.tell("softer")
    story.wait(200)
    assert story.tell("take_back").effects == ("say:too_late",)
