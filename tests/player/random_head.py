"""A head that was never trained: its figures are chance with a fixed seed, for tests of how a head is run."""

import json
from pathlib import Path

import numpy as np

from instep.voice.ear.weights import Table, write_weights

WORDS = ("stop", "pause", "softer", "next", "harder", "yes", "no", "four", "other speech", "no speech")
_WINDOW, _HIDDEN, _SIZE, _MEMBERS = 7, 24, 96, 2


def write_random_head(path: Path, *, version: str = "chance", seed: int = 3) -> Path:
    """Write it; its words are `WORDS`."""
    rng = np.random.default_rng(seed)

    def chance(*shape: int) -> Table:
        made: Table = (rng.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32)
        return made

    tables = {"mean": chance(_SIZE), "scale": np.full(_SIZE, 0.4, np.float32)}
    for coach in ("silent", "speaking"):
        for member in range(1, _MEMBERS + 1):
            layers = (
                chance(_WINDOW * _SIZE, _HIDDEN),
                chance(_HIDDEN),
                chance(_HIDDEN, len(WORDS)),
                chance(len(WORDS)),
            )
            named = zip(("w1", "b1", "w2", "b2"), layers, strict=True)
            tables |= {f"{coach}.m{member}.{part}": table for part, table in named}
    about = {
        "schema": "instep.head/1",
        "version": version,
        "words": json.dumps(WORDS),
        "window": str(_WINDOW),
    }
    write_weights(path, tables, about)
    return path
