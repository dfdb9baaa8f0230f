"""The page hears what Python hears: the same bands, embeddings and words, however the sound arrives."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page
from tests.player.page import packed, page_with_modules
from tests.player.random_head import write_random_head

from instep.library.content.reading import content_root
from instep.voice.ear.ear import Ear
from instep.voice.ear.embedding import embed, read_embedding
from instep.voice.ear.head import read_head
from instep.voice.ear.mel import MelStream

EMBEDDING = content_root() / "ear/embedding.safetensors"
RATE = 16_000

LAYERS = """
async ({ embedding, sound }) => {
  const here = "/voice/listening/";
  const [{ readTensors, need }, { Spectrum }, { Network }] = await Promise.all(
    ["tensors.js", "spectrum.js", "network.js"].map((name) => import(here + name)));
  const file = readTensors(bytes(embedding), "instep.embedding/1");
  const samples = floats(sound);
  const spectrum = new Spectrum(need(file, "mel", [257, 32]));
  const count = Math.floor((samples.length - 512) / 160) + 1;
  const rows = new Float64Array(count * 32);
  for (let n = 0; n < count; n += 1) spectrum.frame(samples, n * 160, rows, n * 32);
  return [[...rows], [...new Network(file, 32).push({ rows, count }).rows]];
}
"""

HOPS = """
async ({ embedding, head, sound, pieces, coach }) => {
  const { Ear } = await import("/voice/listening/ear.js");
  const ear = new Ear(bytes(embedding), bytes(head));
  const samples = floats(sound);
  const hops = [];
  for (let from = 0, n = 0; from < samples.length; from += pieces[n++ % pieces.length]) {
    hops.push(...ear.hear(samples.slice(from, from + pieces[n % pieces.length]), () => coach));
  }
  return hops.map((hop) => [hop.at, hop.voice, hop.level, hop.clipped, ...hop.p]);
}
"""

REFUSED = """
async ({ embedding, head }) => {
  const { Ear } = await import("/voice/listening/ear.js");
  try {
    new Ear(bytes(embedding), bytes(head));
    return null;
  } catch (problem) {
    return problem.key;
  }
}
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with page_with_modules() as made:
        yield made


@pytest.fixture(scope="module")
def head(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_random_head(tmp_path_factory.mktemp("ear") / "head.safetensors")


def sounds() -> NDArray[np.float32]:
    """Silence, a glide with a voice's overtones, noise, and a stretch that clips: six seconds."""
    time = np.arange(2 * RATE) / RATE
    glide = 2 * np.pi * np.cumsum(110 + 60 * np.sin(3 * time)) / RATE
    voiced = 0.2 * np.sum([np.sin(k * glide) / k for k in range(1, 20)], axis=0)
    noise = np.random.default_rng(5).standard_normal(2 * RATE) * 0.05
    parts = [np.zeros(RATE), voiced, noise, np.clip(8 * voiced[:RATE], -1, 1)]
    return np.concatenate(parts).astype(np.float32)


def test_the_page_has_the_same_bands_and_the_same_embeddings(page: Page) -> None:
    sound, network = sounds(), read_embedding(EMBEDDING)
    told = {"embedding": packed(EMBEDDING.read_bytes()), "sound": packed(sound)}
    bands, embeddings = (np.array(part) for part in page.evaluate(LAYERS, told))
    np.testing.assert_allclose(bands, MelStream(network.mel).push(sound).ravel(), atol=1e-4)
    np.testing.assert_allclose(embeddings, embed(network, sound).ravel(), atol=1e-3)


@pytest.mark.parametrize("pieces", [[1280], [256], [100_000], [1, 7, 999, 3000]])
def test_the_page_hears_the_same_words_in_pieces_of_any_length(
    page: Page, head: Path, pieces: list[int]
) -> None:
    for coach in ("silent", "speaking"):
        hears_the_same(page, head, {"pieces": pieces, "coach": coach})


def hears_the_same(page: Page, head: Path, how: dict[str, Any]) -> None:
    sound = sounds()
    ear = Ear(read_embedding(EMBEDDING), read_head(head))
    hops = ear.push(sound, speaking=how["coach"] == "speaking")
    wanted = [[hop.at, hop.voice, hop.level, hop.clipped, *hop.p] for hop in hops]
    told: dict[str, Any] = {"embedding": packed(EMBEDDING.read_bytes()), "head": packed(head.read_bytes())}
    heard = page.evaluate(HOPS, told | how | {"sound": packed(sound)})
    assert len(heard) > 60
    np.testing.assert_allclose(np.array(heard), np.array(wanted), atol=1e-3)


def test_a_file_that_is_cut_off_or_of_another_version_is_refused_with_one_clear_line(
    page: Page, head: Path
) -> None:
    embedding, words = EMBEDDING.read_bytes(), head.read_bytes()
    other = words.replace(b"instep.head/1", b"instep.head/9")

    def refused(first: bytes, second: bytes) -> Any:
        return page.evaluate(REFUSED, {"embedding": packed(first), "head": packed(second)})

    assert refused(embedding, words) is None
    assert refused(embedding[:-4], words) == "ear_damaged"
    assert refused(embedding, words[: len(words) // 2]) == "ear_damaged"
    assert refused(embedding, words[:30]) == "ear_damaged"
    assert refused(b"", words) == "ear_damaged"
    assert refused(b"<!doctype html><html></html>", words) == "ear_damaged"
    assert refused(embedding, other) == "ear_version"
