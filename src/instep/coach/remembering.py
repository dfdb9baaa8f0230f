"""What earlier sessions mean for the next one, read from the journal when it is needed."""

from collections.abc import Iterator

from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal
from instep.session.wish import Remembered

PAINFUL = ("hurts", "sharp_pain", "skin_broke")
MOST_EVENTS = 200  # of one session: far more than a person can cause


def remember(person: str, journal: Journal) -> Remembered:
    """Return how often each routine was finished, the foot that got less, and where to be gentler."""
    ended = journal.latest(person, FactKind.SESSION_ENDED)
    if ended is None:
        return Remembered()
    return Remembered(
        times_done=journal.summary(person).times,
        owed=_owed(ended),
        gentler=dict(_gentler(ended.body["session"], person, journal)),
    )


def _owed(ended: Fact) -> Side | None:
    """Return the foot that got less, unless it was left: a sore foot is owed rest, not time."""
    spent = {side: ended.body["played_ms"].get(side.value, 0) for side in Side}
    less = min(spent, key=lambda side: spent[side])
    if spent[less] == spent[less.other] or less.value in ended.body["left"]:
        return None
    return less


def _gentler(session: str, person: str, journal: Journal) -> Iterator[tuple[tuple[Side, Region], Pressure]]:
    page = journal.read(person, kinds={FactKind.SESSION_EVENT}, limit=MOST_EVENTS, newest_first=True)
    for fact in page.facts:
        if fact.body["session"] == session and fact.body["event"] in PAINFUL:
            yield from _softer_places(fact)


def _softer_places(fact: Fact) -> Iterator[tuple[tuple[Side, Region], Pressure]]:
    body = fact.body
    if body["side"] and body["region"]:
        yield (Side(body["side"]), Region(body["region"])), Pressure.LIGHT
    if body["foot"] and body["pressure"]:
        # The entry stands after the event: its pressure is already the softer one.
        for region in body["regions"]:
            yield (Side(body["foot"]), Region(region)), Pressure(body["pressure"])
