"""A recording gives the same commands in Python and in the page, by the weights and rules that ship."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page
from tests.examples import EXPLORING
from tests.player.page import packed, page_with_modules
from voice.train.clips import CLIPS

from instep.library.content.hearing import hearing_json
from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.voice.ear.ear import read_ear
from instep.voice.ear.hearing import Hearing
from instep.voice.ear.hop import Situation
from instep.voice.ear.listening import KINDS
from instep.voice.ear.recording import read_recording

EAR = content_root() / "ear"
# One clip in so many of every kind of word.
EVERY = 12

HEARD = """
async ({ embedding, head, rules, words, sounds }) => {
  const [{ Ear }, { Hearing }] = await Promise.all(
    ["ear.js", "hearing.js"].map((name) => import("/voice/listening/" + name)));
  const situation = { speaking: false, masked: false, asked: false, explained: false };
  return sounds.map((sound) => {
    const ear = new Ear(bytes(embedding), bytes(head));
    const hearing = new Hearing(rules, words);
    const hops = ear.hear(floats(sound), () => "silent");
    return hops.flatMap((hop) => hearing.hear(hop, situation)).map(({ kind, word, at }) => [kind, word, at]);
  });
}
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with page_with_modules() as made:
        yield made


def clips() -> list[str]:
    """Every twelfth clip that holds a word or talk, and all of the robots' phrases.

    `make test` takes one of each word of each kind from among them: a second of sound costs a quarter of one.
    """
    files = [entry for entry in json.loads((CLIPS / "index.json").read_text()) if entry["kind"] != "noise"]
    some = [entry for entry in files if entry["kind"] != "synthetic"][::EVERY]
    some += [entry for entry in files if entry["kind"] == "synthetic"]
    of_each = {(entry["kind"], entry.get("word")): entry for entry in some}
    return [entry["file"] for entry in (some if EXPLORING else of_each.values())]


def padded(file: str) -> Any:
    sound = read_recording(str(CLIPS / file)).samples
    hiss = np.random.default_rng(1).normal(0, 1e-3, len(sound) + 16_000).astype(np.float32)
    hiss[6_400 : 6_400 + len(sound)] += sound
    return hiss


@pytest.mark.explore
def test_the_developers_clips_give_the_same_commands_at_the_same_moments_in_both(page: Page) -> None:
    rules, sounds = Library().hearing, [padded(file) for file in clips()]
    files = read_ear(rules)
    here = []
    for sound in sounds:
        hearing = Hearing(rules, files.head.words)
        hops = files.listen().push(sound)
        heard = [one for hop in hops for one in hearing.hear(hop, Situation())]
        here.append([[KINDS[type(one)], one.word, one.at] for one in heard])
    there = page.evaluate(
        HEARD,
        {
            "embedding": packed((EAR / "embedding.safetensors").read_bytes()),
            "head": packed((EAR / "head.safetensors").read_bytes()),
            "rules": hearing_json(rules),
            "words": list(files.head.words),
            "sounds": [packed(sound) for sound in sounds],
        },
    )
    assert sum(map(len, here)) > len(sounds) / 2
    assert [[one[:2] for one in heard] for heard in there] == [[one[:2] for one in heard] for heard in here]
    moments = [one[2] for heard in there for one in heard]
    assert moments == pytest.approx([one[2] for heard in here for one in heard], abs=1e-6)
