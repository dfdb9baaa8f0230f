"""What the page for the podiatrist says beside the findings: touch tests, temperatures, what was agreed."""

from collections.abc import Iterator
from datetime import datetime

from instep.coach.agreement_words import told_reply
from instep.coach.agreements import read_kept
from instep.coach.report import Chosen, Extras, Photo, Report, Request, Temperatures, TouchTest
from instep.coach.reporting import read_report
from instep.coach.requests import open_requests, request_lines
from instep.coach.temperatures import Taken, taken_of
from instep.coach.touch import TouchTested, test_of
from instep.coach.trials import Trial, TrialDay, every_trial, read_days
from instep.foot.anatomy import Side
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.safety.touch_test import Felt


def whole_report(
    chosen: Chosen,
    photos: tuple[Photo, ...] = (),
    *,
    person: str,
    journal: Journal,
    library: Library,
    now: datetime,
) -> Report:
    """Return the page of these days with all that the journal holds; `photos` are those of these days."""
    extras = read_extras(chosen, photos, person=person, journal=journal, library=library, now=now)
    return read_report(chosen, extras, person=person, journal=journal, library=library, now=now)


def read_extras(
    chosen: Chosen,
    photos: tuple[Photo, ...],
    *,
    person: str,
    journal: Journal,
    library: Library,
    now: datetime,
) -> Extras:
    """Return what these days hold beside looks and massages; agreements and the request as they stand now."""
    first, last = chosen.first, chosen.last
    tests = journal.days(person, {FactKind.TOUCH_TESTED}, first=first, last=last)
    taken = journal.days(person, {FactKind.TEMPERATURES_TAKEN}, first=first, last=last)
    agreed = [one.reply for one in read_kept(person, journal) if one.state(now) == "holds"]
    return Extras(
        touch=tuple(_touch(test_of(fact), library) for fact in tests),
        temperatures=tuple(_temperatures(taken_of(fact), library) for fact in taken),
        trials=tuple(_trial_days(chosen, person, journal)),
        photos=photos,
        agreed=tuple(line for reply in agreed for line in told_reply(reply, library)),
        request=_request(person, journal, library, now=now),
    )


def _trial_days(chosen: Chosen, person: str, journal: Journal) -> Iterator[tuple[Trial, TrialDay]]:
    """Every day of a fair test that lies in these days."""
    for trial in every_trial(person, journal):
        if trial.starts <= chosen.last and trial.last_due >= chosen.first:
            days = read_days(trial, person, journal)
            yield from ((trial, day) for day in days if chosen.first <= day.date <= chosen.last)


def _touch(test: TouchTested, library: Library) -> TouchTest:
    return TouchTest(
        id=test.id,
        at=test.at,
        by="",
        result=library.words.say(f"ui.touch.result.{test.outcome.result}.title"),
        missed={side: _not_felt(test, side, library) for side in Side},
    )


def _not_felt(test: TouchTested, side: Side, library: Library) -> tuple[str, ...]:
    say, toes = library.words.say, []
    for place, felt in test.answers.given.items():
        if place.side is side and felt is not Felt.FELT:
            toe = say(f"ui.touch.toes.{place.toe}")
            toes.append(toe if felt is Felt.NOT_FELT else say("ui.feet.not_touched", toe=toe))
    return tuple(toes)


def _temperatures(taken: Taken, library: Library) -> Temperatures:
    names = library.temperature_log.names
    feet = {Side.LEFT: taken.reading.left, Side.RIGHT: taken.reading.right}
    return Temperatures(
        id=taken.id,
        at=taken.at,
        sites={side: {names[site]: float(c) for site, c in sites.items()} for side, sites in feet.items()},
    )


def _request(person: str, journal: Journal, library: Library, *, now: datetime) -> Request | None:
    """The newest request that is still open; the page for it is printed, never made here."""
    asked = next(iter(open_requests(person, journal, now)), None)
    if asked is None:
        return None
    return Request(code=asked.code(library.terms.code), lines=request_lines(asked, library))
