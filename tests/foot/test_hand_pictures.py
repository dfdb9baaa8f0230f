"""Pictures of hands: where they touch, how large they are, and that nothing is left without one unsaid."""

import gzip
import re
from math import cos, radians, sin
from xml.etree import ElementTree as ET

import pytest
from shapely import Point, unary_union
from tests.foot.drawn import shapes

from instep.foot.anatomy import Region, Side, Way
from instep.foot.drawing import Drawing, draw
from instep.foot.hand_pictures import DrawnHand, HandPicture, mirrored_path
from instep.foot.hand_placing import HandShift, shift_to, stills
from instep.foot.strokes import STROKE_REGIONS, strokes
from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.web.foot_svg import FootMarking, foot_svg
from instep.web.hand_svg import around_foot, picture_svg

ROOT = content_root()
LIBRARY = Library(ROOT)
PICTURES, REPERTOIRE = LIBRARY.hand_pictures, LIBRARY.repertoire
INDEX = PICTURES.index
NAMES = sorted(path.stem for path in (ROOT / "hands").glob("*.json"))
STROKED = [name for name in NAMES if PICTURES.named(name).stroke]
TOUCHES = [
    (move, way) for move, pictures in INDEX.moves.items() for way, name in pictures.items() if name in STROKED
]
MOST_BYTES = 6 * 1024
MOST_ON_THE_WIRE = 8 * 1024
"""With its foot, compressed."""
ROUNDING = 1.0


def beside(drawing: Drawing, regions: frozenset[Region], at: complex) -> float:
    """How far a point lies beside the regions, in units."""
    return float(unary_union(shapes(drawing, regions)).distance(Point(at.real, at.imag)))


def ground(picture: HandPicture, side: Side) -> Drawing:
    assert picture.view
    return draw(picture.view, side)


def shifted(hand: DrawnHand, shift: HandShift) -> complex:
    wrist, turn = complex(*hand.wrist), complex(cos(radians(shift.turn)), sin(radians(shift.turn)))
    return wrist + (complex(*hand.contact[0]) - wrist) * turn + complex(shift.right, shift.down)


def markup(name: str, side: Side) -> str:
    picture = PICTURES.named(name)
    if picture.view is None:
        return picture_svg(picture, side, title="Hands", key="k")
    lit = STROKE_REGIONS[picture.stroke] if picture.stroke else frozenset[Region]()
    around = around_foot(picture, side, key="k")
    look = FootMarking(lit=lit, stroke=picture.stroke)
    return foot_svg(picture.view, side, look, title="Hands", key="k", around=around)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize(("move", "way"), TOUCHES)
def test_what_presses_lies_where_its_move_works(move: str, way: Way, side: Side) -> None:
    picture = PICTURES.named(INDEX.moves[move][way]).on(side)
    allowed = STROKE_REGIONS[picture.stroke or ""] & frozenset(REPERTOIRE.moves[move].regions)
    pressing = [complex(*spot) for hand in picture.hands for spot in hand.contact]
    assert pressing
    assert [at for at in pressing if beside(ground(picture, side), allowed, at) > ROUNDING] == []


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", STROKED)
def test_still_positions_press_where_the_stroke_may_touch(name: str, side: Side) -> None:
    picture = PICTURES.named(name).on(side)
    assert picture.view
    assert picture.stroke
    stroke = strokes(picture.stroke, side, picture.view)
    places = {hand.hand: stills(picture, hand, stroke) for hand in picture.hands}
    assert {len(shifts) for shifts in places.values()} <= {0, 3}
    astray = [
        shift
        for hand in picture.hands
        for shift in places[hand.hand]
        if beside(ground(picture, side), STROKE_REGIONS[picture.stroke], shifted(hand, shift)) > ROUNDING
    ]
    assert astray == []


def test_a_shift_brings_the_pad_to_its_point_and_turns_the_wrist_by_14_degrees_at_most() -> None:
    hand = PICTURES.named("thumb-circles").hands[-1]
    for point in (complex(-120, -700), complex(90, -80), complex(*hand.contact[0])):
        shift = shift_to(hand, point)
        assert abs(shifted(hand, shift) - point) < 0.001
        assert abs(shift.turn) <= 14


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small(name: str) -> None:
    assert (ROOT / "hands" / f"{name}.json").stat().st_size <= MOST_BYTES
    assert len(gzip.compress(markup(name, Side.RIGHT).encode())) <= MOST_ON_THE_WIRE


@pytest.mark.parametrize("name", NAMES)
def test_paths_are_cubics_of_whole_numbers(name: str) -> None:
    written = (ROOT / f"hands/{name}.json").read_text()
    drawn = "".join(re.findall(r'"(?:d|outline|lines|creases|nails|front)":"([^"]*)"', written))
    assert re.fullmatch(r"(?:M-?\d+[ -]\d+c(?:[ -]?\d+)+z?)+", drawn)
    assert [cubics for cubics in re.findall(r"c([^Mz]+)", drawn) if len(re.findall(r"\d+", cubics)) % 6] == []


def test_the_other_side_is_its_mirror_image_and_back_again() -> None:
    assert mirrored_path("M10-20c1 2-3 4 5-6z") == "M-10-20c-1 2 3 4-5-6z"
    for name in NAMES:
        picture = PICTURES.named(name)
        assert picture.on(Side.RIGHT).on(Side.RIGHT) == picture
        assert {hand.hand for hand in picture.on(Side.RIGHT).hands} == {
            hand.hand.other for hand in picture.hands
        }


def test_every_way_to_do_a_move_and_to_sit_has_a_picture_or_is_said_to_have_none() -> None:
    missing = INDEX.not_drawn
    for routine in REPERTOIRE.routines.values():
        for way in routine.ways:
            for move in (name for step in routine.steps for name in step.any_of):
                assert (way in INDEX.moves.get(move, {})) != (way in missing.moves.get(move, ())), (move, way)
    for position in REPERTOIRE.positions.values():
        for way in position.ways:
            shown = way in INDEX.positions.get(position.id, {})
            assert shown != (way in missing.positions.get(position.id, ())), (position.id, way)


def test_every_picture_is_named_and_every_name_has_a_picture() -> None:
    assert set(NAMES) == INDEX.names()
    assert {PICTURES.named(name).id for name in NAMES} == set(NAMES)


def test_what_no_picture_shows_has_none() -> None:
    assert PICTURES.of_move("two-thumbs", Way.ROLLER) is None
    assert PICTURES.of_position("chair", Way.DEVICE) is None


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", NAMES)
def test_both_copies_of_a_hand_move_together_and_every_reference_is_met(name: str, side: Side) -> None:
    tree = ET.fromstring(markup(name, side))
    marks: dict[str, list[dict[str, str]]] = {}
    for group in tree.iter("g"):
        if "data-hand" in group.attrib:
            moving = {key: said for key, said in group.attrib.items() if key.startswith("data-")}
            marks.setdefault(group.attrib["data-hand"], []).append(moving)
    shown = PICTURES.named(name).on(side)
    assert {hand: len(copies) for hand, copies in marks.items()} == {
        hand.hand.value: 1 if hand.front is None else 2 for hand in shown.hands
    }
    assert all(copy == copies[0] for copies in marks.values() for copy in copies)
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    named = re.findall(r'(?:href="#|url\(#)([^")]+)', markup(name, side))
    assert set(named) <= set(ids)
