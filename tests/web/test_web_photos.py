"""The photo diary's pages: off until turned on, refusals with reasons, marks, and deletion that deletes."""

import base64
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import httpx
import pytest
from tests.photo.drawn_photos import MID, exposed, shot
from tests.photo.sets import RULES, STEADY, foot

from instep.app import Instep, open_diary, photo_folder
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.photo import extra
from instep.photo.album import PhotoFile
from instep.photo.diary import Diary
from instep.photo.intake import encoded, take_in, taken_out
from instep.web.errors import Problem
from instep.web.forms.multipart import read_multipart

HERE = "/feet/photos"
NEW = f"{HERE}/new"
LEFT_SOLE = {"foot": "left", "view": "sole"}


@pytest.fixture(scope="module")
def days() -> tuple[bytes, bytes]:
    own = foot(795)
    return encoded(shot(own, 1, STEADY).picture, 92), encoded(shot(own, 2, MID).picture, 92)


@pytest.fixture
def instep(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instep]:
    monkeypatch.delenv("INSTEP_PHOTO_KEY", raising=False)
    path = tmp_path / "journal.db"
    made = Instep(journal=SqliteJournal(path), library=library, photos=photo_folder(path))
    yield made
    made.journal.close()


@pytest.fixture
def on(door: httpx.Client) -> httpx.Client:
    assert door.post(HERE, data={"turn": "on"}).status_code == 303
    return door


@pytest.fixture
def diary(instep: Instep) -> Diary:
    assert instep.photos is not None
    return open_diary(instep.photos, instep.context())


def send(door: httpx.Client, data: bytes, **fields: str) -> httpx.Response:
    form = {**LEFT_SOLE, "day": "", **fields}
    return door.post(NEW, data=form, files={"photo": ("feet.jpg", data, "image/jpeg")})


def keep_two(door: httpx.Client, days: tuple[bytes, bytes], *, diary: Diary, instep: Instep) -> list[str]:
    """The ids of the two, the earlier first."""
    week_ago = (instep.now().date() - timedelta(days=7)).isoformat()
    assert send(door, days[0], day=week_ago).status_code == 303
    assert send(door, days[1]).status_code == 303
    return [photo.id for photo in reversed(diary.photos())]


def test_the_diary_is_off_says_what_it_is_and_keeps_nothing_until_it_is_turned_on(
    door: httpx.Client, instep: Instep, days: tuple[bytes, bytes]
) -> None:
    page = door.get(HERE)
    assert "never rates a photo" in page.text
    assert "call your foot team today" in page.text
    assert 'href="/why/rule/foot-team-today"' in page.text
    for address in (NEW, f"{HERE}/compare", f"{HERE}/some-photo", f"{HERE}/some-photo/photo.jpg"):
        assert door.get(address).headers["location"] == HERE
    assert send(door, days[0]).headers["location"] == HERE
    assert instep.photos is not None
    assert not instep.photos.exists()


def test_foot_and_view_are_stated_before_the_outline_is_shown(on: httpx.Client) -> None:
    assert 'name="foot" value="left" required' in on.get(NEW).text
    page = on.get(NEW, params=LEFT_SOLE)
    assert "Left foot, the sole" in page.text
    assert 'capture="environment"' in page.text
    assert 'class="outline-line"' in page.text
    assert page.headers["permissions-policy"].startswith("camera=(self)")
    assert on.get(HERE).headers["permissions-policy"].startswith("camera=()")
    assert on.get(NEW, params={"foot": "middle", "view": "sole"}).status_code == 422


def test_a_usable_photo_is_kept_and_shown_and_no_answer_stays_in_the_browser(
    on: httpx.Client, days: tuple[bytes, bytes], diary: Diary
) -> None:
    kept = send(on, days[0])
    assert kept.status_code == 303
    (photo,) = diary.photos()
    for address in (HERE, NEW, kept.headers["location"]):
        assert on.get(address).headers["cache-control"] == "no-store"
    for part in ("photo.jpg", "small.jpg"):
        picture = on.get(f"{HERE}/{photo.id}/{part}")
        assert picture.headers["cache-control"] == "no-store"
        assert picture.headers["content-type"] == "image/jpeg"
        assert picture.content.startswith(b"\xff\xd8")
    assert on.get(f"{HERE}/{photo.id}/mask.png").status_code == 404
    assert 'class="ghost"' in on.get(NEW, params=LEFT_SOLE).text


