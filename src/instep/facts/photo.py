"""The photo diary: what was kept, marked, and deleted. The pictures are files beside the journal."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from instep.facts.body import FactBody, FactId, Name, Text
from instep.foot.anatomy import Side
from instep.foot.views import View

Pixels = Annotated[int, Meta(ge=0, le=100_000)]
Share = Annotated[float, Meta(ge=0, le=1)]


class PhotoKept(FactBody, frozen=True, kw_only=True, tag="photo_kept"):
    """A photo in the album; `crop` is the kept part of `frame`, `refused` why it is never compared."""

    photo: FactId
    side: Side
    view: View
    taken_on: date
    size: tuple[Pixels, Pixels]
    bytes: Annotated[int, Meta(ge=0)]
    encrypted: bool
    frame: tuple[Pixels, Pixels]
    crop: tuple[Pixels, Pixels, Pixels, Pixels]
    refused: tuple[Name, ...]


class PhotoMarked(FactBody, frozen=True, kw_only=True, tag="photo_marked"):
    """A mark of the person's own, at shares of the photo's width and height."""

    photo: FactId
    mark: FactId
    x: Share
    y: Share
    note: Text


class PhotoUnmarked(FactBody, frozen=True, kw_only=True, tag="photo_unmarked"):
    """A mark that was taken away."""

    photo: FactId
    mark: FactId


class PhotoDeleted(FactBody, frozen=True, kw_only=True, tag="photo_deleted"):
    """A photo that was deleted from disk."""

    photo: FactId
