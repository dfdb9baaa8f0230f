"""No answer that nobody reads, no finding that cannot be marked, no sentence that may not be said."""

import shutil
from pathlib import Path

import pytest

from instep.foot.anatomy import Region
from instep.library.content.reading import content_root
from instep.library.content.screening import rules
from instep.library.lint.content import lint
from instep.library.lint.evidence import nothing_overclaims
from instep.library.lint.screening import SCREENING
from instep.web.feet.look_form import found_at

RULES = rules(content_root())

HOLES = {
    "an answer that worries is read by no rule": (
        ("screening/sign_rules.yaml", "has_any: [bruise_growing]", "has_any: [foot_numb_or_cold_since]"),
        "item injury_flags: no rule reads 'bruise_growing' alone",
    ),
    "an answer that a rule reads is said to be harmless": (
        ("screening/items.yaml", "harmless: {low:", "harmless: {high: 'told so', low:"),
        "item foot_risk_told: a rule reads 'high'",
    ),
    "what is said to be harmless cannot be answered": (
        ("screening/items.yaml", "harmless: {ache:", "harmless: {dull:"),
        "item pain_kind: nobody can answer 'dull'",
    ),
    "a rule that no word opens advises to ask for one": (
        ("screening/advice.yaml", "      CF01, CF40,", "      CF22, CF01, CF40,"),
        "ask-first: rule CF22; take it out",
    ),
    "two rules share an id": (
        ("screening/condition_rules.yaml", "- id: CF36", "- id: CF33"),
        "rule CF33 stands 2 times",
    ),
    "a finding of the skin cannot be marked somewhere": (
        ("footcheck/findings.yaml", "usual: [toes]\n", "usual: [toes]\n    nowhere_else: it is of toes\n"),
        "finding chilblain: is kept from places with skin",
    ),
    "a look keeps what nobody can find": (
        ("footcheck/ritual.yaml", "finding: feet_differ", "finding: feet_difer"),
        "stop both:compare: no finding 'feet_difer'; did you mean 'feet_differ'",
    ),
    "a finding names an illness": (
        ("footcheck/findings.yaml", "brittle, discoloured.", "brittle, probably fungus."),
        "findings.recognise: says 'probably fung'",
    ),
}


@pytest.mark.parametrize("hole", HOLES)
def test_each_hole_is_named_in_one_line(hole: str, tmp_path: Path) -> None:
    (name, old, new), said = HOLES[hole]
    root = Path(shutil.copytree(content_root(), tmp_path / "content"))
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(said in problem for problem in lint(root, (*SCREENING, nothing_overclaims)))


@pytest.mark.parametrize("region", Region)
def test_every_finding_of_the_skin_can_be_marked_everywhere_and_the_usual_ones_come_first(
    region: Region,
) -> None:
    offered = found_at(region, RULES)
    elsewhere = [kind for kind in RULES.findings.values() if kind.nowhere_else]
    assert {kind.usual for kind in elsewhere} == {(Region.NAILS,)}
    assert {kind.id for kind in offered} == {
        kind.id for kind in RULES.findings.values() if kind not in elsewhere or region is Region.NAILS
    }
    usual = [region in kind.usual for kind in offered]
    assert usual == sorted(usual, reverse=True)
