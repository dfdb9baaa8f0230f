"""What an installation leaves out is told in one line that names the extra, from a terminal and in a page."""

import os
import subprocess
import sys
import tomllib
import wave
from pathlib import Path

import pytest

from instep.evidence.quoted.figures import Printed, PValue
from instep.evidence.quoted.tested import Family, StatisticQuoted, computed
from instep.library.extras import EXTRAS, missing_extra

PYPROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
PACKAGES = {"cv2": "opencv-python-headless", "PIL": "pillow", "moonshine_voice": "moonshine-voice"}
KEY = ("--name", "A", "--role", "podiatrist", "--contact", "1")
DEEDS = {
    "typst": ("report", "-o", "report.pdf"),
    "av": ("listen", "sound.wav"),
    "scipy": ("evidence", "pool", "table.csv", "--measure", "GEN"),
    "cryptography": ("reply", "--new-key", "--key", "key.json", *KEY),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a recording and a table in it."""
    (tmp_path / "table.csv").write_text("study,yi,vi\nA,0.1,0.2\nB,0.3,0.2\nC,0.2,0.1\n")
    with wave.open(str(tmp_path / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 16_000, 16_000, "NONE", ""))
        sound.writeframes(bytes(32_000))
    return tmp_path


def without(package: str, *argv: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command on a machine where this package is not installed."""
    there = folder / "without"
    there.mkdir()
    (there / f"{package}.py").write_text(f"raise ModuleNotFoundError('no {package}', name={package!r})\n")
    return subprocess.run(
        [sys.executable, "-m", "instep.cli.main", *argv],
        env={**os.environ, "PYTHONPATH": str(there), "INSTEP_HOME": str(folder), "INSTEP_CACHE": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("package", DEEDS)
def test_a_command_without_its_extra_says_in_one_line_what_to_install(package: str, folder: Path) -> None:
    done = without(package, *DEEDS[package], folder=folder)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"pip install 'instep[{EXTRAS[package][0]}]'" in done.stderr


@pytest.mark.parametrize("package", ["typst", "av", "scipy", "cryptography", "cv2", "PIL"])
def test_a_plan_needs_no_extra(package: str, folder: Path) -> None:
    assert without(package, "plan", "--minutes", "10", folder=folder).returncode == 0


@pytest.mark.parametrize("package", EXTRAS)
def test_the_extra_that_is_named_brings_the_package(package: str) -> None:
    wanted = PYPROJECT["optional-dependencies"][EXTRAS[package][0]]
    assert any(one.startswith(PACKAGES.get(package, package)) for one in wanted)
    assert not any(one.startswith(PACKAGES.get(package, package)) for one in PYPROJECT["dependencies"])


def test_everything_is_one_extra() -> None:
    extras = PYPROJECT["optional-dependencies"].keys() - {"dev", "all"}
    assert PYPROJECT["optional-dependencies"]["all"] == [f"instep[{','.join(sorted(extras))}]"]


def test_what_no_extra_brings_is_a_fault_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError, match="nothing_of_this_name"):
        missing_extra(ModuleNotFoundError("no nothing_of_this_name", name="nothing_of_this_name"))


def test_a_printed_p_is_checked_without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    quoted = StatisticQuoted(
        family=Family.T,
        df=(28.0,),
        statistic=Printed.parse("2.048"),
        p=PValue(sign="=", at=Printed.parse("0.05")),
    )
    assert computed(quoted).at == pytest.approx(0.05, abs=1e-4)
