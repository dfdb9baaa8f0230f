"""The content of moves, routines, words and chart holds together, and each hole is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from instep.library.content.reading import content_root
from instep.library.lint.content import lint
from instep.library.lint.guidance import GUIDANCE


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def problems(root: Path) -> list[str]:
    return lint(root, GUIDANCE)


def test_the_content_that_comes_with_instep_holds_together() -> None:
    assert problems(content_root()) == []


def swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    def do(root: Path) -> None:
        path = root / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return do


HOLES = {
    "a routine names a move that is not there": (
        swap("routines/routines.yaml", "any_of: [achilles-draw]", "any_of: [achiles-draw]"),
        ["routine classic", "achiles-draw", "achilles-draw"],
    ),
    "a move rests on a claim that is not there": (
        swap("moves/moves.yaml", "claim: achilles_pinch", "claim: achilles_pich"),
        ["move achilles-draw", "achilles_pich"],
    ),
    "a move has no words": (
        swap("words/en/spoken.ftl", "moves-heel-squeeze-name = Heel hold\n", ""),
        ["moves-heel-squeeze-name"],
    ),
    "the chart says what has no words": (
        swap("words/en/spoken.ftl", "interjections-paused = Resting.\n", ""),
        ["interjections-paused"],
    ),
    "a spoken line holds a voice command": (
        swap("words/en/spoken.ftl", "We move along.", "Now comes the next one."),
        ["interjections-skipped", "next"],
    ),
    "a sentence promises what research does not": (
        swap("words/en/spoken.ftl", "Let us begin.", "This boosts your energy."),
        ["interjections-begin", "oosts your energy"],
    ),
    "a benefit stands without its footnote": (
        swap("words/en/ui.ftl", "look at both feet, about 20 seconds", "look that brings relief"),
        ["ui-home-check_about", "relief", "without a footnote"],
    ),
    "a footnote names a claim that is not there": (
        swap(
            "evidence/footnotes.yaml", "plan-goals-calm: {claim: stress}", "plan-goals-calm: {claim: stres}"
        ),
        ["plan-goals-calm", "stres", "stress"],
    ),
    "a spoken footnote says more than its claim": (
        swap("words/en/footnotes.ftl", "Many people feel calmer", "Everybody feels calmer"),
        ["footnotes-stress", "Many people feel calmer"],
    ),
    "a pattern of what may not be said catches nothing": (
        swap("evidence/never_say.yaml", "'Cures insomnia'", "'Cures the night'"),
        ["never_say.yaml, sleep"],
    ),
    "what may not be said of a claim names none": (
        swap("evidence/never_say.yaml", "  - claim: stress\n", "  - claim: null\n"),
        ["never_say.yaml", "Expected `str`, got `null`"],
    ),
    "a sentence reassures": (
        swap("words/en/spoken.ftl", "Let us begin.", "Your foot looks fine."),
        ["interjections-begin", "looks fine"],
    ),
    "a move lasts less than one stroke": (
        swap("moves/moves.yaml", "pace_s: 5.0, least_s: 15", "pace_s: 5.0, least_s: 2"),
        ["move effleurage", "least_s"],
    ),
    "the chart names a state that is not there": (
        swap("chart/session.json", '"to": "easing"', '"to": "esing"'),
        ["esing"],
    ),
    "the chart shows a rule that is not there": (
        swap("chart/session.json", '"show:S04"', '"show:S44"'),
        ["S44"],
    ),
    "the chart names an action that nobody knows": (
        swap("chart/session.json", '"spare"', '"spair"'),
        ["spair"],
    ),
    "a routine file is not YAML": (
        swap("routines/routines.yaml", "routines:\n", "routines: [\n"),
        ["routines/routines.yaml"],
    ),
}


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_named_with_its_place(hole: str, content: Path) -> None:
    make, named = HOLES[hole]
    make(content)
    told = problems(content)
    assert any(all(word in line for word in named) for line in told), told
    assert all("\n" not in line for line in told)
