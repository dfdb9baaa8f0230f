"""The diary keeps photos beside the journal for their owner alone, locks them under a key, and deletes."""

import shutil
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.photo.drawn_photos import exposed
from tests.photo.sets import RULES

from instep.app import ME, Instep, open_diary
from instep.facts.photo import PhotoKept
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.reading import content_root
from instep.library.errors import BadInput
from instep.library.lint.content import lint
from instep.photo.album import PhotoFile
from instep.photo.compare import AlignedPair
from instep.photo.diary import ON, Diary, Photo
from instep.photo.gate import RefusedPhoto
from instep.photo.intake import encoded, take_in
from instep.photo.lock import KEY, KEY_FILE, new_key
from instep.photo.mark import PhotoMark
from instep.photo.workflow import carried_marks, check_pair, keep, lay_together, look_at, picture_of

OWN = (View.SOLE, Side.LEFT)


def kept(data: bytes, instep: Instep, diary: Diary, *, days_ago: int = 0) -> Photo:
    judged = look_at(data, "feet.jpg", view=View.SOLE, side=Side.LEFT, rules=RULES)
    day = instep.now().date() - timedelta(days=days_ago)
    # Each photo is a request of its own, with its own instant.
    return keep(judged, taken_on=day, diary=replace(diary, context=instep.context()), rules=RULES)


def files(diary: Diary) -> list[Path]:
    return sorted(diary.album.folder.iterdir()) if diary.album.folder.exists() else []


