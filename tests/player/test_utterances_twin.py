"""The page's policy for spoken words and Python's do the same, over thousands of generated stories."""

import json

from tests.player.page import page_with_modules
from tests.session.spoken_stories import STORIES, generated

from instep.library.content.hearing import hearing_json
from instep.library.library import Library

LIVE = """
async (given) => {
  const { rules, stories } = JSON.parse(given);
  const { heard, newMemory } = await import("/session/player/utterances.js");
  const lived = stories.map((story) => {
    let memory = newMemory();
    return story.map(({ input, context }) => {
      const turn = heard(rules, memory, input, context);
      memory = turn.memory;
      return { memory, deeds: turn.deeds };
    });
  });
  return JSON.stringify(lived);
}
"""


def test_both_policies_do_and_remember_the_same_after_every_input() -> None:
    # As text, both ways: the browser's door takes each value by itself, which costs twenty seconds.
    told = json.dumps({"rules": hearing_json(Library().hearing), "stories": generated()})
    stories = json.loads(told)["stories"]
    with page_with_modules() as page:
        lived = json.loads(page.evaluate(LIVE, told))
    assert len(lived) == STORIES
    done = [deed.get("event") for story in stories for line in story for deed in line["deeds"]]
    assert {"harder", "faster", "hurts", "pain_unsaid", "take_back", "hush"} <= set(done)
    assert sum(line["memory"]["doubted"] is not None for story in stories for line in story) > 100
    for story, lines in zip(stories, lived, strict=True):
        assert lines == [{"memory": step["memory"], "deeds": step["deeds"]} for step in story]
