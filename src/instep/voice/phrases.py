"""Phrases already spoken, kept by what was said and by whom, so that no phrase is made twice."""

import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

import numpy as np
import platformdirs

from instep.voice.pcm import Pcm, as_pcm
from instep.voice.speech import Voice

_CHECKSUM = 4


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """A voice with a memory: one file a phrase, readable by its owner only.

    A file is a checksum (CRC-32, four bytes, little-endian) and sixteen-bit samples. It appears whole or
    not at all, so that two sessions may fill one folder at once; a damaged one is made again.
    """

    voice: Voice
    folder: Path

    def say(self, text: str) -> Pcm:
        """Return the phrase, at 24,000 samples a second; raise as `Voice.speak` where it must be made."""
        path = self.place(text)
        kept = _read(path)
        if kept is not None:
            return kept
        made = as_pcm(self.voice.speak(text))
        # A full or read-only disk costs time at the next session, nothing else.
        with suppress(OSError):
            _write(path, made)
        return made

    def place(self, text: str) -> Path:
        """Return where this phrase by this voice is kept."""
        name = sha256(f"{self.voice.identity}\n{text}".encode()).hexdigest()
        return self.folder / f"{name}.pcm"


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for phrases: under INSTEP_CACHE, or else the platform's cache folder."""
    return Path(environ.get("INSTEP_CACHE") or platformdirs.user_cache_path("instep")) / "phrases"


def _read(path: Path) -> Pcm | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    sound = content[_CHECKSUM:]
    whole = len(sound) >= 2 and not len(sound) % 2  # noqa: PLR2004 - two bytes a sample
    if not whole or zlib.crc32(sound) != int.from_bytes(content[:_CHECKSUM], "little"):
        return None
    return np.frombuffer(sound, "<i2")


def _write(path: Path, sound: Pcm) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = sound.astype("<i2").tobytes()
    handle, name = mkstemp(dir=path.parent, prefix=".", suffix=".part")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(zlib.crc32(content).to_bytes(_CHECKSUM, "little") + content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
