"""Runs a command as the entry point does, and gives files that it can read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.fixed_day import fix_the_day

from instep.cli.main import main
from instep.library.content.reading import content_root


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Ran]
Write = Callable[[str, Any], str]


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    fix_the_day(monkeypatch)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the journal of whoever runs it."""
    place = tmp_path / "home"
    monkeypatch.setenv("INSTEP_HOME", str(place))
    return place


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*argv: str) -> Ran:
        capsys.readouterr()
        code = main(argv)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a document, or text as it stands, and returns the file's name."""

    def written(name: str, content: Any) -> str:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return str(path)

    return written


@pytest.fixture
def plan(run: Run) -> dict[str, Any]:
    """A plan of two minutes."""
    document: dict[str, Any] = run("plan", "--minutes", "2", "--json").document
    return document


def schema(name: str) -> dict[str, Any]:
    """A published schema."""
    found: dict[str, Any] = json.loads((content_root() / "schemas" / f"{name}.json").read_text())
    return found


def refused(ran: Ran, *told: str) -> None:
    """Exit 2, one line on standard error, nothing on standard output."""
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.endswith("\n")
    assert all(part in ran.err for part in told), ran.err
    assert "Traceback" not in ran.err
