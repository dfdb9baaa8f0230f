"""Two photos of one view of one foot: beside each other, and over each other where that is certain."""

from starlette.responses import Response
from starlette.routing import Route

from instep.library.errors import BadInput, Message
from instep.photo.diary import Diary, Photo
from instep.web.errors import not_found
from instep.web.photo.photos import HERE, jpeg, of, rules_of, with_diary
from instep.web.requests import WebRequest, page


def routes() -> list[Route]:
    """The pair as a page, and the later photo in the earlier one's place."""
    return [
        page(f"{HERE}/compare", with_diary(pair)),
        page(f"{HERE}/compare/{{earlier}}/{{later}}.jpg", with_diary(laid_over)),
    ]


def pair(request: WebRequest, diary: Diary) -> Response:
    """Both photos as they were kept; over each other too where they could be lined up."""
    from instep.photo.compare import AlignedPair  # noqa: PLC0415  # OpenCV costs 0.2 s
    from instep.photo.workflow import lay_together  # noqa: PLC0415  # likewise

    earlier, later = _two(diary, request.query.every("photo"))
    found = lay_together(earlier, later, album=diary.album, rules=rules_of(request))
    return request.page(
        "photo_pair.html",
        earlier=earlier,
        later=later,
        side=request.site.say(f"ui-side-{earlier.side}"),
        view=request.site.say(f"ui-photo-views-{earlier.view}").lower(),
        of=of(request.site, earlier),
        lined_up=isinstance(found, AlignedPair),
        day=request.site.day,
    )


def laid_over(request: WebRequest, diary: Diary) -> Response:
    """The later photo, moved as a whole onto the earlier one."""
    from instep.photo.compare import AlignedPair  # noqa: PLC0415  # OpenCV costs 0.2 s
    from instep.photo.intake import encoded  # noqa: PLC0415  # likewise
    from instep.photo.workflow import lay_together  # noqa: PLC0415  # likewise

    earlier, later = _two(diary, (request.parts["earlier"], request.parts["later"]))
    found = lay_together(earlier, later, album=diary.album, rules=rules_of(request))
    if not isinstance(found, AlignedPair):
        raise not_found("photo", Message("ui-photo-compare-unaligned"))
    return jpeg(encoded(found.later, rules_of(request).intake.kept_quality))


def _two(diary: Diary, names: tuple[str, ...]) -> tuple[Photo, Photo]:
    """The two, the earlier first."""
    if len(names) != 2:  # noqa: PLR2004  # a pair
        raise BadInput("photo-not_two", place="photo", count=len(names))
    one, two = (diary.photo(name) for name in names)
    return (two, one) if two.taken_on < one.taken_on else (one, two)
