"""What a person was told is kept by its name: content says every name that a journal may hold, for ever."""

from pathlib import Path

from instep.library.library import Library

RULES = Library().rules
SAID = {
    *(rule.id for rule in RULES.rules),
    *(rule.id for rule in RULES.mode_rules),
    *(f"FC:{finding}" for finding in RULES.findings),
    *(line.key for line in RULES.advice),
}
NAMES = set((Path(__file__).parent / "names_in_journals.txt").read_text(encoding="utf-8").split())


def test_every_name_that_a_journal_may_hold_still_has_its_sentence() -> None:
    """A rule that is not wanted any more keeps its sentence, under a condition that never holds."""
    assert sorted(NAMES - SAID) == []


def test_every_name_of_today_is_held_for_the_journals_of_tomorrow() -> None:
    assert sorted(SAID - NAMES) == []
