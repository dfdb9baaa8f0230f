"""After pain a foot has a ceiling for the session, and what is said of it is what happens."""

from dataclasses import asdict
from typing import Any

import pytest
from tests.session.telling import Telling

from instep.foot.anatomy import Region, Side, Way
from instep.session.events import TraceEntry
from instep.session.place import Place, pressure
from instep.session.wish import Wish


def evening(start: int = 1) -> Telling:
    """A routine whose light strokes are followed by moderate ones on the same foot, at the light ones."""
    story = Telling(Wish(minutes=4, routine="evening", start_pain=dict.fromkeys(Side, start)))
    story.wait(25)
    assert (story.entries[-1].move, story.entries[-1].pressure) == ("effleurage", "light")
    return story


def classic(start: int = 1) -> Telling:
    """Thumb circles at moderate pressure on the left foot, on feet that hurt this much at the start."""
    return Telling(Wish(minutes=10, routine="classic", start_pain=dict.fromkeys(Side, start))).into_the_sole()


def depths(story: Telling, foot: str) -> set[str | None]:
    """Every pressure at which a foot is worked until the end of the session."""
    after = story.wait(600)
    return {e.pressure for e in after if e.foot == foot and e.move and e.state == "guiding"}


@pytest.mark.parametrize("pain", [2, 1, 3, None])
def test_i3_after_pain_under_a_light_stroke_that_foot_is_only_stroked_lightly(pain: int | None) -> None:
    story = evening()
    story.tell("hurts", pain=pain)
    story.wait(8)
    assert story.entries[-1].pressure == "light"
    assert depths(story, "left") <= {"light"}


@pytest.mark.parametrize("names", [("pause", "hurts", "resume"), ("hush", "pain_place", "resume")])
def test_i3_pain_that_is_told_in_a_pause_is_a_ceiling_too(names: tuple[str, ...]) -> None:
    story = evening()
    for name in names:
        story.tell(name, **({"pain": 2} if name == "hurts" else {}))
    assert depths(story, "left") <= {"light"}


def test_i3_a_foot_that_hurts_before_its_turn_is_stroked_as_lightly_as_can_be() -> None:
    story = evening()
    story.tell("hurts", pain=2, side=Side.RIGHT)
    assert story.place.ceilings == {"right": 0}
    assert depths(story, "right") == {"light"}


def test_i3_the_other_foot_keeps_its_own_depth() -> None:
    story = evening()
    story.tell("hurts", pain=2)
    assert "moderate" in depths(story, "right")


@pytest.mark.parametrize("side", [None, *Side])
def test_i3_no_name_of_a_foot_makes_the_foot_that_hurt_any_harder(side: Side | None) -> None:
    story = classic()
    story.tell("hurts", pain=2, side=Side.LEFT)
    story.after_easing()
    entry = story.tell("harder", side=side)
    assert (entry.effects, entry.pressure) == (("say:harder_after_pain",), "light")


def test_i3_nothing_is_stroked_faster_after_pain_on_either_foot() -> None:
    story = classic()
    story.tell("hurts", pain=2, side=Side.RIGHT)
    story.after_easing()
    assert story.tell("faster", side=Side.LEFT).effects == ("say:faster_after_pain",)


def test_a_ceiling_only_lowers_and_the_same_pain_told_twice_lowers_it_once() -> None:
    story = classic()
    story.tell("harder")
    for _ in range(3):
        story.tell("hurts", pain=2)
        assert story.place.ceilings == {"left": 1}
    story.after_easing()
    story.tell("hurts", pain=2)
    assert story.place.ceilings == {"left": 0}


def test_softer_at_the_lightest_stays_there_until_more_is_asked_for() -> None:
    story = evening()
    assert story.tell("softer").effects == ("say:lightest",)
    assert story.tell("next").pressure == "light"
    assert story.tell("harder").pressure == "moderate"
    story = evening()
    story.tell("softer")
    story.tell("take_back")
    assert story.tell("next").pressure == "moderate"


def test_what_is_said_before_the_number_is_true_whatever_number_follows() -> None:
    entry = classic().tell("hurts")
    said = [effect for effect in entry.effects if effect.startswith(("say:", "show:"))]
    assert said == ["say:hands_off", "say:how_much"]


@pytest.mark.parametrize(
    ("start", "pain", "said", "left"),
    [
        (0, 1, "leave_spot", []),
        (0, 2, "leave_spot", []),
        (0, 3, "leave_foot", ["left"]),
        (2, 4, "leave_spot", []),
        (3, 6, "leave_foot", ["left"]),
        (6, 7, "leave_foot", ["left"]),
    ],
)
def test_the_number_decides_by_its_rise_and_what_is_said_then_is_what_happens(
    *, start: int, pain: int, said: str, left: list[str]
) -> None:
    story = classic(start)
    story.tell("hurts")
    entry = story.tell("hurts", pain=pain)
    assert [e for e in entry.effects if e.startswith("say:")] == [f"say:{said}"]
    assert story.place.left == left
    now = story.after_easing()
    assert now.move != "thumb-circles" or now.foot != "left"


