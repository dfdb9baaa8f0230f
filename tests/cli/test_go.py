"""A session in the terminal: driven by keys on a fast clock."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.coach.contexts import context_of
from tests.journal.fresh import fresh_journal
from tests.session.making import CHART, clearance, plan, score

from instep.cli.terminal.audio_out import Sound
from instep.cli.terminal.playing import KEYS, TICK_S, Guide
from instep.cli.terminal.screen import Showing
from instep.cli.terminal.session_log import Notes
from instep.cli.terminal.terminal import keys_in
from instep.export.journal_file import import_journal
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS
from instep.facts.session import SessionEnded, SessionEvent
from instep.foot.anatomy import Side, Way
from instep.journal.log import B, Journal, JournalError
from instep.journal.sqlite import SqliteJournal
from instep.library.content.emergency import emergency_numbers
from instep.library.library import Library
from instep.safety.clearance import RiskGroup
from instep.session.events import OTHER_EVENTS
from instep.session.place import Place
from instep.session.statechart import Playing
from instep.session.timeline import Plan, Talk
from instep.session.wish import Wish

LIBRARY = Library()
EVENING = datetime(2026, 11, 22, 20, tzinfo=UTC)


@dataclass
class FastTerminal:
    """Keys at given seconds of a clock that runs as fast as it is asked; what was told is kept."""

    script: Sequence[tuple[float, str]]
    has_keys: bool = True
    now: float = 100.0
    said: list[str] = field(default_factory=list)
    painted: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left = list(self.script)

    def key(self, wait_s: float) -> str | None:
        self.now += wait_s
        if self._left and self._left[0][0] <= self.now - 100.0:
            return self._left.pop(0)[1]
        return None

    def say(self, line: str) -> None:
        self.said.append(line)

    def paint(self, lines: Sequence[str]) -> None:
        self.painted = list(lines)
        if lines and lines[0] not in self.captions[-1:]:
            self.captions.append(lines[0])


@dataclass(kw_only=True)
class Heard(Sound):
    """A sound that remembers what was asked of it."""

    log: list[str] = field(default_factory=list)

    def play(self) -> None:
        self.log.append("play")

    def hush(self) -> None:
        self.log.append("hush")

    def say(self, texts: list[str]) -> None:
        self.log += texts


@dataclass
class Played:
    """Everything about a session that has been played."""

    guide: Guide
    terminal: FastTerminal
    sound: Heard
    journal: Journal

    @property
    def place(self) -> Place:
        return self.guide.playing.place

    def facts(self, kind: type[B]) -> list[B]:
        return [fact.body for fact in self.journal.read("me", kinds=(kind,), limit=1000).facts]

    def events(self) -> list[str]:
        return [body.event for body in self.facts(SessionEvent)]


def numbers() -> Callable[[], str]:
    counted = iter(range(1_000_000))
    return lambda: f"fact-{next(counted):08}"


def guide_for(
    made: Plan, terminal: FastTerminal, journal: Journal, *, stop: Callable[[], bool] = lambda: False
) -> Guide:
    showing = Showing(
        terminal=terminal,
        words=LIBRARY.words,
        plan=made,
        emergency=emergency_numbers(LIBRARY.root).number_for("GB"),
    )
    notes = Notes(
        session="session-1",
        context=context_of(journal, EVENING, new_id=numbers()),
        now=lambda: EVENING,
        clock=lambda: terminal.now,
    )
    return Guide(
        playing=Playing(chart=CHART, score=score(made), place=Place()),
        terminal=terminal,
        showing=showing,
        sound=Heard(),
        notes=notes,
        clock=lambda: terminal.now,
        stop_asked=stop,
    )


def played(
    *script: tuple[float, str], made: Plan | None = None, journal: Journal | None = None, keys: bool = True
) -> Played:
    terminal = FastTerminal(script, has_keys=keys)
    kept = journal or fresh_journal()
    guide = guide_for(made or plan(Wish(minutes=2)), terminal, kept)
    guide.run()
    guide.notes.finish(Path("/nowhere"))
    assert isinstance(guide.sound, Heard)
    return Played(guide, terminal, guide.sound, kept)


def test_two_minutes_go_to_their_end_with_equal_feet_and_reach_the_journal() -> None:
    story = played((0, " "))
    assert story.place.ended == "finished"
    [ended] = story.facts(SessionEnded)
    assert ended.ended == "finished"
    assert ended.played_ms[Side.LEFT] == ended.played_ms[Side.RIGHT] > 0
    assert story.terminal.now - 100 == pytest.approx(120, abs=1)
    assert any("Wipe the soles" in caption for caption in story.terminal.captions)


def test_the_captions_are_those_of_the_plan() -> None:
    made = plan(Wish(minutes=2))
    spoken = [cue.text.split(".")[0] for cue in made.cues if cue.text]
    shown = " ".join(played((0, " "), made=made).terminal.captions)
    assert all(line[:40] in shown for line in spoken)


def test_a_hurt_takes_the_hands_off_first_and_a_number_makes_it_exact() -> None:
    story = played((0, " "), (20, "h"), (21, "9"), (30, "q"))
    assert story.events() == ["begin", "hurts", "hurts", "stop"]
    told = story.facts(SessionEvent)
    assert [body.pain for body in told] == [None, None, 9, None]
    first = story.sound.log.index("hush")
    assert story.sound.log[first - 1] == "play"
    assert story.place.left == ["left"]
    assert any("0 to 9" in line for line in story.terminal.said)


def test_enter_gives_no_number_and_a_later_digit_is_not_taken_for_one() -> None:
    story = played((0, " "), (20, "h"), (21, "enter"), (22, "7"), (40, "q"))
    assert [body.pain for body in story.facts(SessionEvent)] == [None, None, None]


def test_sharp_pain_ends_it_and_the_way_out_passes_through_wiping_the_soles() -> None:
    story = played((0, " "), (20, "!"))
    assert story.events() == ["begin", "sharp_pain"]
    assert story.place.ended == "stopped"
    assert "Wipe the soles before you stand." in story.sound.log[-1]
    assert any("Leave that spot alone" in line for line in story.terminal.said)


def test_a_pause_is_silent_and_costs_no_massage() -> None:
    story = played((0, " "), (30, " "), (90, " "))
    assert story.events() == ["begin", "pause", "resume"]
    assert story.terminal.now - 100 == pytest.approx(180, abs=1)
    assert story.place.played == pytest.approx(120_000, abs=200)
    paused = story.sound.log.index("Resting.")
    assert story.sound.log[paused - 1] == "hush"


@pytest.mark.parametrize(("key", "event"), KEYS.items())
def test_every_key_is_its_event(key: str, event: str) -> None:
    assert played((0, " "), (30, key), (40, "q")).events()[1] == event


def test_something_else_is_chosen_by_its_number_and_shows_the_number_to_call() -> None:
    story = played((0, " "), (20, "e"), (21, str(OTHER_EVENTS.index("unwell"))))
    assert story.events() == ["begin", "unwell"]
    assert any("999" in line for line in story.terminal.said)


def test_another_key_leaves_the_list_and_counts_itself() -> None:
    assert played((0, " "), (20, "e"), (21, "q")).events() == ["begin", "stop"]


def test_why_and_how_long_are_answered_without_a_halt() -> None:
    story = played((0, " "), (20, "?"), (25, "t"), (30, "q"))
    assert any("No rule limits" in line for line in story.terminal.said)
    assert any("in all" in line for line in story.terminal.said)


def test_once_softened_a_named_pressure_is_the_one_in_force() -> None:
    made = plan(Wish(minutes=5, talk=Talk.FULL))
    story = played((0, " "), (11, "s"), made=made)
    words = LIBRARY.words
    assert words.say("pressures-moderate") not in story.sound.log
    assert words.say("pressures-light") in story.sound.log


def test_a_standing_roller_waits_for_the_hand_on_its_hold() -> None:
    made = plan(Wish(minutes=3, way=Way.ROLLER, routine="roller-standing"), clearance(Way.ROLLER))
    story = played((0, " "), (10, " "), (20, "q"), made=made)
    assert story.events() == ["begin", "holding", "stop"]
    assert story.place.played == pytest.approx(10_000, abs=200)


def test_nobody_at_the_keys_is_guided_all_the_same() -> None:
    story = played(keys=False)
    assert story.events() == ["begin"]
    assert story.place.ended == "finished"


def test_with_tones_only_each_move_is_told_in_its_caption() -> None:
    made = plan(Wish(minutes=5, talk=Talk.TONES))
    shown = " ".join(played((0, " "), made=made).terminal.captions)
    assert "the muscle" not in shown
    assert any(LIBRARY.words.say(f"moves-{s.move}-do")[:40] in shown for s in made.segments if s.move)


def test_a_machine_that_slept_finds_the_session_resting_in_its_place() -> None:
    terminal = FastTerminal([(0, " "), (22, "q")])
    guide = guide_for(plan(Wish(minutes=2)), terminal, fresh_journal())
    slept = iter([*[0.0] * 300, 3600.0])
    guide.clock = lambda: terminal.now + sum((next(slept, 0.0),))
    guide.run()
    assert guide.playing.place.played < 25_000


def test_a_signal_stops_at_once_through_the_same_way_out() -> None:
    terminal = FastTerminal([(0, " ")])
    guide = guide_for(plan(Wish(minutes=2)), terminal, fresh_journal(), stop=lambda: terminal.now > 130)
    guide.run()
    assert guide.playing.place.ended == "stopped"
    assert terminal.now - 130 <= 2 * TICK_S
    assert "Wipe the soles before you stand." in terminal.said[-1]


class Locked(SqliteJournal):
    """A journal that refuses for a while, as a locked file does."""

    def __init__(self, folder: Path, *, refusals: int) -> None:
        super().__init__(folder / "journal.db")
        self.refusals = refusals

    def append_future(self, facts: Sequence[Fact[FactBody]]) -> Future[list[str]]:
        if self.refusals:
            self.refusals -= 1
            raise JournalError("journal-locked", file="journal.db")
        return super().append_future(facts)


def test_a_locked_journal_is_said_once_and_gets_everything_later(tmp_path: Path) -> None:
    journal = Locked(tmp_path, refusals=3)
    story = played((0, " "), (30, "s"), (60, "q"), journal=journal)
    assert story.events() == ["begin", "softer", "stop"]
    assert len(story.facts(SessionEnded)) == 1
    assert sum("locked" in line for line in story.terminal.said) == 1


def test_where_the_journal_stays_locked_everything_is_kept_in_a_file_that_can_be_taken_in(
    tmp_path: Path,
) -> None:
    terminal = FastTerminal([(0, " "), (20, "h"), (30, "q")])
    guide = guide_for(plan(Wish(minutes=2)), terminal, Locked(tmp_path, refusals=1_000))
    guide.run()
    kept = guide.notes.finish(tmp_path)
    assert kept is not None
    journal = fresh_journal()
    assert import_journal(journal, kept) == 4
    kinds = [type(fact.body) for fact in journal.read("me", kinds=KINDS.values()).facts]
    assert kinds == [SessionEvent] * 3 + [SessionEnded]


def test_unequal_feet_are_told() -> None:
    story = played((0, " "), (55, "q"))
    assert any("did not get the same time" in line for line in story.terminal.said)


def test_a_raised_risk_reads_the_line_that_is_meant_for_it() -> None:
    made = plan(Wish(minutes=2), clearance(group=RiskGroup.B))
    story = played((0, " "), (20, "e"), (21, str(OTHER_EVENTS.index("skin_broke"))), made=made)
    assert story.place.ended == "stopped"
    assert any("foot team" in line for line in story.terminal.said)


def test_start_pain_makes_a_rise_of_the_same_number_smaller() -> None:
    wish = Wish(minutes=2, start_pain={Side.LEFT: 6, Side.RIGHT: 6})
    story = played((0, " "), (20, "h"), (21, "6"), (30, "q"), made=plan(wish))
    assert story.place.left == []


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("ab", ["a", "b"]),
        ("\r", ["enter"]),
        ("\x1b", ["escape"]),
        ("\x1b[A\x1b[B\x1bOC\x1b[D", ["up", "down", "right", "left"]),
        ("\x1b[15~x", ["x"]),
        ("\x1b[1;5Cn", ["right", "n"]),
        ("\x7f", ["backspace"]),
    ],
)
def test_what_is_typed_is_told_key_by_key(typed: str, keys: list[str]) -> None:
    assert list(keys_in(typed)) == keys


def test_without_a_terminal_somebody_must_have_answered(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", (tmp_path / "empty").open("w+"))
    ran = run("go", "--silent")
    sys.stdin.close()
    assert ran.code == 2
    assert "give --answers FILE" in ran.err
