"""The emergency number of a person's country; the country is told, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from instep.safety.clearance import Source
from instep.safety.editor_marks import SEEN


@dataclass(frozen=True, kw_only=True)
class EmergencyNumber:
    """A number and what it is called; `source`: the page of an authority where it was read, `read`: when."""

    number: str
    name: str
    status: str
    source: Source | None = None
    read: date | None = None

    @property
    def certain(self) -> bool:
        """Whether it was read at its authority; every other number is shown with "or your local number"."""
        return self.status == SEEN


@dataclass(frozen=True, kw_only=True)
class EmergencyNumbers:
    """Numbers by ISO 3166 country code; `advice` holds lines for health questions that are no emergency."""

    default: EmergencyNumber
    by_country: Mapping[str, EmergencyNumber]
    advice: Mapping[str, EmergencyNumber]

    def number_for(self, country: str | None) -> EmergencyNumber:
        """The number of the country, or the default where it is unknown."""
        return self.by_country.get((country or "").upper(), self.default)
