"""The questions in the terminal: few keys for a healthy adult, none of them by accident."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from tests.cli.test_go import FastTerminal
from tests.coach.contexts import context_of
from tests.journal.fresh import fresh_journal

from instep.cli.terminal.asking import LETTERS, InterviewDialog, Left, Replies
from instep.coach.session.interview import ask_next
from instep.library.library import Library
from instep.safety.answers import Finding
from instep.safety.pages import Complete, EmergencyStop, Page, PageAnswers
from instep.session.wish import Wish

LIBRARY = Library()
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)

# Now: none; today: none; no pain; 18 to 64; health, feet and allergies: none; look: nothing marked.
HEALTHY = "00n30000"


@dataclass
class Typed(FastTerminal):
    """Keys one after the other, without a clock."""

    keys: list[str] = field(default_factory=list)

    def key(self, _wait_s: float) -> str | None:
        assert self.keys, f"asked for one key more: {self.said[-30:]}"
        return self.keys.pop(0)


def asked(replies: Mapping[str, PageAnswers]) -> Page | EmergencyStop | Complete:
    return ask_next(replies, Wish(minutes=10), context_of(fresh_journal(), NOW))


def interview(keys: list[str] | str) -> tuple[Replies, Typed]:
    terminal = Typed((), keys=list(keys))
    return InterviewDialog(terminal=terminal, library=LIBRARY, ask=asked).run(), terminal


def test_a_healthy_adult_needs_eight_keys() -> None:
    replies, terminal = interview(HEALTHY)
    assert isinstance(replies.end, Complete)
    assert terminal.keys == []
    assert replies.before == {"pain_left": 0, "pain_right": 0}
    assert replies.end.answers.skipped == frozenset()


def test_enter_alone_never_says_none() -> None:
    replies, terminal = interview(["enter", "enter", *HEALTHY])
    assert isinstance(replies.end, Complete)
    assert sum("Press 0 to say: None of these" in line for line in terminal.said) == 2


def test_an_emergency_ends_the_questions_at_once() -> None:
    replies, terminal = interview("1")
    assert isinstance(replies.end, EmergencyStop)
    assert terminal.keys == []


def test_not_sure_is_said_by_pressing_twice_and_taken_back_by_pressing_again() -> None:
    fever = LETTERS[4]
    replies, _ = interview([fever, fever, "enter", *HEALTHY[1:]])
    assert isinstance(replies.end, Complete)
    assert replies.end.answers.given["fever"].value == "unsure"
    replies, _ = interview([fever, fever, fever, *HEALTHY])
    assert isinstance(replies.end, Complete)
    assert replies.end.answers.given["fever"].value == "no"


def test_a_chosen_line_is_not_wiped_out_by_none() -> None:
    terminal = Typed((), keys=["5", "0", "q"])
    with pytest.raises(Left):
        InterviewDialog(terminal=terminal, library=LIBRARY, ask=asked).run()


def test_pain_is_asked_for_each_foot_and_its_kind_follows() -> None:
    replies, _ = interview("0040130000")
    assert isinstance(replies.end, Complete)
    assert replies.before == {"pain_left": 4, "pain_right": 0}
    assert replies.end.answers.given["pain_now"].value == 4


def test_after_a_number_above_zero_none_in_either_foot_is_refused_with_a_word_why() -> None:
    replies, terminal = interview("004n0130000")
    assert replies.before == {"pain_left": 4, "pain_right": 0}
    assert any('"No pain in either foot" cannot be true too' in line for line in terminal.said)


def test_after_a_zero_none_in_either_foot_is_taken() -> None:
    replies, _ = interview("000n30000")
    assert replies.before == {"pain_left": 0, "pain_right": 0}


def test_x_is_ten_and_backspace_is_one_page_back() -> None:
    replies, _ = interview(["0", "0", "x", "1", "backspace", "n", *HEALTHY[3:]])
    assert replies.before == {"pain_left": 0, "pain_right": 0}


def test_a_place_is_marked_with_side_region_and_finding() -> None:
    terminal = Typed((), keys=[*HEALTHY[:-1], "w", "m", "2", "8", "1", "enter"])
    replies = InterviewDialog(terminal=terminal, library=LIBRARY, ask=asked).run()
    assert isinstance(replies.end, Complete)
    [found] = replies.end.answers.findings
    assert isinstance(found, Finding)
    assert {side.value for side in found.sides} == {"right"}
    assert [region.value for region in found.regions] == ["heel_back"]
    assert found.id == next(k.id for k in LIBRARY.rules.findings.values() if found.regions[0] in k.regions)
    assert replies.looked == "mirror"


def test_leaving_is_always_one_key() -> None:
    for before in range(len(HEALTHY)):
        with pytest.raises(Left):
            interview(HEALTHY[:before] + "q")


def test_every_page_has_a_key_for_each_of_its_lines() -> None:
    longest = max(sum(len(group.entries) for group in page.groups) for page in LIBRARY.interview.pages)
    assert longest <= len(LETTERS)
    assert len(LIBRARY.rules.findings) <= len(LETTERS)
    assert not set(LETTERS) & set("q0-")
