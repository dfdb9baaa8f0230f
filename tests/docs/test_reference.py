"""The documentation says what the content and the code say, or a test fails."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])


def test_the_generated_pages_are_fresh() -> None:
    checked = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def test_the_example_of_the_python_page_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs/reference/python.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "seconds=600.0" in ran.stdout


@pytest.mark.parametrize("name", ["coach/session/start_session.py", "journal/log.py", "safety/screening.py"])
def test_every_public_name_of_a_room_is_on_the_python_page(name: str) -> None:
    page = (ROOT / "docs/reference/python.md").read_text(encoding="utf-8")
    public = re.findall(
        r"^(?:def|class) ([a-zA-Z]\w*)", (ROOT / "src/instep" / name).read_text(), re.MULTILINE
    )
    assert [one for one in public if not re.search(rf"^\* `(class )?{one}\b", page, re.MULTILINE)] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text()):
        if not target.startswith(("http", "mailto")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_row_of_the_article_is_listed() -> None:
    listed = re.findall(r"^\| (A\d+) \|", (ROOT / "docs/reference/article.md").read_text(), re.MULTILINE)
    assert listed == [f"A{number}" for number in range(1, 21)]


def test_every_dependency_has_its_line_saying_why() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    listed = project[
        project.index("dependencies = [") : project.index("]", project.index("dependencies = ["))
    ]
    for line in listed.splitlines()[1:]:
        assert not line.strip() or "#" in line, line
