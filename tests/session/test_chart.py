"""The chart's invariants, over generated plans and stories, and exhaustively on small plans."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import pairwise

import pytest
from hypothesis import given
from tests.session.making import CHART, EVENTS, clearance, plan, plans, score, stories

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import RiskGroup
from instep.session.events import Event, TraceEntry
from instep.session.place import Place
from instep.session.replay import Timed, Trace, replay
from instep.session.score import PRESSURES, Score
from instep.session.statechart import Playing, advance, send
from instep.session.timeline import Plan
from instep.session.wish import Wish

Story = Sequence[Timed]
TOUCH = ("cue:", "tone:", "pulse:", "play:")


def trace(made: Plan, story: Story) -> Trace:
    return replay(CHART, score(made), story)


def told(entries: Sequence[TraceEntry], made: Plan) -> None:
    """Every invariant that can be read off a trace."""
    rank = {name: number for number, name in enumerate(PRESSURES)}
    playing = score(made)
    ended = False
    for entry in entries:
        if ended:
            assert not [e for e in entry.effects if e.startswith(("play:", "speech:", "tone:", "pulse:"))]
        if entry.state == "ended":
            ended = True
        if entry.pressure and entry.foot:
            assert rank[entry.pressure] <= made.clearance.limits.ceiling(Side(entry.foot)).rank  # I2
        if entry.foot and entry.state == "guiding" and entry.move:
            assert not set(entry.regions) & made.clearance.limits.avoided(Side(entry.foot))  # I4
    assert_paused_is_silent(entries)
    assert_wiped(entries)
    assert playing.end == made.duration_ms


def assert_paused_is_silent(entries: Sequence[TraceEntry]) -> None:
    for before, entry in pairwise(entries):
        if before.state == entry.state == "paused":
            quiet = [e for e in entry.effects if e not in ("slow", "silence")]
            assert not [e for e in quiet if not e.startswith(("show:", "ask:"))]
            assert before.position_ms == entry.position_ms


def assert_wiped(entries: Sequence[TraceEntry]) -> None:
    """I8: the way out passes through the wiping of the soles."""
    if entries[-1].state != "ended":
        return
    effects = [effect for entry in entries for effect in entry.effects]
    wiped = max((n for n, e in enumerate(effects) if e in ("say:wipe_soles", "speech:wipe")), default=-1)
    worked = max((n for n, e in enumerate(effects) if e == "pulse:stroke"), default=-1)
    assert wiped > worked


@given(plans(), stories)
def test_no_story_breaks_an_invariant(made: Plan, story: Story) -> None:
    told(trace(made, story).entries, made)


@given(plans(), stories)
def test_i1_after_sharp_pain_no_move_is_ever_cued_again(made: Plan, story: Story) -> None:
    entries = trace(made, [*story, Timed(at_ms=90_000, event=Event(name="sharp_pain"))]).entries
    first = next((n for n, e in enumerate(entries) if e.event == "sharp_pain"), len(entries) - 1)
    assert entries[first].state == "ended"
    for entry in entries[first:]:
        assert not [e for e in entry.effects if e.startswith(("play:", "speech:", "tone:", "pulse:"))]


@given(plans(), stories)
def test_i3_pain_never_leads_to_the_same_pressure_in_the_same_place(made: Plan, story: Story) -> None:
    entries = trace(made, story).entries
    for number, entry in enumerate(entries):
        if entry.event != "hurts" or entry.state != "easing" or not entry.move:
            continue
        before = entries[number - 1] if number else entry
        if before.state != "guiding" or before.move != entry.move or before.foot != entry.foot:
            continue
        after = next((e for e in entries[number + 1 :] if e.state == "guiding"), None)
        if after is None or (after.foot, after.regions) != (before.foot, before.regions) or not after.move:
            continue
        if before.pressure is None or after.pressure is None:
            continue  # rest touches nothing
        assert PRESSURES.index(after.pressure) < PRESSURES.index(before.pressure)


@given(plans(), stories)
def test_i3_a_place_that_was_left_is_never_worked_again(made: Plan, story: Story) -> None:
    playing = Playing(chart=CHART, score=score(made), place=Place())
    send(playing, Event(name="begin"))
    for timed in sorted(story, key=lambda t: t.at_ms):
        for entry in advance(playing, max(0, timed.at_ms - playing.place.clock)):
            if "pulse:stroke" in entry.effects:
                assert entry.foot not in playing.place.left
                assert not set(entry.regions) & set(playing.place.spared.get(entry.foot or "", []))
        send(playing, timed.event)


@given(plans(), stories)
def test_i5_the_feet_get_the_same_time_to_the_millisecond_or_the_person_is_told(
    made: Plan, story: Story
) -> None:
    result = trace(made, story)
    feet = score(made).feet
    if result.ended is None or not feet:
        return
    spent = [result.spent_ms.get(foot, 0) for foot in ("left", "right")]
    effects = [effect for entry in result.entries for effect in entry.effects]
    assert (spent[0] == spent[1]) != ("show:unequal" in effects)
    quiet = {"softer", "harder", "slower", "faster", "more", "again", "back", "take_back", "how_long", "why"}
    quiet |= {"pause", "hush", "resume", "interrupted"}
    if len(feet) == 2 and result.ended == "finished" and {t.event.name for t in story} <= quiet:
        assert spent[0] == spent[1]


@given(plans(), stories)
def test_no_foot_is_worked_longer_than_the_clearance_allows(made: Plan, story: Story) -> None:
    limit = made.clearance.limits.minutes_per_foot * 60_000
    assert all(spent <= limit for spent in trace(made, story).spent_ms.values())


@given(plans(), stories)
def test_i7_where_feeling_is_reduced_nothing_goes_deeper(made: Plan, story: Story) -> None:
    entries = trace(made, story).entries
    if not made.clearance.limits.trust_pain:
        assert not [e for e in entries if {"say:harder", "say:faster"} & set(e.effects)]


@given(plans(), stories)
def test_the_depth_that_is_spoken_is_the_depth_in_force(made: Plan, story: Story) -> None:
    for entry in trace(made, story).entries:
        for effect in entry.effects:
            if "pressures." in effect and entry.state == "guiding":
                assert effect.endswith(f"pressures.{entry.pressure}")


def small(
    way: Way = Way.HANDS, routine: str = "short", group: RiskGroup = RiskGroup.A, **changes: object
) -> Plan:
    return plan(Wish(minutes=2, way=way, routine=routine), clearance(way, group, **changes))


SMALL = {
    "hands": small(),
    "light": small(pressure=Pressure.LIGHT),
    "numb": small(pressure=Pressure.LIGHT, trust_pain=False, group=RiskGroup.B),
    "standing": small(Way.ROLLER, "roller-standing"),
    "one foot": small(ways_off_on={Side.LEFT: (Way.HANDS,)}),
    "rest": small(routine="rest"),
}
PAINS = [None, 1, 2, 4, 7]


def every_event() -> Iterator[Event]:
    for name in EVENTS:
        if name == "hurts":
            yield from (Event(name=name, pain=pain) for pain in PAINS)
        else:
            yield Event(name=name)
    yield Event(name="hurts", pain=2, side=Side.RIGHT, region=Region.BALL)


def explore(playing: Playing, depth: int, path: list[TraceEntry]) -> Iterator[list[TraceEntry]]:
    if depth == 0 or playing.place.state == "ended":
        yield path
        return
    for event in every_event():
        place = deepcopy(playing.place)
        branch = Playing(chart=CHART, score=playing.score, place=place)
        steps = [send(branch, event), *advance(branch, 13_000)]
        yield from explore(branch, depth - 1, path + steps)


@pytest.mark.parametrize("name", SMALL)
def test_every_sequence_of_events_on_a_small_plan_keeps_every_invariant(name: str) -> None:
    made = SMALL[name]
    start = Playing(chart=CHART, score=score(made), place=Place())
    for first in ([Event(name="begin")], [Event(name="begin"), Event(name="holding")]):
        playing = Playing(chart=CHART, score=start.score, place=Place())
        path = [send(playing, event) for event in first] + list(advance(playing, 25_000))
        for story in explore(playing, 2, path):
            told(story, made)
            assert_handhold(story, playing.score)
            assert_sharp_pain_is_final(story)


def assert_handhold(story: Sequence[TraceEntry], playing: Score) -> None:
    """I9: a tool that needs a handhold moves only after the handhold was confirmed."""
    if not playing.handhold:
        return
    held = False
    for entry in story:
        held = (held or entry.event == "holding") and entry.state not in ("handhold", "ready")
        if any(e.startswith(("pulse:", "speech:moves", "play:")) for e in entry.effects):
            assert held


def assert_sharp_pain_is_final(story: Sequence[TraceEntry]) -> None:
    pained = False
    for entry in story:
        pained = pained or entry.event == "sharp_pain"
        assert not pained or not [e for e in entry.effects if e.startswith(("play:", "speech:", "pulse:"))]


@given(plans())
def test_a_session_without_events_plays_its_plan_from_the_first_cue_to_the_last(made: Plan) -> None:
    story = [Timed(at_ms=0, event=Event(name="begin"))]
    if made.needs_handhold:
        story.append(Timed(at_ms=0, event=Event(name="holding")))
    result = trace(made, story)
    assert result.ended == "finished"
    assert result.played_ms == made.duration_ms
    heard = [e for entry in result.entries if entry.event == "cue" for e in entry.effects]
    assert heard == [f"{cue.kind}:{cue.key}" for cue in made.cues]


@given(plans(), stories)
def test_a_place_written_down_and_taken_up_again_goes_on_as_if_nothing_had_been(
    made: Plan, story: Story
) -> None:
    playing = Playing(chart=CHART, score=score(made), place=Place())
    restored = Playing(chart=CHART, score=playing.score, place=Place())
    for timed in [Timed(at_ms=0, event=Event(name="begin")), *sorted(story, key=lambda t: t.at_ms)]:
        for one in (playing, restored):
            list(advance(one, max(0, timed.at_ms - one.place.clock)))
        again = Playing(chart=CHART, score=playing.score, place=Place(**deepcopy(restored.place.as_json())))
        assert send(playing, timed.event) == send(again, timed.event)
        restored = again
