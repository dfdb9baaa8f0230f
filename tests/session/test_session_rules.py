"""What the session rules and each invariant ask of a session, one story each."""

from pathlib import Path

import pytest
from tests.session.making import ROOT, avoid, clearance, plan
from tests.session.telling import Telling, began

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.content.emergency import session_rules
from instep.safety.clearance import RiskGroup
from instep.session.wish import Wish

MINUTE = 60_000


def test_every_session_rule_has_a_story_here() -> None:
    told = Path(__file__).read_text(encoding="utf-8")
    for rule in session_rules(ROOT).rules:
        assert f"def test_{rule.lower()}_" in told, rule


def test_s01_sharp_pain_ends_the_session_at_once_and_the_soles_are_wiped() -> None:
    story = Telling().into_the_sole()
    entry = story.tell("sharp_pain")
    assert entry.effects[:3] == ("silence", "say:sharp", "say:wipe_soles")
    assert entry.state == "ended"
    assert story.place.spared["left"] == ["heel_sole", "arch", "ball"]
    for name in ("resume", "next", "begin", "again", "back", "finished"):
        assert story.tell(name).effects == ()
    assert story.wait(600) == []


def test_s02_one_point_more_means_less_pressure_and_half_the_pace() -> None:
    story = Telling(began(3)).into_the_sole()
    assert story.tell("hurts", pain=3).effects[:1] == ("silence",)
    assert story.place.slow
    now = story.after_easing()
    assert (now.move, now.pressure) == ("thumb-circles", "light")


def test_s02_at_the_lightest_touch_the_place_is_left() -> None:
    story = Telling(began(5), pressure=Pressure.LIGHT).into_the_sole()
    story.tell("hurts", pain=6)
    assert story.after_easing().move == "toe-rotation"


def test_s03_two_points_more_leave_the_spot_and_ask_again_after_half_a_minute() -> None:
    story = Telling(began(1)).into_the_sole()
    story.tell("hurts", pain=3)
    now = story.after_easing()
    assert now.move == "toe-rotation"
    assert now.pressure == "light"
    story.wait(24)
    asked = next(e for e in story.entries if e.event == "check_due")
    assert asked.state == "checking"
    assert asked.effects == ("silence", "say:check", "ask:pain")


def test_s03_four_to_six_when_it_began_lower_leaves_the_spot_too() -> None:
    story = Telling(began(3)).into_the_sole()
    story.tell("hurts", pain=4)
    assert story.after_easing().move == "toe-rotation"


@pytest.mark.parametrize(("pain", "left"), [(3, ["left"]), (None, ["left"]), (2, [])])
def test_s03_still_two_above_the_start_stops_that_foot(pain: int | None, left: list[str]) -> None:
    story = Telling(began(1)).into_the_sole()
    story.tell("hurts", pain=3)
    story.wait(32)
    assert story.place.state == "checking"
    story.tell("hurts", pain=pain)
    assert story.place.left == left


@pytest.mark.parametrize(("start", "pain"), [(0, 3), (1, 4), (6, 7), (5, 8), (0, 10)])
def test_s04_three_points_more_or_seven_stop_that_foot_and_the_other_one_goes_on(
    start: int, pain: int
) -> None:
    story = Telling(began(start)).into_the_sole()
    entry = story.tell("hurts", pain=pain)
    assert entry.state == "easing"
    assert "show:S04" in entry.effects
    assert story.place.left == ["left"]
    assert story.after_easing().foot == "right"
    story.wait(900)
    assert story.place.spent["right"] == story.playing.score.planned("right")
    assert "show:unequal" in story.entries[-1].effects


def test_s04_pain_without_a_start_counts_from_nothing() -> None:
    story = Telling().into_the_sole()
    story.tell("hurts", pain=3)
    assert story.place.left == ["left"]


def test_s05_a_numb_foot_never_gets_more_and_any_pain_leaves_the_spot() -> None:
    story = Telling(began(0), RiskGroup.B, pressure=Pressure.MODERATE, trust_pain=False).into_the_sole()
    refused = story.tell("harder")
    assert refused.effects == ("say:harder_numb", "show:S05")
    assert refused.pressure == "moderate"
    story.tell("hurts", pain=0)
    assert story.after_easing().move == "toe-rotation"


@pytest.mark.parametrize(
    ("rule", "event", "said"),
    [
        ("S06", "numbness", "numbness"),
        ("S07", "colour_change", "colour"),
        ("S08", "calf_pain", "calf"),
        ("S11", "reaction", "reaction"),
        ("S13", "pulls_away", "pulls_away"),
    ],
)
def test_what_ends_both_feet_says_so_shows_its_rule_and_passes_the_wiping(
    rule: str, event: str, said: str
) -> None:
    entry = Telling().into_the_sole().tell(event)
    assert entry.state == "ended"
    assert entry.effects[0] == "silence"
    assert f"say:{said}" in entry.effects
    assert f"show:{rule}" in entry.effects
    assert entry.effects.index("say:wipe_soles") > entry.effects.index(f"say:{said}")