def test_another_site_can_neither_send_nor_show_a_photo(
    on: httpx.Client, days: tuple[bytes, bytes], diary: Diary
) -> None:
    send(on, days[0])
    (photo,) = diary.photos()
    foreign = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert on.get(f"{HERE}/{photo.id}/photo.jpg", headers=foreign).status_code == 403
    assert on.post(f"{HERE}/{photo.id}/delete", headers={"origin": "https://evil.example"}).status_code == 403
    assert diary.photos() == (photo,)


def test_a_refused_photo_says_why_and_what_to_do_and_waits_without_being_on_disk(
    on: httpx.Client, days: tuple[bytes, bytes], diary: Diary
) -> None:
    dark = encoded(exposed(take_in(days[0], "feet.jpg", RULES.intake), 0.3), 92)
    page = send(on, dark)
    assert page.status_code == 422
    assert "It is too dark." in page.text
    assert "turn on a lamp" in page.text
    assert "Use a mirror" not in page.text
    assert not diary.album.folder.exists()
    tries = re.search(r'name="tries" value="(\d+)"', page.text)
    assert tries
    second = send(on, dark, tries=tries[1])
    assert "Use a mirror, or ask somebody" in second.text
    waiting = re.search(r'name="picture" value="([^"]+)"', second.text)
    assert waiting
    kept = on.post(NEW, data={**LEFT_SOLE, "picture": unescape(waiting[1]), "keep": "yes"})
    assert kept.status_code == 303
    (photo,) = diary.photos()
    assert photo.refused[0] == "dark"
    assert "never compared" in on.get(kept.headers["location"]).text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"\xff\xd8\xff\xe0cut",
    ],
)
def test_what_is_no_photo_is_one_clear_line_and_nothing_is_kept(
    on: httpx.Client, diary: Diary, data: bytes
) -> None:
    page = send(on, data)
    assert page.status_code == 422
    assert re.search(r'role="alert">photo: (is no photo|no photo was sent)', page.text)
    assert "outline-line" in page.text
    assert "<script>1" not in page.text
    assert diary.photos() == ()


def test_a_broken_form_is_refused(on: httpx.Client) -> None:
    head = {"content-type": "multipart/form-data; boundary=x"}
    assert on.post(NEW, content=b"--x\r\nno end", headers=head).status_code == 400
    assert on.post(NEW, data={**LEFT_SOLE, "picture": "not base64!", "keep": "yes"}).status_code == 422
    assert on.post(NEW, data={**LEFT_SOLE, "day": "yesterday"}).status_code == 422


def test_two_photos_are_shown_beside_and_over_each_other_with_the_originals_one_tap_away(
    on: httpx.Client, days: tuple[bytes, bytes], *, diary: Diary, instep: Instep
) -> None:
    earlier, later = keep_two(on, days, diary=diary, instep=instep)
    assert f"compare?photo={earlier}&amp;photo={later}" in on.get(HERE).text
    page = on.get(f"{HERE}/compare", params={"photo": [later, earlier]}).text
    assert page.index(f"{earlier}/photo.jpg") < page.index(f"{later}/photo.jpg")
    assert f'<a href="{HERE}/{later}">' in page
    assert 'type="range"' in page
    laid = on.get(f"{HERE}/compare/{earlier}/{later}.jpg")
    assert laid.headers["cache-control"] == "no-store"
    assert taken_out(laid.content).shape[1::-1] == diary.photo(earlier).size


def test_a_pair_that_cannot_be_lined_up_is_shown_as_it_is(
    on: httpx.Client, days: tuple[bytes, bytes], diary: Diary
) -> None:
    stranger = encoded(shot(foot(792), 3, STEADY).picture, 92)
    send(on, days[0])
    send(on, stranger)
    one, two = diary.photos()
    page = on.get(f"{HERE}/compare", params={"photo": [one.id, two.id]}).text
    assert "could not be lined up with confidence" in page
    assert 'type="range"' not in page
    assert on.get(f"{HERE}/compare/{one.id}/{two.id}.jpg").status_code == 404


def test_a_mark_is_kept_carried_to_the_later_photo_and_taken_away(
    on: httpx.Client, days: tuple[bytes, bytes], *, diary: Diary, instep: Instep
) -> None:
    earlier, later = keep_two(on, days, diary=diary, instep=instep)
    form = {"across": "50", "down": "40.5", "note": "<b>dry</b> place"}
    assert on.post(f"{HERE}/{earlier}/mark", data=form).status_code == 303
    page = on.get(f"{HERE}/{earlier}").text
    assert "&lt;b&gt;dry&lt;/b&gt; place" in page
    carried = on.get(f"{HERE}/{later}").text
    assert "mark-carried" in carried
    assert "carried here by lining the photos up" in carried
    (mark,) = diary.photo(earlier).marks
    assert on.post(f"{HERE}/{earlier}/unmark", data={"mark": mark.id}).status_code == 303
    assert "mark-carried" not in on.get(f"{HERE}/{later}").text
    assert on.post(f"{HERE}/{earlier}/mark", data={"across": "x", "down": "1"}).status_code == 422
    assert on.post(f"{HERE}/{earlier}/mark", data={"across": "101", "down": "1"}).status_code == 422


