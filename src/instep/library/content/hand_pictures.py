"""Reads the pictures of hands: which of them shows what, and each from its own file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from instep.foot.anatomy import Way
from instep.foot.hand_pictures import HandPicture
from instep.library.content.reading import read_content
from instep.library.errors import BadContent, BadInput
from instep.library.limited_files import read_file

_FOLDER = "hands"
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


@dataclass(frozen=True)
class HandPictures:
    """The pictures of a content folder; each is read when it is first asked for."""

    root: Path
    index: PictureIndex

    def of_move(self, move: str, way: Way) -> HandPicture | None:
        """Return the picture of a move as it is done in a way; None where none shows it."""
        name = self.index.moves.get(move, {}).get(way)
        return None if name is None else self.named(name)

    def of_position(self, position: str, way: Way) -> HandPicture | None:
        """Return the picture of how a person sits or stands; None where none shows it."""
        name = self.index.positions.get(position, {}).get(way)
        return None if name is None else self.named(name)

    def named(self, name: str) -> HandPicture:
        """Return the picture of this name; raises BadContent naming its file."""
        return _picture(self.root, name)


@cache
def hand_pictures(root: Path) -> HandPictures:
    """Return the pictures under a content folder; raises BadContent."""
    return HandPictures(root, read_content(root, f"{_FOLDER}/pictures.yaml", PictureIndex))


@cache
def _picture(root: Path, name: str) -> HandPicture:
    file = f"{_FOLDER}/{name}.json"
    try:
        return msgspec.json.decode(read_file(str(root / file), _MOST_BYTES), type=HandPicture)
    except (BadInput, msgspec.ValidationError, msgspec.DecodeError) as problem:
        raise BadContent(f"{file}: {' '.join(str(problem).split())}") from problem