def test_i11_without_a_number_the_place_is_left_and_it_is_said_when_hands_go_on() -> None:
    story = classic()
    story.tell("hurts")
    eased = next(e for e in story.wait(8) if e.event == "eased")
    assert "say:no_number" in eased.effects
    assert (eased.move, eased.pressure) == ("toe-rotation", "light")
    assert "check_due" in {e.event for e in story.wait(30)}


def test_i11_a_number_not_given_in_a_pause_is_told_on_going_on() -> None:
    story = classic()
    story.tell("pause")
    story.tell("hurts")
    assert "say:no_number" in story.tell("resume").effects


def test_a_low_number_never_opens_again_what_was_spared_without_one() -> None:
    story = classic()
    story.tell("hurts")
    before = (list(story.place.spared["left"]), dict(story.place.ceilings))
    story.tell("hurts", pain=0)
    assert (story.place.spared["left"], story.place.ceilings) == before


@pytest.mark.parametrize("first", ["number", "place"])
def test_a_number_and_a_place_are_both_taken_in_any_order(first: str) -> None:
    story = classic()
    story.tell("hurts")
    told: dict[str, Any] = {
        "number": lambda: story.tell("hurts", pain=2, side=Side.LEFT),
        "place": lambda: story.tell("pain_place", side=Side.LEFT, region=Region.TOES),
    }
    for name in (first, *(told.keys() - {first})):
        told[name]()
    assert story.place.spared["left"] == ["heel_sole", "arch", "ball", "toes"]
    assert story.place.ceilings == {"left": 0}
    assert story.place.left == []


def test_a_place_that_is_named_late_is_spared_and_is_no_second_pain() -> None:
    story = classic()
    story.tell("hurts", pain=3)
    story.after_easing()
    before, ceilings, spared = story.place.shift, dict(story.place.ceilings), len(story.place.spared["left"])
    entry = story.tell("pain_place", side=Side.LEFT, region=Region.HEEL_BACK)
    assert (entry.state, entry.effects) == ("guiding", ("show:place_left",))
    assert (story.place.shift, story.place.ceilings) == (before, ceilings)
    assert len(story.place.spared["left"]) == spared + 1
    # Under the hands it is left at once.
    assert story.tell("pain_place", side=Side.LEFT, region=Region.TOES).state == "easing"
    assert story.after_easing().foot == "right"


@pytest.mark.parametrize(("pain", "left"), [(2, []), (9, ["left"])])
def test_a_number_that_comes_late_decides_for_the_foot_that_was_asked_about(
    pain: int, left: list[str]
) -> None:
    story = classic()
    story.tell("hurts")
    story.after_easing()
    before = (story.place.shift, dict(story.place.spared))
    story.tell("pain_number", pain=pain, side=Side.LEFT)
    assert story.place.left == left
    assert (story.place.shift, story.place.spared) == before


def test_one_point_above_the_start_when_asked_again_is_less_pressure_again() -> None:
    story = evening()
    story.tell("hurts", pain=3)
    story.wait(32)
    assert story.place.state == "checking"
    entry = story.tell("hurts", pain=2)
    assert "say:leave_spot" in entry.effects
    assert story.place.left == []


def test_going_on_says_where_it_was_only_if_it_is_still_there() -> None:
    story = classic()
    story.tell("pause")
    story.tell("hurts", pain=2)
    assert said(story.tell("resume"))[0] == "elsewhere"
    story.tell("pause")
    assert said(story.tell("resume"))[0] == "resumed"


def said(entry: TraceEntry) -> list[str]:
    return [effect.removeprefix("say:") for effect in entry.effects if effect.startswith("say:")]


def test_pain_is_heard_while_the_hold_is_waited_for() -> None:
    story = Telling(Wish(minutes=4, way=Way.ROLLER, routine="roller-standing"))
    story.tell("holding")
    story.wait(40)
    story.tell("pause")
    story.tell("resume")
    assert story.place.state == "handhold"
    story.tell("hurts", pain=2)
    story.tell("holding")
    assert story.entries[-1].pressure == "light"


def test_a_place_written_down_before_there_were_ceilings_keeps_a_foot_that_hurt_at_the_lightest() -> None:
    story = classic()
    older = asdict(Place(part=story.place.part, position=story.place.position, hurt=["left"], state="paused"))
    for unknown in ("ceilings", "in_force", "awaiting"):
        del older[unknown]
    story.playing = type(story.playing)(
        chart=story.playing.chart, score=story.playing.score, place=Place(**older)
    )
    assert story.tell("resume").pressure == "light"
    assert pressure(story.playing.score, story.place) == 0
    assert depths(story, "left") == {"light"}


def test_nothing_of_the_way_out_is_passed_over_by_taking_back() -> None:
    story = classic()
    story.tell("finished")
    story.wait(2)
    position = story.place.position
    story.tell("again")
    story.wait(2)
    story.tell("take_back")
    assert story.place.position == position
    assert "speech:wipe" in {effect for e in story.wait(60) for effect in e.effects}


def test_a_number_that_stays_unsaid_ends_the_foot_that_was_asked_about() -> None:
    story = classic()
    story.tell("hurts")
    story.after_easing()
    story.tell("other_foot")
    story.wait(20)
    assert story.entries[-1].foot == "right"
    story.tell("pain_unsaid", side=Side.LEFT)
    assert story.place.left == ["left"]
    assert story.after_easing().foot == "right"
