"""What a spoken word may do: each class of words in stories of its own."""

from dataclasses import replace

import pytest
from msgspec import structs
from tests.session.listening_making import (
    RULES,
    TOLD,
    Step,
    context,
    live,
    word,
)

from instep.session.listening import ChartAnswer, Kind, Memory, Tick, VoiceHeard
from instep.session.utterances import heard

HUSH = {"event": "hush"}
ASKED = Step(after=0, given=TOLD[0], state="paused")
PAINFUL = ("hurts", "sharp_pain", "skin_broke", "pain_unsaid")


def deeds_of(*story: Step) -> list[list[object]]:
    return [list(line.deeds) for line in live(list(story))]


def test_a_stop_hushes_at_the_first_hint_and_is_told_once_it_is_sure() -> None:
    first = Step(after=0, given=word("stop", 0.21, kind=Kind.FIRST))
    settled = Step(after=240, given=word("stop", 0.8, kind=Kind.SETTLED), state="paused")
    seconded = Step(after=600, given=word("stop", 0.8, kind=Kind.AGREED), state="paused")
    assert deeds_of(first, settled, seconded) == [[HUSH], [{"say": "stopped_by_voice"}], []]


def test_what_was_no_sure_stop_asks_and_waits() -> None:
    first = Step(after=0, given=word("ouch", 0.21, kind=Kind.FIRST))
    unsettled = Step(after=400, given=word("ouch", 0.3, kind=Kind.UNSETTLED), state="paused")
    waiting = [Step(after=5000, given=Tick(), state="paused") for _ in range(20)]
    assert deeds_of(first, unsettled, *waiting)[1:] == [[{"say": "did_you_say_stop"}], *([[]] * 20)]


def test_the_question_whether_it_was_a_stop_is_not_asked_because_of_itself() -> None:
    asked = Step(after=0, given=word("stop", 0.3, kind=Kind.UNSETTLED), state="paused")
    echo = Step(after=2500, given=word("stop", 0.3, kind=Kind.FIRST), state="paused", coach_speaking=True)
    settled = Step(after=400, given=word("stop", 0.9, kind=Kind.SETTLED), state="paused")
    pain = Step(after=400, given=word("ouch", 0.9, kind=Kind.SETTLED), state="paused")
    assert deeds_of(asked, echo, settled) == [[{"say": "did_you_say_stop"}], [HUSH], []]
    assert deeds_of(asked, echo, pain)[2] == [{"event": "hurts"}]


FAINT = Step(after=0, given=word("stop", 0.7, kind=Kind.FAINT))
WAS_IT = [{"say": "was_that_stop"}, {"show": "was_that_stop"}]


def test_what_may_have_been_a_stop_in_the_midst_of_talk_is_asked_and_said_again_it_is_one() -> None:
    again = replace(FAINT, after=3000)
    assert deeds_of(FAINT, again) == [WAS_IT, [HUSH, {"say": "did_you_say_stop"}]]
    first = Step(after=3000, given=word("stop", 0.7, kind=Kind.FIRST))
    assert deeds_of(FAINT, first) == [WAS_IT, [HUSH]]
    assert deeds_of(FAINT, replace(FAINT, after=6001)) == [WAS_IT, WAS_IT], "too late to be the same"


def test_yes_to_was_that_a_stop_stops_and_neither_silence_nor_no_does_anything() -> None:
    yes, no = (Step(after=2000, given=word(said, 0.9)) for said in ("yes", "no"))
    assert deeds_of(FAINT, yes) == [WAS_IT, [HUSH, {"say": "stopped_by_voice"}]]
    assert deeds_of(FAINT, no, yes) == [WAS_IT, [], []]
    assert deeds_of(FAINT, Step(after=6001, given=Tick()), yes) == [WAS_IT, [], []]


def test_a_doubted_stop_takes_every_wish_for_more_back() -> None:
    wish = Step(after=0, given=word("harder", 0.95))
    agreed = Step(after=500, given=word("harder", kind=Kind.AGREED))
    yes = Step(after=900, given=word("yes", 0.95))
    assert deeds_of(wish, FAINT, agreed, yes)[1:] == [WAS_IT, [], [HUSH, {"say": "stopped_by_voice"}]]


def test_nothing_is_asked_where_nothing_could_be_paused() -> None:
    for state in ("ready", "handhold", "ended", "paused"):
        assert deeds_of(replace(FAINT, state=state)) == [[]]


