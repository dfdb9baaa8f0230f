"""Draws every move as the session shows it, for the list of moves."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from instep.foot.anatomy import Side
from instep.foot.hand_pictures import HandPicture
from instep.library.library import Library
from instep.routine.moves import Move
from instep.web import foot_svg as module
from instep.web.foot_svg import FootMarking, foot_svg
from instep.web.hand_svg import around_foot, picture_svg

SHARED = Path(module.__file__).parent / "shared"
WIDE, HIGH, ROW = 300, 320, 5
LABEL = 24


def moves_drawing(library: Library) -> str:
    """Return all pictures of moves, each once, in rows with their names below."""
    cells = [_cell(number, *shown) for number, shown in enumerate(_shown(library))]
    rows = -(-len(cells) // ROW)
    css = "".join((SHARED / name).read_text() for name in ("foot.css", "hands.css"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE * ROW} {HIGH * rows}"><style>{css}'
        ".foot-dot{display:none}text{font:15px sans-serif;text-anchor:middle;fill:#8a7a6c}</style>"
        f"{''.join(cells)}</svg>\n"
    )


def _shown(library: Library) -> Iterator[tuple[Move, HandPicture]]:
    seen: set[str] = set()
    for move in library.repertoire.moves.values():
        for name in library.hand_pictures.index.moves.get(move.id, {}).values():
            if name not in seen:
                seen.add(name)
                yield move, library.hand_pictures.named(name)


def _cell(number: int, move: Move, picture: HandPicture) -> str:
    across, down = WIDE * (number % ROW), HIGH * (number // ROW)
    room = f'x="{across}" y="{down}" width="{WIDE}" height="{HIGH - LABEL}"'
    drawn = _drawn(move, picture).replace("<svg ", f"<svg {room} ", 1)
    return f'{drawn}<text x="{across + WIDE // 2}" y="{down + HIGH - 8}">{escape(picture.id)}</text>'


def _drawn(move: Move, picture: HandPicture) -> str:
    if picture.view is None:
        return picture_svg(picture, Side.LEFT, title=picture.id, key=picture.id)
    regions = frozenset(move.regions)
    look = FootMarking(lit=regions, stroke=move.path, within=regions)
    around = around_foot(picture, Side.LEFT, key=picture.id)
    return foot_svg(picture.view, Side.LEFT, look, title=picture.id, key=picture.id, around=around)
