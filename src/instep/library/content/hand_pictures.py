"""Reads the pictures of hands: which of them shows what, and each from its own file."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from instep.foot.anatomy import Way
from instep.foot.hand_pictures import HandPicture
from instep.library.content.reading import read_content
from instep.library.errors import BadContent, BadInput
from instep.library.limited_files import read_file

FOLDER = "hands"
_MOST_BYTES = 20_000


class NotDrawn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What no picture shows, each with the ways of it."""

    moves: Mapping[str, tuple[Way, ...]] = {}
    positions: Mapping[str, tuple[Way, ...]] = {}


class PictureIndex(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of pictures: of moves and positions by their ways, of getting ready, of tools."""

    version: int
    moves: Mapping[str, Mapping[Way, str]]
    positions: Mapping[str, Mapping[Way, str]]
    ready: Mapping[str, str]
    tools: Mapping[str, str]
    not_drawn: NotDrawn

    def names(self) -> frozenset[str]:
        """Every picture that is named."""
        by_way = (*self.moves.values(), *self.positions.values())
        return frozenset(
            [*self.ready.values(), *self.tools.values(), *(n for one in by_way for n in one.values())]
        )


@cache
def picture_index(root: Path) -> PictureIndex:
    """Return which picture shows what; raises BadContent."""
    return read_content(root, f"{FOLDER}/pictures.yaml", PictureIndex)


@cache
def hand_picture(root: Path, name: str) -> HandPicture:
    """Return the picture of this name; raises BadContent naming its file."""
    file = f"{FOLDER}/{name}.json"
    try:
        return msgspec.json.decode(read_file(str(root / file), _MOST_BYTES), type=HandPicture)
    except (BadInput, msgspec.ValidationError, msgspec.DecodeError) as problem:
        raise BadContent(f"{file}: {' '.join(str(problem).split())}") from problem


def move_picture(root: Path, move: str, way: Way) -> HandPicture | None:
    """Return the picture of a move as it is done in a way; None where none shows it."""
    name = picture_index(root).moves.get(move, {}).get(way)
    return None if name is None else hand_picture(root, name)
