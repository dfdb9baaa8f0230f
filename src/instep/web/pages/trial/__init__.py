"""The pages of a fair test on oneself: choose, propose, rate day by day, and what the days told."""

from starlette.routing import Route

from instep.web.pages.trial import calendar, proposal, result, running


def routes() -> list[Route]:
    """Every page of a fair test."""
    return [*proposal.routes(), *running.routes(), *calendar.routes(), *result.routes()]
