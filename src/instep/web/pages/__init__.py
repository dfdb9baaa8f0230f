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
    next_thing,
    numbers,
    photo_pairs,
    photo_taking,
    photos,
    planning,
    pooling,
    ready,
    replying,
    report,
    taking_out,
    temperatures,
    touch,
    trend,
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
        *numbers.routes(),
        *after.routes(),
        *next_thing.routes(),
        *history.routes(),
        *trend.routes(),
        *answer.routes(),
        *replying.routes(),
        *planning.routes(),
        *touch.routes(),
        *temperatures.routes(),
        *country.routes(),
        *report.routes(),
        *taking_out.routes(),
        *why.routes(),
        *pooling.routes(),
        *find_help.routes(),
        *help_search.routes(),
        *facts_door.routes(),
    ]
