"""The emergency number of a person's country; the country is told, never guessed."""

from collections.abc import Mapping
from datetime import date

from msgspec import field

from instep.safety.clearance import Source
from instep.safety.editor_marks import SEEN
from instep.value import Value


class EmergencyNumber(Value, frozen=True):
    """A number and what it is called; `source`: the page of an authority where it was read, `read`: when."""

    number: str
    status: str
    name: str = ""
    source: Source | None = None
    read: date | None = None

    @property
    def certain(self) -> bool:
        """Whether it was read at its authority; every other number is shown with "or your local number"."""
        return self.status == SEEN


class EmergencyNumbers(Value, frozen=True):
    """Numbers by ISO 3166 country code; `advice` holds lines for health questions that are no emergency."""

    default: EmergencyNumber
    by_country: Mapping[str, EmergencyNumber] = field(name="countries")
    advice: Mapping[str, EmergencyNumber] = field(name="advice_lines")

    def number_for(self, country: str | None) -> EmergencyNumber:
        """The number of the country, or the default where it is unknown."""
        return self.by_country.get((country or "").upper(), self.default)
