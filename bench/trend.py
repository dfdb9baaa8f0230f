"""What the trend costs: ten years of it drawn, and thirty days of it before a history that grows.

    bench/trend.py [--rounds 21]

CPU time of the whole page, the median of rounds. Ten years with a session a day and 100,000 entries stand
beside their limit of 200 ms. Thirty days are the same days each time, before 100, 10,000 and 100,000 entries;
the ratio to 100 has the limit 1.2, and so has the size of the answer.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from instep.app import ME, Instep
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import Rated, SessionEnded, SessionEvent
from instep.foot.anatomy import Side, Way
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.outcomes.sitting import Moment
from instep.web.rendering import Site
from instep.web.requests import Form, WebRequest
from instep.web.server import build
from instep.web.trend.trend import trend

LENGTHS = (100, 10_000, 100_000)
LIMIT_MS, GROWTH = 200.0, 1.2
DAYS = 3650
RECENT = 30  # days that are the same in every journal
OF_DAY = 3  # facts of a day's session
AGAIN = SessionEvent(
    session="x",
    at_ms=0,
    event="again",
    pain=None,
    side=None,
    region=None,
    state="guiding",
    foot=None,
    move=None,
    regions=(),
    pressure=None,
    position_ms=0,
)
NAMES = ("pain_left", "pain_right", "stress", "fatigue", "energy")


def day(number: int, now: datetime) -> Iterator[Fact[FactBody]]:
    """Yield one session with all five numbers before and after, so many days ago."""
    session, at = f"session-{number}", now - timedelta(days=number)
    end = SessionEnded(
        session=session,
        ended="finished",
        seconds_played=600.0,
        played_ms={Side.LEFT: 290_000, Side.RIGHT: 289_000 + number},
        left=(),
        routine="classic",
        way=Way.HANDS,
    )
    yield fact(f"{session}-e", at, end)
    for moment, least in ((Moment.BEFORE, 4), (Moment.AFTER, 2)):
        values = {name: least + (number + place) % 5 for place, name in enumerate(NAMES)}
        yield fact(f"{session}-{moment}", at, Rated(session=session, moment=moment, values=values))


def fact(name: str, at: datetime, body: FactBody) -> Fact[FactBody]:
    """Return a fact of the one person."""
    return Fact(id=name, person=ME, at=at, body=body)


def history(length: int, now: datetime) -> list[Fact[FactBody]]:
    """Return so many facts: always the last thirty days, then ten years; the rest are events."""
    days = DAYS if length >= DAYS * OF_DAY else max(RECENT, (length - 10) // OF_DAY)
    facts = [one for number in range(days) for one in day(number, now)]
    more = length - len(facts)
    old = now - timedelta(days=DAYS)
    events = (fact(f"event-{n}", old + timedelta(minutes=50 * n), AGAIN) for n in range(more))
    return sorted([*facts, *events], key=lambda one: one.at)


def lived_in(path: Path, facts: list[Fact[FactBody]], library: Library) -> Site:
    """Return the pages over a journal with these facts, brought into its one file."""
    with closing(SqliteJournal(path)) as journal:
        for start in range(0, len(facts), 10_000):
            journal.append(facts[start : start + 10_000])
    site: Site = build(Instep(journal=SqliteJournal(path), library=library)).state.site
    return site


def drawn(site: Site, view: str) -> int:
    """Draw the page; return its bytes."""
    return len(trend(WebRequest(site=site, query=Form((("view", view),)))).body)


def cpu_ms(site: Site, view: str) -> float:
    """Return CPU milliseconds of one page."""
    begun = time.process_time()
    drawn(site, view)
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Measure, print, and end with one JSON line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=21)
    rounds = options.parse_args().rounds
    library = Library()
    with tempfile.TemporaryDirectory(prefix="trend-") as folder:
        now = Instep(journal=SqliteJournal(Path(folder, "now.db")), library=library).now()
        sites = {n: lived_in(Path(folder, f"{n}.db"), history(n, now), library) for n in LENGTHS}
        sizes = {n: drawn(site, "month") for n, site in sites.items()}
        months: dict[int, list[float]] = {n: [] for n in LENGTHS}
        decades = []
        for _ in range(rounds):
            for n, site in sites.items():
                months[n].append(cpu_ms(site, "month"))
            decades.append(cpu_ms(sites[LENGTHS[-1]], "ten"))
    told(months, decades, sizes)


def told(months: dict[int, list[float]], decades: list[float], sizes: dict[int, int]) -> None:
    """Print each figure beside its limit."""
    least, ten = LENGTHS[0], statistics.median(decades)
    medians = {n: statistics.median(runs) for n, runs in months.items()}
    growth = {str(n): round(medians[n] / medians[least], 3) for n in LENGTHS[1:]}
    size = {str(n): round(sizes[n] / sizes[least], 3) for n in LENGTHS[1:]}
    print(f"ten years drawn: {ten:.0f} ms CPU, {ten / LIMIT_MS:.2f} of the limit of {LIMIT_MS:.0f} ms")
    print(f"thirty days: {medians[least]:.1f} ms CPU at {least}; growth {growth}, reach <= {GROWTH} x")
    print(f"size of thirty days: {size}")
    found = {"ten_of_limit": round(ten / LIMIT_MS, 3), "cpu_growth": growth, "size_growth": size}
    print("JSON " + json.dumps({"load": round(os.getloadavg()[0], 1), **found}))


if __name__ == "__main__":
    main()
