"""What a release is: an sdist and a wheel, built from a copy so that this checkout stays as it is."""

import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Release:
    """The two files that are handed out."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The sdist and the wheel of this checkout."""
    place = tmp_path_factory.mktemp("checkout")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    for name in ("pyproject.toml", ".gitignore", *listed):
        copied = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copied(ROOT / name, place / name)
    (sdist,), (wheel,) = build(place, "sdist").glob("*.tar.gz"), build(place, "wheel").glob("*.whl")
    return Release(sdist, wheel)


def build(place: Path, target: str) -> Path:
    """Return the folder of what was built, with the tools that are here: the network is not asked."""
    made = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", "dist"]
    subprocess.run(made, cwd=place, check=True, capture_output=True)
    return place / "dist"
