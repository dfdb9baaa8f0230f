"""instep photo: a photo is kept, listed, laid beside another and deleted, from a terminal."""

import base64
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, refused, schema
from tests.photo.drawn_photos import MID, exposed, shot
from tests.photo.sets import STEADY, foot

from instep.photo import extra
from instep.photo.intake import encoded, taken_out

SOLE = ("--foot", "left", "--view", "sole")


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    own, folder = foot(795), tmp_path_factory.mktemp("photos")
    made = {"first": shot(own, 1, STEADY).picture, "second": shot(own, 2, MID).picture}
    made["dark"] = exposed(made["second"], 0.3)
    for name, picture in made.items():
        (folder / f"{name}.jpg").write_bytes(encoded(picture, 92))
    return {name: str(folder / f"{name}.jpg") for name in made}


def check(document: object) -> None:
    Draft202012Validator(schema("photos")).validate(document)


def test_two_photos_are_kept_laid_beside_each_other_and_deleted(
    run: Run, *, photos: dict[str, str], home: Path, tmp_path: Path
) -> None:
    first = run("photo", "add", photos["first"], *SOLE, "--on", "2026-05-01", "--json")
    assert (first.code, first.err) == (0, "")
    check(first.document)
    assert run("photo", "add", photos["second"], *SOLE, "--on", "2026-05-09").out.startswith("Kept as ")
    listed = run("photo", "list", "--json").document
    check(listed)
    later, earlier = (one["photo"] for one in listed["photos"])
    assert earlier == first.document["photos"][0]["photo"]
    out = tmp_path / "both.png"
    compared = run("photo", "compare", later[:8], earlier, "-o", str(out), "--json")
    assert (compared.code, compared.err) == (0, "")
    check(compared.document)
    assert compared.document["lined_up"] is True
    assert [one["photo"] for one in compared.document["photos"]] == [earlier, later]
    assert taken_out(out.read_bytes()).shape[1] > 2 * first.document["photos"][0]["size"][0]
    removed = run("photo", "remove", earlier, "--json")
    check(removed.document)
    assert [path for path in (home / "journal.photos").iterdir() if earlier in path.name] == []
    assert later in run("photo", "list", "--foot", "left").out
    assert run("photo", "list", "--foot", "right").out == "No photo is kept.\n"


def test_a_photo_that_cannot_be_compared_says_why_and_is_kept_only_on_request(
    run: Run, photos: dict[str, str]
) -> None:
    refused(run("photo", "add", photos["dark"], *SOLE), "It is too dark")
    assert run("photo", "list", "--json").document["photos"] == []
    assert run("photo", "add", photos["dark"], *SOLE, "--anyway").code == 0
    (kept,) = run("photo", "list", "--json").document["photos"]
    assert kept["refused"][0] == "dark"
    assert "cannot be compared" in run("photo", "list").out


def test_what_is_wrong_is_said_in_one_line(run: Run, photos: dict[str, str], tmp_path: Path) -> None:
    page = tmp_path / "feet.jpg"
    page.write_text("<html><script>alert(1)</script></html>")
    refused(run("photo", "add", str(page), *SOLE), "feet.jpg: is no photo")
    refused(run("photo", "add", str(tmp_path / "none.jpg"), *SOLE), "cannot be read")
    refused(run("photo", "add", photos["first"], "--foot", "lefft", "--view", "sole"), "did you mean 'left'?")
    refused(run("photo", "add", photos["first"], "--foot", "left"), "None is no view")
    refused(run("photo", "add", photos["first"], *SOLE, "--on", "yesterday"), "'yesterday' is no day")
    refused(run("photo", "add", photos["first"], *SOLE, "--on", "2999-01-01"), "is still to come")
    refused(run("photo", "compare", "a", "b"), "--output: is missing")
    refused(run("photo", "compare", "a", "b", "-o", "x.png"), "no photo 'a'")
    refused(run("photo", "compare", "a", "-o", "x.png"), "compare takes 2")
    refused(run("photo", "remove", "nowhere"), "no photo 'nowhere'")
    refused(run("photo", "rate"), "cannot 'rate'")


def test_a_key_locks_what_is_kept_from_then_on(
    run: Run, *, photos: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = run("photo", "key").out.strip()
    assert len(base64.urlsafe_b64decode(key)) == 32
    monkeypatch.setenv("INSTEP_PHOTO_KEY", key)
    assert run("photo", "add", photos["first"], *SOLE, "--json").document["photos"][0]["encrypted"] is True
    assert all(
        path.read_bytes().startswith(b"instep-photo-1") for path in (home / "journal.photos").iterdir()
    )
    monkeypatch.setenv("INSTEP_PHOTO_KEY", "short")
    refused(run("photo", "list"), "INSTEP_PHOTO_KEY: holds no key")


def test_without_the_extra_it_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "NEEDED", ("a_package_that_nobody_has",))
    refused(run("photo", "list"), "run pip install 'instep[photo]'")