@pytest.mark.parametrize(
    ("said", "event"), [("ouch", "hurts"), ("it hurts", "hurts"), ("sharp pain", "sharp_pain")]
)
def test_pain_by_voice_is_an_event_of_the_chart(said: str, event: str) -> None:
    settled = Step(after=0, given=word(said, kind=Kind.SETTLED), state="paused")
    assert deeds_of(settled) == [[{"event": event}]]


def test_the_second_stage_adds_the_pain_that_the_first_one_took_for_a_stop() -> None:
    settled = Step(after=0, given=word("stop", kind=Kind.SETTLED), state="paused")
    pain = Step(after=700, given=word("sharp pain", kind=Kind.AGREED), state="paused")
    assert deeds_of(settled, pain)[1] == [{"event": "sharp_pain"}]


def test_a_number_is_read_back_and_what_becomes_of_it_is_said_in_the_pause() -> None:
    number = Step(after=900, given=word("four", 0.6), state="paused")
    left = Step(after=0, given=TOLD[1], state="paused")
    assert deeds_of(ASKED, number, left) == [
        [{"say": "how_much"}],
        [{"event": "hurts", "pain": 4, "say": "numbers.4"}],
        [{"say": "leave_spot"}, {"say": "say_go_on"}],
    ]


def test_a_question_that_the_chart_asks_itself_is_not_asked_twice_and_a_late_number_closes_it() -> None:
    itself = Step(after=0, given=ChartAnswer(event="hurts", effects=("say:how_much", "ask:pain")))
    late = Step(after=2000, given=ChartAnswer(event="pain_number", effects=("show:S03",)))
    assert deeds_of(itself, Step(after=900, given=word("four")))[1] == [
        {"event": "hurts", "pain": 4, "say": "numbers.4"}
    ]
    assert deeds_of(itself, late, Step(after=9000, given=Tick())) == [[], [], []]


def test_an_unsure_number_and_silence_count_as_not_said() -> None:
    unsure = Step(after=900, given=word("nine", 0.4), state="paused")
    left = Step(after=0, given=TOLD[2], state="paused")
    assert deeds_of(ASKED, unsure, left)[1:] == [
        [{"event": "pain_unsaid"}],
        [{"say": "leave_foot"}, {"say": "say_go_on"}],
    ]
    assert deeds_of(ASKED, Step(after=6001, given=Tick(), state="paused"))[1] == [{"event": "pain_unsaid"}]


def test_six_seconds_to_answer_begin_when_the_question_has_been_spoken() -> None:
    asking = Step(after=3000, given=Tick(), state="paused", coach_speaking=True)
    number = Step(after=6000, given=word("two"), state="paused")
    assert deeds_of(ASKED, asking, number)[2] == [{"event": "hurts", "pain": 2, "say": "numbers.2"}]
    endless = [Step(after=1000, given=Tick(), state="paused", coach_speaking=True) for _ in range(13)]
    assert sum({"event": "pain_unsaid"} in deeds for deeds in deeds_of(ASKED, *endless)) == 1


def test_a_number_that_nobody_asked_for_is_nothing() -> None:
    assert deeds_of(Step(after=0, given=word("four"))) == [[]]


def test_softer_acts_at_once_and_no_takes_it_back_within_four_seconds() -> None:
    softer, no = Step(after=0, given=word("softer", 0.5)), word("no")
    assert deeds_of(softer, Step(after=4000, given=no)) == [[{"event": "softer"}], [{"event": "take_back"}]]
    assert deeds_of(softer, Step(after=4001, given=no))[1] == []
    assert deeds_of(softer, ASKED, Step(after=900, given=no))[2] == []


def test_back_takes_back_what_was_just_done_and_twice_back_is_two_moves() -> None:
    back = Step(after=900, given=word("back"))
    assert deeds_of(Step(after=0, given=word("next")), back)[1] == [{"event": "take_back"}]
    assert deeds_of(back, back) == [[{"event": "back"}], [{"event": "back"}]]


def test_moving_on_needs_more_than_easing_does() -> None:
    assert deeds_of(Step(after=0, given=word("next", 0.6))) == [[{"ignored": "next"}]]
    assert deeds_of(Step(after=0, given=word("softer", 0.6))) == [[{"event": "softer"}]]


