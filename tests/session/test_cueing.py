"""What is said fits to the last millisecond or is not said; and a device leaves what only it must."""

import pytest
from msgspec import structs
from tests.session.making import REPERTOIRE, WORDS, clearance, limits, plan

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.session.cueing import AFTER_TONE_MS, GAP_MS, SPOT_LEAST_MS, Frame, Speaking, cues_for
from instep.session.timeline import Cue, CueKind, Plan, Segment, SegmentKind, Talk
from instep.session.wish import Wish

CLASSIC = REPERTOIRE.routines["classic"]
NO_FRAME = Frame(lead_in_ms=0, switch_ms=0, closing_ms=0, lead_in=(), switch=(), closing=())
PLAIN = next(name for name, move in REPERTOIRE.moves.items() if move.spots == 1)
SPOTTED = next(move for move in REPERTOIRE.moves.values() if move.spots > 1)
START = 20_000


def speaking(talk: Talk = Talk.SHORT) -> Speaking:
    return Speaking(
        words=WORDS,
        talk=talk,
        way=Way.HANDS,
        position=REPERTOIRE.positions[CLASSIC.positions[0]],
        routine=CLASSIC,
        repertoire=REPERTOIRE,
        limits=limits(),
        sides=tuple(Side),
        owed=None,
        gentler=False,
        halves=False,
    )


def segment(length_ms: int, move: str = PLAIN, pressure: Pressure | None = None) -> Segment:
    """A move of this length without strokes that are heard."""
    return Segment(
        id=move,
        kind=SegmentKind.MOVE,
        foot=Side.LEFT,
        move=move,
        regions=REPERTOIRE.moves[move].regions,
        pressure=pressure,
        ceiling=pressure,
        start=START / 1000,
        end=(START + length_ms) / 1000,
        pace=None,
        path=None,
        view=None,
    )


CLOSING = Segment(
    id="closing",
    kind=SegmentKind.CLOSING,
    foot=None,
    move=None,
    regions=(),
    pressure=None,
    ceiling=None,
    start=0,
    end=0,
    pace=None,
    path=None,
    view=None,
)


def said(*segments: Segment, talk: Talk = Talk.SHORT) -> list[Cue]:
    return [cue for cue in cues_for(segments, speaking(talk), NO_FRAME) if cue.kind is CueKind.SPEECH]


def needs(text: str) -> int:
    """The milliseconds that a sentence and the breath after it take."""
    return WORDS.spoken_ms(text) + GAP_MS


NAMED = needs(WORDS.say("move_short", name=WORDS.say(f"moves-{PLAIN}-name")))
LIGHT = needs(WORDS.say("pressures-light"))


def test_a_move_is_named_where_its_name_fits_to_the_millisecond() -> None:
    exact = AFTER_TONE_MS + NAMED
    assert [(cue.key, cue.at_ms) for cue in said(segment(exact))] == [("move_short", START + AFTER_TONE_MS)]
    assert said(segment(exact - 1)) == []


def test_a_pressure_is_said_behind_the_name_where_both_fit_to_the_millisecond() -> None:
    exact = AFTER_TONE_MS + NAMED + LIGHT
    found = [(cue.key, cue.at_ms) for cue in said(segment(exact, pressure=Pressure.LIGHT))]
    assert found == [
        ("move_short", START + AFTER_TONE_MS),
        ("pressures.light", START + AFTER_TONE_MS + NAMED),
    ]
    assert [cue.key for cue in said(segment(exact - 1, pressure=Pressure.LIGHT))] == ["move_short"]


def test_a_pressure_that_does_not_change_is_said_once() -> None:
    pressures = (Pressure.LIGHT, Pressure.LIGHT, Pressure.FIRM)
    moves = [segment(60_000, pressure=pressure) for pressure in pressures]
    after = [
        structs.replace(one, start=one.start + 60 * number, end=one.end + 60 * number)
        for number, one in enumerate(moves)
    ]
    keys = [cue.key for cue in said(*after)]
    assert [key for key in keys if key.startswith("pressures")] == ["pressures.light", "pressures.firm"]


def test_what_comes_is_named_where_the_tone_before_it_can_be_heard_out() -> None:
    line = WORDS.say("coming_end")
    before = max(REPERTOIRE.dose.announce_before_ms, needs(line))
    exact = AFTER_TONE_MS + before
    coming = [cue for cue in said(segment(exact), CLOSING) if cue.key == "coming_end"]
    assert [cue.at_ms for cue in coming] == [START + AFTER_TONE_MS]
    assert all(cue.key != "coming_end" for cue in said(segment(exact - 1), CLOSING))


def test_each_place_is_named_from_four_seconds_a_place_on() -> None:
    name = needs(WORDS.say("move_short", name=WORDS.say(f"moves-{SPOTTED.id}-name")))
    exact = AFTER_TONE_MS + name + SPOTTED.spots * SPOT_LEAST_MS
    spots = [cue.at_ms for cue in said(segment(exact, SPOTTED.id)) if cue.key.startswith("spots.")]
    begun = START + AFTER_TONE_MS + name
    assert spots == [begun + number * SPOT_LEAST_MS for number in range(SPOTTED.spots)]
    assert [cue.key for cue in said(segment(exact - 1, SPOTTED.id))] == ["move_short"]


@pytest.mark.parametrize(("way", "worked"), [(Way.HANDS, True), (Way.PARTNER, True), (Way.DEVICE, False)])
def test_regions_that_a_device_must_leave_are_left_by_a_device_alone(way: Way, *, worked: bool) -> None:
    routine = next(name for name, one in REPERTOIRE.routines.items() if way in one.ways and one.feet)
    free = plan(Wish(minutes=10, way=way, routine=routine))
    region = min(regions_of(free))
    kept = plan(Wish(minutes=10, way=way, routine=routine), clearance(way, device_regions_off=(region,)))
    assert (region in regions_of(kept)) == worked


def regions_of(made: Plan) -> set[Region]:
    return {region for segment in made.segments for region in segment.regions}
