"""The photo diary: turned on by the person alone; photos by foot and view, with the person's own marks."""

from collections.abc import Callable, Sequence
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.app import open_diary
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.photo_rules import PhotoRules, photo_rules
from instep.library.errors import BadInput
from instep.photo import extra
from instep.photo.album import PhotoFile
from instep.photo.diary import OFF, ON, Diary, Photo
from instep.photo.mark import PhotoMark
from instep.web.errors import not_found
from instep.web.forms.numbers import whole
from instep.web.redirects import see_other
from instep.web.rendering import Site
from instep.web.requests import Page, WebRequest, page

HERE = "/feet/photos"
_PARTS = {"photo.jpg": PhotoFile.PICTURE, "small.jpg": PhotoFile.SMALL}
_PERCENT = 100
_SHOWN = 60  # photos on the first page, so that its cost does not grow with the years

DiaryPage = Callable[[WebRequest, Diary], Response]


def routes() -> list[Route]:
    """The diary and each of its photos."""
    return [
        page(HERE, diary_page, "GET", "POST"),
        page(f"{HERE}/{{photo}}", with_diary(photo_page)),
        page(f"{HERE}/{{photo}}/mark", with_diary(mark), "POST"),
        page(f"{HERE}/{{photo}}/unmark", with_diary(unmark), "POST"),
        page(f"{HERE}/{{photo}}/delete", with_diary(delete), "POST"),
        page(f"{HERE}/{{photo}}/{{part}}", with_diary(picture)),
    ]


def with_diary(answer: DiaryPage) -> Page:
    """A page that is there once the diary is on."""

    def answered(request: WebRequest) -> Response:
        diary = diary_of(request)
        if diary is None or not diary.is_on:
            return see_other(HERE)
        return answer(request, diary)

    return answered


def diary_of(request: WebRequest) -> Diary | None:
    """The diary, where there is a place for it and what it needs is installed."""
    folder = request.instep.photos
    return open_diary(folder, request.context) if folder and extra.is_there() else None


def rules_of(request: WebRequest) -> PhotoRules:
    """What a photo must be."""
    return photo_rules(request.instep.library.folder)


def of(site: Site, photo: Photo) -> str:
    """Foot and view in words."""
    return view_words(site, photo.side, photo.view)


def view_words(site: Site, side: Side, view: View) -> str:
    """A view of a foot in words: Left foot, the sole."""
    seen = site.say(f"ui-photo-views-{view}").lower()
    return site.say("ui-photo-of", side=site.say(f"ui-side-{side}"), view=seen)


def diary_page(request: WebRequest) -> Response:
    """What the diary is and the way to turn it on; once it is on, its photos."""
    diary = diary_of(request)
    if request.method == "POST" and diary is not None:
        value = ON if request.form.one("turn") == ON else OFF
        diary.turn(value)
        return see_other(HERE)
    everything = request.query.one("all") is not None
    photos = _shown(diary, everything=everything)
    return request.page(
        "photos.html",
        install=None if extra.is_there() else extra.INSTALL,
        there=diary is not None,
        on=diary is not None and diary.is_on,
        locked=diary is not None and diary.album.key is not None,
        groups=_groups(request.site, photos[: None if everything else _SHOWN]),
        more=not everything and len(photos) > _SHOWN,
        day=request.site.day,
    )


def _shown(diary: Diary | None, *, everything: bool) -> tuple[Photo, ...]:
    """The photos that were kept last, and one more where there are more; all of them where asked."""
    if diary is None or not diary.is_on:
        return ()
    return diary.photos(None if everything else _SHOWN + 1)


def _groups(site: Site, photos: Sequence[Photo]) -> list[dict[str, Any]]:
    """Photos of one view of one foot together, and the latest two of them that can be compared."""
    groups = []
    for side in Side:
        for view in View:
            here = [photo for photo in photos if (photo.side, photo.view) == (side, view)]
            pair = [photo for photo in here if not photo.refused][:2]
            if here:
                name = view_words(site, side, view)
                groups.append({"name": name, "side": side, "photos": here, "pair": pair})
    return groups


def photo_page(request: WebRequest, diary: Diary) -> Response:
    """One photo with the person's marks, those carried from earlier photos, and what can be done with it."""
    photo = diary.photo(request.parts["photo"])
    return request.page(
        "photo.html",
        photo=photo,
        of=of(request.site, photo),
        marks=photo.marks,
        carried=_carried(request, diary, photo),
        others=[one for one in diary.photos() if _comparable(one, photo)],
        day=request.site.day,
    )


def _comparable(one: Photo, photo: Photo) -> bool:
    same = (one.side, one.view) == (photo.side, photo.view) and one.id != photo.id
    return same and not one.refused and not photo.refused


def _carried(request: WebRequest, diary: Diary, photo: Photo) -> tuple[tuple[Photo, PhotoMark], ...]:
    from instep.photo.workflow import carried_marks  # noqa: PLC0415  # OpenCV costs 0.2 s

    return carried_marks(photo, diary.photos(), album=diary.album, rules=rules_of(request))


def mark(request: WebRequest, diary: Diary) -> Response:
    """Keep a mark of the person's own."""
    photo, instep = diary.photo(request.parts["photo"]), request.instep
    made = PhotoMark(
        id=instep.new_id(),
        x=_share(request, "across"),
        y=_share(request, "down"),
        note=request.form.one("note") or "",
    )
    diary.mark(photo, made)
    return _back_to(photo)


def _share(request: WebRequest, name: str) -> float:
    """Percent, in tenths or whole, as a share."""
    raw = request.form.one(name) or ""
    before, _, after = raw.partition(".")
    value = whole(before)
    if value is None or (after and whole(after) is None):
        raise BadInput("photo-no_place", place=name, written=repr(raw))
    return float(raw) / _PERCENT


def unmark(request: WebRequest, diary: Diary) -> Response:
    """Take a mark away."""
    photo = diary.photo(request.parts["photo"])
    diary.unmark(photo, request.form.one("mark") or "")
    return _back_to(photo)


def delete(request: WebRequest, diary: Diary) -> Response:
    """Delete the photo for good."""
    photo = diary.photo(request.parts["photo"])
    diary.delete(photo)
    return see_other(HERE)


def picture(request: WebRequest, diary: Diary) -> Response:
    """The photo or its small picture, as it was kept."""
    part = _PARTS.get(request.parts["part"])
    if part is None:
        raise not_found("photo", request.parts["part"])
    photo = diary.photo(request.parts["photo"])
    return jpeg(diary.album.read(photo.id, part, encrypted=photo.encrypted))


def jpeg(data: bytes) -> Response:
    """A picture as it is sent: not packed again."""
    return Response(data, headers={"content-type": "image/jpeg"})


def _back_to(photo: Photo) -> Response:
    return see_other(f"{HERE}/{photo.id}#marks")
