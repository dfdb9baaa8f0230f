"""Content that the build has compiled is the value that its file has, and a file that changed is parsed."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest
from tests.library.conftest import Release

from instep.library import compiled
from instep.library.compiled import compile_content, compiled_value, content_files, parse
from instep.library.content.reading import content_root, read_tree
from instep.library.content.screening import fingerprint
from instep.library.errors import BadContent
from instep.library.library import Library

EVERY = content_files(content_root())
VERSION = """
import sys
from instep.library.library import Library
print(Library().rules.version, Library().words.language, {'yaml', 'fluent.syntax'} & sys.modules.keys())
"""


@pytest.fixture(scope="module")
def built(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked."""
    place = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(release.wheel) as wheel:
        wheel.extractall(place)
    return place


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, to be changed."""
    return shutil.copytree(content_root(), tmp_path / "content")


def as_bytes(tree: object) -> bytes:
    """Everything that a value is made of, kinds and order included."""
    return repr(tree).encode()


def test_the_wheel_holds_the_value_of_every_file(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "FILE", built / "instep/content.msgpack")
    compiled._values.cache_clear()
    try:
        for path in EVERY:
            content = path.read_bytes()
            assert as_bytes(compiled_value(content)) == as_bytes(parse(content, path.suffix)), path.name
    finally:
        compiled._values.cache_clear()


def test_the_wheel_parses_no_content_and_has_the_same_rules(built: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", VERSION],
        env={**os.environ, "PYTHONPATH": str(built)},
        capture_output=True,
        check=True,
    )
    assert said.stdout.decode().split() == [Library().rules.version, "en", "set()"]


def test_two_builds_of_the_same_content_are_equal(content: Path) -> None:
    assert compile_content(content) == compile_content(content_root())


def test_the_values_are_found_by_name_and_there_is_nothing_else(content: Path) -> None:
    names = msgspec.msgpack.decode(compile_content(content), type=dict[str, msgspec.Raw]).keys()
    assert len(names) == len({path.read_bytes() for path in EVERY})


def test_a_changed_file_is_never_passed_over(content: Path) -> None:
    added = {".yaml": "added_here: '1'", ".ftl": "added_here = 1"}
    for path in content_files(content):
        name = path.relative_to(content).as_posix()
        path.write_text(f"{path.read_text()}\n{added[path.suffix]}\n")
        assert read_tree(content, name) == {**read_tree(content_root(), name), "added_here": "1"}, name


def test_a_file_that_became_the_other_one_is_read_as_that(content: Path) -> None:
    shutil.copy(content / "moves/moves.yaml", content / "moves/positions.yaml")
    assert read_tree(content, "moves/positions.yaml") == read_tree(content_root(), "moves/moves.yaml")


def test_a_file_that_nobody_can_parse_is_named(content: Path) -> None:
    (content / "moves/moves.yaml").write_text("a: [")
    with pytest.raises(BadContent, match=r"^moves/moves.yaml: cannot be read \("):
        read_tree(content, "moves/moves.yaml")


def test_rules_that_say_the_same_in_other_bytes_have_the_same_version(content: Path) -> None:
    for path in (content / "screening").glob("*.yaml"):
        path.write_text(f"# said in other bytes\n\n{path.read_text()}\n")
    assert fingerprint(content) == fingerprint(content_root())


@pytest.mark.parametrize("name", ["screening/levels.yaml", "footcheck/findings.yaml"])
def test_rules_that_say_something_else_have_another_version(name: str, content: Path) -> None:
    (content / name).write_text((content / name).read_text() + "\nadded_here: 1\n")
    assert fingerprint(content) != fingerprint(content_root())
