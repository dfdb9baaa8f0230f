"""What a photo's file says of itself in its first bytes, read before any decoder is given it."""

import re
from typing import TYPE_CHECKING, Final

from instep.library.content.photo_rules import IntakeRules
from instep.library.errors import BadInput, Message

if TYPE_CHECKING:
    from instep.library.errors import Part

_BOX: Final = slice(4, 8)
_BRAND: Final = slice(8, 12)
_PHONES: Final = {
    **dict.fromkeys(
        (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "errors-photo-heic"
    ),
    **dict.fromkeys((b"avif", b"avis"), "errors-photo-avif"),
}
"""The brands of ISO/IEC 23008-12 and of AV1 pictures, and what people call them."""

_CHUNK: Final = slice(12, 16)
_WEBP_HEAD: Final = 30  # bytes until every kind of WebP has said how large it is
_MOVES: Final = 0x02  # the flag of an animation in VP8X
_JPEG: Final = b"\xff\xd8"
_MARKER: Final = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
"""A marker: not a byte of the picture (FF 00), not a restart, not filling."""
_SCAN, _END = 0xDA, 0xD9


def check_head(data: bytes, name: str, rules: IntakeRules) -> None:
    """Raise BadInput for what no decoder should see; whatever else is wrong the decoders say."""
    if data[_BOX] == b"ftyp" and (kind := _PHONES.get(data[_BRAND])):
        raise refused(name, "photo-kind_not_read", kind=Message(kind))
    if data.startswith(b"RIFF") and data[_BRAND] == b"WEBP":
        _check_webp(data, name, rules)
    if data.startswith(_JPEG) and _scans(data, rules.most_scans) > rules.most_scans:
        raise refused(name, "photo-too_many_passes", most_scans=rules.most_scans)


def check_size(size: tuple[int, int], name: str, rules: IntakeRules) -> None:
    """Raise BadInput where a picture has too many pixels, too few, or is too long and narrow."""
    width, height = size
    if width * height > rules.most_megapixels * 1_000_000:
        raise too_large(name, rules)
    if min(width, height) < rules.least_side:
        least = str(rules.least_side)
        raise refused(name, "photo-too_few_pixels", width=str(width), height=str(height), least=least)
    if max(width, height) > rules.most_aspect * min(width, height):
        times = f"{rules.most_aspect:g}"
        raise refused(name, "photo-too_narrow", width=str(width), height=str(height), times=times)


def too_large(name: str, rules: IntakeRules) -> BadInput:
    """Return the one line about too many pixels."""
    return refused(name, "photo-too_many_pixels", most_megapixels=rules.most_megapixels)


def refused(name: str, key: str, /, **parts: "Part") -> BadInput:
    """Return the one line about a file."""
    return BadInput(key, file=name, place="", remedy=None, **parts)


def _check_webp(data: bytes, name: str, rules: IntakeRules) -> None:
    # Its library makes room for the whole picture as soon as a file is opened, whoever asks for its size.
    if len(data) < _WEBP_HEAD:
        raise refused(name, "photo-cut_short_or_damaged")
    chunk = data[_CHUNK]
    if chunk == b"VP8X" and data[20] & _MOVES:
        raise refused(name, "photo-moves")
    check_size(_webp_size(chunk, data), name, rules)


def _webp_size(chunk: bytes, data: bytes) -> tuple[int, int]:
    """Width and height by RFC 9649: sections 2.7 (extended), 2.6 (lossless), 2.5 (lossy)."""
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + bits % 2**14, 1 + bits // 2**14 % 2**14
    return int.from_bytes(data[26:28], "little") % 2**14, int.from_bytes(data[28:30], "little") % 2**14


def _scans(data: bytes, enough: int) -> int:
    """How many passes a JPEG is drawn in, counted no further than one more than enough."""
    found, at = 0, len(_JPEG)
    while found <= enough and (marker := _MARKER.search(data, at)):
        kind, at = marker[1][0], marker.end()
        if kind == _END:
            break
        found += kind == _SCAN
        at += int.from_bytes(data[at : at + 2], "big")
    return found
