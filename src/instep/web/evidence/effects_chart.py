"""The numbers behind a claim side by side: one drawing for each scale, by comparator, never added up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from instep.evidence.claims import Claim, Outcome, Study
from instep.evidence.quoted.of_studies import RATIO_SCALES, flags
from instep.export.forest_plot import ForestRow, forest_svg
from instep.export.plot_axis import Scale
from instep.session.phrases import listed_apart
from instep.web.foot_svg import Svg
from instep.web.rendering import Site

_FAMILY = 14  # letters of an author's name beside a result


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One drawing, and its scale and comparators in words."""

    svg: Svg
    caption: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One result that can be drawn."""

    study: Study
    outcome: Outcome
    estimate: float
    low: float
    high: float

    @property
    def against(self) -> str:
        """What it was compared with."""
        return self.outcome.against or self.study.comparator or ""


def pictures(claim: Claim, studies: Iterable[Study], site: Site) -> list[Picture]:
    """Return a forest for each scale, and side that is hoped for, on which a claim's results are known.

    Effects are in their own unit. A result whose interval does not hold its own estimate is left out:
    nobody knows what to draw.
    """
    alike: dict[tuple[str, str], list[Drawn]] = {}
    for one in drawable(studies):
        if one.outcome.topic in claim.draws:
            kind = one.outcome.scale or "", one.outcome.better or ""
            alike.setdefault(kind, []).append(one)
    return [_picture(scale, better, results, site) for (scale, better), results in alike.items()]


def drawable(studies: Iterable[Study]) -> Iterator[Drawn]:
    """Yield every result that can be drawn: its effect and interval are numbers on a named scale."""
    for study in studies:
        broken = {
            one.outcome
            for one in flags(study)
            if any(reason.key == "outside" for reason in one.found.reasons)
        }
        for outcome in study.outcomes:
            if outcome.interval and outcome.scale and outcome.outcome not in broken:
                estimate, low, high = outcome.interval
                yield Drawn(study=study, outcome=outcome, estimate=estimate, low=low, high=high)


def _picture(scale: str, better: str, results: list[Drawn], site: Site) -> Picture:  # noqa: PLR0917  # a kind, its results
    unit, ratio = site.say(f"evidence-scales-{scale}"), scale in RATIO_SCALES
    compared = listed_apart(dict.fromkeys(one.against for one in results), site.words)
    caption = site.say(
        "evidence-forest-caption",
        unit=unit,
        better=site.say(f"evidence-better-{better}"),
        null="1" if ratio else "0",
        compared=compared,
    )
    svg = forest_svg(
        list(_rows(results, site)),
        title=site.say("evidence-forest-title", unit=unit),
        description=" ".join(_in_words(one, unit, site) for one in results),
        scale=Scale.LOG if ratio else Scale.LINEAR,
        null_at=1 if ratio else 0,
        name=f"forest-{scale}-{better}".replace("_", "-"),
    )
    return Picture(svg=Svg(svg), caption=caption)  # forest_svg escapes every word


def _rows(results: list[Drawn], site: Site) -> Iterator[ForestRow]:
    """Each comparator as a line of its own, then what was compared with it."""
    for against in dict.fromkeys(one.against for one in results):
        yield ForestRow(label=site.say("evidence-forest-against", compared=against), heading=True)
        for one in results:
            if one.against == against:
                label = site.say("evidence-forest-row", study=_short(one.study), what=one.outcome.short or "")
                yield ForestRow(label=label, estimate=one.estimate, low=one.low, high=one.high)


def _in_words(one: Drawn, unit: str, site: Site) -> str:
    return site.say(
        "evidence-forest-words",
        study=_short(one.study),
        what=one.outcome.outcome,
        compared=one.against,
        effect=f"{one.estimate:g}",
        low=f"{one.low:g}",
        high=f"{one.high:g}",
        unit=unit,
        better=site.say(f"evidence-better-{one.outcome.better}"),
    )


def _short(study: Study) -> str:
    family = study.citation.authors.split(",")[0].split(" ")[0][:_FAMILY]
    return f"{family} {study.citation.year}" if study.citation.year else family
