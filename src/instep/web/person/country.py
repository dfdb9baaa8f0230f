"""The person's country, for the emergency number: told by them, never guessed."""

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.person.preferences import COUNTRY, set_dials
from instep.library.content.emergency import emergency_numbers, told_number
from instep.library.content.words import by_preference
from instep.library.errors import BadInput
from instep.web.emergency import told_country
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page


def routes() -> list[Route]:
    """Where the country is chosen."""
    return [page("/country", country, "GET", "POST")]


def country(request: WebRequest) -> Response:
    """Show the countries, or keep the one that was chosen."""
    library = request.instep.library
    numbers, words = emergency_numbers(library.folder).by_country, library.words
    if request.method == "POST":
        return _keep(request, request.form.one(COUNTRY) or "", sorted(numbers))
    return request.page(
        "country.html",
        chosen=told_country(request),
        suggested=suggested(request.languages, sorted(numbers)),
        numbers={code: told_number(one, words) for code, one in numbers.items()},
    )


def suggested(languages: str, known: list[str]) -> str | None:
    """The first country that the browser's languages name; only ever offered, never taken."""
    regions = (tag.partition("-")[2].upper() for tag in by_preference(languages))
    return next((region for region in regions if region in known), None)


def _keep(request: WebRequest, code: str, known: list[str]) -> Response:
    if code not in known:
        raise BadInput("any-no_country", place=COUNTRY, written=repr(code))
    set_dials({COUNTRY: code}, request.context)
    return see_other("/")
