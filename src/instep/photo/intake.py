"""A file becomes a picture: upright, in red, green and blue and nothing else, or is refused in one line.

How large it is stands in its head and is read before anything is decoded.
"""

import struct
import warnings
import zlib
from io import BytesIO
from typing import Final

import numpy as np
from PIL import (
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from instep.library.content.photo_rules import IntakeRules
from instep.photo.head import check_head, check_size, refused, too_large
from instep.photo.picture import Pixels, shrunk

_FORMATS: Final = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
    GifImagePlugin.GifImageFile.format,
)
"""Only these decoders are ever tried."""
_MODES: Final = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"})
_STILL: Final = MpoImagePlugin.MpoImageFile.format
"""A telephone's JPEG with a second picture behind it: the first is the photo, nothing moves."""

_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError)
"""What the decoders raise at a file that is cut or damaged."""


_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by how its camera says it was held (Exif 2.32, tag Orientation)."""


def take_in(data: bytes, name: str, rules: IntakeRules) -> Pixels:
    """The picture in a file; raises BadInput naming the file, what is wrong with it and what to do."""
    if len(data) > rules.most_bytes:
        raise refused(name, "photo-too_many_bytes", megabytes=str(rules.most_bytes // 1_000_000))
    check_head(data, name, rules)
    with _opened(data, name, rules) as image:
        _check(image, name, rules)
        return _decoded(image, name, rules)


def taken_out(data: bytes) -> Pixels:
    """The picture of a file that was kept here; raises BadInput where it was damaged since."""
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
            return np.array(image.convert("RGB"))
    except (*_BROKEN, Image.DecompressionBombError) as problem:
        raise refused("photo", "photo-damaged") from problem


def encoded(picture: Pixels, quality: int) -> bytes:
    """The picture as a JPEG that holds pixels and nothing about where, when or with what they were made."""
    file = BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=quality, optimize=True)
    return file.getvalue()


def encoded_plain(picture: Pixels) -> bytes:
    """The picture as a PNG, without loss."""
    file = BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    return file.getvalue()


def _opened(data: bytes, name: str, rules: IntakeRules) -> Image.Image:
    """The file's head, read by the decoders of photos alone; nothing of the picture is decoded yet."""
    try:
        # Pillow warns at a size that is over our own limit anyway; as an error it is told like that limit.
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            return Image.open(BytesIO(data), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise too_large(name, rules) from problem
    except _BROKEN as problem:
        raise refused(name, "photo-not_a_photo") from problem


def _check(image: Image.Image, name: str, rules: IntakeRules) -> None:
    check_size(image.size, name, rules)
    if image.mode not in _MODES:
        raise refused(name, "photo-keeps_its_colours", mode=image.mode)
    if image.format != _STILL and getattr(image, "n_frames", 1) > 1:
        raise refused(name, "photo-moves")


def _decoded(image: Image.Image, name: str, rules: IntakeRules) -> Pixels:
    longest = rules.longest_side
    try:
        turn = _TURNS.get(image.getexif().get(_ORIENTATION, 1))
        image.draft("RGB", (longest, longest))  # a JPEG is decoded near the size that is kept
        plain = _on_white(image).convert("RGB")
    except Image.DecompressionBombError as problem:
        raise too_large(name, rules) from problem
    except _BROKEN as problem:
        raise refused(name, "photo-cut_short_or_damaged") from problem
    small = plain.reduce(max(1, max(plain.size) // longest))
    upright = small if turn is None else small.transpose(turn)
    return shrunk(np.array(upright), longest)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in {"LA", "PA", "RGBA"} and "transparency" not in image.info:
        return image
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
