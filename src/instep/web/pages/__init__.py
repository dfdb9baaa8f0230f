"""Every page of the product, one module each."""

from starlette.routing import Route

from instep.web.pages import (
    after,
    answer,
    country,
    facts_door,
    feet,
    find_help,
    help_search,
    history,
    home,
    interview,
    look,
    photo_pairs,
    photo_taking,
    photos,
    planning,
    ready,
    replying,
    report,
    taking_out,
    temperatures,
    touch,
    trial,
    why,
)


def every_page() -> list[Route]:
    """The routes of all pages, in the order a person meets them."""
    return [
        *home.routes(),
        *interview.routes(),
        *look.routes(),
        *feet.routes(),
        *photo_taking.routes(),
        *photo_pairs.routes(),
        *photos.routes(),
        *ready.routes(),
        *after.routes(),
        *history.routes(),
        *answer.routes(),
        *replying.routes(),
        *planning.routes(),
        *touch.routes(),
        *temperatures.routes(),
        *trial.routes(),
        *country.routes(),
        *report.routes(),
        *taking_out.routes(),
        *why.routes(),
        *find_help.routes(),
        *help_search.routes(),
        *facts_door.routes(),
    ]
