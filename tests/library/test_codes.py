"""Codes of standard terminologies: certain ones, for every region of both feet, or none at all."""

import shutil
from pathlib import Path

import pytest

from instep.foot.anatomy import Region, Side
from instep.library.content.codes import codes
from instep.library.content.reading import content_root
from instep.library.errors import BadContent
from instep.library.lint.content import everything_can_be_read

# Concept ids of SNOMED CT and a LOINC number as they are published; a code is never made up.
KNOWN = {
    "22335008": "Structure of left foot",
    "7769000": "Structure of right foot",
    "51636004": "Structure of left ankle",
    "6685009": "Structure of right ankle",
    "48979004": "Structure of left lower leg",
    "32696007": "Structure of right lower leg",
    "29707007": "Toe structure",
    "76853006": "Heel structure",
    "72514-3": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
FOUND = codes(content_root())


def test_every_code_is_a_published_one_with_its_own_words() -> None:
    used = {*FOUND.feet.values(), *FOUND.measures.values()}
    used |= {coding for place in FOUND.places.values() for coding in place}
    assert {coding.code: coding.display for coding in used} == KNOWN


def test_every_region_of_both_feet_has_a_place_on_its_own_side() -> None:
    assert set(FOUND.places) == {(side, region) for side in Side for region in Region}
    for (side, _), (sided, *parts) in FOUND.places.items():
        assert side.value in sided.display
        assert all(side.other.value not in coding.display for coding in (sided, *parts))


def test_snomeds_own_check_digit_holds() -> None:
    assert all(verhoeff(code) == 0 for code in KNOWN if code.isdecimal())


def verhoeff(number: str) -> int:
    """The remainder of Verhoeff's check, in the dihedral group of ten: 0 for a number without a slip."""
    check = 0
    for place, digit in enumerate(reversed(number)):
        check = _times(check, _permuted(int(digit), place))
    return check


def _times(a: int, b: int) -> int:
    if a < 5:
        return (a + b) % 5 if b < 5 else 5 + (a + b) % 5
    return 5 + (a - b) % 5 if b < 5 else (a - b) % 5


def _permuted(digit: int, times: int) -> int:
    for _ in range(times % 8):
        digit = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)[digit]
    return digit


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("sided: ankle}", "sided: knee}", "report/codes.yaml: no structure 'knee'"),
        ("  ball: {sided: foot}\n", "", "report/codes.yaml: no region 'ball'"),
    ],
)
def test_a_place_without_a_code_is_told_by_lint(tmp_path: Path, *, wrong: str, right: str, told: str) -> None:
    root = tmp_path / "content"
    shutil.copytree(content_root(), root, ignore=shutil.ignore_patterns("ear"))
    file = root / "report/codes.yaml"
    file.write_text(file.read_text().replace(wrong, right))
    with pytest.raises(BadContent):
        codes(root)
    assert any(line.startswith(told) for line in everything_can_be_read(root))
