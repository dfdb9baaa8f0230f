"""A reading of the temperature log as a form: two numbers for each site, kept as they were typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from instep.coach.feet.temperatures import Shown
from instep.foot.anatomy import Side
from instep.safety.temperature import TemperatureRules, TemperatureTrouble, Unit, trouble_with
from instep.web.requests import Form

_LONGEST = 12  # letters of a number that are looked at


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A field that cannot be taken, and why."""

    side: Side
    site: str
    typed: str
    trouble: TemperatureTrouble

    @property
    def field(self) -> str:
        """The field's name."""
        return field(self.side, self.site)


def field(side: Side, site: str) -> str:
    """The name of the field for a site of one foot."""
    return f"{side}-{site}"


def typed(form: Form, rules: TemperatureRules) -> dict[str, str]:
    """What stands in every field, so that nothing typed is lost."""
    names = (field(side, site) for side in Side for site in rules.sites)
    return {name: (form.one(name) or "").strip()[:_LONGEST] for name in names}


def read_temperatures(form: Form, unit: Unit, rules: TemperatureRules) -> Shown | list[Wrong]:
    """The reading, or every field that cannot be taken, in the order of the page."""
    said = typed(form, rules)
    wrong = list(_wrong(said, unit, rules))
    if wrong:
        return wrong
    left, right = ({site: said[field(side, site)] for site in rules.sites} for side in Side)
    return Shown(unit=unit, left=left, right=right)


def _wrong(said: dict[str, str], unit: Unit, rules: TemperatureRules) -> Iterator[Wrong]:
    for side in Side:
        for site in rules.sites:
            text = said[field(side, site)]
            if trouble := trouble_with(text, unit, rules):
                yield Wrong(side=side, site=site, typed=text, trouble=trouble)