def test_s06_new_numbness_ends_the_session() -> None:
    assert Telling().tell("numbness").state == "ended"


def test_s07_a_change_of_colour_ends_the_session() -> None:
    assert Telling().tell("colour_change").state == "ended"


def test_s08_a_sore_calf_stops_both_feet() -> None:
    story = Telling().into_the_sole()
    assert story.tell("calf_pain").state == "ended"
    assert story.wait(900) == []


def test_s09_chest_pain_shows_the_emergency_number_before_anything_is_said() -> None:
    entry = Telling().into_the_sole().tell("unwell")
    assert entry.effects[:3] == ("silence", "show:emergency", "say:unwell")
    assert entry.state == "ended"


def test_s07_a_cold_foot_that_hurts_or_is_numb_shows_the_emergency_number_at_once() -> None:
    entry = Telling().into_the_sole().tell("cold_and_painful")
    assert entry.effects[:3] == ("silence", "show:emergency", "say:unwell")
    assert entry.state == "ended"


def test_s17_what_to_do_until_help_comes_is_shown_with_the_emergency_number() -> None:
    entry = Telling().into_the_sole().tell("unwell")
    assert entry.effects.index("show:emergency") < entry.effects.index("show:S17")


def test_s10_broken_skin_leaves_that_foot_in_group_a() -> None:
    story = Telling().into_the_sole()
    assert story.tell("skin_broke").state == "easing"
    assert story.after_easing().foot == "right"


@pytest.mark.parametrize("group", [RiskGroup.B, RiskGroup.C])
def test_s10_broken_skin_ends_both_feet_in_groups_b_and_c(group: RiskGroup) -> None:
    entry = Telling(None, group).into_the_sole().tell("skin_broke")
    assert entry.state == "ended"
    assert "say:skin_broke_end" in entry.effects


def test_s11_a_reaction_of_the_skin_ends_the_session() -> None:
    assert Telling().tell("reaction").state == "ended"


def test_s12_dizzy_means_sit_and_wait_and_no_more_standing_today() -> None:
    assert Telling().into_the_sole().tell("dizzy").state == "paused"
    standing = Telling(Wish(minutes=4, way=Way.ROLLER, routine="roller-standing"))
    standing.tell("holding")
    standing.wait(60)
    assert standing.tell("dizzy").state == "ended"


def test_s13_pulling_away_ends_the_session() -> None:
    assert Telling().tell("pulls_away").state == "ended"


def test_s14_a_device_that_prickles_is_switched_off() -> None:
    story = Telling(Wish(minutes=5, way=Way.DEVICE, routine="device"))
    story.wait(60)
    assert story.tell("device_hot").state == "ended"
    assert Telling().tell("device_hot").effects == ()


def test_s15_a_mark_that_stays_is_shown_its_rule_after_the_end() -> None:
    story = Telling()
    story.tell("stop")
    assert story.tell("mark_stays").effects == ("show:S15",)


def test_s16_no_answer_pauses_and_a_second_one_ends() -> None:
    story = Telling().into_the_sole()
    assert story.tell("no_answer").state == "paused"
    assert story.tell("no_answer").state == "ended"


def test_s16_going_on_is_no_answer_to_the_question_and_the_next_silence_ends() -> None:
    story = Telling().into_the_sole()
    story.tell("no_answer")
    assert story.tell("resume").state == "guiding"
    assert story.tell("no_answer").state == "ended"


def test_s16_silence_after_a_question_about_pain_is_not_taken_for_an_answer() -> None:
    story = Telling(began(1)).into_the_sole()
    story.tell("hurts", pain=3)
    story.wait(32)
    story.wait(20)
    assert story.place.state == "paused"
    story.tell("resume")
    story.wait(1)
    assert story.place.state == "checking"
    story.wait(20)
    assert story.place.state == "ended"


def test_i2_harder_at_the_ceiling_explains_itself_and_changes_nothing() -> None:
    story = Telling(pressure=Pressure.MODERATE).into_the_sole()
    entry = story.tell("harder")
    assert entry.effects == ("say:at_ceiling", "show:why")
    assert entry.pressure == "moderate"


def test_i2_harder_and_softer_go_one_step_and_never_past_the_ends() -> None:
    story = Telling().into_the_sole()
    assert [story.tell("harder").pressure for _ in range(3)] == ["firm", "firm", "firm"]
    assert [story.tell("softer").pressure for _ in range(3)] == ["moderate", "light", "light"]
    assert story.entries[-1].effects == ("say:lightest",)


def test_deeper_was_asked_for_in_one_place_and_the_next_one_begins_as_planned() -> None:
    story = Telling().into_the_sole()
    story.tell("harder")
    assert story.tell("next").pressure == "light"
    story.tell("back")
    assert story.entries[-1].pressure == "moderate"


