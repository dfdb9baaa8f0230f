"""The foot record's pages: the feet today and on any day, the daily look, one finding's history."""

from starlette.routing import Route

from instep.web.pages.feet import about_you, finding, hub, ritual


def routes() -> list[Route]:
    """All pages of the foot record."""
    return [*hub.routes(), *ritual.routes(), *finding.routes(), *about_you.routes()]