@pytest.mark.parametrize(
    ("foot", "done"), [("left", [{"event": "other_foot"}]), ("right", [{"ignored": "right"}])]
)
def test_a_named_foot_means_the_other_one_only(foot: str, done: list[object]) -> None:
    assert deeds_of(Step(after=0, given=word("right"), foot=foot)) == [done]


def harder(*, agree_after: int = 900, yes_after: int = 1500) -> list[Step]:
    return [
        Step(after=0, given=word("harder", 0.9)),
        Step(after=agree_after, given=word("harder", kind=Kind.AGREED)),
        Step(after=yes_after, given=word("yes", 0.6)),
    ]


def test_harder_asks_for_a_yes_and_goes_one_step() -> None:
    yes = Step(after=500, given=word("yes"))
    assert deeds_of(*harder(), yes) == [[], [{"say": "yes_for_harder"}], [{"event": "harder"}], []]


def test_harder_is_nothing_without_the_second_stage_in_time_or_the_yes_in_time() -> None:
    assert deeds_of(*harder(agree_after=1501)) == [[], [{"show": "press_for_more"}], []]
    assert deeds_of(*harder(yes_after=4001))[2] == [{"show": "not_confirmed"}]
    alone = Step(after=0, given=word("harder"), second_stage=False)
    assert deeds_of(alone) == [[{"say": "press_for_more"}, {"show": "press_for_more"}]]


def test_a_yes_is_nothing_before_the_second_stage_has_agreed() -> None:
    asked, agreed, yes = harder(yes_after=300)
    assert deeds_of(asked, yes, agreed)[1:] == [[], [{"say": "yes_for_harder"}]]
    assert deeds_of(agreed, yes) == [[], []]
    other = Step(after=300, given=word("faster", kind=Kind.AGREED))
    assert deeds_of(asked, other, yes)[1:] == [[], []]


def test_a_stop_ends_every_request_and_every_chance_to_undo() -> None:
    first = Step(after=100, given=word("stop", kind=Kind.FIRST))
    assert deeds_of(*harder()[:2], first, harder()[2])[2:] == [[HUSH], []]
    softer = Step(after=0, given=word("softer"))
    assert deeds_of(softer, first, Step(after=900, given=word("no")))[1:] == [[HUSH], []]


def test_silence_comes_before_what_is_due_at_the_same_time() -> None:
    first = Step(after=6001, given=word("stop", kind=Kind.FIRST), state="easing")
    assert deeds_of(ASKED, first)[1] == [HUSH, {"event": "pain_unsaid"}]


def test_harder_is_refused_for_a_minute_after_pain() -> None:
    pain = Step(after=0, given=TOLD[1])
    assert deeds_of(pain, Step(after=59_999, given=word("harder")))[1] == [{"say": "pain_just_now"}]
    assert deeds_of(pain, Step(after=60_000, given=Tick()), *harder())[-1] == [{"event": "harder"}]


def test_a_pain_between_the_question_and_the_yes_ends_the_request() -> None:
    steps = harder()
    assert deeds_of(*steps[:2], Step(after=100, given=TOLD[1]), steps[2])[3] == []


def test_a_voice_over_the_coach_makes_it_quieter_until_it_is_gone() -> None:
    voice = Step(after=0, given=VoiceHeard(), coach_speaking=True)
    later = Step(after=801, given=Tick(), coach_speaking=True)
    assert deeds_of(voice, voice, later) == [[{"duck": True}], [], [{"duck": False}]]
    assert deeds_of(Step(after=0, given=VoiceHeard())) == [[]]


def test_words_that_mean_nothing_here_do_nothing() -> None:
    here = context(Step(after=0, given=Tick()), 0)
    for name in ("up", "no", "yes", "four", "a word of another ear"):
        assert heard(Memory(), word(name), context=here, rules=RULES) == (Memory(), [])


def test_a_no_ends_the_request_for_more() -> None:
    no = Step(after=900, given=word("no"))
    assert deeds_of(*harder()[:2], no, harder()[2])[2:] == [[{"show": "not_confirmed"}], []]


def test_a_word_without_an_undo_is_not_undone() -> None:
    softer = structs.replace(RULES.words["softer"], undo=None)
    rules = structs.replace(RULES, words={**RULES.words, "softer": softer})
    here = context(Step(after=0, given=Tick()), 0)
    memory, _ = heard(Memory(), word("softer"), context=here, rules=rules)
    assert heard(memory, word("no"), context=here, rules=rules)[1] == []
