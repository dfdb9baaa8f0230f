"""The emergency number of a person's country; the country is told, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class EmergencyNumber:
    """A number and what it is called; `status`: seen at its source, or recalled and to be verified."""

    number: str
    name: str
    status: str


@dataclass(frozen=True, kw_only=True)
class EmergencyNumbers:
    """Numbers by ISO 3166 country code; `advice` holds lines for health questions that are no emergency."""

    default: EmergencyNumber
    by_country: Mapping[str, EmergencyNumber]
    advice: Mapping[str, str]

    def number_for(self, country: str | None) -> EmergencyNumber:
        """The number of the country, or the default where it is unknown."""
        return self.by_country.get((country or "").upper(), self.default)
