"""The numbers before and after a session, and whether anything is different; each may be left out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from instep.cli.telling import Lines
from instep.cli.terminal.asking import LETTERS, score
from instep.cli.terminal.terminal import ENTER, ESCAPE, Terminal
from instep.coach.trend.ratings import MEASURE
from instep.facts.session import Rated
from instep.library.content.emergency import session_rules
from instep.library.content.measures import measures
from instep.library.library import Library
from instep.outcomes.sitting import Moment, Sitting
from instep.words.ratings import rating_lines

CHANGED = "last_session"
"""The item whose choices answer "anything different?"."""

_OPTIONAL = "energy"
_LEFT_OUT = "-"
_NUMBERS = frozenset("0123456789x")
_ENDS = frozenset({"q", ESCAPE})
_BEGINS = _ENDS | {" "}
_TICK_S = 0.1
_PATIENCE_TICKS = 1200
"""Two minutes without a key: nobody is there to ask."""


@dataclass(frozen=True, kw_only=True)
class Before:
    """What was rated before; `key` is the one that left the questions and means something to the session."""

    values: Mapping[str, int]
    key: str | None


@dataclass(frozen=True, kw_only=True)
class After:
    """What was rated after, and what is different (None: not answered)."""

    values: Mapping[str, int]
    changed: str | None

    def rated(self, session: str) -> Rated | None:
        """What was said, of this session; None where nothing was."""
        if not self.values and self.changed is None:
            return None
        return Rated(session=session, moment=Moment.AFTER, values=dict(self.values), changed=self.changed)


@dataclass(frozen=True, kw_only=True)
class RatingDialog:
    """One person at one terminal. A number that was left out is missing, never 0."""

    terminal: Terminal
    library: Library
    stop_asked: Callable[[], bool]

    def before(self) -> Before:
        """Ask, in one step that Enter or the start of the session leaves, what the pain page did not."""
        self._say("cli-go-before")
        self._say("cli-go-before_keys")
        values: dict[str, int] = {}
        for name in asked_before(self.library):
            key = self._pressed(name, _BEGINS | {ENTER})
            if key is None or key == ENTER or key in _BEGINS:
                return Before(values=values, key=key if key in _BEGINS else None)
            values |= _given(name, key)
        return Before(values=values, key=None)

    def after(self, before: Mapping[str, int]) -> After:
        """Ask the same numbers as before, then what is different; q leaves the rest out."""
        self._say("cli-go-after")
        self._say("cli-go-after_keys")
        values: dict[str, int] = {}
        for name in asked_after(self.library, before):
            key = self._pressed(name, _ENDS | {ENTER})
            if key is None or key in _ENDS:
                return After(values=values, changed=None)
            values |= _given(name, key)
        return After(values=values, changed=self._changed())

    def _pressed(self, name: str, others: Collection[str]) -> str | None:
        say = self.library.words.say
        ask, ends = (say(f"ui-measure-{name}-{part}") for part in ("ask", "ends"))
        self._say("cli-go-rate", ask=ask, ends=ends)
        key = self._key(_NUMBERS | {_LEFT_OUT} | set(others))
        if key is not None and (number := score(key)) is not None:
            self.terminal.say(f"  > {number}")
        return key

    def _changed(self) -> str | None:
        options = dict(zip(LETTERS, self.library.rules.items[CHANGED].options, strict=False))
        self._say("ui-after-different")
        for letter, option in options.items():
            self.terminal.say(f"  {letter}  {option.label}")
        key = self._key({*options, ENTER, _LEFT_OUT, *_ENDS})
        if key is None or key not in options:
            return None
        self.terminal.say(f"  > {options[key].label}")
        return options[key].value

    def _key(self, known: Collection[str]) -> str | None:
        """Return the next of these keys; None where a stop was asked for, or nobody is there."""
        for _ in range(_PATIENCE_TICKS):
            try:
                key = self.terminal.key(_TICK_S)
            except KeyboardInterrupt:  # the terminal has gone; what was said until then is kept
                return None
            if key in known:
                return key
            if self.stop_asked():
                return None
        return None

    def _say(self, key: str, **parts: str) -> None:
        self.terminal.say(self.library.words.say(key, **parts))


def asked_before(library: Library) -> tuple[str, ...]:
    """Return what is asked beside the pain, which the interview has asked."""
    return tuple(name for name in _bundled(library) if not name.startswith("pain"))


def asked_after(library: Library, before: Mapping[str, int]) -> tuple[str, ...]:
    """Return the same numbers again; the optional one only where it was given before."""
    return tuple(name for name in _bundled(library) if name != _OPTIONAL or name in before)


def told_numbers(
    before: Mapping[str, int], after: Mapping[str, int], *, earlier: Sequence[Sitting], library: Library
) -> Lines:
    """Tell before and after in a line each, with what is usual, without a judgement."""
    say = library.words.say
    lines = list(rating_lines(before, after, earlier=earlier, library=library)) if after else []
    for ask, line in lines:
        yield say("cli-go-rated", ask=ask, line=line)
    if lines:
        yield say("ui-kept-not_because")


def told_care(library: Library) -> Lines:
    """Tell what to take care of now."""
    say = library.words.say
    yield say("ui-after-care")
    yield from (say("cli-advice", text=line) for line in session_rules(library.folder).after_session[:1])


def _given(name: str, key: str) -> dict[str, int]:
    number = score(key)
    return {} if number is None else {name: number}


def _bundled(library: Library) -> Iterator[str]:
    known = measures(library.folder).by_id
    return (name for name, measure in MEASURE.items() if known[measure].bundled)
