"""The same numbers before and after a session in the terminal, on a fast clock and a real journal."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.cli.conftest import Run, Write
from tests.cli.test_go import LIBRARY, FastTerminal

from instep.cli.terminal.rating import CHANGED, told_numbers
from instep.coach.trend.ratings import MEASURE
from instep.journal.log import JournalError
from instep.library.content.measures import measures

STOPPED = (" ", "q")  # begun, and ended
PAIN, BESIDE = ("pain_left", "pain_right"), ("stress", "fatigue", "energy")


class Session:
    """A session that was led from its first key to its last, and what the journal holds of it."""

    def __init__(self, terminal: FastTerminal, home: Path) -> None:
        self.said = terminal.said
        with closing(sqlite3.connect(home / "journal.db")) as journal:
            self.facts = [
                (kind, json.loads(body))
                for kind, body in journal.execute("SELECT kind, body FROM fact ORDER BY seq")
            ]

    def rated(self, moment: str) -> list[dict[str, Any]]:
        return [body for kind, body in self.facts if kind == "rated" and body["moment"] == moment]

    def asked(self, name: str) -> int:
        """How often a number was asked for."""
        return sum(line.startswith(LIBRARY.words.say(f"ui-measure-{name}-ask") + "?") for line in self.said)

    def told(self, words: str) -> list[str]:
        return [line for line in self.said if words in line]


Lead = Callable[..., Session]


@pytest.fixture
def lead(run: Run, write: Write, *, monkeypatch: pytest.MonkeyPatch, home: Path) -> Lead:
    """Leads through `instep go`, a key each second; before it, both feet hurt by 6."""

    def led(*keys: str, has_keys: bool = True, interview: bool = False) -> Session:
        terminal = FastTerminal(list(enumerate(keys)), has_keys=has_keys)
        monkeypatch.setattr("instep.cli.commands.go.Console", lambda: terminal)
        monkeypatch.setattr("instep.cli.commands.go.time", SimpleNamespace(monotonic=lambda: terminal.now))
        said = write("answers.yaml", {"answers": {"pain_now": 6, "pain_kind": "ache"}})
        sore = ("--sore", "ball@left:6", "--sore", "ball@right:6")
        options = () if interview else ("--answers", said, *sore)
        assert run("go", "--silent", "--minutes", "2", "--country", "GB", *options).code == 0
        return Session(terminal, home)

    return led


def test_before_and_after_are_the_same_numbers_in_the_same_order(lead: Lead) -> None:
    session = lead("5", "4", "7", *STOPPED, *"65437", "enter")
    before = [body["values"] for body in session.rated("before")]
    assert before[-1] == {"stress": 5, "fatigue": 4, "energy": 7}
    [after] = session.rated("after")
    assert after["values"] == {"pain_left": 6, "pain_right": 5, "stress": 4, "fatigue": 3, "energy": 7}
    asked = [LIBRARY.words.say(f"ui-measure-{name}-ask") for name in (*BESIDE, *PAIN, *BESIDE)]
    assert [line.split("?")[0] for line in session.said if line.split("?")[0] in asked] == asked
    assert {body["session"] for body in session.rated("before")} == {after["session"]}


def test_enter_leaves_the_numbers_before_out_and_the_session_waits(lead: Lead) -> None:
    session = lead("enter", *STOPPED, *["enter"] * 5)
    assert [session.asked(name) for name in ("stress", "fatigue", "energy")] == [2, 1, 0]
    assert [body["values"].keys() for body in session.rated("before")] == [{"pain_left", "pain_right"}]
    assert session.rated("after") == []


def test_space_begins_at_once_whatever_was_not_rated(lead: Lead) -> None:
    session = lead(*STOPPED, *["enter"] * 5)
    events = [body["event"] for kind, body in session.facts if kind == "session_event"]
    assert events == ["begin", "stop"]


def test_a_number_that_is_left_out_is_missing_and_never_nought(lead: Lead) -> None:
    session = lead("-", "3", "enter", *STOPPED, "enter", "0", "-", "x", "enter")
    assert session.rated("before")[-1]["values"] == {"fatigue": 3}
    [after] = session.rated("after")
    assert after["values"] == {"pain_right": 0, "fatigue": 10}


def test_energy_is_asked_after_only_where_it_was_given_before(lead: Lead) -> None:
    assert lead("5", "4", "enter", *STOPPED, *"1111", "enter").asked("energy") == 1
    assert lead("5", "4", "7", *STOPPED, *"11117", "enter").asked("energy") == 2


@pytest.mark.parametrize(("number", "option"), list(enumerate(LIBRARY.rules.items[CHANGED].options, start=1)))
def test_what_is_different_is_one_of_the_choices_of_the_screening(
    number: int, option: Any, lead: Lead
) -> None:
    session = lead(*STOPPED, *["enter"] * 4, str(number))
    [after] = session.rated("after")
    assert after["changed"] == option.value
    assert after["values"] == {}
    assert session.told(f"  {number}  {option.label}")


def test_what_is_different_stays_open_where_it_is_not_answered(lead: Lead) -> None:
    [after] = lead(*STOPPED, "6", "6", "enter", "enter", "enter").rated("after")
    assert after["changed"] is None


def test_the_fact_is_the_one_that_the_page_sends(lead: Lead) -> None:
    session = lead(*STOPPED, *"6543", "1")
    [after] = session.rated("after")
    assert after.keys() == {"session", "moment", "values", "changed", "word", "sentence"}


def test_a_change_of_two_is_noticeable_and_one_of_one_is_only_shown(lead: Lead) -> None:
    session = lead("5", "4", "enter", *STOPPED, "4", "7", "4", "enter", "enter")
    assert session.told("Pain in the left foot: 6 before, 4 after: noticeably less, by 2.")
    assert session.told("Pain in the right foot: 6") == ["Pain in the right foot: 6 before, 7 after."]
    assert session.told("Stress right now: 5") == ["Stress right now: 5 before, 4 after."]
    assert session.told("Tiredness right now: ") == ["Tiredness right now: 4 before; after was not said."]
    assert session.told("After is not the same as because of it.")


def test_a_number_that_was_not_said_before_is_shown_as_not_said() -> None:
    [line, _] = told_numbers({}, {"stress": 9}, earlier=(), library=LIBRARY)
    assert line == "Stress right now: 9 after; before was not said."


@pytest.mark.parametrize("name", MEASURE)
def test_noticeable_is_what_the_measures_own_rule_calls_so(name: str) -> None:
    rule = measures(LIBRARY.root).by_id[MEASURE[name]].product_rule or ""
    found = re.search(r"noticeable'? at (\d+)", rule)
    for change in range(1, 11):
        line = next(told_numbers({name: 10}, {name: 10 - change}, earlier=(), library=LIBRARY))
        assert ("noticeably" in line) == (found is not None and change >= int(found[1]))


def test_q_leaves_the_rest_out_and_keeps_what_was_said(lead: Lead) -> None:
    session = lead(*STOPPED, "3", "q")
    [after] = session.rated("after")
    assert after["values"] == {"pain_left": 3}
    assert session.asked("stress") == 1
    assert not session.told("Anything different?")


def test_where_nobody_answers_the_questions_end_and_the_session_is_kept(lead: Lead) -> None:
    session = lead(*STOPPED)
    assert session.rated("after") == []
    assert session.asked("pain_right") == 0
    assert session.told("What happened is in the journal")


def test_the_care_of_the_feet_is_told_after_the_numbers(lead: Lead) -> None:
    session = lead(*STOPPED, *"6543", "1")
    care = session.told("socks and shoes before standing")
    assert care
    assert session.said.index(care[-1]) > session.said.index(
        session.told("Pain in the left foot: 6 before")[0]
    )


def test_where_no_terminal_is_there_nothing_of_this_is_asked(lead: Lead) -> None:
    session = lead(has_keys=False)
    assert [session.asked(name) for name in MEASURE] == [0] * len(MEASURE)
    assert not session.told("Anything different?")
    assert session.rated("after") == []
    assert [body["ended"] for kind, body in session.facts if kind == "session_ended"] == ["finished"]


def test_an_emergency_is_kept_once_the_number_has_been_shown(lead: Lead) -> None:
    session = lead("1", interview=True)
    assert session.told("999")
    assert [kind for kind, _ in session.facts] == ["screened", "session_refused"]
    refused = session.facts[1][1]
    assert refused["level"] == "stop-emergency"
    assert refused["session"] == session.facts[0][1]["session"]
    assert session.asked("stress") == 0


def test_a_journal_that_refuses_does_not_keep_the_emergency_number_back(
    run: Run, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    home.mkdir()
    terminal = FastTerminal([(0, "1")])
    monkeypatch.setattr("instep.cli.commands.go.Console", lambda: terminal)

    def full(*_: object, **__: object) -> None:
        raise JournalError("journal-no_room", file="journal.db")

    monkeypatch.setattr("instep.cli.commands.go.record_emergency", full)
    ran = run("go", "--country", "GB")
    assert any("999" in line for line in terminal.said)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
