"""The shipped embedding, and small heads with random weights where only the arithmetic matters."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.voice.ear.made_rules import RULES

from instep.library.content.reading import content_root
from instep.session.hearing_rules import HearingRules
from instep.voice.ear.embedding import WIDTH, Embedding, read_embedding
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH, SCHEMA, Head, read_head
from instep.voice.ear.weights import Table, write_weights

WORDS = ("stop", "pause", "softer", "four", OTHER_SPEECH, NO_SPEECH)
WINDOW = 4


@pytest.fixture(scope="session")
def embedding() -> Embedding:
    """The shipped network."""
    return read_embedding(content_root() / "ear" / "embedding.safetensors")


@pytest.fixture(scope="session")
def rules() -> HearingRules:
    """Rules that stay as they are."""
    return RULES


@pytest.fixture(scope="session")
def head_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A head whose answers mean nothing."""
    path = tmp_path_factory.mktemp("ear") / "head.safetensors"
    about = {"schema": SCHEMA, "version": "made-up", "words": json.dumps(WORDS), "window": str(WINDOW)}
    write_weights(path, _tables(np.random.default_rng(3)), about)
    return path


@pytest.fixture(scope="session")
def head(head_file: Path) -> Head:
    """The same, read."""
    return read_head(head_file)


def _tables(rng: np.random.Generator) -> dict[str, Table]:
    tables = {"mean": rng.normal(size=WIDTH) * 5, "scale": np.full(WIDTH, 0.1)}
    for member in ("silent.m1", "silent.m2", "speaking.m1"):
        tables[f"{member}.w1"] = rng.normal(size=(WINDOW * WIDTH, 8)) * 0.1
        tables[f"{member}.b1"] = rng.normal(size=8)
        tables[f"{member}.w2"] = rng.normal(size=(8, len(WORDS)))
        tables[f"{member}.b2"] = rng.normal(size=len(WORDS))
    return {name: table.astype(np.float32) for name, table in tables.items()}
