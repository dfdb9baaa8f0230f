"""Two photos of one foot are laid over each other to a hair; of two feet, or of a mirror image, never.

Larger counts are printed by bench/photo_gate.py.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from tests.photo.drawn_feet import Shot
from tests.photo.drawn_photos import HARD, MID, Camera, shot
from tests.photo.sets import RULES, STEADY, foot, framed, miss, side_and_view

from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.photo.align import Aligned, Framed, Unaligned, align
from instep.photo.carrying import carried, turned_round
from instep.photo.compare import AlignedPair, beside, compare
from instep.photo.mark import PhotoMark

PAIRS, STRANGERS = 12, 10


@pytest.fixture(scope="module")
def earlier_photos() -> list[tuple[Shot, Framed]]:
    """The first photo of each pair, whatever camera takes the second."""
    shots = [shot(foot(600 + number), 2 * number, STEADY) for number in range(PAIRS)]
    return [(made, framed(made)) for made in shots]


def misses(camera: Camera, photos: Sequence[tuple[Shot, Framed]]) -> list[float | None]:
    """How far each pair of photos of one foot is off, in percent of its length; None where unaligned."""
    found: list[float | None] = []
    for number, (earlier, in_frame) in enumerate(photos):
        later = shot(earlier.foot, 2 * number + 1, camera)
        answer = align(in_frame, framed(later), RULES.align)
        found.append(miss(answer, earlier, later) if isinstance(answer, Aligned) else None)
    return found


@pytest.mark.parametrize(("camera", "median", "within"), [(MID, 0.8, 2.0), (HARD, None, 4.0)])
def test_photos_of_one_foot_lie_over_each_other(
    *, camera: Camera, median: float | None, within: float, earlier_photos: Sequence[tuple[Shot, Framed]]
) -> None:
    answered = sorted(one for one in misses(camera, earlier_photos) if one is not None)
    assert len(answered) >= 0.9 * PAIRS
    assert sum(one <= within for one in answered) >= 0.97 * len(answered)
    if median is not None:
        assert answered[len(answered) // 2] <= median


@pytest.fixture(scope="module")
def strangers() -> list[Framed]:
    """As many feet of the same side and view."""
    same = [number for number in range(700, 900) if side_and_view(number) == (Side.LEFT, View.SOLE)]
    return [framed(shot(foot(number), number, STEADY)) for number in same[:STRANGERS]]


def test_different_feet_are_not_laid_over_each_other(strangers: list[Framed]) -> None:
    pairs = list(combinations(strangers, 2))
    accepted = sum(isinstance(align(one, two, RULES.align), Aligned) for one, two in pairs)
    assert len(pairs) == 45
    assert accepted == 0


def test_a_mirror_image_is_never_laid_over_its_foot(strangers: list[Framed]) -> None:
    for own in strangers:
        image = Framed(
            picture=np.ascontiguousarray(own.picture[:, ::-1]), mask=np.ascontiguousarray(own.mask[:, ::-1])
        )
        assert align(own, image, RULES.align) == Unaligned()


def test_the_later_photo_is_moved_as_a_whole_and_the_earlier_one_not_at_all() -> None:
    own = foot(650)
    earlier, later = framed(shot(own, 1, STEADY)), framed(shot(own, 2, MID))
    answer = compare(earlier, later, RULES.align)
    assert isinstance(answer, AlignedPair)
    assert answer.earlier is earlier.picture
    assert answer.later.shape == earlier.picture.shape
    assert answer.onto.shape == (2, 3)
    assert beside(answer.earlier, answer.later).shape[0] == earlier.picture.shape[0]


def test_a_photo_with_nothing_to_hold_on_to_stays_unaligned() -> None:
    own = framed(shot(foot(651), 1, STEADY))
    blank = Framed(picture=np.full_like(own.picture, 128), mask=own.mask)
    assert compare(own, blank, RULES.align) == Unaligned()


def test_a_mark_lies_on_the_same_skin_in_the_later_photo() -> None:
    own = foot(652)
    earlier, later = shot(own, 3, STEADY), shot(own, 4, MID)
    answer = align(framed(earlier), framed(later), RULES.align)
    assert isinstance(answer, Aligned)
    height, width = own.cover.shape
    place = np.array([[width / 2, height * 0.45]])
    size = np.array(earlier.mask.shape[::-1])
    x, y = (earlier.at(place) / size)[0]
    (there,) = carried([PhotoMark(id="m", x=x, y=y, note="here")], turned_round(answer.onto))
    away = np.linalg.norm((np.array([there.x, there.y]) - later.at(place)[0] / size) * size)
    assert away <= 0.02 * later.foot_length
    assert there.note == "here"


def test_a_mark_that_would_lie_outside_the_later_photo_is_left_out() -> None:
    far = np.array([[1.0, 0.0, 0.8], [0.0, 1.0, 0.0]])
    assert carried([PhotoMark(id="m", x=0.5, y=0.5, note="")], far) == ()
