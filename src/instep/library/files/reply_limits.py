"""Whether what a reply asks for may be asked for: it only narrows, ends, and agrees to one rule at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from instep.foot.anatomy import Pressure
from instep.library.errors import BadInput, Message
from instep.library.files.reply_shapes import ReplyShape, narrowing
from instep.library.files.requests import features
from instep.library.library import Library
from instep.library.nearest import did_you_mean, one_of
from instep.safety.agreement import NOTHING, Narrowing

if TYPE_CHECKING:
    from instep.library.errors import Part

_JOINERS = "\u200c\u200d"  # part of how some scripts are written, though nothing of them is seen


@dataclass(frozen=True, kw_only=True)
class LimitProblem:
    """What is wrong at which place, and what to do about it."""

    place: str
    what: Message
    remedy: Message


def problems(shape: ReplyShape, at: Library) -> Iterator[LimitProblem]:
    """Yield whatever speaks against this reply."""
    limits = narrowing(shape.limits)
    yield from _texts(shape)
    yield from _too_wide(limits, at)
    yield from _rules(tuple(shape.agrees), at)
    yield from _dates(shape, at)
    if limits == NOTHING and not shape.agrees and shape.call_if is None:
        yield _problem("limits", "reply_limits-nothing_asked")


def is_plain(text: str) -> bool:
    """Whether a text is what it looks like: no control signs, none that turn the direction of reading."""
    return all(letter.isprintable() or letter in _JOINERS for letter in text)


def _texts(shape: ReplyShape) -> Iterator[LimitProblem]:
    said = {"by.name": shape.by.name, "by.role": shape.by.role, "by.contact": shape.by.contact}
    for place, text in {**said, "call_if": shape.call_if or ""}.items():
        if not is_plain(text):
            yield _problem(place, "reply_limits-unseen_signs")


def _too_wide(limits: Narrowing, at: Library) -> Iterator[LimitProblem]:
    least, most = at.terms.minutes.least, at.terms.minutes.most
    if limits.pressure is Pressure.FIRM:
        yield _problem("limits.pressure", "reply_limits-firm")
    if limits.minutes_per_foot is not None and not least <= limits.minutes_per_foot <= most:
        too_many = limits.minutes_per_foot > most
        key = "reply_limits-too_many_minutes" if too_many else "reply_limits-too_few_minutes"
        remedy = Message("errors-any-to_write_number", least=str(least), most=str(most))
        minutes = str(limits.minutes_per_foot)
        yield _problem("limits.minutes_per_foot", key, remedy=remedy, minutes=minutes)
    known = features(at.rules)
    for feature in limits.features_off:
        if feature not in known:
            remedy = did_you_mean(feature, known)
            yield _problem(
                "limits.features_off", "reply_limits-no_feature", remedy=remedy, written=repr(feature)
            )


def _rules(agrees: tuple[str, ...], at: Library) -> Iterator[LimitProblem]:
    known = {rule.id: rule for rule in at.rules.rules}
    may = [rule.id for rule in at.rules.rules if rule.with_clinician_ok]
    if len(agrees) > 1:
        yield _problem("agrees", "reply_limits-several_rules", count=len(agrees))
    for rule in agrees:
        if rule not in known:
            yield _problem(
                "agrees", "reply_limits-no_rule", remedy=did_you_mean(rule, may), written=repr(rule)
            )
        elif rule not in may:
            yield _problem("agrees", "reply_limits-not_lowered", remedy=one_of(may), rule=rule)


def _dates(shape: ReplyShape, at: Library) -> Iterator[LimitProblem]:
    longest = at.terms.longest_agreement if shape.agrees else at.terms.longest
    if shape.until < shape.given:
        yield _problem("until", "reply_limits-ends_too_early")
    elif shape.until - shape.given > longest:
        yield _problem("until", "reply_limits-lasts_too_long", days=longest.days)


def _problem(place: str, key: str, /, *, remedy: Message | None = None, **parts: "Part") -> LimitProblem:
    bad = BadInput(key, file="", place=place, remedy=remedy, **parts)
    return LimitProblem(place=place, what=bad.problem, remedy=bad.remedy)
