"""A photo is taken: foot and view are stated first, the foot is held into its outline, the gate judges."""

import base64
import binascii
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from instep.foot.anatomy import Side
from instep.foot.drawing import draw
from instep.foot.views import View
from instep.library.errors import BadInput
from instep.library.files.days import day_of
from instep.library.nearest import check_known
from instep.photo.diary import Diary, Photo
from instep.photo.placing import placing
from instep.web.forms.multipart import read_multipart
from instep.web.forms.numbers import whole
from instep.web.photo.photos import HERE, rules_of, view_words, with_diary
from instep.web.readable_request import as_text
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page

if TYPE_CHECKING:
    from instep.photo.workflow import Judged

NEW = f"{HERE}/new"
_CAMERA = "camera=(self), geolocation=(), microphone=(self), screen-wake-lock=(self)"
"""The permissions of every other page, and on this one the camera; the browser still asks."""


def routes() -> list[Route]:
    """Where a photo is taken."""
    return [page(NEW, with_diary(taking), "GET", "POST")]


def taking(request: WebRequest, diary: Diary) -> Response:
    """Ask which foot and view, then for the photo; keep one that is usable, say why one is not."""
    if request.method == "POST":
        return _taken(request, diary)
    if request.query.one("foot") is None or request.query.one("view") is None:
        return request.page("photo_choose.html", sides=list(Side), views=list(View))
    side, view = _stated(request.query.one("foot"), request.query.one("view"))
    return _capture(request, diary, side=side, view=view)


def _capture(request: WebRequest, diary: Diary, *, side: Side, view: View, problem: str = "") -> Response:
    """The finder; after something that was no photo, with one line that says so."""
    drawing, today = draw(view, side), request.instep.now().date()
    answer = request.page(
        "photo_new.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=problem,
        side=side,
        view=view,
        of=view_words(request.site, side, view),
        box=drawing.view_box,
        outline=drawing.contour_path,
        ghost=_ghost(diary, side, view),
        today=today.isoformat(),
        tries=whole(request.query.one("tries") or "") or 0,
    )
    answer.headers["permissions-policy"] = _CAMERA
    return answer


def _ghost(diary: Diary, side: Side, view: View) -> dict[str, Any] | None:
    """The last photo of this view and where it lay in the outline."""
    usable = (one for one in diary.photos() if (one.side, one.view) == (side, view) and not one.refused)
    last = next(usable, None)
    return {"photo": last.id, "box": _box(last)} if last else None


def _box(photo: Photo) -> tuple[int, int, int, int]:
    width, height = photo.frame
    left, top, wide, tall = photo.crop
    at = placing(photo.view, photo.side, width=width, height=height)
    return at.box_in_units(left, top, width=wide, height=tall)


def _taken(request: WebRequest, diary: Diary) -> Response:
    fields = _fields(request)
    side, view = _stated(fields.get("foot"), fields.get("view"))
    try:
        return _judged(request, diary, fields, side=side, view=view)
    except BadInput as problem:
        return _capture(request, diary, side=side, view=view, problem=request.site.told(problem.line))


def _judged(
    request: WebRequest, diary: Diary, fields: Mapping[str, str], *, side: Side, view: View
) -> Response:
    from instep.photo.gate import RefusedPhoto  # noqa: PLC0415  # OpenCV costs 0.2 s
    from instep.photo.workflow import keep, look_at  # noqa: PLC0415  # likewise

    rules, day = rules_of(request), _day(fields.get("day"), request)
    judged = look_at(_photo(request, fields), "photo", view=view, side=side, rules=rules)
    if isinstance(judged.verdict, RefusedPhoto) and fields.get("keep") is None:
        return _refused(request, judged, judged.verdict.reasons, fields={**fields, "day": day.isoformat()})
    kept = keep(judged, taken_on=day, diary=diary, rules=rules)
    return see_other(f"{HERE}/{kept.id}")


def _refused(
    request: WebRequest, judged: "Judged", reasons: tuple[str, ...], *, fields: Mapping[str, str]
) -> Response:
    """Why, and what to do; the photo waits in the page itself, so that nothing of it is on disk."""
    from instep.photo.intake import encoded  # noqa: PLC0415  # Pillow is part of the extra

    rules = rules_of(request)
    picture = encoded(judged.picture, rules.intake.kept_quality)
    tries = (whole(fields.get("tries", "")) or 0) + 1
    return request.page(
        "photo_refused.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        reasons=[str(reason) for reason in reasons],
        side=judged.side,
        view=judged.view,
        of=view_words(request.site, judged.side, judged.view),
        day=fields["day"],
        tries=tries,
        enough=tries >= rules.gate.enough_tries,
        picture=base64.b64encode(picture).decode(),
    )


def _fields(request: WebRequest) -> dict[str, str]:
    """The words of the form, whichever way it was sent."""
    if not request.media_type.startswith("multipart/"):
        return dict(request.form.pairs)
    parts = read_multipart(request.body, request.media_type)
    return {name: as_text(value, name) for name, value in parts.items() if name != "photo"}


def _photo(request: WebRequest, fields: Mapping[str, str]) -> bytes:
    """The photo's bytes: a file that was sent, or the picture that waited in the page."""
    data = b""
    if request.media_type.startswith("multipart/"):
        data = read_multipart(request.body, request.media_type).get("photo", b"")
    elif waiting := fields.get("picture"):
        try:
            data = base64.b64decode(waiting, validate=True)
        except (binascii.Error, ValueError):
            data = b""
    if not data:
        raise BadInput("photo-no_file", place="photo")
    return data


def _stated(side: str | None, view: str | None) -> tuple[Side, View]:
    foot = check_known(side, list(Side), "photo-no_foot", place="foot")
    return Side(foot), View(check_known(view, list(View), "any-no_view", place="view"))


def _day(raw: str | None, request: WebRequest) -> date:
    return day_of(raw, place="day") if raw else request.instep.now().date()
