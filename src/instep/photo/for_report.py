"""The photos that a person chose for the page for the podiatrist, as that page takes them."""

from datetime import date

from instep.coach.report.model import Chosen, ReportPhoto
from instep.photo.album import PhotoFile
from instep.photo.diary import Diary, Photo


def offered(diary: Diary, first: date, last: date) -> tuple[Photo, ...]:
    """Return the photos of these days, those of the latest first."""
    return tuple(photo for photo in diary.photos() if first <= photo.taken_on <= last)


def printed(diary: Diary, chosen: Chosen) -> tuple[ReportPhoto, ...]:
    """Return the chosen photos of these days, oldest first; raises BadInput for one that is not there."""
    wanted = {diary.photo(name).id for name in chosen.photos}
    if not wanted:
        return ()
    return tuple(
        ReportPhoto(
            id=photo.id,
            taken_on=photo.taken_on,
            side=photo.side,
            view=photo.view,
            jpeg=diary.album.read(photo.id, PhotoFile.PICTURE, encrypted=photo.encrypted),
        )
        for photo in reversed(offered(diary, chosen.first, chosen.last))
        if photo.id in wanted
    )
