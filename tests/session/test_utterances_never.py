"""What must never come of a spoken word, whatever is heard, told or said before it."""

from itertools import pairwise

from hypothesis import given
from tests.session.listening_making import RULES, TOLD, Line, Step, context, events, live, stories

from instep.session.hearing_rules import WordClass
from instep.session.listening import ChartAnswer, Kind, Tick, Utterance
from instep.session.utterances import NOTHING_TO_PAUSE, heard

HUSH = {"event": "hush"}
TIMES, THRESHOLDS = RULES.times, RULES.thresholds
PAINFUL = ("hurts", "sharp_pain", "skin_broke", "pain_unsaid")


def is_stop(step: Step) -> bool:
    return isinstance(step.given, Utterance) and RULES.words[step.given.word].kind is WordClass.STOP


def pains(lines: list[Line]) -> list[int]:
    """When pain was reported, by voice or by tap."""
    told = {
        line.now
        for line in lines
        if isinstance(line.step.given, ChartAnswer) and line.step.given.event in PAINFUL
    }
    return sorted(told | {line.now for line in lines if set(events(line.deeds)) & set(PAINFUL)})


def is_word(line: Line, name: str, *, kind: Kind, least: float) -> bool:
    one = line.step.given
    silent = not line.step.coach_speaking
    named = isinstance(one, Utterance) and (one.word, one.kind) == (name, kind)
    return named and silent and isinstance(one, Utterance) and one.confidence >= least


@given(stories)
def test_harder_needs_a_sure_word_then_the_second_stage_then_a_yes_all_in_time(story: list[Step]) -> None:
    lines = live(story)
    used = 0
    for number, line in enumerate(lines):
        for name in {"harder", "faster"} & set(events(line.deeds)):
            assert is_word(line, "yes", kind=Kind.WORD, least=THRESHOLDS.yes)
            assert line.step.state == "guiding"
            since = range(used, number)
            agreed = max(n for n in since if is_word(lines[n], name, kind=Kind.AGREED, least=0))
            asked = [n for n in since if is_word(lines[n], name, kind=Kind.WORD, least=THRESHOLDS.increasing)]
            # One request, one agreement, one step: nothing before the last step counts.
            assert any(lines[agreed].now - lines[n].now <= TIMES.agree_within for n in asked)
            assert line.now - lines[agreed].now <= TIMES.question_longest + TIMES.yes_within
            assert not [at for at in pains(lines[:number]) if line.now - at < TIMES.no_more_after_pain]
            used = number


@given(stories)
def test_without_the_coach_a_yes_counts_for_four_seconds_and_no_longer(story: list[Step]) -> None:
    lines = live([step for step in story if not step.coach_speaking])
    for number, line in enumerate(lines):
        for name in {"harder", "faster"} & set(events(line.deeds)):
            agreed = [one for one in lines[:number] if is_word(one, name, kind=Kind.AGREED, least=0)]
            assert line.now - agreed[-1].now <= TIMES.yes_within


@given(stories)
def test_while_the_coach_speaks_nothing_but_the_stop_class_acts(story: list[Step]) -> None:
    for line in live(story):
        if not line.step.coach_speaking or not isinstance(line.step.given, Utterance) or is_stop(line.step):
            continue
        _, of_itself = heard(line.before, Tick(), context=context(line.step, line.now), rules=RULES)
        assert [deed for deed in line.deeds if "ignored" not in deed] == of_itself


@given(stories)
def test_no_word_of_the_stop_class_does_less_than_hush(story: list[Step]) -> None:
    for line in live(story):
        if not is_stop(line.step):
            continue
        assert isinstance(line.step.given, Utterance)
        if line.step.given.kind is Kind.FAINT:
            continue
        # In a pause there is nothing left to silence but what a first hint silences anyway.
        if line.step.given.kind is Kind.FIRST or line.step.state != "paused":
            assert line.deeds[0] == HUSH


@given(stories)
def test_what_may_have_been_a_stop_is_never_passed_over_and_does_nothing_but_hush(story: list[Step]) -> None:
    for line in live(story):
        spoken = line.step.given
        if not isinstance(spoken, Utterance) or spoken.kind is not Kind.FAINT:
            continue
        assert set(events(line.deeds)) <= {"hush", "pain_unsaid"}, "and a question whose time is over"
        if line.step.state not in ("paused", *NOTHING_TO_PAUSE):
            assert {"say": "was_that_stop"} in line.deeds or HUSH in line.deeds


@given(stories)
def test_nothing_is_undone_after_a_pain_report_or_a_stop(story: list[Step]) -> None:
    lines = live(story)
    for number, line in enumerate(lines):
        if not {"take_back", "pause"} & set(events(line.deeds)):
            continue
        acts = [
            n
            for n in range(number)
            if set(events(lines[n].deeds)) & {w.event for w in RULES.words.values() if w.undo}
        ]
        between = lines[acts[-1] + 1 : number]
        assert not [one for one in between if is_stop(one.step)]
        assert not pains(between)


@given(stories)
def test_a_number_comes_out_only_while_one_is_asked_for(story: list[Step]) -> None:
    for line in live(story):
        for deed in line.deeds:
            if "pain" in deed:
                assert line.before.asked is not None
                assert not line.step.coach_speaking
                assert deed["say"] == f"numbers.{deed['pain']}"


@given(stories)
def test_every_question_about_pain_ends_in_one_number_or_in_one_unsaid(story: list[Step]) -> None:
    answers = ("hurts", "pain_unsaid")
    for line in live(story):
        ended = [deed for deed in line.deeds if deed.get("event") == "pain_unsaid" or "pain" in deed]
        assert len(ended) <= (line.before.asked is not None)
    silence = [Step(after=500, given=Tick(), state="paused") for _ in range(40)]
    lines = live([*story, Step(after=0, given=TOLD[0], state="paused"), *silence])[-40:]
    assert [event for line in lines for event in events(line.deeds) if event in answers] == ["pain_unsaid"]


@given(stories)
def test_memory_is_plain_json_and_a_tick_at_once_changes_nothing_twice(story: list[Step]) -> None:
    for before, line in pairwise(live(story)):
        step, now = before.step, before.now
        memory, _ = heard(line.before, Tick(), context=context(step, now), rules=RULES)
        again, deeds = heard(memory, Tick(), context=context(step, now), rules=RULES)
        assert (again, deeds) == (memory, [])
        assert all(isinstance(key, str) for key in memory.as_json())
