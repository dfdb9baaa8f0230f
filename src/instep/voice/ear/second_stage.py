"""The second stage: a small general recogniser, asked which of a few phrases a piece of speech was.

It comes with an optional package and reads that package's own model files; nothing is fetched. It is given
each phrase to read out of the sound, and the likeliest counts if a free reading is hardly likelier. That
hears far more than comparing what it would write by itself, and takes less talk for a command.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from instep.library.errors import Message
from instep.session.hearing_rules import HearingRules, WordClass
from instep.voice.ear.mel import RATE
from instep.voice.ear.pieces import END, START, Pieces
from instep.voice.ear.second_stage_rules import SecondStageRules
from instep.voice.ear.weights import Table

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# The model expects speech with a little silence around it.
_BEFORE, _AFTER = np.zeros(RATE // 5, np.float32), np.zeros(RATE * 3 // 10, np.float32)
_MOST_PIECES = 24
_HEADS, _WIDE = 8, 36


class NoSecondStage(Exception):
    """The second stage is not installed or not whole; the message says which, and what to do."""


@dataclass(frozen=True)
class ModelFiles:
    """Where the package keeps its model."""

    folder: Path

    @property
    def encoder(self) -> Path:
        """From sound to what it is made of."""
        return self.folder / "encoder_model.ort"

    @property
    def decoder(self) -> Path:
        """From there to pieces of words."""
        return self.folder / "decoder_model_merged.ort"

    @property
    def pieces(self) -> Path:
        """The pieces, numbered."""
        return self.folder / "tokenizer.bin"


@dataclass(frozen=True)
class PhraseReading:
    """The phrase that a piece of speech was, and by how much a free reading was likelier."""

    word: str
    margin: float


@dataclass(eq=False, kw_only=True)
class SecondStage:
    """The recogniser with its phrases; it loads when it is first asked (0.3 s of CPU)."""

    files: ModelFiles
    rules: SecondStageRules
    hearing: HearingRules

    def agrees(self, segment: Table) -> PhraseReading | None:
        """Return the phrase that the piece of speech (16,000 samples a second) was, if it was one."""
        reading = self.read(segment)
        if reading is None:
            return None
        margins = self.rules.margins
        kind = self.hearing.words[reading.word].kind
        most = {WordClass.STOP: margins.stop, WordClass.INCREASING: margins.increasing}.get(
            kind, margins.other
        )
        return reading if reading.margin <= most else None

    def read(self, segment: Table) -> PhraseReading | None:
        """Return the likeliest phrase, however unlikely; None for no sound at all."""
        if not len(segment):
            return None
        sound = self._encoded(np.concatenate([_BEFORE, segment, _AFTER]))
        words, texts = zip(*self._phrases, strict=True)
        likely = self._forced(sound, texts)
        best = int(likely.argmax())
        return PhraseReading(words[best], self._free(sound) - float(likely[best]))

    @cached_property
    def _phrases(self) -> list[tuple[str, list[int]]]:
        pieces = Pieces(self.files.pieces.read_bytes())
        known = self.rules.phrases.items()
        return [
            (word, pieces.of(text)) for word, texts in known for text in texts if word in self.hearing.words
        ]

    @cached_property
    def _encoder(self) -> "InferenceSession":
        return _session(self.files.encoder)

    @cached_property
    def _decoder(self) -> "InferenceSession":
        return _session(self.files.decoder)

    def _encoded(self, sound: Table) -> Table:
        heard = {"input_values": sound[None], "attention_mask": np.ones((1, len(sound)), np.int64)}
        encoded: Table = self._encoder.run(None, heard)[0]
        return encoded

    def _forced(self, sound: Table, texts: Sequence[list[int]]) -> Table:
        """How likely each text is, as the whole of what was said."""
        longest = max(map(len, texts))
        wanted = np.full((len(texts), longest + 1), END, np.int64)
        for row, text in zip(wanted, texts, strict=True):
            row[: len(text)] = text
        given = np.concatenate([np.full((len(texts), 1), START), wanted[:, :-1]], axis=1)
        likely = _log_shares(
            self._step(np.repeat(sound, len(texts), axis=0), given, self._nothing(len(texts)))[0]
        )
        each = np.take_along_axis(likely, wanted[:, :, None], axis=2)[:, :, 0]
        # After a text and its end nothing more counts.
        counts = np.arange(longest + 1) <= np.array([[len(text)] for text in texts])
        total: Table = (each * counts).sum(axis=1)
        return total

    def _free(self, sound: Table) -> float:
        """How likely the reading is that takes the likeliest piece each time."""
        piece, total = START, 0.0
        past = self._nothing(1)
        for _ in range(_MOST_PIECES):
            scores, new = self._step(sound, np.array([[piece]]), past)
            # What the decoder makes of the sound is made once; later steps return it empty.
            past = {name: past[name] if "encoder" in name and past[name].size else new[name] for name in new}
            likely = _log_shares(scores)[0, -1]
            piece = int(likely.argmax())
            total += float(likely[piece])
            if piece == END:
                break
        return total

    def _step(self, sound: Table, pieces: Any, past: dict[str, Table]) -> tuple[Table, dict[str, Table]]:
        given = {
            "input_ids": pieces.astype(np.int64),
            "encoder_hidden_states": sound,
            "encoder_attention_mask": np.ones(sound.shape[:2], np.int64),
            "use_cache_branch": np.array([any(table.size for table in past.values())]),
            **past,
        }
        scores, *new = self._decoder.run(None, given)
        return scores, dict(zip(past, new, strict=True))

    def _nothing(self, rows: int) -> dict[str, Table]:
        names = [one.name for one in self._decoder.get_inputs() if one.name.startswith("past")]
        return {name: np.zeros((rows, _HEADS, 0, _WIDE), np.float32) for name in names}


def model_files() -> ModelFiles:
    """Return where the optional package's model lies, and whole; raise NoSecondStage otherwise."""
    found = find_spec("moonshine_voice")
    if found is None or not found.submodule_search_locations:
        raise NoSecondStage(Message("errors-second_stage-not_installed"))
    files = ModelFiles(Path(found.submodule_search_locations[0]) / "assets" / "tiny-en")
    for path in (files.encoder, files.decoder, files.pieces):
        if not path.is_file():
            raise NoSecondStage(Message("errors-second_stage-not_in_package", name=path.name))
    return files


def _session(path: Path) -> "InferenceSession":
    import onnxruntime  # noqa: PLC0415 - only who asks this stage pays for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as problem:  # the runtime's own errors have no common ground
        raise NoSecondStage(Message("errors-second_stage-damaged", name=path.name)) from problem


def _log_shares(scores: Table) -> Table:
    best = scores.max(axis=-1, keepdims=True)
    shares: Table = scores - best - np.log(np.exp(scores - best).sum(axis=-1, keepdims=True))
    return shares
