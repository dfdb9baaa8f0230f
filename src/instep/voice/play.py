"""A track through this machine's loudspeaker, by whatever player program it has."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory, gettempdir
from types import MappingProxyType
from typing import TypeAlias

from instep.journal.unfinished import SOUND, sweep, unfinished_ending
from instep.voice.pcm import PER_MS, Pcm
from instep.voice.track_file import wav_bytes

_WINDOWS = "import sys, winsound; winsound.PlaySound(sys.argv[1], winsound.SND_FILENAME)"
# Each is given the name of a WAV file; the first that is found plays.
PLAYERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pw-play": (),
        "paplay": (),
        "aplay": ("-q",),
        "afplay": (),
        "ffplay": ("-v", "error", "-nodisp", "-autoexit"),
    }
)
Find: TypeAlias = Callable[[str], str | None]


@dataclass(frozen=True, kw_only=True)
class NoSound:
    """This machine makes no sound, and why; captions go on."""

    why: str


@dataclass(frozen=True, kw_only=True)
class Loudspeaker:
    """A program that plays a WAV file, and the words before the file's name."""

    command: tuple[str, ...]

    def play(self, samples: Pcm, *, from_ms: int = 0) -> "PlayingSound | NoSound":
        """Begin to play at `from_ms`, over whatever already plays, and return at once."""
        folder = TemporaryDirectory(prefix=SOUND, suffix=unfinished_ending())
        file = Path(folder.name) / "sound.wav"
        file.write_bytes(wav_bytes(samples[from_ms * PER_MS :]))
        try:
            process = subprocess.Popen(  # noqa: S603 - the command is one of PLAYERS
                [*self.command, str(file)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            folder.cleanup()
            return NoSound(why=f"{self.command[0]} does not start: {error}")
        return PlayingSound(process=process, folder=folder)


@dataclass(eq=False, kw_only=True)
class PlayingSound:
    """A sound on its way. `stop` it, also when it has ended by itself: that takes its file away."""

    process: subprocess.Popen[bytes]
    folder: TemporaryDirectory[str] = field(repr=False)

    @property
    def ended(self) -> bool:
        """Whether nothing more will be heard."""
        return self.process.poll() is not None

    def trouble(self) -> NoSound | None:
        """Return why nothing is heard once the player has given up; None while it plays or has done."""
        status = self.process.poll()
        return NoSound(why=f"the player ended with status {status}: no sound device?") if status else None

    def stop(self) -> None:
        """Be silent now, and leave no file behind; a second call changes nothing."""
        with suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        self.folder.cleanup()


def loudspeaker(*, find: Find = which, platform: str = sys.platform) -> Loudspeaker | NoSound:
    """Return the first player that this machine has, or why there is none.

    What a killed program left to be played is taken away first.
    """
    sweep(Path(gettempdir()), SOUND)
    if platform == "win32":
        return Loudspeaker(command=(sys.executable, "-c", _WINDOWS))
    for name, options in PLAYERS.items():
        program = find(name)
        if program:
            return Loudspeaker(command=(program, *options))
    return NoSound(why=f"no player found; install one of {', '.join(PLAYERS)}")
