"""What a second visit costs: nothing for files. What is served is what is on disk."""

import gzip
import re
from pathlib import Path

import httpx

import instep.web
from instep.library.library import Library
from instep.web.assets import read_assets

WEB = Path(instep.web.__file__).parent


def linked(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page)


def test_every_file_of_the_first_page_is_kept_for_ever_under_its_own_version(door: httpx.Client) -> None:
    files = linked(door.get("/").text)
    assert files
    for url in files:
        answer = door.get(url)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content == (WEB / url.split("/", 3)[3]).read_bytes()


def test_a_file_of_an_older_version_is_asked_for_again(door: httpx.Client) -> None:
    answer = door.get("/static/0123456789ab/shared/base.css")
    assert answer.headers["cache-control"] == "no-cache"


def test_a_file_outside_the_folder_is_not_there(door: httpx.Client) -> None:
    for name in (
        "../server.py",
        "..%2fserver.py",
        "%2e%2e/server.py",
        "player/../../server.py",
        "server.py",
        "shared/base.html",
    ):
        assert door.get(f"/static/x/{name}").status_code == 404


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}")
    before = read_assets(tmp_path)
    (tmp_path / "a.css").write_text("b{}")
    assert read_assets(tmp_path).version != before.version
    assert gzip.decompress(before.files["a.css"].packed) == b"a{}"


def test_a_page_is_the_same_packed_or_not(door: httpx.Client) -> None:
    packed = door.get("/about", headers={"accept-encoding": "gzip"})
    plain = door.get("/about", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


def test_no_template_holds_a_style_a_script_or_a_sentence_of_its_own() -> None:
    for path in WEB.glob("*/*.html"):
        source = path.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]+src=)", source), path.name
        source = re.sub(r"\{% block body_class %\}.*?\{% endblock %\}", "", source)
        seen = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", source, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z]{2,}", seen), (path.name, seen.split())


def test_every_word_that_a_template_names_is_there(library: Library) -> None:
    texts = library.words.texts
    for path in WEB.glob("*/*.html"):
        for key in re.findall(r"\bt\('([\w.-]+)'[,)]", path.read_text()):
            assert key in texts, (path.name, key)


def test_each_template_has_a_name_of_its_own_whatever_room_it_lies_in() -> None:
    names = [path.name for path in WEB.glob("*/*.html")]
    assert len(names) == len(set(names))
