"""A diary whose folder is a link to a disk that is not plugged in is left as it is."""

from pathlib import Path

import pytest

from instep.facts.photo import PhotoDeleted
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.errors import BadInput
from instep.photo.album import Album, PhotoFile
from instep.photo.diary import Diary, Photo

TOLD = "is a link to .*unplugged, which is not there; plug its disk in"


@pytest.fixture
def album(tmp_path: Path) -> Album:
    (tmp_path / "journal.photos").symlink_to(tmp_path / "unplugged")
    return Album(tmp_path / "journal.photos")


def test_a_photo_is_not_kept_through_a_broken_link(album: Album) -> None:
    with pytest.raises(BadInput, match=TOLD):
        album.write("one", {PhotoFile.PICTURE: b"a picture"})
    assert album.folder.readlink().name == "unplugged"
    assert not album.folder.readlink().exists()


def test_a_photo_on_a_disk_that_is_not_plugged_in_is_not_said_to_be_deleted(
    album: Album, diary: Diary
) -> None:
    photo = Photo(
        id="one",
        side=Side.LEFT,
        view=View.SOLE,
        taken_on=diary.context.now.date(),
        size=(9, 9),
        encrypted=False,
        frame=(9, 9),
        crop=(0, 0, 9, 9),
        refused=(),
    )
    with pytest.raises(BadInput, match=TOLD):
        Diary(context=diary.context, album=album).delete(photo)
    assert diary.context.journal.latest(diary.context.person, PhotoDeleted) is None


def test_photos_that_cannot_be_read_are_not_advised_to_be_deleted(album: Album) -> None:
    with pytest.raises(BadInput) as told:
        album.read("one", PhotoFile.PICTURE, encrypted=False)
    assert "put its files back" in str(told.value)
    assert "delete" not in str(told.value)
