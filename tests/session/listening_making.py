"""Inputs for the spoken policy: anything that an ear, a chart or a second stage may bring, in any order."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from instep.library.library import Library
from instep.session.hearing_rules import WordClass
from instep.session.listening import (
    ChartAnswer,
    Deed,
    Input,
    Kind,
    ListeningContext,
    Memory,
    Tick,
    Utterance,
    VoiceHeard,
)
from instep.session.utterances import heard

RULES = Library().hearing
STATES = ("guiding", "guiding", "guiding", "paused", "easing", "checking", "ready", "handhold", "ended")
TOLD = (
    ChartAnswer(event="hurts", effects=("silence", "hurt", "ask:pain")),
    ChartAnswer(event="hurts", effects=("silence", "show:S03")),
    ChartAnswer(event="pain_unsaid", effects=("silence", "show:S04")),
    ChartAnswer(event="check_due", effects=("silence", "say:check", "ask:pain")),
    ChartAnswer(event="sharp_pain", effects=("silence", "say:sharp")),
    ChartAnswer(event="skin_broke", effects=("silence",)),
    ChartAnswer(event="resume", effects=("play:0",)),
    ChartAnswer(event="hush", effects=("silence",)),
    ChartAnswer(event="hurts", effects=("silence", "say:how_much", "ask:pain")),
    ChartAnswer(event="pain_number", effects=("show:S03",)),
    ChartAnswer(event="pain_place", effects=("show:place_left",)),
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """An input some time after the one before, and how things stand then."""

    after: int
    given: Input
    state: str = "guiding"
    foot: str | None = "left"
    coach_speaking: bool = False
    second_stage: bool = True


@dataclass(frozen=True, kw_only=True)
class Line:
    """What came of a step."""

    now: int
    step: Step
    before: Memory
    deeds: list[Deed]


def word(name: str, confidence: float = 0.95, *, kind: Kind = Kind.WORD) -> Utterance:
    return Utterance(kind=kind, word=name, confidence=confidence)


def live(steps: list[Step]) -> list[Line]:
    """The whole of a story, from an empty memory."""
    memory, now, lines = Memory(), 0, []
    for step in steps:
        now += step.after
        before = memory
        memory, deeds = heard(memory, step.given, context=context(step, now), rules=RULES)
        lines.append(Line(now=now, step=step, before=before, deeds=deeds))
    return lines


def context(step: Step, now: int) -> ListeningContext:
    return ListeningContext(
        now=now,
        state=step.state,
        foot=step.foot,
        coach_speaking=step.coach_speaking,
        second_stage=step.second_stage,
    )


def events(deeds: list[Deed]) -> list[Any]:
    return [deed["event"] for deed in deeds if "event" in deed]


confidences = st.sampled_from([0.3, 0.5, 0.55, 0.65, 0.75, 0.89, 0.9, 0.99])
LIKELY = ("harder", "faster", "yes", "no", "softer", "back", "four", "stop", "it hurts")
words = st.sampled_from(list(RULES.words)) | st.sampled_from(LIKELY)


@st.composite
def utterances(draw: st.DrawFn) -> Utterance:
    """Any word, in a way in which it may come."""
    name = draw(words)
    stops = [Kind.FIRST, Kind.SETTLED, Kind.UNSETTLED, Kind.FAINT, Kind.AGREED]
    others = [Kind.WORD, Kind.WORD, Kind.AGREED]
    kinds = stops if RULES.words[name].kind is WordClass.STOP else others
    return word(name, draw(confidences), kind=draw(st.sampled_from(kinds)))


inputs = utterances() | utterances() | st.sampled_from(TOLD) | st.just(Tick()) | st.just(VoiceHeard())
steps = st.lists(
    st.builds(
        Step,
        after=st.sampled_from([0, 80, 300, 1000, 1500, 2000, 4000, 6001, 30_000]),
        given=inputs,
        state=st.sampled_from(STATES),
        foot=st.sampled_from(["left", "right", None]),
        coach_speaking=st.sampled_from([False, False, False, True]),
        second_stage=st.sampled_from([True, True, True, False]),
    ),
    max_size=30,
)


@st.composite
def wanting(draw: st.DrawFn) -> list[Step]:
    """Any story that asks for more as it should be asked, give or take a step: chance hardly ever does."""
    name = draw(st.sampled_from(["harder", "faster"]))
    asking = [
        Step(after=draw(st.sampled_from([0, 500])), given=word(name, draw(confidences | st.just(0.95)))),
        Step(after=draw(st.sampled_from([500, 1500, 1501])), given=word(name, kind=Kind.AGREED)),
        Step(after=draw(st.sampled_from([900, 4000, 4001])), given=word("yes", draw(confidences))),
    ]
    # Whole, with one of the three left out, or with something in between.
    how, where = draw(st.sampled_from(["whole", "lacks", "between"])), draw(st.integers(0, 2))
    if how != "whole":
        asking[where : where + (how == "lacks")] = draw(steps)[:2] if how == "between" else []
    return [*draw(steps)[:8], *asking, *draw(steps)[:8]]


stories = steps | wanting()