def test_a_photo_is_kept_for_its_owner_alone_cropped_under_a_name_that_says_nothing(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    photo = kept(two_days[0], instep, diary)
    assert stat.S_IMODE(diary.album.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(diary)} == {0o600}
    assert {path.name for path in files(diary)} == {f"{photo.id}.{part}" for part in PhotoFile}
    assert "left" not in photo.id
    whole = take_in(two_days[0], "feet.jpg", RULES.intake)
    picture = picture_of(photo, diary.album)
    assert picture.shape[:2] == photo.size[::-1]
    assert picture.size < 0.7 * whole.size
    assert photo.frame == whole.shape[1::-1]


def test_the_journal_says_what_was_kept(two_days: tuple[bytes, bytes], instep: Instep, diary: Diary) -> None:
    photo = kept(two_days[0], instep, diary)
    fact = instep.journal.latest(ME, PhotoKept)
    assert fact is not None
    assert fact.body.photo == photo.id
    assert (fact.body.side, fact.body.view, fact.body.encrypted) == (Side.LEFT, View.SOLE, False)
    assert fact.body.bytes == len(diary.album.read(photo.id, PhotoFile.PICTURE, encrypted=False))
    assert diary.photos() == (photo,)


def test_a_deleted_photo_is_gone_with_everything_cut_from_it(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    photo = kept(two_days[0], instep, diary)
    diary.delete(photo)
    assert files(diary) == []
    assert diary.photos() == ()
    with pytest.raises(BadInput, match="is not in its folder"):
        diary.album.read(photo.id, PhotoFile.PICTURE, encrypted=False)
    diary.delete(photo)  # what is away already is no trouble


def test_under_a_key_no_byte_of_a_picture_lies_open_and_only_that_key_opens_it(
    two_days: tuple[bytes, bytes], instep: Instep, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert instep.photos is not None
    monkeypatch.setenv(KEY, new_key())
    diary = open_diary(instep.photos, instep.context())
    photo = kept(two_days[0], instep, diary)
    assert photo.encrypted
    for path in files(diary):
        assert path.read_bytes().startswith(b"instep-photo-1\n")
        assert b"JFIF" not in path.read_bytes()
        assert b"PNG" not in path.read_bytes()
    assert picture_of(photo, diary.album).shape[1::-1] == photo.size
    monkeypatch.setenv(KEY, new_key())
    with pytest.raises(BadInput, match="does not open with this key"):
        picture_of(photo, open_diary(instep.photos, instep.context()).album)
    monkeypatch.delenv(KEY)
    with pytest.raises(BadInput, match="is locked; set INSTEP_PHOTO_KEY"):
        picture_of(photo, open_diary(instep.photos, instep.context()).album)


def test_a_locked_file_under_another_photos_name_does_not_open(
    two_days: tuple[bytes, bytes], instep: Instep, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert instep.photos is not None
    monkeypatch.setenv(KEY, new_key())
    diary = open_diary(instep.photos, instep.context())
    photo = kept(two_days[0], instep, diary)
    (diary.album.folder / "other.jpg").write_bytes((diary.album.folder / f"{photo.id}.jpg").read_bytes())
    with pytest.raises(BadInput, match="does not open"):
        diary.album.read("other", PhotoFile.PICTURE, encrypted=True)


@pytest.mark.parametrize("part", PhotoFile)
def test_an_open_file_in_place_of_a_locked_one_is_not_shown(
    two_days: tuple[bytes, bytes], instep: Instep, *, monkeypatch: pytest.MonkeyPatch, part: PhotoFile
) -> None:
    assert instep.photos is not None
    monkeypatch.setenv(KEY, new_key())
    diary = open_diary(instep.photos, instep.context())
    earlier, later = (kept(data, instep, diary) for data in two_days)
    stranger = encoded(take_in(two_days[1], "feet.jpg", RULES.intake), 92)
    (diary.album.folder / f"{earlier.id}.{part}").write_bytes(stranger)
    told = "was kept locked, and another file is in its place; put its own"
    with pytest.raises(BadInput, match=told):
        diary.album.read(earlier.id, part, encrypted=earlier.encrypted)
    if part is not PhotoFile.SMALL:  # the small one is for lists alone
        with pytest.raises(BadInput, match=told):
            lay_together(earlier, later, album=diary.album, rules=RULES)


def test_the_key_may_stand_in_a_file(instep: Instep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert instep.photos is not None
    place = tmp_path / "key"
    place.write_text(new_key() + "\n")
    monkeypatch.setenv(KEY_FILE, str(place))
    assert open_diary(instep.photos, instep.context()).album.key is not None
    place.write_text("too short")
    with pytest.raises(BadInput, match=r"holds no key; make one with `instep photo key`"):
        open_diary(instep.photos, instep.context())


def test_a_refused_photo_may_be_kept_and_is_never_compared(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    good = kept(two_days[0], instep, diary, days_ago=7)
    dark = encoded(exposed(take_in(two_days[1], "feet.jpg", RULES.intake), 0.4), 92)
    assert isinstance(
        look_at(dark, "dark.jpg", view=View.SOLE, side=Side.LEFT, rules=RULES).verdict, RefusedPhoto
    )
    bad = kept(dark, instep, diary)
    assert bad.refused[0] == "dark"
    assert bad.size == bad.frame  # where no foot is certain, nothing is cut away
    with pytest.raises(BadInput, match="cannot be compared"):
        lay_together(good, bad, album=diary.album, rules=RULES)


def test_two_days_lie_over_each_other_and_the_kept_photos_stay_as_they_were(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    earlier = kept(two_days[0], instep, diary, days_ago=7)
    later = kept(two_days[1], instep, diary)
    before = [path.read_bytes() for path in files(diary)]
    assert isinstance(lay_together(earlier, later, album=diary.album, rules=RULES), AlignedPair)
    assert [path.read_bytes() for path in files(diary)] == before
    assert diary.photos() == (later, earlier)


def test_a_mark_is_kept_carried_to_the_later_photo_and_taken_away(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    earlier = kept(two_days[0], instep, diary, days_ago=7)
    later = kept(two_days[1], instep, diary)
    mark = PhotoMark(id=instep.new_id(), x=0.5, y=0.4, note="the small dry place")
    diary.mark(earlier, mark)
    marked = diary.photo(earlier.id)
    assert marked.marks == (mark,)
    ((source, there),) = carried_marks(later, diary.photos(), album=diary.album, rules=RULES)
    assert (source.id, there.note) == (earlier.id, "the small dry place")
    assert (
        carried_marks(marked, diary.photos(), album=diary.album, rules=RULES) == ()
    )  # never backwards in time
    diary.unmark(marked, mark.id)
    assert diary.photo(earlier.id).marks == ()
    with pytest.raises(BadInput, match="there is no such mark"):
        diary.unmark(marked, "none")


def test_no_mark_is_ever_there_that_the_person_did_not_make(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    earlier = kept(two_days[0], instep, diary, days_ago=7)
    later = kept(two_days[1], instep, diary)
    lay_together(earlier, later, album=diary.album, rules=RULES)
    assert all(photo.marks == () for photo in diary.photos())
    assert carried_marks(later, diary.photos(), album=diary.album, rules=RULES) == ()


def test_another_foot_or_view_and_a_day_to_come_are_refused(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    photo = kept(two_days[0], instep, diary)
    with pytest.raises(BadInput, match="is compared with itself"):
        check_pair(photo, photo)
    with pytest.raises(BadInput, match="is still to come"):
        kept(two_days[0], instep, diary, days_ago=-1)
    with pytest.raises(BadInput, match="lies outside the photo"):
        diary.mark(photo, PhotoMark(id="m", x=1.2, y=0, note=""))
    with pytest.raises(BadInput, match="no photo 'nowhere'"):
        diary.photo("nowhere")
    with pytest.raises(BadInput, match="no photo"):
        diary.album.read("../journal", PhotoFile.PICTURE, encrypted=False)


def test_the_diary_is_off_until_it_is_turned_on(diary: Diary) -> None:
    assert not diary.is_on
    diary.turn(ON)
    assert diary.is_on


def test_the_newest_photos_are_found_first_however_many_there_are(
    two_days: tuple[bytes, bytes], instep: Instep, diary: Diary
) -> None:
    photos = [kept(two_days[0], instep, diary, days_ago=ago) for ago in (3, 2, 1, 0)]
    diary.delete(photos[3])
    assert diary.photos(2) == (photos[2], photos[1])
    assert diary.photos() == (photos[2], photos[1], photos[0])


def test_rules_that_do_not_hold_together_are_named(tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    path = root / "photo/photo.yaml"
    path.write_text(path.read_text().replace("inliers: 20", "inliers: 0"))
    assert any(problem.startswith("photo/photo.yaml: ") for problem in lint(root))
