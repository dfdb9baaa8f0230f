"""Every page of the product, one module each."""

from starlette.routing import Route

from instep.web.pages import (
    after,
    country,
    facts_door,
    history,
    home,
    interview,
    look,
    photo_pairs,
    photo_taking,
    photos,
    planning,
    ready,
    taking_out,
    why,
)


def every_page() -> list[Route]:
    """The routes of all pages, in the order a person meets them."""
    return [
        *home.routes(),
        *interview.routes(),
        *look.routes(),
        *photo_taking.routes(),
        *photo_pairs.routes(),
        *photos.routes(),
        *ready.routes(),
        *after.routes(),
        *history.routes(),
        *planning.routes(),
        *country.routes(),
        *taking_out.routes(),
        *why.routes(),
        *facts_door.routes(),
    ]
