"""A session under way in a terminal: keys and time go into the chart, and what comes out is carried out."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from instep.cli.terminal.asking import score
from instep.cli.terminal.audio_out import DEPTHS, Sound
from instep.cli.terminal.screen import Showing
from instep.cli.terminal.session_log import Notes, session_ended, session_event
from instep.cli.terminal.terminal import ENTER, ESCAPE, Terminal
from instep.session.events import OTHER_EVENTS, Event, TraceEntry
from instep.session.statechart import Playing, advance, send
from instep.session.words import message_of

TICK_S = 0.05
GAP_MS = 3000
"""Nobody looks away this long for nothing: the machine slept, or the program was halted."""

KEYS = {
    "n": "next",
    "right": "next",
    "b": "back",
    "left": "back",
    "a": "again",
    "m": "more",
    "s": "softer",
    "down": "softer",
    "+": "harder",
    "up": "harder",
    "h": "hurts",
    "!": "sharp_pain",
    "?": "why",
    "t": "how_long",
    "q": "stop",
    ESCAPE: "stop",
}
MAIN = {"ready": "begin", "handhold": "holding", "paused": "resume", "checking": "pause"}
"""What the space bar does in a state; in every other one it pauses."""

_ONLY_IN = {"device_hot": "device", "pulls_away": "partner"}


@dataclass(kw_only=True)
class Guide:
    """Everything that a session in a terminal needs. Time comes from `clock` alone, in seconds."""

    playing: Playing
    terminal: Terminal
    showing: Showing
    sound: Sound
    notes: Notes
    clock: Callable[[], float]
    stop_asked: Callable[[], bool]
    asked: bool = False
    _wall: float = 0.0
    _choosing: tuple[str, ...] = ()
    _told: str | None = None

    def run(self, *, first: str | None = None) -> None:
        """Play the session to its end, by whichever way out; `first` is a key that was pressed already."""
        self._wall = self.clock()
        if not self.terminal.has_keys:
            self.send(Event(name="begin"))
        elif first is not None:
            self.press(first)
        while self.playing.place.ended is None:
            self._pass()
            self.showing.paint(self.playing)
            key = self.terminal.key(TICK_S)
            if self.stop_asked():
                self.send(Event(name="stop"))
            elif key is not None:
                self.press(key)
        self.terminal.paint([])
        self.terminal.say(self.showing.caption)

    def press(self, key: str) -> None:
        """Do what a key means now."""
        if self._choosing:
            self._choose(key)
        elif self.asked and (number := score(key)) is not None:
            # Hands are at work again: a late number tells more of a pain that has been acted on.
            late = self.playing.runs
            self.send(Event(name="pain_number" if late else "hurts", pain=number))
        elif self.asked and key == ENTER:
            self.asked = False
        elif key == " ":
            self.send(Event(name=MAIN.get(self.playing.place.state, "pause")))
        elif key == "e":
            self._offer()
        elif key in KEYS:
            self.send(Event(name=KEYS[key]))

    def send(self, event: Event) -> None:
        """Let an event happen now."""
        self.asked = False
        self.carry(send(self.playing, event), event)

    def carry(self, entry: TraceEntry, event: Event | None = None) -> None:
        """Carry out an entry of the trace: silence first, always."""
        said: list[str] = []
        for effect in entry.effects:
            name, _, argument = effect.partition(":")
            self._effect(name, argument, entry=entry, said=said)
        if said:
            texts = [self._spoken(key) for key in said]
            self.showing.caption = " ".join(texts)
            self.sound.say(texts)
        if entry.event == "segment" and self.showing.plan.talk == "tones" and entry.move:
            self.showing.caption = self._spoken(f"moves-{entry.move}-do")
        self._note(entry, event)

    def _pass(self) -> None:
        passed = int((self.clock() - self._wall) * 1000)
        self._wall += passed / 1000
        if passed > GAP_MS and self.playing.runs:
            self.send(Event(name="interrupted"))
            return
        for entry in advance(self.playing, passed):
            self.carry(entry)
        place = self.playing.place
        if place.ended is None:
            self.sound.tick(place.position, shifted=self._not_as_planned)
        self.notes.tick()
        self._trouble()

    @property
    def _not_as_planned(self) -> bool:
        """Whether a pressure may be in force that the track does not name."""
        place = self.playing.place
        return place.shift != 0 or bool(place.hurt)

    def _effect(self, name: str, argument: str, *, entry: TraceEntry, said: list[str]) -> None:
        match name:
            case "silence":
                self.sound.hush()
            case "play":
                self.sound.play()
            case "say":
                said.append(self._line(argument))
            case "speech" if argument.startswith(DEPTHS) and self._not_as_planned:
                said.append(argument)  # the track that plays now names no pressure
            case "speech":
                self.showing.cue(entry.position_ms, argument)
            case "show":
                self.showing.card(argument, self.playing)
            case "ask" if argument == "pain":
                self.asked = True
                self.terminal.say(self.showing.words.say("cli-go-how_much"))

    def _line(self, name: str) -> str:
        """Why a move is done is told by its own footnote."""
        return (self.showing.footnote(self.playing) if name == "why" else None) or name

    def _spoken(self, key: str) -> str:
        texts = self.showing.words.texts
        return texts.get(f"interjections-{message_of(key)}") or texts[message_of(key)]

    def _offer(self) -> None:
        way = self.playing.score.way
        self._choosing = tuple(event for event in OTHER_EVENTS if _ONLY_IN.get(event, way) == way)
        self.terminal.say(self.showing.words.say("player-something_else-title"))
        for number, event in enumerate(self._choosing):
            self.terminal.say(f"  {number}  {self.showing.words.say(f'player-something_else-{event}')}")

    def _choose(self, key: str) -> None:
        choosing, self._choosing = self._choosing, ()
        if key.isascii() and key.isdecimal() and int(key) < len(choosing):
            self.send(Event(name=choosing[int(key)]))
        elif key not in "0123456789":
            self.press(key)

    def _note(self, entry: TraceEntry, event: Event | None) -> None:
        met = event or (Event(name="no_answer") if entry.event == "no_answer" else None)
        if met:
            self.notes.add(session_event(self.notes.session, entry, met))
        if "ask:after" in entry.effects:
            plan = self.showing.plan
            self.notes.add(
                session_ended(
                    self.notes.session, self.playing.place, routine=plan.routine, way=plan.way.value
                )
            )

    def _trouble(self) -> None:
        """Say once what does not work, and go on."""
        words = self.showing.words
        if self.sound.lost and self._told != self.sound.lost:
            self._told = self.sound.lost
            self.terminal.say(words.say("cli-go-no_sound", why=self.sound.lost))
        if self.notes.trouble and self._told != self.notes.trouble:
            self._told = self.notes.trouble
            self.terminal.say(words.say("cli-go-not_written", why=self.notes.trouble))


@contextmanager
def stop_on_signals() -> Iterator[Callable[[], bool]]:
    """Lend a question: whether Ctrl-C, an end of the terminal or of the machine has asked to stop."""
    asked: list[int] = []

    def ask(number: int, _frame: Any) -> None:
        asked.append(number)

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), ask) for name in names}
    try:
        yield lambda: bool(asked)
    finally:
        for name, kept in before.items():
            signal.signal(getattr(signal, name), kept)
