"""What happened in sentences: a title, and what else is to be said of it."""

from typing import NamedTuple

from instep.facts.body import FactBody, kind_of
from instep.facts.feet import FootChecked
from instep.facts.session import SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.session.phrases import finding_name, length, routine_name, sentences
from instep.session.words import Words
from instep.words.check import where_found
from instep.words.clearance import contact_line, refused_contact


class HistoryEntry(NamedTuple):
    """One thing that happened."""

    title: str
    lines: tuple[str, ...] = ()


def history_entry(body: FactBody, library: Library) -> HistoryEntry:
    """Return a session, a look or a refusal with what it came to; of anything else its name alone."""
    match body:
        case SessionEnded():
            return _session(body, library.words)
        case FootChecked():
            return _check(body, library)
        case SessionRefused():
            return _refusal(body, library)
        case _:
            return HistoryEntry(library.words.say(f"ui-history-named-{kind_of(type(body))}"))


def _session(body: SessionEnded, words: Words) -> HistoryEntry:
    routine, time = routine_name(body.routine, words), length(body.seconds_played, words)
    feet = {side.value: length(body.played_ms.get(side, 0) / 1000, words) for side in Side}
    left = (words.say("ui-history-foot_left", foot=words.say(f"ui-side-{side}")) for side in body.left)
    title = words.say(f"ui-history-ended-{body.ended}", routine=routine, time=time)
    return HistoryEntry(title, (words.say("ui-history-feet", **feet), *left))


def _check(body: FootChecked, library: Library) -> HistoryEntry:
    words, kinds = library.words, library.findings
    if not body.findings:
        return HistoryEntry(words.say("ui-history-nothing_marked"))
    lines = tuple(
        sentences((finding_name(one.finding, kinds), where_found(one, words)), words) for one in body.findings
    )
    return HistoryEntry(words.say("ui-history-marked", n=len(lines)), lines)


def _refusal(body: SessionRefused, library: Library) -> HistoryEntry:
    contact, words = refused_contact(body, library.rules), library.words
    lines = (contact_line(contact, words),) if contact else ()
    return HistoryEntry(words.say(f"ui-level-{body.level}-title"), lines)
