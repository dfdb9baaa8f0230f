"""What the page for the podiatrist costs, and a day of a ten-year record beside the same day of a month's.

    bench/report_pdf.py [--rounds 21]

All of it is CPU time, so that a busy machine does not count. The PDF is a ratio to 0.3 s: cold is the first
of a process that has done nothing else, typst's import included; warm is every later one, each another page.
A day's map with its strip, and the whole page as a value, are ratios between records that take turns; the
limit is 1.2. The short record holds the thirty days that are read and nothing else; in the long one the same
days lie among ten years.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import structs

from instep.app import Instep
from instep.coach.context import Context
from instep.coach.feet.foot_findings import read_strip
from instep.coach.report.choice import usual_days
from instep.coach.report.model import Chosen, Report
from instep.coach.report.reader import read_report
from instep.export.report_pdf import report_pdf
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked, PinNote
from instep.facts.session import Rated, SessionEnded
from instep.foot.anatomy import Region, Side, Way
from instep.journal.pins_from_facts import pin_note
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.outcomes.sitting import Moment
from instep.record.pins import Note, Pin, PinPlace, PinStep, open_on

PDF_LIMIT_S = 0.3
MONTH, TEN_YEARS = 30, 3660
DAYS_BACK = (0, 1800, 3600)  # today, five years, nearly ten; findings there live for one month each
LAST = datetime(2026, 5, 10, 7, 30, tzinfo=UTC)
LIBRARY = Library()
FINDINGS = 12


def facts_of(back: int) -> list[Fact[FactBody]]:
    """Return one day's facts: a look that sees twelve findings, a massage with its numbers."""
    at = LAST - timedelta(days=back)
    look = FootChecked(findings=(), looked="sight", pins=pins_of(back, at))
    session = f"session-{back:05}"
    values = {"pain_left": 4, "pain_right": 3, "stress": 5}
    ended = SessionEnded(
        session=session,
        ended="finished",
        seconds_played=600.0,
        played_ms=dict.fromkeys(Side, 290_000),
        left=(),
        routine="classic",
        way=Way.HANDS,
    )
    told = (
        look,
        Rated(session=session, moment=Moment.BEFORE, values=values),
        ended,
        Rated(session=session, moment=Moment.AFTER, values=values),
    )
    return [Fact(id=f"{back}-{number}", person="me", at=at, body=body) for number, body in enumerate(told)]


def pins_of(back: int, at: datetime) -> tuple[PinNote, ...]:
    """Return what a look notes: twelve findings that live for a month, opened on its first day."""
    month, age = divmod(back, MONTH)
    step = PinStep.OPENED if age == MONTH - 1 else PinStep.CLOSED if age == 0 and month else PinStep.SAME
    kinds = list(LIBRARY.rules.findings.values())[:FINDINGS]
    return tuple(
        pin_note(
            Pin(
                id=f"pin-{month:04}-{number:02}",
                place=PinPlace(kind.id, list(Side)[number % 2], Region(kind.regions[0])),
            ),
            Note(at=at, step=step, by="", words="a little red around it" if step is PinStep.OPENED else ""),
        )
        for number, kind in enumerate(kinds)
    )


def lived_in(path: Path, days: range) -> SqliteJournal:
    """Return a journal with these days in it, oldest first, brought into its one file."""
    with closing(SqliteJournal(path)) as journal:
        backwards = list(reversed(days))
        for first in range(0, len(backwards), 300):
            journal.append([fact for back in backwards[first : first + 300] for fact in facts_of(back)])
    return SqliteJournal(path)


def context_of(journal: SqliteJournal) -> Context:
    """Return what is read with, on the last day."""
    return replace(Instep(journal=journal, library=LIBRARY).context(), now=LAST)


def read(journal: SqliteJournal, back: int = 0) -> Report:
    """Return the page of the thirty days up to a day so far back."""
    first, last = usual_days((LAST - timedelta(days=back)).date())
    chosen = Chosen(first=first, last=last)
    return read_report(chosen, context_of(journal))


