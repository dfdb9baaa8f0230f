"""The tables of the page for the podiatrist in words: findings, massages, refusals, touch, temperatures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from instep.coach.report.model import (
    RatedOnce,
    Ratings,
    RefusedSession,
    Report,
    ReportedFinding,
    ReportedLook,
    ReportSection,
    Session,
)
from instep.export.report_telling import Telling
from instep.foot.anatomy import Side
from instep.record.pins import Note, PinStep
from instep.session.phrases import listed, listed_apart, place, places, routine_name

RATED = ("pain_left", "pain_right", "stress", "fatigue", "energy")
"""The numbers in the order of the columns."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table in words. `about` stands under it; `none` stands in its place where it has no row."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    about: tuple[str, ...] = ()
    none: str = ""


def findings(report: Report, tell: Telling) -> Table:
    """Return one row for each finding: what, since when, how it changed, what it asks for, what was done."""
    head = ("number", "what", "seen", "changes", "asks", "done")
    loose = [line for look in report.looks for line in _unplaced(look, tell)]
    return Table(
        key="findings",
        title=tell.say("findings-title"),
        head=tuple(tell.say(f"findings-head-{name}") for name in head),
        rows=tuple(_finding(found, tell) for found in report.findings),
        about=tuple(tell.say("findings-unplaced", what=line) for line in dict.fromkeys(loose)),
        none=tell.say("findings-nothing") if not loose else "",
    )


def sessions(report: Report, tell: Telling) -> Table:
    """Return one row for each massage, with the numbers before and after it; newest first."""
    chosen = report.chosen
    ratings = {one.session: one for one in report.ratings}
    done = {one.session: one for one in report.sessions}
    numbers = RATED if chosen.has(ReportSection.RATINGS) else ()
    ids = sorted({*ratings, *done}, key=lambda id_: (done.get(id_) or ratings[id_]).at, reverse=True)
    whole = chosen.has(ReportSection.SESSIONS)
    head = ("day", *(("what", "feet") if whole else ()), *numbers)
    title = "title_ratings" if numbers and whole else "title" if whole else "title_only_ratings"
    return Table(
        key="sessions",
        title=tell.say(f"sessions-{title}"),
        head=tuple(tell.say(f"sessions-head-{name}") for name in head),
        rows=tuple(
            (
                _session_day(done.get(one), ratings.get(one), tell),
                *(_session(done.get(one), tell) if whole else ()),
                *(_pair(ratings.get(one), name, tell) for name in numbers),
            )
            for one in ids
        ),
        about=(tell.say("sessions-about"), tell.say("missing_means")) if numbers and ids else (),
        none=tell.say("none"),
    )


def refused(report: Report, tell: Telling) -> Table:
    """Return one row for each massage that was not allowed, newest first, with the rules' reasons."""
    return Table(
        key="refused",
        title=tell.say("refused-title"),
        head=tuple(tell.say(f"refused-head-{name}") for name in ("day", "level", "asked", "why")),
        rows=tuple(_refusal(one, tell) for one in reversed(report.refused)),
        none=tell.say("none"),
    )


def touch(report: Report, tell: Telling) -> Table:
    """Return one row for each touch test, newest first."""
    return Table(
        key="touch",
        title=tell.say("touch-title"),
        head=tuple(tell.say(f"touch-head-{name}") for name in ("day", "by", "result", *Side)),
        rows=tuple(
            (tell.day(one.at.date()), tell.cut(one.by), tell.cut(one.result), *_toes(one.missed, tell))
            for one in reversed(report.extras.touch)
        ),
        none=tell.say("none"),
    )


def temperatures(report: Report, tell: Telling) -> Table:
    """Return one row for each site of each morning, newest morning first."""
    rows = (
        (tell.day(one.at.date()), site, *(_degrees(one.sites.get(side, {}), site, tell) for side in Side))
        for one in reversed(report.extras.temperatures)
        for site in dict.fromkeys(site for side in Side for site in one.sites.get(side, {}))
    )
    notes = [one.note for one in report.extras.temperatures if one.note]
    return Table(
        key="temperatures",
        title=tell.say("temperatures-title"),
        head=tuple(tell.say(f"temperatures-head-{name}") for name in ("day", "site", *Side)),
        rows=tuple(rows),
        about=(tell.say("temperatures-note"), *map(tell.cut, dict.fromkeys(notes))),
        none=tell.say("none"),
    )


