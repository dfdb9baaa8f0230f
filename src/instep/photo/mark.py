"""A place that the person marked on a photo. No mark is ever made by software."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PhotoMark:
    """A place as shares of the photo's width and height, and a note in the person's own words."""

    id: str
    x: float
    y: float
    note: str