def map_and_strip(journal: SqliteJournal, back: int) -> object:
    """Read the pins of a day and the thirty days up to it."""
    day = (LAST - timedelta(days=back)).date()
    pins = open_on(journal.pins("me", first=day, last=day), day)
    return pins, read_strip(day, context_of(journal))


READINGS: dict[str, Callable[[SqliteJournal, int], object]] = {"map_and_strip": map_and_strip, "page": read}


def growth(folder: Path, rounds: int) -> dict[str, float]:
    """Return for each reading of each day the CPU time among ten years to that of its month alone."""
    found: dict[str, float] = {}
    with closing(lived_in(folder / "years.db", range(TEN_YEARS))) as years:
        for back in DAYS_BACK:
            with closing(lived_in(folder / f"{back}.db", range(back, back + MONTH))) as month:
                for name, reading in READINGS.items():
                    found[f"{name}, {back} days back"] = grown(
                        reading, month, years, back=back, rounds=rounds
                    )
    return found


def grown(  # one value each
    reading: Callable[[SqliteJournal, int], object],
    month: SqliteJournal,
    years: SqliteJournal,
    *,
    back: int,
    rounds: int,
) -> float:
    """Return the ratio of the medians of rounds in which the two records take turns."""
    runs: list[list[float]] = [[], []]
    for _ in range(rounds):
        for at, journal in enumerate((month, years)):
            runs[at].append(cpu(lambda journal=journal: reading(journal, back), 5))
    short, long = (statistics.median(run) for run in runs)
    name = f"{back} days back, {reading.__name__}"
    print(f"{name:40s} {short * 1e3:6.2f} ms alone   {long / short:5.2f} x among ten years   reach <= 1.2 x")
    return round(long / short, 3)


def cpu(reading: Callable[[], object], times: int) -> float:
    """Return CPU seconds of one reading."""
    begun = time.process_time()
    for _ in range(times):
        reading()
    return (time.process_time() - begun) / times


def cold(folder: Path) -> float:
    """Return the seconds of the first PDF of a process of its own."""
    ran = subprocess.run(
        [sys.executable, __file__, "--first", str(folder)], capture_output=True, text=True, check=True
    )
    return float(ran.stdout)


def first_pdf(folder: Path) -> None:
    """Print the seconds of one PDF."""
    with closing(SqliteJournal(folder / "0.db")) as journal:
        report = read(journal)
        begun = spent()
        report_pdf(report, LIBRARY)
        print(spent() - begun)


def spent() -> float:
    """Return the CPU seconds of this process and of those that it began: a page is printed apart."""
    return sum(os.times()[:4])


def warm(folder: Path, rounds: int) -> float:
    """Return the median seconds of later PDFs, each of a page that was not printed before."""
    with closing(SqliteJournal(folder / "0.db")) as journal:
        report = read(journal)
    times = []
    for number in range(rounds):
        named = structs.replace(report.chosen, name=f"Ana {number}")
        another = structs.replace(report, chosen=named)
        begun = spent()
        report_pdf(another, LIBRARY)
        times.append(spent() - begun)
    return statistics.median(times)


def main() -> None:
    """Print each figure beside its limit, and all of them as JSON in the last line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=21)
    options.add_argument("--first", type=Path)
    asked = options.parse_args()
    if asked.first:
        first_pdf(asked.first)
        return
    with tempfile.TemporaryDirectory(prefix="report-") as name:
        folder = Path(name)
        ratio_of = growth(folder, asked.rounds)
        pdf = {"cold": statistics.median(cold(folder) for _ in range(5)), "warm": warm(folder, asked.rounds)}
    ratios = {name: round(seconds / PDF_LIMIT_S, 2) for name, seconds in pdf.items()}
    for name, ratio in ratios.items():
        print(f"{'pdf_' + name:40s} {pdf[name] * 1e3:6.0f} ms   {ratio:.2f} x of {PDF_LIMIT_S * 1e3:.0f} ms")
    print("JSON " + json.dumps({"load": round(os.getloadavg()[0], 1), "growth": ratio_of, "pdf": ratios}))


if __name__ == "__main__":
    main()
