"""The tables of the page for the podiatrist in words: findings, massages, refusals, touch, temperatures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from instep.coach.feet.touch import DoneTest
from instep.coach.report.model import Report, ReportFinding, ReportSection
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import Rated, SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.outcomes.sitting import Moment
from instep.record.pins import Note, PinStep
from instep.safety.clearance import Clearance
from instep.session.phrases import listed, listed_apart, place, places, routine_name
from instep.words.clearance import refused_contact
from instep.words.report import (
    ReportWords,
    foot_minutes,
    refusal_reasons,
    site_degrees,
    toes_not_felt,
    touch_result,
    unplaced,
    way_name,
)

RATED = ("pain_left", "pain_right", "stress", "fatigue", "energy")
"""The numbers in the order of the columns."""

Row = tuple[str, ...]
Table = dict[str, Any]


def report_tables(report: Report, tell: ReportWords) -> Iterator[Table]:
    """Yield each table that was chosen; of what was measured only where something was."""
    has = report.chosen.has
    if has(ReportSection.FINDINGS):
        yield _findings(report, tell)
    if has(ReportSection.SESSIONS) or has(ReportSection.RATINGS):
        yield _sessions(report, tell)
    if has(ReportSection.REFUSED):
        rows = [_refusal(refused, screened, tell) for refused, screened in reversed(report.refused)]
        yield _table("refused", ("day", "level", "asked", "why"), rows, tell=tell)
    if report.touch:
        tests = [
            # Who touched the toes is not recorded.
            (tell.day(one.at.date()), "", tell.cut(touch_result(one, tell.words)), *_toes(one, tell))
            for one in reversed(report.touch)
        ]
        yield _table("touch", ("day", "by", "result", *Side), tests, tell=tell)
    if report.temperatures:
        yield _temperatures(report, tell)


def _table(
    key: str, columns: Iterable[str], rows: Iterable[Row], *, tell: ReportWords, **parts: Any
) -> Table:
    """A table in words. `about` stands under it; `none` stands in its place where it has no row."""
    return {
        "key": key,
        "title": tell.say(f"{key}-title"),
        "head": tuple(tell.say(f"{key}-head-{name}") for name in columns),
        "rows": tuple(rows),
        "about": (),
        "none": tell.say("none"),
        **parts,
    }


def _findings(report: Report, tell: ReportWords) -> Table:
    """One row for each finding: what, since when, how it changed, what it asks for, what was done."""
    loose = dict.fromkeys(line for look in report.looks for line in _unplaced(look, tell))
    return _table(
        "findings",
        ("number", "what", "seen", "changes", "asks", "done"),
        [_finding(number, found, tell) for number, found in enumerate(report.findings, 1)],
        tell=tell,
        about=tuple(tell.say("findings-unplaced", what=line) for line in loose),
        none=tell.say("findings-nothing") if not loose else "",
    )


def _unplaced(look: Fact[FootChecked], tell: ReportWords) -> Iterator[str]:
    for name, found in unplaced(look.body, tell.library):
        what = tell.say("findings-unplaced_side", what=name, sides=places(found.sides, (), tell.words))
        noted = tell.say("findings-care-words", words=found.note) if found.note else ""
        yield tell.cut(tell.say("findings-change", day=tell.day(look.at.date()), words=what + noted))


def _finding(number: int, found: ReportFinding, tell: ReportWords) -> Row:
    pin, contact = found.pin, found.contact
    changes = [_changed(note, tell) for note in pin.notes if _tells_of_change(note)]
    cares = [_cared(note, tell) for note in pin.notes if note.care is not None]
    waiting = "findings-waiting" if contact else "missing"
    return (
        str(number),
        tell.say("findings-what", name=found.kind.name, place=place(pin.side, pin.region, tell.words)),
        _seen(found, tell),
        _newest(changes, tell) or tell.say("missing"),
        tell.say("findings-asks", who=contact.who, within=contact.within)
        if contact
        else tell.say("findings-not_asked"),
        _newest(cares, tell) or tell.say(waiting),
    )


def _seen(found: ReportFinding, tell: ReportWords) -> str:
    pin = found.pin
    first = tell.day(pin.first_day)
    if pin.closed:
        return tell.say("findings-gone", day=first, last=tell.day(pin.closed.day))
    if not found.last_look:
        return tell.say("findings-since", day=first)
    last = tell.day(found.last_look.date())
    if found.looks is None:
        return tell.say("findings-until", day=first, last=last)
    # The look that opened it is one of the looks.
    return tell.say("findings-again", day=first, last=last, looks=found.looks + 1)


def _tells_of_change(note: Note) -> bool:
    return note.step is PinStep.CHANGED or (bool(note.words) and note.step is not PinStep.CARE)


def _changed(note: Note, tell: ReportWords) -> str:
    words = note.words or tell.say("findings-changed")
    if note.by:
        words = tell.say("findings-by", words=words, by=note.by)
    return tell.say("findings-change", day=tell.day(note.day), words=words)


def _cared(note: Note, tell: ReportWords) -> str:
    on = tell.say("findings-care-on", day=tell.day(note.on)) if note.on else ""
    words = tell.say("findings-care-words", words=note.words) if note.words else ""
    return tell.say(f"findings-care-{note.care}", day=tell.day(note.day), on=on, words=words)


def _newest(lines: Sequence[str], tell: ReportWords) -> str:
    """All lines; where room is short the newest alone, and how many more there are."""
    if not tell.brief or len(lines) <= 1:
        return tell.cut(listed_apart(lines, tell.words))
    return tell.cut(lines[-1]) + " (" + tell.say("more", n=len(lines) - 1) + ")"


def _sessions(report: Report, tell: ReportWords) -> Table:
    """One row for each massage, with the numbers before and after it; newest first."""
    has, rated = report.chosen.has, report.ratings
    whole, numbers = has(ReportSection.SESSIONS), RATED if has(ReportSection.RATINGS) else ()
    done = {fact.body.session: fact for fact in report.sessions}
    # A massage is dated by its end, one whose end is not known by the first of its numbers.
    at = {session: next(given[m] for m in Moment if m in given).at for session, given in rated.items()}
    at |= {session: fact.at for session, fact in done.items()}
    title = "title_ratings" if numbers and whole else "title" if whole else "title_only_ratings"
    return _table(
        "sessions",
        ("day", *(("what", "feet") if whole else ()), *numbers),
        [
            (
                tell.day(at[one].date()),
                *(_session(done.get(one), tell) if whole else ()),
                *(_pair(rated.get(one, {}), name, tell) for name in numbers),
            )
            for one in sorted(at, key=at.__getitem__, reverse=True)
        ],
        tell=tell,
        title=tell.say(f"sessions-{title}"),
        about=(tell.say("sessions-about"), tell.say("missing_means")) if numbers and at else (),
    )


def _session(done: Fact[SessionEnded] | None, tell: ReportWords) -> Row:
    if done is None:
        return tell.say("sessions-not_ended"), tell.say("missing")
    routine, way = routine_name(done.body.routine, tell.words), way_name(done.body.way, tell.words)
    what = tell.say(f"sessions-what-{done.body.ended}", routine=routine, way=way)
    return what, tell.say("sessions-feet", **foot_minutes(done.body))


def _pair(given: Mapping[Moment, Fact[Rated]], name: str, tell: ReportWords) -> str:
    numbers = [given[moment].body.values.get(name) if moment in given else None for moment in Moment]
    before, after = (tell.say("missing") if one is None else str(one) for one in numbers)
    return (
        before
        if before == after == tell.say("missing")
        else tell.say("sessions-pair", before=before, after=after)
    )


def _refusal(refused: Fact[SessionRefused], screened: Clearance | None, tell: ReportWords) -> Row:
    """A massage that was not allowed, with the rules' reasons."""
    contact = refused_contact(refused.body, tell.library.rules)
    asked = tell.say("findings-asks", who=contact.who, within=contact.within) if contact else ""
    why = [
        tell.say("refused-why" if text else "refused-rule", text=text, rule=rule)
        for rule, text in refusal_reasons(refused.body, screened, tell.library)
    ]
    shown = why if not tell.brief or len(why) <= 1 else [tell.cut(why[0]), tell.say("more", n=len(why) - 1)]
    day, level = tell.day(refused.at.date()), tell.say(f"refused-level-{refused.body.level}")
    return day, level, tell.cut(asked) or tell.say("missing"), " ".join(shown)


def _toes(test: DoneTest, tell: ReportWords) -> Row:
    return tuple(
        listed(toes_not_felt(test, side, tell.words), tell.words) or tell.say("missing") for side in Side
    )


def _temperatures(report: Report, tell: ReportWords) -> Table:
    """One row for each site of each morning, newest morning first."""
    rows = []
    for taken in reversed(report.temperatures):
        feet = [site_degrees(taken, side, tell.library) for side in Side]
        for site in dict.fromkeys(site for foot in feet for site in foot):
            shown = (f"{foot[site]:.1f}" if site in foot else tell.say("missing") for foot in feet)
            rows.append((tell.day(taken.at.date()), site, *shown))
    about = (tell.say("temperatures-note"),)
    return _table("temperatures", ("day", "site", *Side), rows, tell=tell, about=about)
