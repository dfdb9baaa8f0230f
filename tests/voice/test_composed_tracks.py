"""Plans as they are really composed leave the voice the room that it needs."""

import numpy as np
import pytest

from instep.foot.anatomy import Way
from instep.library.content.reading import content_root
from instep.library.content.routines import repertoire
from instep.library.content.screening import rules
from instep.library.content.words import words
from instep.safety.answers import Answers
from instep.safety.screening import screen
from instep.session.plan import build
from instep.session.timeline import CueKind, Plan, Talk
from instep.session.wish import Remembered, Wish
from instep.voice.phrases import Phrases
from instep.voice.sounds import Sounds
from instep.voice.track import render

WISHES = [
    Wish(minutes=3),
    Wish(minutes=10, routine="classic", talk=Talk.FULL),
    Wish(minutes=10, routine="classic", talk=Talk.SHORT),
    Wish(minutes=10, talk=Talk.TONES),
    Wish(minutes=20, way=Way.PARTNER, talk=Talk.FULL),
    Wish(minutes=6, way=Way.ROLLER, talk=Talk.FULL),
]


def composed(wish: Wish) -> Plan:
    root = content_root()
    plan = build(
        wish,
        screen(Answers(), rules(root)),
        repertoire=repertoire(root),
        words=words(root),
        remembered=Remembered(),
    )
    assert isinstance(plan, Plan), plan
    return plan


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: f"{wish.minutes} {wish.way} {wish.talk}")
def test_a_composed_plan_renders_whole_with_all_its_words(
    wish: Wish, phrases: Phrases, sounds: Sounds
) -> None:
    plan = composed(wish)
    samples = render(plan, phrases.say, sounds=sounds).samples
    assert len(samples) == plan.duration_ms * 24
    for cue in plan.cues:
        if cue.kind is CueKind.SPEECH:
            assert np.abs(samples[cue.at_ms * 24 :][:1_200]).max() > 200
