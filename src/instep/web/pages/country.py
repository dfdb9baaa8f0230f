"""The person's country, for the emergency number: told by them, never guessed."""

from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from instep.coach.dials import read_dial_here, set_dials
from instep.library.emergency import emergency_numbers
from instep.library.errors import BadInput
from instep.safety.emergency import EmergencyNumber
from instep.web.asking import Asked, page

DIAL = "country"
_SEE_OTHER = 303


def routes() -> list[Route]:
    """Where the country is chosen."""
    return [page("/country", country, "GET", "POST")]


def emergency_number(asked: Asked) -> EmergencyNumber:
    """The number of the person's country; the common one where they have not said which."""
    return emergency_numbers(asked.instep.library.root).number_for(told_country(asked))


def emergency_line(asked: Asked) -> dict[str, Any]:
    """What the line at the foot of a page needs."""
    return {"emergency": emergency_number(asked), "country": told_country(asked)}


def told_country(asked: Asked) -> str | None:
    """The country that the person chose; None where they have not."""
    whose, anybody = asked.whose, asked.instep.context()
    own = read_dial_here(DIAL, [whose.person.id], anybody) if whose.person else None
    return own or read_dial_here(DIAL, [one.id for one in whose.people], anybody)


def country(asked: Asked) -> Response:
    """Show the countries, or keep the one that was chosen."""
    numbers = emergency_numbers(asked.instep.library.root).by_country
    if asked.method == "POST":
        return _keep(asked, asked.form.one(DIAL) or "", sorted(numbers))
    return asked.page(
        "country.html",
        chosen=told_country(asked),
        suggested=suggested(asked.languages, sorted(numbers)),
        numbers=numbers,
    )


def suggested(languages: str, known: list[str]) -> str | None:
    """The first country that the browser's languages name; only ever offered, never taken."""
    for tag in languages.split(","):
        _, _, region = tag.partition(";")[0].strip().partition("-")
        if region.upper() in known:
            return region.upper()
    return None


def _keep(asked: Asked, code: str, known: list[str]) -> Response:
    if code not in known:
        raise BadInput("", DIAL, f"no country {code!r}", remedy="choose one of the list")
    set_dials({DIAL: code}, asked.context)
    return RedirectResponse("/", _SEE_OTHER)
