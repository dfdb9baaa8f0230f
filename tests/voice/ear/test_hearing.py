"""One word, one utterance: a stop at the first hop that hints at it, any other word at its peak."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.voice.ear.made_rules import NUMBERS, RULES, STOPS

from instep.session.hearing_rules import HearingRules
from instep.voice.ear.ear import Hop
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH
from instep.voice.ear.hearing import Hearing
from instep.voice.ear.hop import Faint, First, FirstOutcome, Situation, Unsettled, Utterance, Word

WORDS = (*STOPS, "softer", "go on", *NUMBERS, OTHER_SPEECH, NO_SPEECH)
SILENT = Situation()
QUIET: dict[str, float] = {}


def hop(order: int, shares: dict[str, float]) -> Hop:
    """A hop with these shares; what they leave is no speech."""
    p = np.array([shares.get(word, 0.0) for word in WORDS[:-1]])
    return Hop(at=0.032 + 0.08 * order, p=np.append(p, 1 - p.sum()), voice=p.sum(), level=-30, clipped=0)


def heard(
    shares: Sequence[dict[str, float]], situation: Situation = SILENT, rules: HearingRules = RULES
) -> list[tuple[int, Utterance]]:
    """What is let out, with the number of its hop."""
    hearing = Hearing(rules, WORDS)
    return [
        (order, each)
        for order, share in enumerate(shares)
        for each in hearing.hear(hop(order, share), situation)
    ]


def words(
    shares: Sequence[dict[str, float]], situation: Situation = SILENT
) -> list[tuple[int, type[Utterance], str]]:
    return [(order, type(each), each.word) for order, each in heard(shares, situation)]


def test_the_first_hop_over_the_threshold_is_a_stop_at_once_and_settles_with_the_word_that_wins() -> None:
    shares = [
        QUIET,
        {"stop": 0.22, "it hurts": 0.1},
        {"it hurts": 0.45},
        {"it hurts": 0.8},
        {"it hurts": 0.9},
        QUIET,
    ]
    assert words(shares) == [(1, First, "stop"), (3, FirstOutcome, "it hurts")]
    (_, first), (_, settled) = heard(shares)
    assert [first.confidence, settled.confidence] == pytest.approx([0.22 / 0.24, 0.8])
    assert settled.at == pytest.approx(0.272)


def test_a_stop_that_is_clear_at_once_settles_at_once() -> None:
    assert words([{"stop": 0.95}, {"stop": 0.97}]) == [(0, First, "stop"), (0, FirstOutcome, "stop")]


def test_a_stop_that_never_grows_clear_is_said_to_be_unsettled_after_400_ms() -> None:
    assert words([{"it hurts": 0.3}, *[QUIET] * 10]) == [(0, First, "it hurts"), (5, Unsettled, "stop")]


def test_a_stop_that_rings_on_is_one_stop_and_a_second_one_is_heard_at_once() -> None:
    shares = [*[{"stop": 0.9}] * 9, QUIET, {"stop": 0.9}]
    assert [order for order, kind, _ in words(shares) if kind is First] == [0, 10]


def test_nothing_makes_the_ear_deaf_to_a_stop() -> None:
    shares = [{"softer": 0.9}, QUIET, {"softer": 0.9, "stop": 0.09}, {"softer": 0.6, "stop": 0.25}]
    assert words(shares)[-1] == (3, First, "stop")


def test_the_coachs_own_words_need_more_and_behind_a_mask_nothing_stops() -> None:
    shares = [{"stop": 0.25}]
    assert words(shares)
    assert not words(shares, Situation(speaking=True))
    assert not words([{"stop": 1.0}] * 4, Situation(speaking=True, masked=True))


def test_in_the_midst_of_talk_a_stop_must_be_surer_and_a_stop_said_again_need_not() -> None:
    talk = [{OTHER_SPEECH: 0.9}] * 14
    unsure, sure = {"stop": 0.9, OTHER_SPEECH: 0.03}, {"stop": 0.97}
    assert words([unsure]) == [(0, First, "stop"), (0, FirstOutcome, "stop")]
    assert not words([*talk, unsure])
    quiet = [{OTHER_SPEECH: 0.5}] * 6
    assert words([*talk, unsure, *quiet]) == [(19, Faint, "stop")], "it is asked, once"
    assert words([*talk, {"stop": 0.999}]) == []  # 0.999 of 1.019 is no 0.99 either: doubt is never nothing
    easier = msgspec.structs.replace(
        RULES, thresholds=msgspec.structs.replace(RULES.thresholds, stop_in_talk=0.95)
    )
    acted_on = [type(one) for _, one in heard([*talk, sure, *quiet], rules=easier)]
    assert acted_on == [First, FirstOutcome], "what is acted on is not asked as well"
    assert words([*talk, {"it hurts": 0.9, OTHER_SPEECH: 0.03}]), "pain needs no more"
    once_more = [*talk, unsure, unsure, *[QUIET] * 5, unsure]
    assert [order for order, _ in heard(once_more)] == [19, 21, 21], "the first asks, the second stops"


def test_the_coachs_own_speech_and_a_short_remark_are_no_talk_that_goes_on() -> None:
    unsure = {"stop": 0.9, OTHER_SPEECH: 0.03}
    remark = [*[{OTHER_SPEECH: 0.9}] * 5, *[QUIET] * 6, unsure]
    assert words(remark) == [(11, First, "stop"), (11, FirstOutcome, "stop")]
    hearing = Hearing(RULES, WORDS)
    for order in range(14):
        hearing.hear(hop(order, {OTHER_SPEECH: 0.9}), Situation(speaking=True))
    assert hearing.hear(hop(14, unsure), SILENT)


def test_another_word_comes_out_once_at_its_peak() -> None:
    shares = [
        {"softer": 0.4},
        {"softer": 0.7},
        {"softer": 0.92},
        {"softer": 0.9},
        {"softer": 0.8},
        *[QUIET] * 5,
    ]
    assert words(shares) == [(4, Word, "softer")]
    assert heard(shares)[0][1].confidence == 0.92


def test_a_word_that_only_grows_is_let_out_after_400_ms() -> None:
    shares = [{"softer": 0.4 + 0.05 * order} for order in range(12)]
    assert words(shares)[0] == (5, Word, "softer")


def test_what_rings_on_is_not_heard_again_but_said_again_it_is() -> None:
    ringing = [{"softer": 0.9}] * 20
    assert len(words(ringing)) == 1
    said_again = [*[{"softer": 0.9}] * 4, *[QUIET] * 9, *[{"softer": 0.9}] * 4]
    assert [word for _, _, word in words(said_again)] == ["softer", "softer"]
    too_soon = [*[{"softer": 0.9}] * 4, QUIET, *[{"softer": 0.9}] * 4]
    assert len(words(too_soon)) == 1


def test_another_word_is_heard_300_ms_after_the_last() -> None:
    shares = [*[{"softer": 0.9}] * 3, *[{"go on": 0.9}] * 9]
    assert words(shares) == [(2, Word, "softer"), (8, Word, "go on")]


def test_a_word_that_a_stop_cuts_off_never_comes_out() -> None:
    assert {kind for _, kind, _ in words([{"go on": 0.9}, {"go on": 0.5, "stop": 0.3}, *[QUIET] * 9])} == {
        First,
        Unsettled,
    }


def test_a_number_that_was_asked_for_is_judged_among_numbers() -> None:
    shares = [{"four": 0.33, "go on": 0.3, "softer": 0.3}, QUIET, QUIET]
    assert not words(shares)
    assert words(shares, Situation(asked=True)) == [(2, Word, "four")]
    unsure = [{"four": 0.3, "five": 0.3}, QUIET, QUIET]
    assert not words(unsure, Situation(asked=True))


def test_a_word_said_instead_of_a_number_is_not_taken_for_one() -> None:
    shares = [{"go on": 0.95, "four": 0.04}, QUIET, QUIET]
    assert words(shares, Situation(asked=True)) == [(2, Word, "go on")]


def test_a_stop_is_a_stop_while_a_number_is_asked_for() -> None:
    assert words([{"four": 0.5, "stop": 0.3}], Situation(asked=True)) == [(0, First, "stop")]


shares_of_any_size = st.lists(
    st.dictionaries(st.sampled_from(WORDS[:-1]), st.floats(0, 0.16), max_size=6).map(
        lambda shares: {word: share * 8 if share > 0.11 else share for word, share in shares.items()}
    ),
    max_size=40,
)


def is_over(share: dict[str, float], *, speaking: bool) -> Iterator[bool]:
    talk = share.get("other speech", 0.0) + 0.02
    for word in STOPS:
        least = (0.95 if speaking else 0.9) if word == "stop" else 0.9
        yield share.get(word, 0.0) / (share.get(word, 0.0) + talk) >= least


@given(shares=shares_of_any_size, asked=st.booleans(), speaking=st.booleans())
def test_every_stop_is_hinted_at_once_and_settled_once_within_400_ms(
    shares: list[dict[str, float]], *, asked: bool, speaking: bool
) -> None:
    out = heard([*shares, *[QUIET] * 6], Situation(asked=asked, speaking=speaking))
    stops = [(order, type(each)) for order, each in out if not isinstance(each, Word)]
    firsts = [order for order, kind in stops if kind is First]
    over = [order for order, share in enumerate(shares) if any(is_over(share, speaking=speaking))]
    assert firsts[:1] == over[:1]
    assert [kind is First for _, kind in stops] == [order % 2 == 0 for order in range(2 * len(firsts))]
    assert all(0 <= then - first <= 5 for first, (then, _) in zip(firsts, stops[1::2], strict=True))


@given(shares=shares_of_any_size)
def test_no_word_of_the_stop_class_comes_out_as_any_other_word(shares: list[dict[str, float]]) -> None:
    assert all(each.word not in STOPS for _, each in heard(shares) if isinstance(each, Word))
