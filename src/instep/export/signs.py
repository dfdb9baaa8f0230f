"""The signs of a text as a reader sees them, and a sign in place of those that no font here can show."""

from collections.abc import Collection, Iterator
from typing import Any
from unicodedata import category, name

UNKNOWN = "\ufffd"
"""What stands in place of a sign that cannot be shown."""

_DRAWN = frozenset({"svg", "address"})
"""Parts of a page that are pictures and not text."""

_JOINER = "\u200d"
_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)
_PICTURES = range(0x1F000, 0x20000)


def signs(text: str) -> Iterator[str]:
    """Yield the text sign by sign: a letter with its marks, a family of emoji, a flag are one each."""
    sign = ""
    for letter in text:
        if sign and _belongs(letter, sign):
            sign += letter
            continue
        if sign:
            yield sign
        sign = letter
    if sign:
        yield sign


def odd_signs(page: Any) -> frozenset[str]:
    """Return the signs of a page that a font may not know: all but plain letters and blanks."""
    return frozenset(sign for text in _texts(page) for sign in signs(text) if not _is_plain(sign))


def without(unshown: Collection[str], page: Any) -> Any:
    """Return the page with one sign in place of each that cannot be shown."""
    if isinstance(page, dict):
        return {key: one if key in _DRAWN else without(unshown, one) for key, one in page.items()}
    if isinstance(page, list):
        return [without(unshown, one) for one in page]
    if not isinstance(page, str) or _is_plain(page):
        return page
    return "".join(UNKNOWN if sign in unshown else sign for sign in signs(page))


def like(letter: str, among: Collection[str]) -> frozenset[str]:
    """Return the signs that a font without this letter cannot show either: with it, or of its script."""
    script = _script(letter)
    return frozenset(
        sign
        for sign in among
        if letter in sign or any(not one.isascii() and _script(one) == script for one in sign)
    )


def _belongs(letter: str, sign: str) -> bool:
    place = ord(letter)
    if category(letter).startswith("M") or letter == _JOINER or place in _TONES or place in _TAGS:
        return True
    return sign.endswith(_JOINER) or (place in _FLAGS and len(sign) == 1 and ord(sign) in _FLAGS)


def _texts(page: Any) -> Iterator[str]:
    if isinstance(page, dict):
        for key, one in page.items():
            yield from () if key in _DRAWN else _texts(one)
    elif isinstance(page, list):
        for one in page:
            yield from _texts(one)
    elif isinstance(page, str) and not _is_plain(page):
        yield page


def _is_plain(text: str) -> bool:
    return text.isascii() and (text.isprintable() or text.isspace())


def _script(letter: str) -> str:
    """The first word of a letter's name, which is its script's: CJK, HIRAGANA, THAI; pictures are one."""
    return "a picture" if ord(letter) in _PICTURES else name(letter, letter).partition(" ")[0]
