"""A recording that someone else made: any common file becomes one channel of 16,000 samples a second."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from instep.library.errors import BadInput, Message
from instep.library.limited_files import open_file
from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table

LONGEST_S = 600
MOST_BYTES = 500_000_000
"""Ten minutes, in whatever form, need less."""
# The readers of files with sound in them alone: other readers follow addresses that a file names.
_READERS = "wav,w64,aiff,flac,ogg,mp3,aac,matroska,webm,mov,mp4,m4a"
_FORMATS = Message("errors-sound-to_give_formats")
# Full scale but for a rounding; one sample in a thousand there is more than a single knock.
_FULL, _CLIPPED = 0.999, 0.001
_SILENT = 0.001


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Recording:
    """Sound, -1 to 1, and what was found about its file."""

    samples: Table
    rate: int
    channels: int

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE

    @property
    def notes(self) -> tuple[str, ...]:
        """What a listener should know: `resampled`, `mixed`, `clipped`, `silent`."""
        loud = np.abs(self.samples)
        found = {
            "resampled": self.rate != RATE,
            "mixed": self.channels > 1,
            "clipped": float(np.mean(loud >= _FULL)) > _CLIPPED,
            "silent": float(loud.max()) < _SILENT,
        }
        return tuple(name for name, holds in found.items() if holds)


def read_recording(name: str) -> Recording:
    """Return the sound in the file; raises BadInput naming the file, what is wrong with it and what to do."""
    with open_file(name, MOST_BYTES, smaller=Message("errors-sound-to_give_shorter")) as file:
        return _read(name, file)


def _read(name: str, file: BinaryIO) -> Recording:
    import av  # noqa: PLC0415 - a help text must not pay for it

    if not file.read(1):
        raise BadInput("sound-empty", file=name, remedy=_FORMATS)
    file.seek(0)
    try:
        with av.open(file, options={"format_whitelist": _READERS}) as container:
            return _heard(name, container)
    except av.error.FFmpegError as problem:
        raise BadInput("sound-not_audio_or_damaged", file=name, remedy=_FORMATS) from problem


def _heard(name: str, container: Any) -> Recording:
    if not container.streams.audio:
        raise BadInput("sound-holds_no_sound", file=name, remedy=_FORMATS)
    stream = container.streams.audio[0]
    blocks: list[Table] = []
    length = 0
    for block in _blocks(container, stream):
        length += len(block)
        if length > LONGEST_S * RATE:
            minutes = LONGEST_S // 60
            raise BadInput("sound-longer_than_minutes", file=name, minutes=str(minutes))
        blocks.append(block)
    if not length:
        raise BadInput("sound-holds_no_sound", file=name, remedy=_FORMATS)
    return Recording(samples=np.concatenate(blocks), rate=stream.rate, channels=stream.channels)


def _blocks(container: Any, stream: Any) -> Iterator[Table]:
    import av  # noqa: PLC0415 - likewise

    resampler = av.AudioResampler(format="fltp", layout=stream.layout, rate=RATE)
    for frame in container.decode(stream):
        yield from (_mixed(piece.to_ndarray()) for piece in resampler.resample(frame))
    yield from (_mixed(piece.to_ndarray()) for piece in resampler.resample(None))


def _mixed(channels: Any) -> Table:
    """The mean of all channels; what is no number is silence, what is beyond full scale is at it."""
    known = np.nan_to_num(channels, nan=0.0, posinf=1.0, neginf=-1.0)
    mixed: Table = np.clip(known.mean(axis=0, dtype=np.float32), -1, 1)
    return mixed
