"""The texts of the content in another language: each under its key, and what they say decides nothing."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from tests.pseudo_languages import LONGER, content_with_pseudo_languages
from tests.safety.people import FEW, RULES, any_answers

from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.library.lint.content import lint
from instep.library.lint.texts import TEXTS
from instep.safety.answers import Answers
from instep.safety.clearance_keys import keys_of, without_texts
from instep.safety.screening import screen

FINNISH = "words/fi/domain.yaml"


@pytest.fixture(scope="module")
def accented(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(content_with_pseudo_languages(tmp_path_factory.mktemp("pseudo")), LONGER)


def in_finnish(tmp_path: Path, said: str) -> Path:
    """Return a copy of the content with a language of its own, which says this."""
    root = Path(shutil.copytree(content_root(), tmp_path / "content"))
    shutil.copytree(root / "words/en", root / "words/fi")
    (root / FINNISH).write_text(said, encoding="utf-8")
    return root


def test_a_text_is_said_as_the_language_has_it_and_in_english_where_it_has_none(tmp_path: Path) -> None:
    root = in_finnish(tmp_path, "findings-open_sore-name: Avoin haava\nrules-EM03-contact-who: hätänumero\n")
    library = Library(root, "fi")
    assert library.findings["open_sore"].name == "Avoin haava"
    assert library.rules.findings["open_sore"].name == "Avoin haava"
    assert library.findings["blister"].name == Library().findings["blister"].name
    who = {one.id: one.referral.contact.who for one in library.rules.rules if one.referral}
    assert (who["EM03"], who["EM01"]) == ("hätänumero", "the emergency number")


def test_english_is_not_touched_by_another_language(accented: Library) -> None:
    assert Library(accented.root).rules == RULES


@given(answers=any_answers())
@FEW
def test_what_is_decided_is_the_same_in_every_language(accented: Library, answers: Answers) -> None:
    english, other = (
        without_texts(keys_of(screen(answers, rules)), rules) for rules in (RULES, accented.rules)
    )
    assert other == english
    assert "told" not in repr(other).replace("told=None", "")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("findings-open_sor-name: Haava", "findings-open_sor-name: is no text of the content; did you mean"),
        ("findings-open_sore-name: Haava", "findings-blister-name: is not there, so it is said in English"),
        ("calls-foot-team-say-1-text: Hei.", "calls-foot-team-say-1-text: fills other places than the Eng"),
    ],
)
def test_lint_names_what_a_language_lacks_what_it_has_too_many_and_what_it_fills_otherwise(
    tmp_path: Path, said: str, problem: str
) -> None:
    problems = lint(in_finnish(tmp_path, said), TEXTS)
    assert any(one.startswith(f"{FINNISH}, {problem}") for one in problems)


def test_lint_has_nothing_to_say_of_a_language_that_says_everything(accented: Library) -> None:
    assert lint(accented.root, TEXTS) == []


@pytest.mark.parametrize(
    ("file", "change", "problem"),
    [
        ("words/texts.yaml", ("[says, note]", "[says, sayz]"), "no text below 'sayz'; leave it out"),
        ("screening/sign_rules.yaml", ("- id: EM12", "- id: EM01"), "rules-EM01-reason stands for 2 texts"),
    ],
)
def test_lint_names_a_field_without_a_text_and_a_key_of_two(
    tmp_path: Path, *, file: str, change: tuple[str, str], problem: str
) -> None:
    root = Path(shutil.copytree(content_root(), tmp_path / "content"))
    text = (root / file).read_text(encoding="utf-8")
    assert change[0] in text
    (root / file).write_text(text.replace(*change, 1), encoding="utf-8")
    assert any(problem in one for one in lint(root, TEXTS))
