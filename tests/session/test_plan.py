"""The plan keeps its promises for every wish, clearance and memory, and says what it cannot hold."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from msgspec import structs
from tests.examples import examples
from tests.session.making import (
    REPERTOIRE,
    WORDS,
    avoid,
    clearance,
    outcome,
    outcomes,
    plan,
    plans,
)

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Clearance, Level
from instep.session.plan_json import content_hash
from instep.session.timeline import CueKind, Plan, SegmentKind, Talk
from instep.session.wish import CannotPlan, NotToday, Outcome, Remembered, Sore, Wish
from instep.value import plain

Four = tuple[Wish, Clearance, Remembered, Outcome]
MINUTE = 60_000


def seconds_of(made: Plan, side: Side) -> int:
    return sum(s.end_ms - s.start_ms for s in made.segments if s.kind is SegmentKind.MOVE and s.foot is side)


@given(outcomes())
def test_i10_the_segments_add_up_to_the_minutes_asked_for_or_the_plan_says_what_is_missing(
    four: Four,
) -> None:
    wish, _, _, made = four
    if isinstance(made, Plan):
        assert adds_up(made, wish)


def adds_up(made: Plan, wish: Wish) -> bool:
    """Whether a plan lasts what was asked for within a second, or is shorter and says so."""
    total = sum(s.end_ms - s.start_ms for s in made.segments)
    asked = wish.minutes * MINUTE // (2 if wish.halves else 1)
    said = any(
        "minutes asked for" in line.what and line.why != WORDS.say("plan-why-halves")
        for line in made.left_out
    )
    return total == made.duration_ms and total <= asked and (asked - total >= 1000) == said


def test_i10_a_plan_that_is_short_in_silence_does_not_add_up_nor_one_that_is_whole_and_says_it_is_not() -> (
    None
):
    long, fits = Wish(minutes=45, routine="classic"), Wish(minutes=10, routine="classic")
    short, whole = plan(long), plan(fits)
    assert adds_up(short, long)
    assert not adds_up(structs.replace(short, left_out=()), long)
    assert adds_up(whole, fits)
    assert not adds_up(structs.replace(whole, left_out=short.left_out), fits)
    assert not adds_up(structs.replace(whole, segments=whole.segments[:-1]), fits)


@given(plans())
def test_segments_follow_each_other_without_gap_and_end_with_the_closing(made: Plan) -> None:
    assert made.segments[0].start_ms == 0
    assert all(a.end_ms == b.start_ms for a, b in pairwise(made.segments))
    assert made.segments[-1].kind is SegmentKind.CLOSING


@given(plans())
def test_i10_each_move_keeps_its_own_least_and_longest_time(made: Plan) -> None:
    for segment in made.segments:
        if segment.kind is SegmentKind.MOVE:
            move = REPERTOIRE.moves[str(segment.move)]
            assert move.least_ms <= segment.end_ms - segment.start_ms <= move.most_ms


@given(plans())
def test_no_move_follows_itself_on_the_same_foot(made: Plan) -> None:
    for a, b in pairwise(made.segments):
        assert a.kind is not SegmentKind.MOVE or (a.move, a.foot) != (b.move, b.foot)


@given(plans())
def test_i5_both_feet_get_the_same_time_to_the_second_unless_one_is_excluded(made: Plan) -> None:
    left, right = seconds_of(made, Side.LEFT), seconds_of(made, Side.RIGHT)
    assert left == right or 0 in (left, right)
    if left != right:
        missing = "left" if left == 0 else "right"
        assert WORDS.say("plan-left_out-foot", side=missing) in [line.what for line in made.left_out]
        assert any(cue.key == "avoid_foot" for cue in made.cues)


@given(plans())
def test_no_foot_gets_more_than_the_clearance_allows(made: Plan) -> None:
    for side in Side:
        assert seconds_of(made, side) <= made.clearance.limits.minutes_per_foot * MINUTE


@given(plans())
def test_i2_the_pressure_never_exceeds_the_ceiling_of_its_foot(made: Plan) -> None:
    for segment in made.segments:
        if segment.pressure and segment.ceiling and segment.foot:
            assert segment.pressure.rank <= segment.ceiling.rank
            assert segment.ceiling.rank <= made.clearance.limits.ceiling(segment.foot).rank


@given(plans())
def test_i4_no_segment_works_or_holds_a_region_that_is_left_alone(made: Plan) -> None:
    for segment in made.segments:
        if segment.kind is not SegmentKind.MOVE or segment.foot is None:
            continue
        touched = {*segment.regions, *REPERTOIRE.moves[str(segment.move)].holds}
        assert not touched & made.clearance.limits.avoided(segment.foot)
        assert made.way not in made.clearance.limits.ways_off_on.get(segment.foot, ())


@given(plans())
def test_every_place_left_alone_is_said_aloud_and_listed(made: Plan) -> None:
    if not REPERTOIRE.routines[made.routine].feet:
        return
    spoken = [cue.text for cue in made.cues if cue.key in ("avoid_region", "avoid_foot")]
    for a in made.clearance.limits.avoid:
        assert any(f"{a.side.value} foot" in text for text in spoken)
        assert any(WORDS.say(f"regions-{a.region}") in line.what for line in made.left_out)


@given(plans())
def test_whoever_gives_is_shown_which_foot_it_is_before_they_touch_one_that_is_not_treated_like_the_other(
    made: Plan,
) -> None:
    moves = [segment for segment in made.segments if segment.kind is SegmentKind.MOVE and segment.foot]
    for foot in {segment.foot for segment in moves if segment.foot}:
        begin = next(segment.start_ms for segment in moves if segment.foot is foot)
        shown = [cue for cue in made.cues if cue.key == "which_foot" and cue.at_ms < begin]
        differ = made.way is Way.PARTNER and treated_differently(made)
        assert any(f"their {foot} foot" in cue.text for cue in shown) == differ


def treated_differently(made: Plan) -> bool:
    """Whether it would matter to take one foot for the other."""
    limits, left_out = made.clearance.limits, 0 in (seconds_of(made, side) for side in Side)
    left, right = (
        (limits.avoided(side), limits.ceiling(side), limits.ways_off_on.get(side, ())) for side in Side
    )
    over = [{one.region: one.pressure for one in limits.pressure_over if one.side is side} for side in Side]
    return left_out or left != right or over[0] != over[1]


@pytest.mark.parametrize("talk", Talk)
def test_at_each_change_of_feet_the_receiver_shows_the_one_that_is_meant(talk: Talk) -> None:
    sore = avoid(Side.RIGHT, Region.BALL)
    made = plan(
        Wish(minutes=10, way=Way.PARTNER, routine="partner", talk=talk), clearance(Way.PARTNER, avoid=(sore,))
    )
    shown = [cue.text for cue in made.cues if cue.key == "which_foot"]
    assert [[side for side in Side if f"their {side} foot" in text] for text in shown] in (
        [[Side.LEFT], [Side.RIGHT]],
        [[Side.RIGHT], [Side.LEFT]],
    )
    alike = plan(Wish(minutes=10, way=Way.PARTNER, routine="partner", talk=talk))
    assert not [cue for cue in alike.cues if cue.key == "which_foot"]


@given(plans())
def test_two_sentences_never_overlap(made: Plan) -> None:
    speech = [cue for cue in made.cues if cue.kind is CueKind.SPEECH]
    for a, b in pairwise(speech):
        assert a.at_ms + WORDS.spoken_ms(a.text) <= b.at_ms, (a, b)
    assert speech[-1].at_ms + WORDS.spoken_ms(speech[-1].text) <= made.duration_ms


@given(plans())
def test_i8_the_last_thing_a_plan_says_includes_the_wiping_of_the_soles(made: Plan) -> None:
    closing = made.segments[-1]
    assert [c for c in made.cues if c.key == "wipe" and c.at_ms >= closing.start_ms]


@given(plans())
def test_a_stroke_is_heard_at_the_pace_of_its_move(made: Plan) -> None:
    for segment in made.segments:
        beats = [
            c.at_ms
            for c in made.cues
            if c.kind is CueKind.PULSE and segment.start_ms <= c.at_ms < segment.end_ms
        ]
        assert all(b - a == segment.pace_ms for a, b in pairwise(beats))
        assert bool(beats) == (bool(segment.regions) and bool(segment.pace_ms))


@given(outcomes())
@examples(30)
def test_the_same_inputs_give_the_same_plan_to_the_byte(four: Four) -> None:
    wish, given_clearance, remembered, made = four
    if isinstance(made, Plan):
        again = outcome(wish, given_clearance, remembered)
        assert isinstance(again, Plan)
        assert json.dumps(plain(again)) == json.dumps(plain(made))
        assert content_hash(plain(made)) == made.hash


def test_the_classic_is_the_four_steps_of_the_article_on_one_foot_and_then_the_other() -> None:
    moves = [(s.foot, s.move) for s in plan(Wish(minutes=10, routine="classic")).segments if s.move]
    assert moves == [
        (side, move) for side in Side for move in ("achilles-draw", "thumb-circles", "toe-rotation")
    ]


def test_the_person_picks_the_third_step_or_the_routine_rotates_it() -> None:
    picked = plan(Wish(minutes=10, routine="classic", technique="two-thumbs"))
    assert {s.move for s in picked.segments} >= {"two-thumbs"}
    turns = [plan(remembered=Remembered(times_done={"classic": n})) for n in range(3)]
    assert {turn.segments[2].move for turn in turns} == {"thumb-circles", "knuckle-knead", "two-thumbs"}


def test_more_time_where_it_is_sore() -> None:
    def ball(sore: tuple[Sore, ...]) -> int:
        made = plan(Wish(minutes=10, routine="morning", sore=sore))
        return sum(
            s.end_ms - s.start_ms for s in made.segments if s.move == "ball-press" and s.foot is Side.LEFT
        )

    assert ball((Sore(region=Region.BALL, side=Side.LEFT, score=7),)) > ball(())


def test_a_very_sore_place_begins_light() -> None:
    made = plan(
        Wish(minutes=10, routine="morning", sore=(Sore(region=Region.BALL, side=Side.LEFT, score=4),))
    )
    assert {s.pressure for s in made.segments if s.move == "ball-press" and s.foot is Side.LEFT} == {
        Pressure.LIGHT
    }


def test_where_it_hurt_last_time_the_next_session_is_gentler() -> None:
    made = plan(remembered=Remembered(gentler={(Side.LEFT, Region.HEEL_BACK): Pressure.LIGHT}))
    heel = {s.foot: (s.pressure, s.ceiling) for s in made.segments if s.move == "achilles-draw"}
    assert heel[Side.LEFT] == (Pressure.LIGHT, Pressure.LIGHT)
    assert heel[Side.RIGHT][0] is Pressure.MODERATE
    assert any(cue.key == "gentler" for cue in made.cues)


def test_the_foot_that_got_less_goes_first_and_is_told() -> None:
    made = plan(remembered=Remembered(owed=Side.RIGHT))
    assert made.segments[0].foot is Side.RIGHT
    assert any(cue.key == "owed" and "right" in cue.text for cue in made.cues)


def test_forty_five_minutes_are_cut_to_ten_a_foot_and_the_plan_says_why() -> None:
    made = plan(Wish(minutes=45))
    assert seconds_of(made, Side.LEFT) == 10 * MINUTE
    assert any("10 minutes a foot" in line.why for line in made.left_out)


def test_five_minutes_a_foot_where_only_light_is_allowed() -> None:
    made = plan(Wish(minutes=20), clearance(pressure=Pressure.LIGHT, minutes_per_foot=5))
    assert seconds_of(made, Side.RIGHT) == 5 * MINUTE
    assert {s.pressure for s in made.segments if s.pressure} == {Pressure.LIGHT}


def test_the_coming_move_is_named_before_the_hands_must_change() -> None:
    made = plan()
    for a, b in pairwise(made.segments):
        if a.kind is SegmentKind.MOVE and b.kind is SegmentKind.MOVE:
            named = [c for c in made.cues if c.key == "coming" and a.start_ms < c.at_ms < a.end_ms]
            assert [c.text for c in named] == [WORDS.say("coming", name=WORDS.say(f"moves-{b.move}-name"))]


def test_the_other_foot_has_a_tone_of_its_own_at_half_time() -> None:
    made = plan()
    tone = next(c for c in made.cues if c.key == "other_foot")
    assert abs(tone.at_ms - made.duration_ms / 2) < 20_000
    assert {c.key for c in made.cues if c.kind is CueKind.TONE} == {"change", "other_foot", "end"}


def test_less_is_said_as_a_routine_is_repeated_and_safety_is_said_however_little_is_said() -> None:
    assert plan().talk is Talk.FULL
    assert plan(remembered=Remembered(times_done={"classic": 3})).talk is Talk.SHORT
    tones = plan(
        Wish(minutes=10, talk=Talk.TONES),
        clearance(trust_pain=False, avoid=(avoid(Side.LEFT, Region.TOES),)),
    )
    assert [c.key for c in tones.cues if c.kind is CueKind.SPEECH] == [
        "lead_in.numb",
        "avoid_region",
        "wipe",
        "look",
    ]


def test_a_skin_look_closes_each_foot_where_the_clearance_asks_for_one() -> None:
    made = plan(given=clearance(look_after_each_foot=True))
    assert [c.key for c in made.cues if c.key in ("look_foot", "look")] == ["look_foot", "look"]


def test_fair_halves_give_this_person_half_of_the_minutes_and_say_whose_the_rest_is() -> None:
    made = plan(Wish(minutes=20, way=Way.PARTNER, halves=True))
    assert made.duration_ms == 10 * MINUTE
    assert any(c.key == "change_places" for c in made.cues)
    assert any("own questions" in line.why for line in made.left_out)


def test_the_thigh_gives_way_to_a_stool_where_the_hip_must_not_bend() -> None:
    made = plan(given=clearance(positions_off=("foot on opposite thigh",)))
    assert made.position == "stool"


def test_the_standing_roller_needs_a_handhold_and_is_refused_where_one_must_sit() -> None:
    wish = Wish(minutes=4, way=Way.ROLLER, routine="roller-standing")
    assert plan(wish).needs_handhold
    refused = outcome(wish, clearance(Way.ROLLER, seated_only=True))
    assert isinstance(refused, CannotPlan)
    assert refused.place == "position"


def test_a_warm_footbath_is_refused_where_heat_is_off() -> None:
    refused = outcome(Wish(minutes=10, routine="footbath"), clearance(heat=False))
    assert isinstance(refused, CannotPlan)


def test_a_clearance_that_does_not_let_a_session_start_gives_no_plan() -> None:
    shut = clearance()
    for level in (Level.CLINICIAN_FIRST, Level.STOP_URGENT_CARE, Level.STOP_EMERGENCY):
        refused = structs.replace(shut, level=level, may_start=False)
        assert isinstance(outcome(Wish(minutes=10), refused), NotToday)


def test_when_every_region_is_left_alone_there_is_no_plan_and_a_remedy() -> None:
    everywhere = tuple(avoid(side, region) for side in Side for region in Region)
    refused = outcome(Wish(minutes=10), clearance(avoid=everywhere))
    assert isinstance(refused, CannotPlan)
    assert "on which foot" in refused.remedy


@pytest.mark.parametrize("routine", list(REPERTOIRE.routines))
@pytest.mark.parametrize("minutes", [2, 3, 5, 10, 20, 45])
def test_every_routine_can_be_played_in_every_length(routine: str, minutes: int) -> None:
    for way in REPERTOIRE.routines[routine].ways:
        assert plan(Wish(minutes=minutes, way=way, routine=routine)).segments


def test_two_minutes_are_still_guided_in_words_and_a_move_without_time_is_named() -> None:
    made = plan(Wish(minutes=2, routine="classic"))
    assert made.talk is not Talk.TONES
    assert [line.what for line in made.left_out] == [
        "Toe circles on the left foot",
        "Toe circles on the right foot",
    ]


def test_three_minutes_of_the_evening_say_less_before_a_move_is_left_out() -> None:
    made = plan(Wish(minutes=3, routine="evening"))
    assert {s.move for s in made.segments if s.move} == {
        "effleurage",
        "heel-squeeze",
        "arch-glide",
        "top-stroke",
    }
