"""Writes the hazard log as a page: the scales, how many hazards stand where, the highest, and all of them."""

from collections import Counter
from collections.abc import Callable, Iterator

from hazard_log import Hazard, HazardLog
from table import head, row

SCORES = range(1, 6)


def hazards_page(log: HazardLog, version: str) -> Iterator[str]:
    """Yield the page; `version` is that of the rules that the log speaks of."""
    yield "# Hazards, and what stands against each"
    yield ""
    yield f"{log.about} It speaks of version {version} of the rules."
    yield ""
    yield "What Instep is for: [intended use](intended-use.md)."
    yield "What the rules rest on: [sources](sources.md). What else is inside: [parts](parts.md)."
    yield ""
    yield from _scales(log)
    yield from _matrix("Before the controls", log, lambda one: one.likelihood_before)
    yield from _matrix("With the controls", log, lambda one: one.likelihood_after)
    yield from _highest(log)
    for area, title in log.areas.items():
        yield from _area(title, [one for one in log.hazards if one.area == area])


def _scales(log: HazardLog) -> Iterator[str]:
    yield "## The scales"
    yield ""
    yield from head("score", "severity", "likelihood")
    for score in SCORES:
        yield row(str(score), log.scales.severity[score], log.scales.likelihood[score])
    yield ""
    yield "The risk is severity times likelihood."
    yield ""
    yield from head("risk up to", "called", "which means")
    for band in log.bands:
        yield row(str(band.upto), band.name, band.means)
    yield ""


def _matrix(title: str, log: HazardLog, likelihood: Callable[[Hazard], int]) -> Iterator[str]:
    counts = Counter((one.severity, likelihood(one)) for one in log.hazards)
    bands = Counter(log.band(one.severity * likelihood(one)).name for one in log.hazards)
    told = ", ".join(f"{bands[band.name]} {band.name}" for band in log.bands)
    yield f"## {title}"
    yield ""
    yield f"{len(log.hazards)} hazards: {told}."
    yield ""
    yield from head("severity", *(f"likelihood {score}" for score in SCORES))
    for severity in reversed(SCORES):
        yield row(str(severity), *(str(counts[severity, score] or "") for score in SCORES))
    yield ""


def _highest(log: HazardLog) -> Iterator[str]:
    accepted = log.bands[0].name
    left = [one for one in log.hazards if log.band(one.after).name != accepted]
    high = sum(log.band(one.after).name == log.bands[-1].name for one in log.hazards)
    yield "## The highest that remain"
    yield ""
    yield f"{high} are {log.bands[-1].name}. {log.overall}"
    yield ""
    yield from head("id", "risk", "called", "what could happen", "because", "what remains")
    for one in sorted(left, key=lambda one: (-one.after, -one.severity, one.id)):
        yield row(one.id, str(one.after), log.band(one.after).name, one.harm, one.cause, one.remains)
    yield ""


def _area(title: str, hazards: list[Hazard]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    columns = ("what could happen", "because", "severity", "likelihood", "what stands against it")
    yield from head("id", *columns, "held by", "what remains")
    for one in hazards:
        likelihood = f"{one.likelihood_before} → {one.likelihood_after}"
        held = ", ".join(f"`{test}`" for test in one.test)
        scored = (str(one.severity), likelihood)
        yield row(one.id, one.harm, one.cause, *scored, one.control, held, one.remains)
    yield ""
