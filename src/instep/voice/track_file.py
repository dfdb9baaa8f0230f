"""A track as a file that any player plays, with its chapters; a file appears whole or not at all."""

import io
import os
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from fractions import Fraction
from pathlib import Path
from typing import Any

from instep.journal.links import followed
from instep.journal.unfinished import sweep, unfinished_name
from instep.library.errors import BadInput, Message
from instep.voice.pcm import RATE, Pcm
from instep.voice.track import Chapter, Track

_SECOND = 1000
_BIT_RATE = 64_000
# Twenty seconds at a time: the encoder needs no copy of a whole session.
_BLOCK = 20 * RATE
_CODECS = {".m4a": "aac", ".mp3": "libmp3lame", ".ogg": "libopus"}


class UnknownFormat(BadInput):
    """A file name whose ending names no format that a track can be written in."""


def wav_bytes(samples: Pcm) -> bytes:
    """Return a WAV file: one channel, sixteen bits, 24,000 samples a second."""
    file = io.BytesIO()
    _fill_wav(file, samples)
    return file.getvalue()


def write_wav(track: Track, path: Path) -> None:
    """Write the track's samples as they are; a WAV file holds no chapters."""
    with _draft(path) as draft, draft.open("wb") as file:
        _fill_wav(file, track.samples)


def write_audio(track: Track, path: Path, *, title: str) -> None:
    """Write the track as .m4a, .mp3, .ogg (Opus) or .wav, by the ending of `path`, replacing an older file.

    Chapters are exact to the millisecond, in Opus to the second; WAV holds none. Raise UnknownFormat for
    another ending, OSError where the file cannot be written; then nothing is left behind.
    """
    suffix = path.suffix.lower()
    if suffix == ".wav":
        return write_wav(track, path)
    if suffix not in _CODECS:
        endings = ", ".join([*_CODECS, ".wav"])
        format_ = suffix or Message("errors-track-without_ending")
        raise UnknownFormat("track-no_format", file=path.name, format=format_, endings=endings)
    with _draft(path) as draft:
        _encode(track, draft, title=title)
    return None


def _encode(track: Track, path: Path, *, title: str) -> None:
    import av  # noqa: PLC0415 - a page or a help text must not pay for it

    with av.open(str(path), "w") as file:
        file.metadata["title"] = title
        stream: Any = file.add_stream(_CODECS[path.suffix], rate=RATE, layout="mono", bit_rate=_BIT_RATE)
        file.set_chapters([_entry(order, each) for order, each in enumerate(_placed(track, path.suffix))])
        for at in range(0, len(track.samples), _BLOCK):
            block = track.samples[at : at + _BLOCK].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def _placed(track: Track, suffix: str) -> tuple[Chapter, ...]:
    """The chapters where this format can have them, without empty ones."""
    place = _whole_second if suffix == ".ogg" else _as_it_is
    moved = (
        Chapter(start_ms=place(c.start_ms), end_ms=place(c.end_ms), title=c.title) for c in track.chapters
    )
    return tuple(chapter for chapter in moved if chapter.end_ms > chapter.start_ms)


def _whole_second(milliseconds: int) -> int:
    # Chapters of Opus files come out a second late where the start's fraction is half or more.
    return milliseconds // _SECOND * _SECOND


def _as_it_is(milliseconds: int) -> int:
    return milliseconds


def _entry(order: int, chapter: Chapter) -> Any:
    return {
        "id": order,
        "start": chapter.start_ms,
        "end": chapter.end_ms,
        "time_base": Fraction(1, _SECOND),
        "metadata": {"title": chapter.title},
    }


def _fill_wav(file: Any, samples: Pcm) -> None:
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.astype("<i2", copy=False).data)


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when all went well, and vanishes when not."""
    place = followed(path)
    if not place.parent.is_dir():
        raise FileNotFoundError(ENOENT, "no such folder", str(path.parent))
    sweep(place.parent, place.name)
    # The ending says in which format it is written.
    draft = place.with_name(f"{unfinished_name(place).name}{path.suffix.lower()}")
    os.close(os.open(draft, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
    try:
        yield draft
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
