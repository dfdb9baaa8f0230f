"""What is handed out works where there is no checkout."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
from tests.library.conftest import ROOT, Release, build

import instep

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WHERE = "import instep; print(instep.__file__)"


@pytest.fixture(scope="module")
def elsewhere(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a new environment into which the wheel alone was installed, outside the checkout."""
    place = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True, capture_output=True)
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin/python"), "install"]
    alone = ["--no-index", "--no-deps", "--no-compile", str(release.wheel)]
    subprocess.run([*pip, *alone], check=True, capture_output=True)
    # What it depends on is here already. This checkout is not: a path file found by a path file is not read.
    (packages,) = place.glob("lib/*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return place / "bin"


def said(*command: object) -> str:
    """What a command prints in the folder of its environment."""
    home = Path(str(command[0])).parents[1]
    env = {"PATH": os.defpath, "HOME": str(home), "INSTEP_HOME": str(home / "kept"), "LANG": "C.UTF-8"}
    ran = subprocess.run(
        [str(one) for one in command], cwd=home, env=env, capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    return ran.stdout


def test_the_version_is_the_same_wherever_it_stands(release: Release) -> None:
    assert PROJECT["version"] == instep.__version__
    assert f"## {instep.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert {release.sdist.name, release.wheel.name} == {
        f"instep-{instep.__version__}.tar.gz",
        f"instep-{instep.__version__}-py3-none-any.whl",
    }


def test_the_wheel_that_an_sdist_makes_is_the_wheel_of_the_checkout(release: Release, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tarfile", "-e", release.sdist, tmp_path], check=True)
    (unpacked,) = tmp_path.iterdir()
    (again,) = build(unpacked, "wheel").glob("*.whl")
    assert again.read_bytes() == release.wheel.read_bytes()


def test_an_installed_wheel_plans_a_session_outside_the_checkout(elsewhere: Path) -> None:
    assert said(elsewhere / "python", "-c", WHERE).startswith(str(elsewhere.parent))
    assert said(elsewhere / "instep", "--version").split() == [instep.__version__]
    assert "10:00" in said(elsewhere / "instep", "plan", "--minutes", "10")
    assert said(elsewhere / "instep", "content", "lint").startswith("The content holds together.\n")


def test_nothing_but_the_package_is_in_the_wheel_and_its_types_are_marked(release: Release) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        names = wheel.namelist()
    assert {name.partition("/")[0] for name in names} == {"instep", f"instep-{instep.__version__}.dist-info"}
    assert "instep/py.typed" in names
    assert [name for name in names if "__pycache__" in name or name.endswith((".db", ".pyc"))] == []
