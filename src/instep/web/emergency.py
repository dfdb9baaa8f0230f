"""The emergency number of a page: that of the country that was chosen, by this person or by anybody here."""

from typing import TYPE_CHECKING, Any

from instep.coach.person.preferences import read_country
from instep.library.content.emergency import emergency_numbers
from instep.safety.emergency import EmergencyNumber

if TYPE_CHECKING:
    from instep.web.requests import WebRequest


def emergency_number(request: "WebRequest") -> EmergencyNumber:
    """The number of the person's country; the common one where nobody has said which."""
    return emergency_numbers(request.instep.library.folder).number_for(told_country(request))


def emergency_line(request: "WebRequest") -> dict[str, Any]:
    """What the line at the foot of a page needs."""
    return {"emergency": emergency_number(request), "country": told_country(request)}


def told_country(request: "WebRequest") -> str | None:
    """The country that the person chose, else the one somebody here chose last; None where nobody did."""
    whose, anybody = request.whose, request.instep.context()
    return read_country(whose.person.id if whose.person else None, [one.id for one in whose.people], anybody)
