"""A file that lies about its size, moves, repeats itself or never ends costs little and is one line."""

import resource
import struct
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from io import BytesIO
from multiprocessing import get_context

import msgspec
import numpy as np
import pytest
from PIL import Image
from tests.photo.sets import RULES
from tests.photo.test_photo_intake import made, png_head

from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.heavy import Allowance, heavy_deeds
from instep.library.content.reading import content_root
from instep.library.errors import BadInput
from instep.photo.file_jobs import look_at
from instep.photo.gate import RefusedPhoto, judge
from instep.photo.head import check_head
from instep.photo.intake import take_in

INTAKE = RULES.intake


def webp(kind: bytes, body: bytes) -> bytes:
    """A WebP of one chunk, whatever that says."""
    chunk = kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def extended(width: int, height: int, flags: int = 0) -> bytes:
    sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", bytes([flags, 0, 0, 0]) + sizes)


def lossless(width: int, height: int) -> bytes:
    return webp(b"VP8L", b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + bytes(12))


def lossy(width: int, height: int) -> bytes:
    return webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(8))


def repeated(times: int) -> bytes:
    """A progressive JPEG whose last pass is written again and again, as its form allows."""
    file = BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (640, 480, 3), np.uint8)
    Image.fromarray(noise).save(file, "JPEG", progressive=True, quality=60)
    whole = file.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * times + b"\xff\xd9"


def inner_larger_than_outer() -> bytes:
    """A WebP that says it has 400 by 400 points, around a picture of many more."""
    file = BytesIO()
    Image.new("RGB", (3000, 3000), "red").save(file, "WEBP", lossless=True)
    inner = file.getvalue()[12:]
    head = extended(400, 400)
    return b"RIFF" + struct.pack("<I", len(head) - 8 + len(inner)) + head[8:] + inner


