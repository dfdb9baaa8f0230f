"""I3 over a whole trace: after "it hurts" nothing on that foot is deeper or the same, and nothing untrue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.session.lines import PAINFUL, Line, Tale

from instep.session.score import FIRMEST, LIGHTEST

NOTHING = LIGHTEST - 1
"""Lower than any pressure: a place that is left."""


def i3_nothing_deeper_after_pain(tale: Tale) -> Iterator[str]:
    """Nothing on a foot that hurt is deeper than what was in force, and its place never feels the same."""
    felt = Felt(start=tale.plan["start_pain"])
    before = tale.lines[0]
    for line in tale.lines:
        if line.event in PAINFUL and before.state != "ended":
            felt.pain(Told(before=before, line=line))
        yield from _foretold(line)
        if line.touches:
            yield from felt.too_much(line)
            felt.feel(line)
        before = line


def _foretold(line: Line) -> Iterator[str]:
    """What is said while the number is still asked for must be true whatever number follows."""
    foretold = {"say:leave_spot", "say:leave_foot", "say:ease", "show:S03", "show:S04"} & set(line.effects)
    if "ask:pain" in line.effects and foretold:
        yield f"{line.at} s, {line.event}: {sorted(foretold)} while it is asked how much"


@dataclass(frozen=True, kw_only=True)
class Told:
    """Pain as it was told: the line, and the one before it."""

    before: Line
    line: Line

    @property
    def pain(self) -> int | None:
        """The number, where there is one."""
        return self.line.sent["pain"] if self.line.sent else None

    @property
    def region(self) -> str | None:
        """The place that was named."""
        return self.line.sent["region"] if self.line.sent else None

    @property
    def foot(self) -> str | None:
        """The foot that was named, or else the one under the hands."""
        named = self.line.sent["side"] if self.line.sent else None
        return named or self.before.foot


@dataclass(kw_only=True)
class Felt:
    """What each foot has felt so far, and what its pain forbids: by foot, and by foot and place."""

    start: dict[str, int | None]
    depth: dict[str, int] = field(default_factory=dict)
    under: dict[str, tuple[str, ...]] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    most_in: dict[tuple[str, str], int] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)

    def pain(self, told: Told) -> None:
        """Take in what was told; a pain that nobody can place, between the feet's turns, counts for both."""
        for foot in [told.foot] if told.foot else ["left", "right"]:
            if self._is_new(told, foot):
                self.most[foot] = min(self.most.get(foot, FIRMEST), self._depth(foot))
                self._forbid(foot, self._places(told, foot), self._depth(foot) - 1)
            elif told.region:
                self._forbid(foot, [told.region], NOTHING)
            if "say:leave_foot" in told.line.effects:
                self.finished.add(foot)

    def too_much(self, line: Line) -> Iterator[str]:
        """Yield what is wrong with work on a foot."""
        foot, where = line.foot or "", f"{line.at} s, {line.event}, {line.foot} {line.move}"
        if foot in self.finished:
            yield f"{where}: the foot that was said to be finished is worked"
        if line.depth is None:
            return
        if line.depth > self.most.get(foot, FIRMEST):
            yield f"{where}: {line.pressure} is deeper than what was in force when that foot hurt"
        for region in line.regions:
            if line.depth > self.most_in.get((foot, region), FIRMEST):
                yield f"{where}: {region} hurt, and is pressed {line.pressure} as before"

    def feel(self, line: Line) -> None:
        """Take in work on a foot."""
        foot = line.foot or ""
        self.under[foot] = line.regions
        if line.depth is not None:
            self.depth[foot] = line.depth

    def _is_new(self, told: Told, foot: str) -> bool:
        """Whether it is a pain, and not more of one or the answer that it is as it was at the start."""
        if told.line.event in ("pain_number", "pain_place"):
            return foot not in self.most
        asked = told.line.event == "hurts" and told.before.state == "checking"
        return not asked or told.pain is None or told.pain > (self.start.get(foot) or 0)

    def _places(self, told: Told, foot: str) -> Iterable[str]:
        """What is named, and what lies under the hands unless that is where it was named."""
        under = self.under.get(foot, ()) if foot == told.before.foot and told.before.move else ()
        if told.region is None or told.line.event not in ("hurts", "pain_place", "skin_broke"):
            return under
        return [told.region] if told.region in under else [*under, told.region]

    def _forbid(self, foot: str, places: Iterable[str], deeper_than: int) -> None:
        for region in places:
            self.most_in[foot, region] = min(self.most_in.get((foot, region), FIRMEST), deeper_than)

    def _depth(self, foot: str) -> int:
        """The pressure that was last in force on a foot; one that was not worked yet has felt nothing."""
        return self.depth.get(foot, LIGHTEST)
