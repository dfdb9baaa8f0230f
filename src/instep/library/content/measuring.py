"""Reads content/footcheck: the touch test and the temperature log, each with its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.foot.anatomy import Region, Side
from instep.library.content.footcheck import findings
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import sources
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.safety.clearance import RiskGroup, Source
from instep.safety.temperature import Sign, Stage, TemperatureRules, Unit, celsius, number
from instep.safety.touch_test import Toe, ToeOf, TouchRules

_TOUCH, _LOG = "footcheck/touch_test.yaml", "footcheck/temperature_log.yaml"


class _Touched(msgspec.Struct, forbid_unknown_fields=True):
    n: int
    foot: Side
    toe: Toe
    counted_from_the_big_toe: int


class _Span(msgspec.Struct, forbid_unknown_fields=True):
    least: float
    most: float


class _TouchFigures(msgspec.Struct, forbid_unknown_fields=True):
    wait_s: _Span
    touch_s: _Span
    answer_s: float
    false_yes_at_most: int
    reduced_from_missed: int
    repeat_after_days: int
    repeat_in_group: RiskGroup
    tests_a_day: int


class _Accuracy(msgspec.Struct, forbid_unknown_fields=True):
    against: str
    sensitivity: float
    specificity: float
    sources: list[str]
    note: str | None = None


class _TouchTest(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    purpose: str
    who: str
    setup: list[str]
    order: list[_Touched]
    order_status: str
    touch: list[str]
    algorithm: list[str]
    figures: _TouchFigures
    timing: str
    repeat: str
    cut_off: str
    accuracy: list[_Accuracy]
    sources: list[str]
    review: Review


class _Site(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    region: Region


class _LogFigures(msgspec.Struct, forbid_unknown_fields=True):
    hot_from_c: str
    least_c: str
    most_c: str
    last_reading_counts_for_days: int
    whole_foot_from_sites: int
    ends_after_days_below: int


class _LogFindings(msgspec.Struct, forbid_unknown_fields=True):
    first_day: str
    confirmed: str
    whole_foot: str


class _Sign(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    finding: str | None = None
    item: str | None = None


class _Vector(msgspec.Struct, forbid_unknown_fields=True):
    unit: Unit
    left: str
    right: str
    hot: str
    apart_c: str


class _TemperatureLog(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    status: str
    who: str
    device: str
    sites: list[_Site]
    sites_status: str
    when: str
    algorithm: list[str]
    figures: _LogFigures
    findings: _LogFindings
    signs: list[_Sign]
    signs_status: str
    comparison: str
    action_in_trials: str
    evidence: str
    other_thresholds: str
    test_vectors: list[_Vector]
    sources: list[str]
    review: Review


@dataclass(frozen=True, kw_only=True)
class TouchTest:
    """How the touch test is done and what it rests on; `accuracy` is a line for each study."""

    name: str
    purpose: str
    who: str
    setup: tuple[str, ...]
    touch: tuple[str, ...]
    rules: TouchRules
    repeat: str
    accuracy: tuple[Mapping[str, Any], ...]
    sources: tuple[Source, ...]
    review: str


@dataclass(frozen=True, kw_only=True)
class TemperatureLog:
    """Who the log is for, how it is measured and what it rests on; `names` are the sites in words."""

    name: str
    who: str
    device: str
    when: str
    names: Mapping[str, str]
    rules: TemperatureRules
    evidence: str
    vectors: tuple[Mapping[str, Any], ...]
    sources: tuple[Source, ...]
    review: str


@cache
def touch_test(root: Path) -> TouchTest:
    """The touch test; raises BadContent."""
    shape, known = read_content(root, _TOUCH, _TouchTest), sources(root)
    return TouchTest(
        name=shape.name,
        purpose=shape.purpose,
        who=shape.who,
        setup=tuple(shape.setup),
        touch=tuple(shape.touch),
        rules=_touch_rules(shape),
        repeat=shape.repeat,
        accuracy=tuple(msgspec.to_builtins(one) for one in shape.accuracy),
        sources=known.of(shape.sources, _TOUCH),
        review=shape.review.state,
    )


def _touch_rules(shape: _TouchTest) -> TouchRules:
    order = tuple(ToeOf(one.foot, one.toe) for one in sorted(shape.order, key=lambda one: one.n))
    if sorted(order) != sorted(ToeOf(side, toe) for side in Side for toe in Toe):
        raise BadContent(f"{_TOUCH}, order: every toe is touched once; name the six toes once each")
    figures = shape.figures
    if figures.tests_a_day != 1:
        raise BadContent(f"{_TOUCH}, figures.tests_a_day: is never more than 1; write 1")
    return TouchRules(
        order=order,
        least_wait_ms=round(figures.wait_s.least * 1000),
        most_wait_ms=round(figures.wait_s.most * 1000),
        touch_ms=round(figures.touch_s.most * 1000),
        answer_ms=round(figures.answer_s * 1000),
        false_yes_at_most=figures.false_yes_at_most,
        reduced_from=figures.reduced_from_missed,
        repeat_after=timedelta(days=figures.repeat_after_days),
        repeat_in=figures.repeat_in_group,
    )


@cache
def temperature_log(root: Path) -> TemperatureLog:
    """The temperature log; raises BadContent."""
    shape = read_content(root, _LOG, _TemperatureLog)
    return TemperatureLog(
        name=shape.name,
        who=shape.who,
        device=shape.device,
        when=shape.when,
        names={site.id: site.name for site in shape.sites},
        rules=_log_rules(shape, findings(root).keys()),
        evidence=shape.evidence,
        vectors=tuple(msgspec.to_builtins(one) for one in shape.test_vectors),
        sources=sources(root).of(shape.sources, _LOG),
        review=shape.review.state,
    )


def _log_rules(shape: _TemperatureLog, known: Any) -> TemperatureRules:
    figures, found = shape.figures, shape.findings
    named = [found.first_day, found.confirmed, found.whole_foot, *(sign.finding for sign in shape.signs)]
    for one in named:
        if one is not None and one not in known:
            raise BadContent(f"{_LOG}: no finding {one!r}; {did_you_mean(one, known)}")
    return TemperatureRules(
        sites={site.id: site.region for site in shape.sites},
        hot_from=_degrees(figures.hot_from_c, "hot_from_c"),
        least=_degrees(figures.least_c, "least_c"),
        most=_degrees(figures.most_c, "most_c"),
        counts_for=timedelta(days=figures.last_reading_counts_for_days),
        whole_foot_from=figures.whole_foot_from_sites,
        days_below=figures.ends_after_days_below,
        stages={Stage.FIRST_DAY: found.first_day, Stage.CONFIRMED: found.confirmed},
        whole_foot=found.whole_foot,
        signs={one.id: Sign(id=one.id, finding=one.finding, item=one.item) for one in shape.signs},
    )


def _degrees(text: str, name: str) -> Any:
    shown = number(text)
    if shown is None:
        raise BadContent(f"{_LOG}, figures.{name}: {text!r} is no number; write it as text, like '2.2'")
    return celsius(shown, Unit.C)