def brand(name: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + name + bytes(4) + b"mif1" + name + bytes(100)


def text_that_swells() -> bytes:
    """A PNG whose one line of text would be a thousand million letters."""
    packed = zlib.compress(bytes(50_000_000), 9)
    body = b"zTXt" + b"a\0\0" + packed
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    whole = made(kind="PNG")
    return whole[:33] + chunk + whole[33:]


HOSTILE = {
    "a few bytes that ask for a thousand million": (
        extended(16_384, 16_384),
        "has more than 50 million pixels",
    ),
    "a lossless one likewise": (lossless(16_384, 16_384), "has more than 50 million pixels"),
    "a lossy one likewise": (lossy(16_383, 16_383), "has more than 50 million pixels"),
    "a webp that moves": (extended(400, 400, flags=2), "moves"),
    "a webp that is cut": (extended(400, 400)[:20], "is cut short or damaged"),
    "a webp that holds nothing": (extended(400, 400), "is "),
    "a webp that lies about its size": (inner_larger_than_outer(), "is "),
    "a long thin png": (made(size=(320, 20_000), kind="PNG"), "is 320 by 20000 pixels, which is too long"),
    "a wide flat jpeg": (made(size=(20_000, 320)), "is 20000 by 320 pixels, which is too long"),
    "a jpeg of repeated passes": (repeated(500), "is drawn in more than 100 passes"),
    "a png whose text swells": (text_that_swells(), "is "),
    "a heic": (brand(b"heic"), "is a HEIC photo, which is not read"),
    "a heic by its other brand": (brand(b"mif1"), "is a HEIC photo, which is not read"),
    "an avif": (brand(b"avif"), "is an AVIF photo, which is not read"),
}
MEGABYTES = 1500


@pytest.fixture(scope="module")
def fresh() -> Iterator[ProcessPoolExecutor]:
    """A small process: a child of a large one is counted as large as its parent was when it began."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as made:
        yield made


def refused_at_the_cost_of(kind: str) -> tuple[str, float, int]:
    """Why it is refused, after how many seconds, and the most that a child held, in units of 1024 bytes."""
    began = time.monotonic()
    with pytest.raises(BadInput) as refused:
        look_at(HOSTILE[kind][0], "feet", view=View.SOLE, side=Side.LEFT, rules=RULES)
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return str(refused.value), time.monotonic() - began, held


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_in_one_line_soon(fresh: ProcessPoolExecutor, kind: str) -> None:
    line, seconds, held = fresh.submit(refused_at_the_cost_of, kind).result()
    assert line.startswith(f"feet: {HOSTILE[kind][1]}")
    assert "; " in line
    assert "\n" not in line
    assert seconds < 20
    assert held < MEGABYTES * 1_000_000 / 1024


HEADS_ALONE = ("a few bytes that ask for a thousand million", "a jpeg of repeated passes", "a heic")


@pytest.mark.parametrize("kind", HEADS_ALONE)
def test_what_a_head_says_is_refused_before_any_decoder_sees_it(kind: str) -> None:
    with pytest.raises(BadInput):
        check_head(HOSTILE[kind][0], "feet", INTAKE)


def test_a_jpeg_in_many_passes_and_one_with_a_film_behind_it_are_photos() -> None:
    file = BytesIO()
    Image.effect_noise((480, 640), 60).convert("RGB").save(file, "JPEG", progressive=True)
    film = file.getvalue() + b"\xff\xda" * 1000
    for data in (repeated(50), film):
        assert look_at(data, "feet", view=View.SOLE, side=Side.LEFT, rules=RULES).picture.shape == (
            640,
            480,
            3,
        )


def test_what_a_png_holds_beyond_the_size_that_it_says_is_not_read() -> None:
    data = png_head(400, 400, bytes(100_000_000))
    assert look_at(data, "feet", view=View.SOLE, side=Side.LEFT, rules=RULES).picture.shape == (400, 400, 3)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("side", Side)
def test_as_long_and_narrow_as_is_taken_every_view_is_judged(view: View, side: Side) -> None:
    long = round(INTAKE.least_side * INTAKE.most_aspect)
    for size in ((INTAKE.least_side, long), (long, INTAKE.least_side)):
        verdict = judge(take_in(made(size=size), "feet", INTAKE), view, side, rules=RULES)
        assert isinstance(verdict, RefusedPhoto)  # there is no foot in it


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = Allowance(seconds=0.05, megabytes=MEGABYTES, at_once=1, patience_s=5)
    deeds = msgspec.structs.replace(heavy_deeds(content_root()), photo=hurried)
    monkeypatch.setattr("instep.photo.file_jobs.heavy_deeds", lambda _root: deeds)
    with pytest.raises(BadInput, match=r"photo: was ended after 0\.05 seconds"):
        look_at(made(), "feet", view=View.SOLE, side=Side.LEFT, rules=RULES)


def test_one_that_asks_for_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = Allowance(seconds=40, megabytes=700, at_once=1, patience_s=5)
    deeds = msgspec.structs.replace(heavy_deeds(content_root()), photo=narrow)
    monkeypatch.setattr("instep.photo.file_jobs.heavy_deeds", lambda _root: deeds)
    file = BytesIO()
    Image.new("RGBA", (7000, 7000), "red").save(file, "PNG")
    with pytest.raises(BadInput, match="photo: broke off: it needs more than 700 million bytes"):
        look_at(file.getvalue(), "feet", view=View.SOLE, side=Side.LEFT, rules=RULES)


def test_the_largest_photo_that_is_taken_fits_its_share_of_memory() -> None:
    file = BytesIO()
    Image.new("RGBA", (7070, 7070), (200, 30, 30, 128)).save(file, "PNG")
    judged = look_at(file.getvalue(), "feet", view=View.SOLE, side=Side.LEFT, rules=RULES)
    assert max(judged.picture.shape) == INTAKE.longest_side


def test_four_at_once_are_looked_at_one_after_the_other() -> None:
    def one(_: int) -> tuple[int, ...]:
        return look_at(made(), "feet", view=View.SOLE, side=Side.LEFT, rules=RULES).picture.shape

    assert heavy_deeds(content_root()).photo.at_once == 1
    with ThreadPoolExecutor(4) as house:
        assert list(house.map(one, range(4))) == [(640, 480, 3)] * 4
