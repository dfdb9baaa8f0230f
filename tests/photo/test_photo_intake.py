"""Whatever is sent as a photo becomes plain upright pixels, or is refused in one line before it costs."""

import struct
import tracemalloc
import zlib
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.examples import examples
from tests.photo.sets import RULES

from instep.library.errors import BadInput
from instep.photo.intake import encoded, take_in, taken_out

INTAKE = RULES.intake


def made(mode: str = "RGB", size: tuple[int, int] = (480, 640), **how: object) -> bytes:
    """A picture with something in its upper left corner."""
    picture = np.full((size[1], size[0], 3), 200, np.uint8)
    picture[:100, :100] = (200, 30, 30)
    file = BytesIO()
    kind = str(how.pop("kind", "JPEG"))
    Image.fromarray(picture).convert(mode).save(file, kind, **how)
    return file.getvalue()


def png_head(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG that says how large it is, and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def moving(kind: str) -> bytes:
    file = BytesIO()
    frames = [Image.new("RGB", (400, 400), colour) for colour in ("red", "blue")]
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


WRONG = {
    "text": (b"not a picture at all", "is no photo"),
    "nothing": (b"", "is no photo"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "is no photo"),
    "html": (b"<!doctype html><html><script>alert(1)</script></html>", "is no photo"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "is no photo"),
    "cut short": (made()[:-4000], "is cut short or damaged"),
    "200 megapixels": (png_head(20_000, 10_000), "has more than 50 million pixels"),
    "100 megapixels": (png_head(10_000, 10_000), "has more than 50 million pixels"),
    "a bomb": (png_head(60_000, 60_000), "has more than 50 million pixels"),
    "a bomb that lies": (png_head(4000, 4000, b"\0" * 100), "is cut short or damaged"),
    "tiny": (made(size=(40, 40)), "has 40 by 40 pixels"),
    "moving gif": (moving("GIF"), "moves"),
    "moving png": (moving("PNG"), "moves"),
    "moving webp": (moving("WEBP"), "moves"),
    "sixteen bits": (made("I;16", kind="PNG"), "keeps its colours as I;16"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_photo_is_refused_in_one_line_with_a_remedy(kind: str) -> None:
    data, told = WRONG[kind]
    with pytest.raises(BadInput) as refused:
        take_in(data, "feet.jpg", INTAKE)
    line = str(refused.value)
    assert line.startswith(f"feet.jpg: {told}; ")
    assert "\n" not in line


def test_a_file_that_is_too_large_is_not_even_opened() -> None:
    with pytest.raises(BadInput, match="is larger than 40 million bytes"):
        take_in(b"\xff\xd8" + b"\0" * INTAKE.most_bytes, "feet.jpg", INTAKE)


def test_two_hundred_megapixels_are_refused_without_being_decoded() -> None:
    tracemalloc.start()
    with pytest.raises(BadInput):
        take_in(png_head(20_000, 10_000, b"\0" * 1_000_000), "feet.jpg", INTAKE)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("turned", "corner"), [(1, (0, 0)), (3, (-1, -1)), (6, (0, -1)), (8, (-1, 0)), (2, (0, -1))]
)
def test_a_photo_is_turned_upright_as_its_camera_said(turned: int, corner: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    picture = take_in(made(exif=exif.tobytes()), "feet.jpg", INTAKE)
    red, _, blue = picture[corner[0] * 20 or 20, corner[1] * 20 or 20].tolist()
    assert red > blue + 80
    assert picture.shape == ((640, 480, 3) if turned < 5 else (480, 640, 3))


def test_place_and_camera_do_not_survive() -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (59.0, 54.0, 50.0)
    sent = made(exif=exif.tobytes(), comment=b"at home")
    kept = encoded(take_in(sent, "feet.jpg", INTAKE), 92)
    assert b"Exif" in sent
    for trace in (b"Exif", b"A camera", b"at home", b"ICC_PROFILE", b"http"):
        assert trace not in kept
    with Image.open(BytesIO(kept)) as image:
        assert not image.getexif()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("RGBA", "PNG"), ("LA", "PNG"), ("RGB", "WEBP")],
)
def test_every_ordinary_way_to_keep_colours_is_read(mode: str, kind: str) -> None:
    picture = take_in(made(mode, kind=kind), "feet", INTAKE)
    assert picture.shape == (640, 480, 3)
    assert abs(int(picture[400, 300, 0]) - 200) < 20


def test_what_is_clear_lies_on_white() -> None:
    file = BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(file, "PNG")
    assert (take_in(file.getvalue(), "feet.png", INTAKE) == 255).all()


def test_a_telephones_double_photo_is_a_still_one() -> None:
    file = BytesIO()
    first = Image.new("RGB", (400, 400), "red")
    first.save(file, "MPO", save_all=True, append_images=[Image.new("RGB", (100, 100), "blue")])
    picture = take_in(file.getvalue(), "feet.jpg", INTAKE)
    assert picture.shape == (400, 400, 3)


def test_a_large_photo_is_kept_at_the_size_that_is_kept() -> None:
    assert max(take_in(made(size=(3000, 4000)), "feet.jpg", INTAKE).shape) == INTAKE.longest_side


@examples(60)
@given(st.binary(max_size=200), st.integers(min_value=0, max_value=3000), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_a_picture_or_one_line_and_never_a_fault(
    tail: bytes, place: int, damage: bytes
) -> None:
    whole = made(size=(400, 400))
    hurt = whole[:place] + damage + whole[place + len(damage) :] + tail
    answer: object
    try:
        answer = take_in(hurt, "feet.jpg", INTAKE).ndim
    except BadInput as refused:
        answer = str(refused).count("\n")
    assert answer in {0, 3}


def test_a_kept_file_that_was_damaged_is_said_in_one_line() -> None:
    with pytest.raises(BadInput, match="photo: is damaged"):
        taken_out(made()[:300])
