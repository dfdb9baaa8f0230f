"""Replies and agreements in words: what a person reads before they accept, and among a plan's reasons."""

from collections.abc import Iterator

from instep.library.files.replies import Reply
from instep.library.library import Library
from instep.safety.agreement import Agreement, Narrowing
from instep.safety.clearance import Source
from instep.session.phrases import day, listed, listed_apart, place
from instep.session.words import Words


def told_reply(reply: Reply, library: Library) -> tuple[str, ...]:
    """Return the whole reply in words, one line for each thing it says."""
    return tuple(_lines(reply, library))


def agreement_of(reply: Reply, library: Library, *, withdrawn: bool) -> Agreement:
    """Return what the core keeps to, with the words that a plan gives for it."""
    say, who = library.words.say, who_replied(reply, library.words)
    kind = _kind(reply)
    title, url = say("answer-source-title"), say("answer-source-url")
    return Agreement(
        id=reply.id,
        limits=reply.limits,
        until=reply.until,
        rule=reply.rule,
        told=" ".join(_why(reply, library)),
        call=say("answer-call", who=who, what=reply.call_if) if reply.call_if else None,
        standing=say(f"answer-standing-{kind}", who=who),
        source=Source(title=title, url=url, status=say(f"answer-source-{kind}")),
        withdrawn=withdrawn,
    )


def _kind(reply: Reply) -> str:
    if reply.spoken:
        return "spoken"
    return "unproven" if reply.unproven else "file" if reply.key else "code"


def who_replied(reply: Reply, words: Words) -> str:
    """Return whoever replied; for a code, or where no signature holds, only what was said about it."""
    if reply.unproven:
        return words.say("answer-by_unproven")
    if reply.by is None:
        return words.say("answer-by_code")
    if reply.key is None and not reply.spoken:
        return words.say("answer-by_code_said", name=reply.by.name)
    return words.say("answer-by", name=reply.by.name, role=reply.by.role)


def _lines(reply: Reply, library: Library) -> Iterator[str]:
    words, say = library.words, library.words.say
    yield _from(reply, words)
    yield from _limits(reply.limits, library)
    if reply.call_if:
        yield say("answer-lines-call", what=reply.call_if)
    if reply.rule:
        yield say("answer-lines-rule", reason=_reason_of(reply.rule, library), rule=reply.rule)
    yield say("answer-lines-given", given=day(reply.given, words))
    yield say("answer-lines-until", until=day(reply.until, words))


def _from(reply: Reply, words: Words) -> str:
    by = reply.by
    if reply.unproven:
        return words.say("answer-lines-from_unproven")
    if by is None:
        return words.say("answer-lines-from_code")
    if reply.spoken:
        return words.say("answer-lines-from_spoken", name=by.name, role=by.role)
    if reply.key is None:
        return words.say("answer-lines-from_code_said", name=by.name)
    return words.say("answer-lines-from", name=by.name, role=by.role, contact=by.contact)


def _limits(limits: Narrowing, library: Library) -> Iterator[str]:
    words, say = library.words, library.words.say
    if limits.leave:
        places = (place(side, region, words) for side, region in limits.leave)
        yield say("answer-lines-leave", places=listed_apart(places, words))
    if limits.pressure:
        yield say("ui-limit-pressure", depth=say(f"ui-depth-{limits.pressure}"))
    if limits.minutes_per_foot:
        yield say("ui-limit-minutes", minutes=str(limits.minutes_per_foot))
    if limits.ways_off:
        ways = (say(f"answer-ways-{way}") for way in limits.ways_off)
        yield say("ui-limit-ways_off", what=listed(ways, words))
    if limits.features_off:
        features = (words.texts.get(f"ui-limit-features-{one}", one) for one in limits.features_off)
        yield say("ui-limit-features_off", what=listed(features, words))


def _why(reply: Reply, library: Library) -> Iterator[str]:
    words = library.words
    who, given = who_replied(reply, words), day(reply.given, words)
    until = day(reply.until, words)
    limits = " ".join(_limits(reply.limits, library))
    if limits:
        yield words.say("answer-why-limits", who=who, given=given, limits=limits, until=until)
    if reply.rule:
        yield words.say("answer-why-rule", who=who, given=given, rule=reply.rule, until=until)
    if not (limits or reply.rule):
        yield words.say("answer-call", who=who, what=reply.call_if or "")


def _reason_of(rule: str, library: Library) -> str:
    return next(one.reason for one in library.rules.rules if one.id == rule)
