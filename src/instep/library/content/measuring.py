"""Reads content/footcheck: the touch test and the temperature log, each with its figures."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

from instep.foot.anatomy import Region, Side
from instep.library.content.entries import entries
from instep.library.content.footcheck import findings
from instep.library.content.reading import read_tree
from instep.library.errors import BadContent
from instep.library.nearest import known_as
from instep.safety.clearance import RiskGroup, Source
from instep.safety.rules import FindingKind
from instep.safety.temperature import Degrees, Sign, Stage, TemperatureRules, Unit, celsius, number
from instep.safety.touch_test import Toe, ToeOf, TouchRules
from instep.value import Value

_TOUCH, _LOG = "footcheck/touch_test.yaml", "footcheck/temperature_log.yaml"


class ToeInOrder(Value, frozen=True):
    """A toe and when it is touched, from 1 on."""

    n: int
    foot: Side
    toe: Toe
    counted_from_the_big_toe: int


class LeastAndMost(Value, frozen=True):
    """The least and the most of something, in seconds."""

    least: float
    most: float


class TouchFigures(Value, frozen=True):
    """The figures of the touch test as the file has them."""

    wait_s: LeastAndMost
    touch_s: LeastAndMost
    answer_s: float
    false_yes_at_most: int
    reduced_from_missed: int
    repeat_after_days: int
    repeat_in_group: RiskGroup
    tests_a_day: int


class Accuracy(Value, frozen=True):
    """How well the test did in a study, as shares of 1."""

    against: str
    sensitivity: float
    specificity: float
    sources: tuple[Source, ...]
    note: str | None = None


class TouchTest(Value, frozen=True):
    """How the touch test is done and what it rests on; `accuracy` has one entry for each study."""

    id: str
    name: str
    purpose: str
    who: str
    setup: tuple[str, ...]
    order: tuple[ToeInOrder, ...]
    order_status: str
    touch: tuple[str, ...]
    algorithm: tuple[str, ...]
    figures: TouchFigures
    timing: str
    repeat: str
    cut_off: str
    accuracy: tuple[Accuracy, ...]
    sources: tuple[Source, ...]
    review: str

    @property
    def rules(self) -> TouchRules:
        """What the test is run and judged by."""
        figures = self.figures
        return TouchRules(
            order=tuple(ToeOf(one.foot, one.toe) for one in sorted(self.order, key=lambda one: one.n)),
            least_wait_ms=round(figures.wait_s.least * 1000),
            most_wait_ms=round(figures.wait_s.most * 1000),
            touch_ms=round(figures.touch_s.most * 1000),
            answer_ms=round(figures.answer_s * 1000),
            false_yes_at_most=figures.false_yes_at_most,
            reduced_from=figures.reduced_from_missed,
            repeat_after=timedelta(days=figures.repeat_after_days),
            repeat_in=figures.repeat_in_group,
        )


class LogSite(Value, frozen=True):
    """A site that is measured, its name in words and the region it lies in."""

    id: str
    name: str
    region: Region


class LogFigures(Value, frozen=True):
    """The figures of the temperature log as the file has them; degrees are text, so that none is rounded."""

    hot_from_c: str
    least_c: str
    most_c: str
    last_reading_counts_for_days: int
    whole_foot_from_sites: int
    ends_after_days_below: int


class LogFindings(Value, frozen=True):
    """Which finding each outcome of the log is."""

    first_day: str
    confirmed: str
    whole_foot: str


class LogVector(Value, frozen=True):
    """Two readings of one site, and what must come of them."""

    unit: Unit
    left: str
    right: str
    hot: str
    apart_c: str


class TemperatureLog(Value, frozen=True):
    """Who the log is for, how it is measured and what it rests on."""

    id: str
    name: str
    status: str
    who: str
    device: str
    sites: tuple[LogSite, ...]
    sites_status: str
    when: str
    algorithm: tuple[str, ...]
    figures: LogFigures
    findings: LogFindings
    signs: tuple[Sign, ...]
    signs_status: str
    comparison: str
    action_in_trials: str
    evidence: str
    other_thresholds: str
    test_vectors: tuple[LogVector, ...]
    sources: tuple[Source, ...]
    review: str

    @property
    def names(self) -> dict[str, str]:
        """The sites in words."""
        return {site.id: site.name for site in self.sites}

    @property
    def rules(self) -> TemperatureRules:
        """What readings are compared by."""
        figures, found = self.figures, self.findings
        return TemperatureRules(
            sites={site.id: site.region for site in self.sites},
            hot_from=_degrees(figures.hot_from_c, "hot_from_c"),
            least=_degrees(figures.least_c, "least_c"),
            most=_degrees(figures.most_c, "most_c"),
            counts_for=timedelta(days=figures.last_reading_counts_for_days),
            whole_foot_from=figures.whole_foot_from_sites,
            days_below=figures.ends_after_days_below,
            stages={Stage.FIRST_DAY: found.first_day, Stage.CONFIRMED: found.confirmed},
            whole_foot=found.whole_foot,
            signs={one.id: one for one in self.signs},
        )


@cache
def touch_test(root: Path) -> TouchTest:
    """The touch test; raises BadContent."""
    read = entries(root).value(read_tree(root, _TOUCH), TouchTest, _TOUCH)
    if sorted(read.rules.order) != sorted(ToeOf(side, toe) for side in Side for toe in Toe):
        raise BadContent(f"{_TOUCH}, order: every toe is touched once; name the six toes once each")
    if read.figures.tests_a_day != 1:
        raise BadContent(f"{_TOUCH}, figures.tests_a_day: is never more than 1; write 1")
    return read


@cache
def temperature_log(root: Path) -> TemperatureLog:
    """The temperature log; raises BadContent."""
    read = entries(root).value(read_tree(root, _LOG), TemperatureLog, _LOG)
    _check_findings(read.rules, findings(root))
    return read


def _check_findings(rules: TemperatureRules, known: Mapping[str, FindingKind]) -> None:
    signs = (sign.finding for sign in rules.signs.values() if sign.finding is not None)
    for one in (*rules.stages.values(), rules.whole_foot, *signs):
        known_as(one, known, _LOG, kind="finding")


def _degrees(text: str, name: str) -> Degrees:
    shown = number(text)
    if shown is None:
        raise BadContent(f"{_LOG}, figures.{name}: {text!r} is no number; write it as text, like '2.2'")
    return celsius(shown, Unit.C)
