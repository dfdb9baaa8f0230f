"""The content holds together; where it is broken on purpose, lint names file, entry and remedy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from instep.library.content.reading import content_root
from instep.library.lint.content import lint


def test_the_shipped_content_holds_together() -> None:
    assert lint(content_root()) == []


def broken(tmp_path: Path, name: str, *, old: str, new: str) -> Path:
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    path = root / name
    text = path.read_text()
    assert old in text, f"{name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1))
    return root


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "screening/rules.yaml",
            "item: now_chest_breath",
            "item: now_chest_breth",
            "rule EM01: no item 'now_chest_breth'",
        ),
        (
            "screening/rules.yaml",
            "is: 'yes'",
            "is: 'yess'",
            "rule EM01: no choice 'yess'; did you mean 'yes'?",
        ),
        ("screening/rules.yaml", "id: EM02", "id: EM01", "EM01 stands 2 times; ids are unique"),
        (
            "screening/rules.yaml",
            "level: stop-emergency",
            "level: stop",
            "screening/rules.yaml, rule EM01: Invalid enum value",
        ),
        (
            "screening/rules.yaml",
            "[nhs-dvt-page-older-copy,",
            "[nhs-dvt-page-odler-copy,",
            "rule EM01: no source",
        ),
        ("screening/rules.yaml", "urgency: now", "urgency: soon", "rule EM01: no urgency 'soon'"),
        ("screening/rules.yaml", "place: injury", "place: injry", "no item 'injry' that asks a side"),
        (
            "screening/rules.yaml",
            "has_finding: [black_tissue]",
            "has_finding: [blak_tissue]",
            "no finding 'blak_tissue'",
        ),
        ("screening/rules.yaml", "derived: lops", "derived: lop", "no derived 'lop'; did you mean 'lops'?"),
        ("screening/rules.yaml", "        any:", "        some:", "cannot read the condition"),
        (
            "screening/rules.yaml",
            "    support: direct",
            "    suport: direct",
            "screening/rules.yaml, rule EM01: Object contains unknown field",
        ),
        (
            "screening/items.yaml",
            "default: self",
            "default: myself",
            "item mode: default 'myself' is no choice",
        ),
        ("screening/advice.yaml", "[EM09]", "[EM99]", "no rule 'EM99'"),
        ("screening/levels.yaml", "id: caution", "id: clear", "screening/levels.yaml: no level 'caution'"),
        (
            "screening/interview.yaml",
            "item: mode",
            "item: mood",
            "page way: no item 'mood'; did you mean 'mode'?",
        ),
        (
            "footcheck/findings.yaml",
            "leave: foot",
            "leave: ankle",
            "leaves 'ankle'; write both, foot, area, toe or nothing",
        ),
        ("footcheck/regions.yaml", "id: arch", "id: ball", "no region 'arch'"),
        ("evidence/claims.yaml", "eguchi_2016", "eguchi_2061", "claim stress: no study 'eguchi_2061'"),
        ("evidence/studies.yaml", "studies:", "studies: {", "evidence/studies.yaml: cannot be read"),
        (
            "measures/measures.yaml",
            "id: pain_nrs",
            "id: stress_nrs",
            "stress_nrs stands 2 times; ids are unique",
        ),
    ],
)
def test_what_is_broken_is_named(tmp_path: Path, *, name: str, old: str, new: str, said: str) -> None:
    problems = lint(broken(tmp_path, name, old=old, new=new))
    assert any(said in problem for problem in problems), problems
    assert all("\n" not in problem for problem in problems)


def test_checks_of_other_rooms_run_too() -> None:
    def one_more(root: Path) -> Iterator[str]:
        yield f"{root.name}: checked"

    assert lint(content_root(), [one_more]) == ["content: checked"]
