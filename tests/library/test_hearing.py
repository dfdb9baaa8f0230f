"""The rules of hearing are read whole, and each thing in them that does not hold together is named."""

import shutil
from pathlib import Path

import pytest

from instep.library.content.hearing import FILE, hearing, hearing_json
from instep.library.content.reading import content_root
from instep.library.errors import BadContent
from instep.library.lint.content import lint
from instep.library.lint.hearing import HEARING
from instep.session.hearing_rules import WordClass


def broken(tmp_path: Path, name: str, *, old: str, new: str) -> Path:
    root = Path(shutil.copytree(content_root(), tmp_path / "content"))
    text = (root / name).read_text()
    assert old in text, f"{name} no longer holds {old!r}"
    (root / name).write_text(text.replace(old, new, 1))
    return root


def test_the_stop_class_is_what_the_issue_names_and_needs_the_least() -> None:
    rules = hearing(content_root())
    assert rules.of(WordClass.STOP) == ("stop", "pause", "ouch", "it hurts", "sharp pain")
    levels = rules.thresholds
    # A stop that nothing else competes with is let out at this p.
    alone = [levels.doubt * level / (1 - level) for level in levels.stops]
    assert max(alone) < levels.easing < levels.moving < levels.increasing


def test_the_page_gets_every_field_of_every_word() -> None:
    told = hearing_json(hearing(content_root()))
    assert told["schema"] == "instep.hearing/1"
    assert told["words"]["left"] == {
        "kind": "easing",
        "event": "other_foot",
        "undo": "take_back",
        "say": None,
        "number": None,
        "foot": "left",
    }
    assert told["times"]["yes_within"] == 4000


def test_the_shipped_rules_of_hearing_hold_together() -> None:
    assert lint(content_root(), HEARING) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("event: softer,", "event: sofer,", "word 'softer': no event 'sofer'; did you mean 'softer'?"),
        ("event: softer, undo: take_back", "event: softer, undo: harder", "an undo never asks for more"),
        ("{class: stop, say: stopped_by_voice}", "{class: stop}", "word 'stop': is stop and has no event"),
        ("event: next, undo", "undo", "word 'next': is moving and has no event"),
        ("event: harder, say: yes_for_harder", "event: harder", "'harder': is increasing and has no say"),
        ("say: stopped_by_voice", "say: halted", "no words for 'interjections-halted'"),
        ("number: 10", "number: 9", "give each from 0 to 10 one word"),
        ('  "yes": {class: answer}', '  "yes": {class: heard}', "the answers must be 'yes' and 'no'"),
        ("speaking: 0.6", "speaking: 0.99", "stop 1.98 must be below easing 0.5"),
        ("moving: 0.7", "moving: 0.95", "moving 0.95 must be below increasing 0.9"),
        ("hear: 0.2", "hear: 0.65", "easing is below hear 0.65"),
        ("  why: {", "  wherefore: {", "the ear knows no command word 'why'"),
        ("  ouch: {", "  ow: {", "word 'ow': is no command word"),
    ],
)
def test_each_hole_in_the_rules_of_hearing_is_named(tmp_path: Path, *, old: str, new: str, said: str) -> None:
    assert any(said in problem for problem in lint(broken(tmp_path, FILE, old=old, new=new), HEARING))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{class: stop", "{class: halt", "Invalid enum value 'halt'"),
        ("settle: 0.5", "settle: 1.5", "Expected `float` <= 1.0"),
        ("settle_ms: 400", "settle_ms: 0", "Expected `int` >= 1"),
        ("duck_ms:", "dukc_ms:", "dukc"),
        ("foot: left", "foot: middle", "Invalid enum value 'middle'"),
    ],
)
def test_a_file_that_has_not_its_shape_is_refused_in_one_line(
    tmp_path: Path, *, old: str, new: str, said: str
) -> None:
    with pytest.raises(BadContent) as refused:
        hearing(broken(tmp_path, FILE, old=old, new=new))
    assert str(refused.value).startswith(f"{FILE}: ")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