def test_a_deleted_photo_is_gone_from_page_and_folder(
    on: httpx.Client, days: tuple[bytes, bytes], diary: Diary
) -> None:
    send(on, days[0])
    (photo,) = diary.photos()
    assert on.post(f"{HERE}/{photo.id}/delete").status_code == 303
    assert list(diary.album.folder.iterdir()) == []
    assert on.get(f"{HERE}/{photo.id}/photo.jpg").status_code == 422
    assert "No photo is kept yet." in on.get(HERE).text


def test_turned_off_it_keeps_what_was_kept_and_shows_none_of_it(
    on: httpx.Client, days: tuple[bytes, bytes], diary: Diary
) -> None:
    send(on, days[0])
    (photo,) = diary.photos()
    on.post(HERE, data={"turn": "off"})
    assert photo.id not in on.get(HERE).text
    assert on.get(f"{HERE}/{photo.id}/photo.jpg").status_code == 303
    assert diary.photos() == (photo,)


def test_without_the_extra_the_page_says_in_one_line_how_to_get_it(
    door: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "NEEDED", ("a_package_that_nobody_has",))
    page = unescape(door.get(HERE).text)
    assert "pip install 'instep[photo]'" in page
    assert "Turn the photo diary on" not in page
    assert door.get(NEW).headers["location"] == HERE


def test_a_photo_may_be_larger_than_any_other_form_and_no_larger_than_its_own_limit(on: httpx.Client) -> None:
    head = {"content-type": "multipart/form-data; boundary=x"}
    assert on.post(NEW, content=b"x" * (2 << 20), headers=head).status_code == 400
    assert on.post(HERE, content=b"x" * (2 << 20), headers=head).status_code == 413
    assert on.post(NEW, content=b"x" * (42 << 20), headers=head).status_code == 413


def test_a_form_with_a_file_is_read_as_it_was_sent() -> None:
    body = (
        b'--a b\r\nContent-Disposition: form-data; name="foot"\r\n\r\nleft\r\n'
        b'--a b\r\nContent-Disposition: form-data; name="photo"; filename="x.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n\xff\xd8\r\n\r\n--a\r\n--a b--\r\n"
    )
    found = read_multipart(body, 'multipart/form-data; boundary="a b"')
    assert found == {"foot": b"left", "photo": b"\xff\xd8\r\n\r\n--a"}
    for broken in (b"", body[:60], body.replace(b'name="foot"', b"")):
        with pytest.raises(Problem):
            read_multipart(broken, 'multipart/form-data; boundary="a b"')


def test_a_picture_that_waits_in_a_page_is_plain_base64(on: httpx.Client, days: tuple[bytes, bytes]) -> None:
    waiting = base64.b64encode(days[0]).decode()
    assert on.post(NEW, data={**LEFT_SOLE, "picture": waiting}).status_code == 303


def test_whoever_has_no_photos_does_not_load_what_photos_need() -> None:
    code = "import sys, instep.web.server; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"cv2", "PIL", "cryptography", "numpy"} & set(ran.stdout.split())


def test_a_chosen_photo_goes_onto_the_page_for_the_podiatrist_and_no_other(
    on: httpx.Client, days: tuple[bytes, bytes], *, diary: Diary, instep: Instep
) -> None:
    earlier, later = keep_two(on, days, diary=diary, instep=instep)
    page = on.get("/feet/report").text
    assert all(f'name="photo" value="{one}"' in page for one in (earlier, later))
    assert "data:image/jpeg" not in page, "nothing goes in unasked"
    form = {"sent": "yes", "in": "map", "photo": later, "go": "fhir"}
    bundle = on.post("/feet/report", data=form).json()
    (media,) = [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Media"]
    assert base64.b64decode(media["content"]["data"]) == diary.album.read(
        later, PhotoFile.PICTURE, encrypted=False
    )
    assert media["createdDateTime"] == instep.now().date().isoformat()
    refused = on.post("/feet/report", data={**form, "photo": "nobody"})
    assert (refused.status_code, "photo" in refused.text) == (422, True)
