"""The page and Python make the same words of the same hops, over thousands of made-up ones."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page
from tests.player.page import page_with_modules

from instep.library.content.hearing import hearing_json
from instep.library.library import Library
from instep.voice.ear.ear import Hop
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH
from instep.voice.ear.hearing import Hearing
from instep.voice.ear.hop import Situation
from instep.voice.ear.listening import KINDS

RULES = Library().hearing
WORDS = (*RULES.words, OTHER_SPEECH, NO_SPEECH)

HEAR = """
async ({ rules, words, stories }) => {
  const { Hearing } = await import("/voice/listening/hearing.js");
  return stories.map((hops) => {
    const hearing = new Hearing(rules, words);
    return hops.flatMap(({ at, p, situation }) => hearing.hear({ at, p }, situation)
      .map(({ kind, at, word, confidence }) => [kind, at, word, confidence]));
  });
}
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with page_with_modules() as made:
        yield made


def stories(count: int) -> list[list[dict[str, Any]]]:
    """Hops in which two or three words come and go; the coach speaks, masks and asks now and then."""
    rng = np.random.default_rng(11)
    made = []
    for _ in range(count):
        at, hops = float(rng.uniform(0, 1_000)), []
        few = rng.choice(len(WORDS), 3, replace=False)
        situation = dict.fromkeys(("speaking", "masked", "asked", "explained"), False)
        for order in range(60):
            if rng.random() < 0.1:
                situation = {name: bool(rng.random() < 0.3) for name in situation}
            p = rng.random(len(WORDS)) * 0.004
            p[few] += rng.random(3) ** 2 * (rng.random() < 0.6)
            hops.append({"at": at + 0.08 * order, "p": list(p / max(1, p.sum())), "situation": situation})
        made.append(hops)
    return made


def heard(hops: list[dict[str, Any]]) -> list[list[Any]]:
    hearing = Hearing(RULES, WORDS)
    out = []
    for hop in hops:
        made = Hop(at=hop["at"], p=np.array(hop["p"]), voice=1, level=-30, clipped=0)
        out += hearing.hear(made, Situation(**hop["situation"]))
    return [[KINDS[type(one)], one.at, one.word, one.confidence] for one in out]


def test_both_make_the_same_words_of_the_same_hops(page: Page) -> None:
    told = stories(500)
    page_heard = page.evaluate(HEAR, {"rules": hearing_json(RULES), "words": WORDS, "stories": told})
    assert {one[0] for story in page_heard for one in story} == {"first", "settled", "unsettled", "word"}
    for story, from_page in zip(told, page_heard, strict=True):
        wanted = heard(story)
        assert [one[:3] for one in from_page] == [one[:3] for one in wanted]
        assert [one[3] for one in from_page] == pytest.approx([one[3] for one in wanted])
