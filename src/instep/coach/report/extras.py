"""What the page for the podiatrist says beside the findings: touch tests, temperatures, what was agreed."""

from collections.abc import Iterator

from instep.coach.agreement.agreements import read_kept
from instep.coach.agreement.requests import open_requests, request_lines
from instep.coach.agreement.wording import told_reply
from instep.coach.context import Context
from instep.coach.feet.temperatures import Taken, taken_of
from instep.coach.feet.touch import DoneTest, test_of
from instep.coach.report.model import (
    Chosen,
    Extras,
    Report,
    ReportedPhoto,
    ReportedTemperatures,
    ReportedTouchTest,
    ReportRequest,
)
from instep.coach.report.reader import read_report
from instep.coach.trial.trials import Trial, TrialDay, every_trial, read_days
from instep.facts.feet import TemperaturesTaken, TouchTested
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.safety.touch_test import Felt


def whole_report(chosen: Chosen, context: Context, photos: tuple[ReportedPhoto, ...] = ()) -> Report:
    """Return the page of these days with all that the journal holds; `photos` are those of these days."""
    return read_report(chosen, context, read_extras(chosen, context, photos))


def read_extras(chosen: Chosen, context: Context, photos: tuple[ReportedPhoto, ...]) -> Extras:
    """Return what these days hold beside looks and massages; agreements and the request as they stand now."""
    first, last, library = chosen.first, chosen.last, context.library
    tests = context.journal.days(context.person, TouchTested, first=first, last=last)
    taken = context.journal.days(context.person, TemperaturesTaken, first=first, last=last)
    agreed = [one.reply for one in read_kept(context) if one.state(context.now) == "holds"]
    return Extras(
        touch=tuple(_touch(test_of(fact), library) for fact in tests),
        temperatures=tuple(_temperatures(taken_of(fact), library) for fact in taken),
        trials=tuple(_trial_days(chosen, context)),
        photos=photos,
        agreed=tuple(line for reply in agreed for line in told_reply(reply, library)),
        request=_request(context),
    )


def _trial_days(chosen: Chosen, context: Context) -> Iterator[tuple[Trial, TrialDay]]:
    """Every day of a fair test that lies in these days."""
    for trial in every_trial(context):
        if trial.starts <= chosen.last and trial.last_due >= chosen.first:
            days = read_days(trial, context)
            yield from ((trial, day) for day in days if chosen.first <= day.date <= chosen.last)


def _touch(test: DoneTest, library: Library) -> ReportedTouchTest:
    return ReportedTouchTest(
        id=test.id,
        at=test.at,
        by="",
        result=library.words.say(f"ui-touch-result-{test.outcome.result}-title"),
        missed={side: _not_felt(test, side, library) for side in Side},
    )


def _not_felt(test: DoneTest, side: Side, library: Library) -> tuple[str, ...]:
    say, toes = library.words.say, []
    for place, felt in test.answers.given.items():
        if place.side is side and felt is not Felt.FELT:
            toe = say(f"ui-touch-toes-{place.toe}")
            toes.append(toe if felt is Felt.NOT_FELT else say("ui-feet-not_touched", toe=toe))
    return tuple(toes)


def _temperatures(taken: Taken, library: Library) -> ReportedTemperatures:
    names = library.temperature_log.names
    feet = {Side.LEFT: taken.reading.left, Side.RIGHT: taken.reading.right}
    return ReportedTemperatures(
        id=taken.id,
        at=taken.at,
        sites={
            side: {names.get(site, site): float(c) for site, c in sites.items()}
            for side, sites in feet.items()
        },
    )


def _request(context: Context) -> ReportRequest | None:
    """The newest request that is still open; the page for it is printed, never made here."""
    asked, library = next(iter(open_requests(context)), None), context.library
    if asked is None:
        return None
    return ReportRequest(code=asked.code(library.terms.code), lines=request_lines(asked, library))
