"""The page's policy for spoken words and Python's do the same, over thousands of generated stories."""

import json

from tests.player.page import page_with_modules
from tests.session.spoken_stories import STORIES, generated

from instep.library.hearing import hearing_json
from instep.library.shelf import Library

LIVE = """
async ({ rules, stories }) => {
  const { heard, newMemory } = await import("/player/utterances.js");
  return stories.map((story) => {
    let memory = newMemory();
    return story.map(({ input, context }) => {
      const turn = heard(rules, memory, input, context);
      memory = turn.memory;
      return { memory, deeds: turn.deeds };
    });
  });
}
"""


def test_both_policies_do_and_remember_the_same_after_every_input() -> None:
    stories = json.loads(json.dumps(generated()))
    rules = hearing_json(Library().hearing)
    with page_with_modules() as page:
        lived = page.evaluate(LIVE, {"rules": rules, "stories": stories})
    assert len(lived) == STORIES
    done = [deed.get("event") for story in stories for line in story for deed in line["deeds"]]
    assert {"harder", "faster", "hurts", "pain_unsaid", "take_back", "hush"} <= set(done)
    for story, lines in zip(stories, lived, strict=True):
        assert lines == [{"memory": step["memory"], "deeds": step["deeds"]} for step in story]
