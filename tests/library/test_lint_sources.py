"""Lint says which emergency number has no page behind it, and where an editor's mark would be shown."""

import shutil
from pathlib import Path

import pytest

from instep.library.content.reading import content_root
from instep.library.lint.content import lint
from instep.library.lint.sources import SOURCES

NO = "{code: 'NO', number: '113', name: ambulance and medical help (112 is the police), status: seen, "
UA = "{code: UA, number: '103', name: ambulance, status: 'recalled, to verify'"


def broken(tmp_path: Path, name: str, *, old: str, new: str) -> Path:
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    text = (root / name).read_text()
    assert old in text, f"{name} no longer holds {old!r}"
    (root / name).write_text(text.replace(old, new, 1))
    return root


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "screening/emergency.yaml",
            f"{NO}read: 2026-11-30, source: no-helsenorge",
            f"{NO}source: no-helsenorge",
            "screening/emergency.yaml, NO: is marked seen without its page; give source and read",
        ),
        (
            "screening/emergency.yaml",
            f"{NO}read: 2026-11-30, source: no-helsenorge",
            f"{NO}read: 2026-11-30",
            "screening/emergency.yaml, NO: is marked seen without its page; give source and read",
        ),
        (
            "screening/emergency.yaml",
            UA,
            f"{UA}, read: 2026-11-30, source: no-helsenorge",
            "screening/emergency.yaml, UA: names a page and is not marked seen",
        ),
        (
            "screening/emergency.yaml",
            UA,
            UA.replace("recalled, to verify", "recaled"),
            "UA: no status 'recaled'",
        ),
        (
            "screening/emergency.yaml",
            "source: no-helsenorge",
            "source: no-helsenorg",
            "NO: no source 'no-helsenorg'; did you mean 'no-helsenorge'?",
        ),
        (
            "words/en/ui.ftl",
            "= Call now",
            "= Call now (to verify)",
            "words/en/ui.ftl: says 'to verify'",
        ),
        (
            "screening/rules.yaml",
            "[nice-cg168-varicose-veins, massage-precautions-list-varicose-veins]",
            "[massage-precautions-list-varicose-veins, nice-cg168-varicose-veins]",
            "EM06: stands first on 'massage-precautions-list-varicose-veins', which is 'other'; put",
        ),
        (
            "screening/mode_rules.yaml",
            "[nhs-pacemaker, boston",
            "[boston-scientific-emi-table-copy, boston",
            "rule MR08: stands first on 'boston-scientific-emi-table-copy'",
        ),
        (
            "evidence/sources.yaml",
            "    kind: guideline\n    status: seen\n    read: 2026-11-30\n",
            "    kind: guideline\n    status: seen\n",
            "evidence/sources.yaml, nice-ng158-vte: only seen has the day it was read",
        ),
        (
            "evidence/sources.yaml",
            "    kind: guideline\n",
            "    kind: guide\n",
            "evidence/sources.yaml: Invalid enum value 'guide'",
        ),
        (
            "evidence/doses.yaml",
            "minutes not read by us",
            "minutes recalled",
            "evidence/doses.yaml: says 'recalled'",
        ),
    ],
)
def test_what_rests_on_nothing_is_named_with_its_remedy(
    tmp_path: Path, *, name: str, old: str, new: str, said: str
) -> None:
    problems = lint(broken(tmp_path, name, old=old, new=new), SOURCES)
    assert any(said in problem for problem in problems), problems
