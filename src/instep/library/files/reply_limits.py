"""Whether what a reply asks for may be asked for: it only narrows, ends, and agrees to one rule at most."""

from collections.abc import Iterator
from dataclasses import dataclass

from instep.foot.anatomy import Pressure
from instep.library.files.reply_shapes import ReplyShape, narrowing
from instep.library.files.requests import features
from instep.library.library import Library
from instep.library.nearest import did_you_mean
from instep.safety.agreement import NOTHING, Narrowing

_JOINERS = "\u200c\u200d"  # part of how some scripts are written, though nothing of them is seen


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong at which place, and what to do about it."""

    place: str
    what: str
    remedy: str


def problems(shape: ReplyShape, at: Library) -> Iterator[Problem]:
    """Yield whatever speaks against this reply."""
    limits = narrowing(shape.limits)
    yield from _texts(shape)
    yield from _too_wide(limits, at)
    yield from _rules(tuple(shape.agrees), at)
    yield from _dates(shape, at)
    if limits == NOTHING and not shape.agrees and shape.call_if is None:
        yield Problem(place="limits", what="nothing is asked for", remedy="name a limit, a call or a rule")


def is_plain(text: str) -> bool:
    """Whether a text is what it looks like: no control signs, none that turn the direction of reading."""
    return all(letter.isprintable() or letter in _JOINERS for letter in text)


def _texts(shape: ReplyShape) -> Iterator[Problem]:
    said = {"by.name": shape.by.name, "by.role": shape.by.role, "by.contact": shape.by.contact}
    for place, text in {**said, "call_if": shape.call_if or ""}.items():
        if not is_plain(text):
            remedy = "write plain words on one line"
            yield Problem(place=place, what="holds signs that cannot be seen", remedy=remedy)


def _too_wide(limits: Narrowing, at: Library) -> Iterator[Problem]:
    least, most = at.terms.least_minutes, at.terms.most_minutes
    if limits.pressure is Pressure.FIRM:
        remedy = "write light or moderate, or leave it out"
        yield Problem(place="limits.pressure", what="firm takes nothing away", remedy=remedy)
    if limits.minutes_per_foot is not None and not least <= limits.minutes_per_foot <= most:
        too_many = limits.minutes_per_foot > most
        why = "would widen what the rules allow" if too_many else "is too short for any plan"
        what = f"{limits.minutes_per_foot} minutes a foot {why}"
        remedy = f"write a whole number from {least} to {most}"
        yield Problem(place="limits.minutes_per_foot", what=what, remedy=remedy)
    known = features(at.rules)
    for feature in limits.features_off:
        if feature not in known:
            what, remedy = f"no feature {feature!r}", did_you_mean(feature, known)
            yield Problem(place="limits.features_off", what=what, remedy=remedy)


def _rules(agrees: tuple[str, ...], at: Library) -> Iterator[Problem]:
    known = {rule.id: rule for rule in at.rules.rules}
    may = [rule.id for rule in at.rules.rules if rule.with_clinician_ok]
    if len(agrees) > 1:
        what, remedy = f"agrees to {len(agrees)} rules", "one rule in one reply; ask for a reply for each"
        yield Problem(place="agrees", what=what, remedy=remedy)
    for rule in agrees:
        if rule not in known:
            yield Problem(place="agrees", what=f"no rule {rule!r}", remedy=did_you_mean(rule, may))
        elif rule not in may:
            what = f"{rule} is no rule that a clinician's agreement can lower"
            yield Problem(place="agrees", what=what, remedy=f"one of: {', '.join(may)}")


def _dates(shape: ReplyShape, at: Library) -> Iterator[Problem]:
    longest = at.terms.longest_agreement if shape.agrees else at.terms.longest
    if shape.until < shape.given:
        yield Problem(place="until", what="ends before it was given", remedy="name a later day")
    elif shape.until - shape.given > longest:
        what = f"lasts longer than {longest.days} days"
        yield Problem(place="until", what=what, remedy=f"name a day at most {longest.days} days on")
