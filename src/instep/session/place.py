"""Where a session stands: its place on the timeline and what has been felt, all of it plain JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from instep.session.events import Event
from instep.session.score import FIRMEST, LIGHTEST, Score, ScoreSegment


@dataclass(kw_only=True)
class Place:
    """The memory of a running session; times in ms. It can be written down at any moment and taken up again.

    `shift` raises (+) or lowers (-) the planned pressure; `spent` is the time each foot has had;
    `spared` are the regions left alone since something hurt there; `left` the feet that are finished.
    `in_force` is the pressure that each foot felt last; `ceilings` what a foot that hurt gets at most from
    then on: they only ever lower. `awaiting`: it was asked how much it hurts, and no number has come.
    `mark` is how things stood before the last change that may still be taken back.
    """

    state: str = "ready"
    clock: int = 0
    position: int = 0
    part: int = 0
    cue: int = 0
    shift: int = 0
    slow: bool = False
    spent: dict[str, int] = field(default_factory=dict)
    spared: dict[str, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    hurt: list[str] = field(default_factory=list)
    in_force: dict[str, int] = field(default_factory=dict)
    ceilings: dict[str, int] = field(default_factory=dict)
    awaiting: bool = False
    misses: int = 0
    until: int | None = None
    check_at: int | None = None
    ended: str | None = None
    played: int = 0
    mark: dict[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the place as plain JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class EventMoment:
    """An event as it meets a session: what guards look at and actions change; `times` in ms."""

    score: Score
    place: Place
    event: Event
    times: Mapping[str, int]

    @property
    def foot(self) -> str | None:
        """The foot the event is about: the one it names, else the one being worked."""
        return self.event.side or now_playing(self.score, self.place).foot

    @property
    def feet(self) -> tuple[str, ...]:
        """The foot, or where nobody can know which one it is, every foot that is worked."""
        return (self.foot,) if self.foot else self.score.feet


def now_playing(score: Score, place: Place) -> ScoreSegment:
    """Return the part in which the place lies."""
    return score.parts[place.part]


def pressure(score: Score, place: Place) -> int | None:
    """Return the pressure in force as a rank: the planned one, shifted, never above a ceiling."""
    part = now_playing(score, place)
    if part.pressure is None:
        return None
    return max(LIGHTEST, min(part.pressure + place.shift, ceiling(score, place)))


def ceiling(score: Score, place: Place) -> int:
    """Return the deepest that may be pressed now: by the clearance, and by what this foot has felt."""
    part = now_playing(score, place)
    return min(part.ceiling, _ceiling_of(place, part.foot or ""))


def _ceiling_of(place: Place, foot: str) -> int:
    # A place that was written down before there were ceilings says only that the foot hurt.
    return place.ceilings.get(foot, LIGHTEST if foot in place.hurt else FIRMEST)


def remember_pressure(score: Score, place: Place) -> None:
    """Note what the foot under the hands feels, for when it is said later that it hurt."""
    part, depth = now_playing(score, place), pressure(score, place)
    if part.kind == "move" and part.foot and depth is not None:
        place.in_force[part.foot] = depth


def lower_ceiling(place: Place, foot: str) -> None:
    """Hold a foot that hurts one below what it felt then, for the rest of the session.

    One below, because "lighter" is promised. A foot that has not been touched yet and hurts all the same gets
    the lightest there is: nobody knows what it bears. Told twice, the same pain lowers once.
    """
    felt = place.in_force.get(foot, LIGHTEST)
    place.ceilings[foot] = min(_ceiling_of(place, foot), max(LIGHTEST, felt - 1))
    if foot not in place.hurt:
        place.hurt.append(foot)


def budget(score: Score, place: Place, foot: str) -> int:
    """Return the time a foot may have: the clearance's; on the second foot what the first one had."""
    first = score.feet[0]
    if foot == first:
        return score.cap
    equal = score.planned(foot) if first in place.left else place.spent.get(first, 0)
    return min(score.cap, equal)


def seek(score: Score, place: Place, part: int) -> None:
    """Go to the start of a part."""
    place.part = part
    move_to(score, place, score.parts[part].start)
    # Deeper was asked for in one place; the next one begins as it was planned.
    place.shift = min(place.shift, 0)


def move_to(score: Score, place: Place, position: int) -> None:
    """Go to a position within the part that is playing."""
    place.position = position
    place.cue = score.first_cue_at(position)


def following(score: Score, place: Place, *, on_this_foot: bool = False) -> int | None:
    """Return the next part that may be played, or None at the end (or at the end of this foot)."""
    here = now_playing(score, place)
    for number in range(place.part + 1, len(score.parts)):
        part = score.parts[number]
        if on_this_foot and (part.kind != "move" or part.foot != here.foot):
            return None
        if score.allowed(number, place.left, place.spared):
            return number
    return None


def previous(score: Score, place: Place) -> int:
    """Return the part before on the same foot, or this one where there is none."""
    here = now_playing(score, place)
    for number in range(place.part - 1, -1, -1):
        part = score.parts[number]
        if part.kind != "move" or part.foot != here.foot:
            break
        if score.allowed(number, place.left, place.spared):
            return number
    return place.part


def other_foot(score: Score, place: Place) -> str | None:
    """Return whether the other foot's work is still "ahead", is "done", or whether there is "none" of it."""
    here = now_playing(score, place).foot
    if here is None:
        return None
    moves = [n for n, part in enumerate(score.parts) if part.kind == "move" and part.foot]
    others = [n for n in moves if score.parts[n].foot != here]
    if any(n > place.part and score.allowed(n, place.left, place.spared) for n in others):
        return "ahead"
    return "done" if any(n < place.part for n in others) else "none"


def mark_of(place: Place) -> dict[str, Any]:
    """Return how things stand, so that what comes next can be taken back."""
    return {
        "clock": place.clock,
        "part": place.part,
        "position": place.position,
        "shift": place.shift,
        "slow": place.slow,
        "left": list(place.left),
    }


def restore(score: Score, place: Place, mark: Mapping[str, Any]) -> None:
    """Put things as if what came after the mark had not been said: the time since then has passed there.

    Not so in the closing: nothing of the way out is passed over, the wiping least of all.
    """
    place.part = mark["part"]
    part = score.parts[place.part]
    passed = 0 if part.kind == "closing" else place.clock - mark["clock"]
    move_to(score, place, min(part.end, mark["position"] + passed))
    place.shift, place.slow, place.left = mark["shift"], mark["slow"], list(mark["left"])
    place.mark = None
