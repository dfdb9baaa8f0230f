"""What earlier sessions mean for the next one, read from the journal when it is needed."""

from collections.abc import Iterator
from datetime import timedelta

from instep.coach.context import Context
from instep.facts.body import LATEST
from instep.facts.session import SessionEnded, SessionEvent
from instep.foot.anatomy import Pressure, Region, Side
from instep.session.utterances import PAINFUL
from instep.session.wish import Remembered

Gentler = dict[tuple[Side, Region], Pressure]


def remember(context: Context) -> Remembered:
    """Return how often each routine was finished, the foot that got less, and where to be gentler."""
    ended = context.journal.latest(context.person, SessionEnded)
    return Remembered(
        times_done=context.journal.summary(context.person).times,
        owed=_owed(ended.body) if ended else None,
        gentler=gentler_places(context),
    )


def gentler_places(context: Context) -> Gentler:
    """Return the pressure that each place may have after the pain of the last days.

    Every session counts, the ones that never ended too. Each step of days lets the pressure rise by one.
    """
    found: Gentler = {}
    step = timedelta(days=context.library.repertoire.dose.pain_rises_after_days)
    since = context.now - step * len(Pressure)
    for fact in context.journal.between(context.person, SessionEvent, since=since, until=LATEST):
        if fact.body.event in PAINFUL:
            steps = max(0, (context.now - fact.at) // step)
            for place, pressure in _places(fact.body):
                risen = _risen(pressure, steps)
                found[place] = risen.at_most(found.get(place, risen))
    # The deepest pressure there is limits nothing any more.
    return {place: found[place] for place in sorted(found) if found[place] is not Pressure.FIRM}


def _owed(ended: SessionEnded) -> Side | None:
    """Return the foot that got less, unless it was left: a sore foot is owed rest, not time."""
    spent = {side: ended.played_ms.get(side, 0) for side in Side}
    less = min(spent, key=lambda side: spent[side])
    if spent[less] == spent[less.other] or less in ended.left:
        return None
    return less


def _places(event: SessionEvent) -> Iterator[tuple[tuple[Side, Region], Pressure]]:
    if event.side and event.region:
        yield (event.side, event.region), Pressure.LIGHT
    if event.foot and event.pressure:
        # The entry stands after the event: its pressure is already the softer one.
        yield from (((event.foot, region), event.pressure) for region in event.regions)


def _risen(pressure: Pressure, steps: int) -> Pressure:
    return list(Pressure)[min(pressure.rank + steps, len(Pressure) - 1)]
