"""What the temperature log costs a screening and its own page when it is a month and ten years long.

    bench/log_growth.py [--rounds 41]

CPU time of one reading, the median of rounds in which the journals take turns, as a ratio to the month; the
limit is 1.2. The log is written twice a day, with a hot spot in the last week that has ended since.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from instep.app import Instep
from instep.coach.feet.measuring import read_measured
from instep.coach.feet.temperatures import read_temperatures
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import TemperaturesTaken
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.safety.temperature import Unit

LENGTHS = {"month": 30, "ten_years": 3652}
LIMIT = 1.2
TODAY = datetime(2026, 5, 9, 8, tzinfo=UTC)
LIBRARY = Library()
SITES = list(LIBRARY.temperature_log.rules.sites)


def taken(days_ago: int, hour: int, rng: Random) -> Fact[FactBody]:
    """Return one reading: within a degree, but for a warm heel in the last week."""
    left, right = ({site: f"{30 + rng.random():.1f}" for site in SITES} for _ in range(2))
    if days_ago in {4, 5}:
        left["heel"] = "33.5"
    at = TODAY - timedelta(days=days_ago) + timedelta(hours=hour)
    return Fact(
        id=f"day-{days_ago:06}-{hour}",
        person="me",
        at=at,
        body=TemperaturesTaken(unit=Unit.C, left=left, right=right, thermometer=1, findings=()),
    )


def kept(folder: Path, days: int) -> SqliteJournal:
    """Return a journal with a log of so many days."""
    journal, rng = SqliteJournal(folder / f"{days}.db"), Random(days)
    journal.append([taken(day, hour, rng) for day in range(days - 1, -1, -1) for hour in (0, 12)])
    return journal


def readings(journal: SqliteJournal) -> dict[str, Callable[[], object]]:
    """Return what is measured."""
    context = replace(Instep(journal=journal, library=LIBRARY).context(), now=TODAY + timedelta(hours=12))
    return {
        "before_a_screening": lambda: read_measured(context),
        "for_the_page": lambda: read_temperatures(context),
    }


def cost(reading: Callable[[], object]) -> float:
    """Return the CPU time of one reading in ms."""
    begun = time.process_time()
    reading()
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Print each reading's median for both lengths, and the ratio beside its limit."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=41)
    rounds = asked.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        journals = {name: kept(Path(folder), days) for name, days in LENGTHS.items()}
        measured = {name: readings(journal) for name, journal in journals.items()}
        for what in measured["month"]:
            times: dict[str, list[float]] = {name: [] for name in LENGTHS}
            for _ in range(rounds):
                for name, found in measured.items():
                    times[name].append(cost(found[what]))
            medians = {name: round(statistics.median(all_), 3) for name, all_ in times.items()}
            ratio = round(medians["ten_years"] / medians["month"], 2)
            print(json.dumps({"reading": what, "cpu_ms": medians, "ratio": ratio, "limit": LIMIT}))
        for journal in journals.values():
            journal.close()


if __name__ == "__main__":
    main()
