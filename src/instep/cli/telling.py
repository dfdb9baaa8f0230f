"""Clearances, plans and foot checks as lines for a person; every sentence stands in content/words."""

from collections.abc import Callable, Iterable, Iterator

from instep.library.content.emergency import told_number
from instep.library.library import Library
from instep.safety.clearance import Clearance, Level, Reason, Source, WayReason
from instep.safety.editor_marks import read_words, support_words
from instep.safety.triage import FindingAdvice, Triage
from instep.session.phrases import listed
from instep.session.words import Words
from instep.words.check import where_found
from instep.words.clearance import contact_line, limit_lines, reason_lines

Say = Callable[..., str]
Lines = Iterator[str]


def told_clearance(clearance: Clearance, library: Library, *, country: str | None = None) -> Lines:
    """Tell a clearance: an emergency number first, then what may be done, whom to ask, and why."""
    say = library.words.say
    yield from _emergency(clearance.level, library, country=country)
    yield say("cli-level", level=say(f"cli-levels-{clearance.level}"))
    yield from _way(clearance, say)
    if clearance.contact:
        yield contact_line(clearance.contact, library.words)
    if clearance.unanswered:
        yield say("cli-unanswered", items=listed(clearance.unanswered, library.words))
    if clearance.may_start:
        yield from limit_lines(clearance.limits, library.words, way=clearance.way.asked)
    yield from (line for reason in clearance.reasons for line in _reason(reason, library))
    yield from (line for way in clearance.way.reasons for line in _way_reason(way, say))
    yield from (say("cli-advice", text=line.text) for line in clearance.advice)
    yield say("cli-review")


def _emergency(level: Level, library: Library, *, country: str | None = None) -> Lines:
    """Tell the number of the country, or of the one that was chosen on this machine, where the level asks."""
    if level is Level.STOP_EMERGENCY:
        # A journal costs more to import than all the rest, and only an emergency needs one.
        from instep.cli.journals import country_here  # noqa: PLC0415  # likewise

        number, words = library.emergency.number_for(country or country_here()), library.words
        yield words.say("cli-emergency", number=told_number(number, words), name=number.name)


def told_check(found: Triage, library: Library, *, answered: bool) -> Lines:
    """Tell what each finding asks for; an empty check never says that feet are well.

    Where nothing was `answered`, no risk group is told.
    """
    words, say = library.words, library.words.say
    yield from _emergency(found.level, library)
    if found.result:
        yield found.result.text
    else:
        yield say("cli-level", level=say(f"cli-levels-{found.level}"))
    if found.contact:
        yield contact_line(found.contact, library.words)
    yield from (line for finding in found.findings for line in _finding(finding, words))
    yield from (line for reason in found.reasons for line in _reason(reason, library))
    yield say(f"ui-checked-group-{found.risk_group}" if answered else "cli-nothing_asked")
    yield say("cli-review")


def _way(clearance: Clearance, say: Say) -> Lines:
    way = say(f"plan-ways-{clearance.way.asked}")
    yield say("cli-may_start" if clearance.may_start else "cli-may_not_start", way=way)
    if clearance.way.instead:
        yield say("cli-instead", instead=clearance.way.instead)


def _reason(reason: Reason, library: Library) -> Lines:
    say = library.words.say
    yield say("cli-reason", rule=reason.rule, text=reason.text, support=support_words(reason.support, say))
    yield from (say("cli-under", line=line) for line in reason_lines(reason, library))
    if reason.contact:
        yield say("cli-under", line=contact_line(reason.contact, library.words))
    yield from _sources(reason.sources, say)


def _way_reason(reason: WayReason, say: Say) -> Lines:
    yield say("cli-way_reason", rule=reason.rule, text=reason.text)
    yield from _sources(reason.sources, say)


def _sources(sources: Iterable[Source], say: Say) -> Lines:
    yield from (
        say("cli-source", title=one.title, url=one.url, status=read_words(one.status, say)) for one in sources
    )


def _finding(finding: FindingAdvice, words: Words) -> Lines:
    say = words.say
    yield say("cli-finding", name=finding.name, where=where_found(finding, words))
    yield say("cli-advice", text=finding.do)
    if finding.contact:
        yield contact_line(finding.contact, words)
    yield from _sources(finding.sources, say)
