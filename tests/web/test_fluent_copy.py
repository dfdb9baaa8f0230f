"""What the pages bring of Fluent is the package's own, unchanged and whole."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = ROOT / "src/instep/web/shared/fluent"
PACKAGE = ROOT / "node_modules/@fluent/bundle"
COPIED = sorted(path.name for path in HERE.glob("*.[jd]*s"))


@pytest.mark.parametrize("name", COPIED)
def test_no_line_of_it_is_changed(name: str) -> None:
    assert (HERE / name).read_bytes() == (PACKAGE / "esm" / name).read_bytes()


def test_every_module_that_it_imports_is_there() -> None:
    for path in HERE.glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', path.read_text()):
            assert (HERE / name).exists(), f"{path.name} imports {name}"


def test_the_notice_names_the_version_that_is_copied() -> None:
    (version,) = re.findall(r'"version": "([^"]+)"', (PACKAGE / "package.json").read_text())
    assert f"@fluent/bundle {version}" in (ROOT / "NOTICE").read_text()
    assert f'"@fluent/bundle": "{version}"' in (ROOT / "package.json").read_text()