def test_i3_no_deeper_on_a_foot_that_hurt() -> None:
    story = Telling(began(3)).into_the_sole()
    story.tell("hurts", pain=3)
    story.after_easing()
    assert story.tell("harder").effects == ("say:harder_after_pain",)


def test_i3_pain_in_a_named_place_leaves_that_place_and_the_one_under_the_hands() -> None:
    story = Telling(began(3)).into_the_sole()
    story.tell("hurts", pain=None, side=Side.LEFT, region=Region.TOES)
    assert story.place.spared["left"] == ["toes", "heel_sole", "arch", "ball"]


def test_i4_a_move_whose_other_hand_would_rest_on_a_place_left_alone_is_left_out() -> None:
    made = plan(given=clearance(avoid=(avoid(Side.LEFT, Region.TOP),)))
    assert "achilles-draw" not in {s.move for s in made.segments if s.foot is Side.LEFT}
    assert "achilles-draw" in {s.move for s in made.segments if s.foot is Side.RIGHT}


def test_i5_more_on_the_first_foot_is_given_to_the_second_one_too() -> None:
    story = Telling().into_the_sole()
    story.tell("more")
    story.wait(10)
    story.tell("again")
    story.wait(1500)
    assert story.place.ended == "finished"
    assert story.place.spent["left"] == story.place.spent["right"] > story.playing.score.planned("left")


def test_i5_a_skipped_stretch_on_the_first_foot_shortens_the_second_as_much() -> None:
    story = Telling().into_the_sole()
    story.tell("next")
    story.wait(1500)
    assert story.place.spent["left"] == story.place.spent["right"] < story.playing.score.planned("left")


def test_i5_next_on_the_last_move_leaves_the_foot_and_the_other_keeps_its_time() -> None:
    story = Telling().into_the_sole()
    story.tell("next")
    story.tell("next")
    assert story.place.left == ["left"]
    story.wait(1500)
    assert story.place.spent["right"] == story.playing.score.planned("right")
    assert "show:unequal" in story.entries[-1].effects


def test_i6_a_pause_is_silent_and_going_on_says_where_you_were() -> None:
    story = Telling().into_the_sole()
    position = story.place.position
    assert story.tell("pause").effects == ("silence", "say:paused")
    assert story.wait(300) == []
    assert story.place.position == position
    assert story.tell("resume").effects == (
        "say:resumed",
        f"play:{position}",
        "say:where_left",
        "say:moves.thumb-circles.name",
        "say:pressures.moderate",
    )


def test_i8_even_next_during_the_closing_passes_the_wiping() -> None:
    story = Telling()
    story.tell("finished")
    assert story.tell("next").effects == ("silence", "say:wipe_soles", "ask:after")


def test_i9_a_standing_roller_waits_for_the_handhold_and_asks_again_after_a_pause() -> None:
    story = Telling(Wish(minutes=4, way=Way.ROLLER, routine="roller-standing"))
    assert story.place.state == "handhold"
    assert story.wait(30) == []
    story.tell("holding")
    story.wait(60)
    story.tell("pause")
    assert story.tell("resume").state == "handhold"
    assert story.tell("holding").state == "guiding"


def test_i12_an_interruption_pauses_with_the_place_kept() -> None:
    story = Telling().into_the_sole()
    position = story.place.position
    entry = story.tell("interrupted")
    assert (entry.state, entry.effects, entry.position_ms) == (
        "paused",
        ("silence", "show:interrupted"),
        position,
    )


def test_the_spoken_depth_follows_softer() -> None:
    story = Telling()
    story.wait(30)
    story.tell("softer")
    story.tell("again")
    said = [effect for e in story.wait(40) for effect in e.effects if "pressures." in effect]
    assert said == ["say:pressures.light"]


def test_done_goes_to_the_slow_ending_and_a_second_done_ends() -> None:
    story = Telling().into_the_sole()
    assert story.tell("finished").effects[0] == "say:finish"
    assert story.playing.score.parts[story.place.part].kind == "closing"
    assert story.tell("finished").state == "ended"


def test_how_long_and_why_change_nothing() -> None:
    story = Telling().into_the_sole()
    before = story.place.as_json()
    assert story.tell("how_long").effects == ("show:time_left", "say:time_left")
    assert story.tell("why").effects == ("show:why", "say:why")
    assert story.place.as_json() == before


def test_i2_a_place_that_claims_more_than_the_ceiling_is_still_held_under_it() -> None:
    story = Telling(pressure=Pressure.MODERATE).into_the_sole()
    story.place.shift = 5
    assert story.tell("how_long").pressure == "moderate"


def test_the_time_played_counts_easing_and_leaves_out_pauses() -> None:
    story = Telling()
    story.wait(12.5)
    story.tell("hurts", pain=6)
    story.wait(27.5)
    story.tell("pause")
    story.wait(60)
    story.tell("stop")
    assert story.place.played == 40_000
