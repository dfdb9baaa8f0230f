"""What a session shows in a terminal: a caption, what comes next, bars for the move and the whole."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field

from instep.cli.printing import clock
from instep.cli.telling import Lines
from instep.cli.terminal.terminal import Terminal
from instep.cli.terminal.time_left import part_left, whole_left
from instep.library.content.emergency import told_number
from instep.safety.emergency import EmergencyNumber
from instep.session.phrases import region_names
from instep.session.place import following, now_playing, pressure
from instep.session.score import PRESSURES, ScoreSegment
from instep.session.statechart import Playing
from instep.session.timeline import Plan
from instep.session.words import Words

_BAR = 24
_WIDE = 78
_BY_GROUP = ("S10", "S15")
"""These rules say different things to those whose feet are at raised risk."""


@dataclass(kw_only=True)
class Showing:
    """The lines of a session; holds only what it has already said. `claims`: the claim behind each move."""

    terminal: Terminal
    words: Words
    plan: Plan
    emergency: EmergencyNumber
    claims: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""
    _captions: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find every caption by its time and its key."""
        self._captions = {(cue.at_ms, cue.key): cue.text for cue in self.plan.cues}

    def cue(self, position_ms: int, key: str) -> None:
        """Take the caption of a cue of the plan."""
        self.caption = self._captions.get((position_ms, key), self.caption)

    def paint(self, playing: Playing) -> None:
        """Show how things stand."""
        self.terminal.paint([*textwrap.wrap(self.caption, _WIDE), *self._standing(playing)])

    def card(self, what: str, playing: Playing) -> None:
        """Tell what the chart shows: a session rule, the time left, the reasons, whom to call."""
        for line in self._card(what, playing):
            self.terminal.say(line)

    def _standing(self, playing: Playing) -> Lines:
        score, place, say = playing.score, playing.place, self.words.say
        part = now_playing(score, place)
        yield self._where(part, pressure(score, place), slow=place.slow)
        yield self._coming(playing)
        left, whole = part_left(score, place), whole_left(score, place)
        yield say("cli-go-bar_move", bar=bar(left, part.end - part.start), time=clock(left / 1000))
        yield say("cli-go-bar_whole", bar=bar(whole, whole + place.played), time=clock(whole / 1000))
        yield from say(f"cli-go-keys-{place.state}").splitlines()

    def _where(self, part: ScoreSegment, depth: int | None, *, slow: bool) -> str:
        say = self.words.say
        words = [
            say(f"player-side-{part.foot}") if part.foot else say("player-both_feet"),
            name_of(part, self.words),
            region_names(part.regions, self.words),
            say(f"player-depth-{PRESSURES[depth]}") if depth is not None else "",
            say("player-half_pace") if slow else "",
        ]
        return " | ".join(word for word in words if word)

    def _coming(self, playing: Playing) -> str:
        ahead = following(playing.score, playing.place)
        if ahead is None:
            return ""
        part, say = playing.score.parts[ahead], self.words.say
        return say(
            "player-next", what=name_of(part, self.words) if part.move else say(f"player-next_{part.kind}")
        )

    def _card(self, what: str, playing: Playing) -> Lines:
        say, place = self.words.say, playing.place
        match what:
            case "time_left":
                move, whole = part_left(playing.score, place), whole_left(playing.score, place)
                yield say("player-show-time_left", move=clock(move / 1000), whole=clock(whole / 1000))
            case "why":
                yield from self._why(playing)
            case "unequal":
                yield self._unequal(place.spent, place.left)
            case _:
                group = "A" if playing.score.group == "A" else "BC"
                key = f"player-show-{what}_{group}" if what in _BY_GROUP else f"player-show-{what}"
                yield say(key, number=told_number(self.emergency, self.words), name=self.emergency.name)

    def footnote(self, playing: Playing) -> str | None:
        """Return the key of what is said of the move that is played; None where none is."""
        claim = self.claims.get(now_playing(playing.score, playing.place).move or "")
        return f"footnotes-{claim}" if claim else None

    def _why(self, playing: Playing) -> Lines:
        say, clearance = self.words.say, self.plan.clearance
        yield say("player-show-why")
        if footnote := self.footnote(playing):
            yield say("cli-go-why_move", why=say(footnote), claim=footnote.removeprefix("footnotes-"))
        reasons = [(reason.rule, reason.text) for reason in clearance.reasons]
        reasons += [(reason.rule, reason.text) for reason in clearance.way.reasons]
        yield from (say("cli-way_reason", rule=rule, text=text) for rule, text in reasons)
        if not reasons:
            yield say("player-show-why_nothing")

    def _unequal(self, spent: Mapping[str, int], left: list[str]) -> str:
        times = {side: spent.get(side, 0) for side in ("left", "right")}
        less = min(times, key=lambda side: times[side])
        # A foot that was left is owed rest, not time.
        key = "player-show-unequal_left" if less in left else "player-show-unequal"
        return self.words.say(key, **{side: clock(ms / 1000) for side, ms in times.items()})


def name_of(part: ScoreSegment, words: Words) -> str:
    """Name what a part is for."""
    return words.say(f"moves-{part.move}-name" if part.move else f"player-{part.kind.replace('-', '_')}")


def bar(left_ms: int, of_ms: int) -> str:
    """Return a bar that is as full as time has passed."""
    done = _BAR - round(_BAR * min(1.0, left_ms / of_ms)) if of_ms else _BAR
    return "#" * done + "." * (_BAR - done)
