"""The person's own marks, carried from one photo onto another that lies over it."""

from collections.abc import Iterable

import numpy as np

from instep.photo.mark import PhotoMark
from instep.photo.picture import Matrix


def carried(marks: Iterable[PhotoMark], onto: Matrix) -> tuple[PhotoMark, ...]:
    """Each mark where it lies on the other photo; those outside its picture are left out."""
    moved = [(mark, onto @ np.array([mark.x, mark.y, 1.0])) for mark in marks]
    return tuple(
        PhotoMark(id=mark.id, x=float(x), y=float(y), note=mark.note)
        for mark, (x, y) in moved
        if 0 <= x <= 1 and 0 <= y <= 1
    )


def turned_round(onto: Matrix) -> Matrix:
    """The same movement from the earlier photo to the later one."""
    spin = np.linalg.inv(onto[:, :2])
    return np.column_stack([spin, -spin @ onto[:, 2]])