def _finding(found: ReportedFinding, tell: Telling) -> tuple[str, ...]:
    pin = found.pin
    what = tell.say("findings-what", name=found.name, place=place(pin.side, pin.region, tell.words))
    changes = [_changed(note, tell) for note in pin.notes if _tells_of_change(note)]
    return (
        str(found.number),
        what,
        _seen(found, tell),
        _newest(changes, tell) or tell.say("missing"),
        _asks(found, tell),
        _newest([_cared(note, tell) for note in found.cares], tell) or _waiting(found, tell),
    )


def _tells_of_change(note: Note) -> bool:
    return note.step is PinStep.CHANGED or (bool(note.words) and note.step is not PinStep.CARE)


def _newest(lines: Sequence[str], tell: Telling) -> str:
    """Return all lines; where room is short the newest alone, and how many more there are."""
    if not tell.brief or len(lines) <= 1:
        return tell.cut(listed_apart(lines, tell.words))
    return tell.cut(lines[-1]) + " (" + tell.say("more", n=len(lines) - 1) + ")"


def _seen(found: ReportedFinding, tell: Telling) -> str:
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


def _changed(note: Note, tell: Telling) -> str:
    words = note.words or tell.say("findings-changed")
    if note.by:
        words = tell.say("findings-by", words=words, by=note.by)
    return tell.say("findings-change", day=tell.day(note.day), words=words)


def _asks(found: ReportedFinding, tell: Telling) -> str:
    if found.contact is None:
        return tell.say("findings-not_asked")
    return tell.say("findings-asks", who=found.contact.who, within=found.contact.within)


def _waiting(found: ReportedFinding, tell: Telling) -> str:
    return tell.say("findings-waiting") if found.contact else tell.say("missing")


def _cared(note: Note, tell: Telling) -> str:
    on = tell.say("findings-care-on", day=tell.day(note.on)) if note.on else ""
    words = tell.say("findings-care-words", words=note.words) if note.words else ""
    return tell.say(f"findings-care-{note.care}", day=tell.day(note.day), on=on, words=words)


def _unplaced(look: ReportedLook, tell: Telling) -> Iterator[str]:
    for one in look.unplaced:
        sides = places(one.sides, (), tell.words)
        what = tell.say("findings-unplaced_side", what=one.name, sides=sides)
        noted = tell.say("findings-care-words", words=one.note) if one.note else ""
        yield tell.cut(tell.say("findings-change", day=tell.day(look.at.date()), words=what + noted))


def _session_day(done: Session | None, rated: Ratings | None, tell: Telling) -> str:
    at = done.at if done else rated.at if rated else None
    return tell.day(at.date()) if at else tell.say("missing")


def _session(done: Session | None, tell: Telling) -> tuple[str, str]:
    if done is None:
        return tell.say("sessions-not_ended"), tell.say("missing")
    routine = routine_name(done.routine, tell.words)
    way = tell.named(f"sessions-way-{done.way}", done.way)
    key = "finished" if done.ended == "finished" else "stopped"
    minutes = {side.value: f"{done.played_ms[side] / 60_000:.1f}" for side in Side}
    return tell.say(f"sessions-what-{key}", routine=routine, way=way), tell.say("sessions-feet", **minutes)


def _pair(rated: Ratings | None, name: str, tell: Telling) -> str:
    if rated is None:
        return tell.say("missing")
    before, after = _number(rated.before, name, tell), _number(rated.after, name, tell)
    if before == after == tell.say("missing"):
        return before
    return tell.say("sessions-pair", before=before, after=after)


def _number(rated: RatedOnce | None, name: str, tell: Telling) -> str:
    if rated is None or name not in rated.values:
        return tell.say("missing")
    return str(rated.values[name])


def _refusal(one: RefusedSession, tell: Telling) -> tuple[str, ...]:
    asked = tell.say("findings-asks", who=one.contact.who, within=one.contact.within) if one.contact else ""
    why = [
        tell.say("refused-why", text=because.text, rule=because.rule)
        if because.text
        else tell.say("refused-rule", rule=because.rule)
        for because in one.reasons
    ]
    shown = why if not tell.brief or len(why) <= 1 else [tell.cut(why[0]), tell.say("more", n=len(why) - 1)]
    day, level = tell.day(one.at.date()), tell.say(f"refused-level-{one.level}")
    return day, level, tell.cut(asked) or tell.say("missing"), " ".join(shown)


def _toes(missed: Mapping[Side, Iterable[str]], tell: Telling) -> tuple[str, ...]:
    return tuple(listed(missed.get(side, ()), tell.words) or tell.say("missing") for side in Side)


def _degrees(sites: Mapping[str, float], site: str, tell: Telling) -> str:
    return f"{sites[site]:.1f}" if site in sites else tell.say("missing")
