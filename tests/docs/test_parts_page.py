"""Every library of others that a running Instep uses stands on the page, in the version that is pinned."""

import re
import tomllib

import pytest
from tests.docs.naming import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PARTS = [PROJECT["dependencies"], *(EXTRAS[name] for name in EXTRAS if name not in {"all", "dev"})]
WANTED = [re.split(r"[^\w.-]", one)[0] for part in PARTS for one in part]
PAGE = (ROOT / "docs/safety/parts.md").read_text(encoding="utf-8")
PINS = (ROOT / "requirements/dev.txt").read_text(encoding="utf-8").splitlines()


def test_no_library_is_left_out_and_none_is_made_up() -> None:
    assert re.findall(r"^\| ([\w.-]+) \| \d", PAGE, re.MULTILINE) == WANTED


@pytest.mark.parametrize("library", dict.fromkeys(WANTED))
def test_the_version_is_the_pinned_one_and_it_is_said_what_it_is_for(library: str) -> None:
    line = re.search(
        rf"^\| {re.escape(library)} \| (\S+) \| (.{{5,}}?) \| (always|only with .+) \|$", PAGE, re.MULTILINE
    )
    assert line
    assert any(pin.split(" ")[0] == f"{library}=={line[1]}" for pin in PINS)
