"""What stays after it has stopped or alarmed: by which rules, and what closes it."""

from collections.abc import Iterator

from instep.safety.references import references
from instep.safety.rules import FINDING, Closing, Rule, Rules

UNKNOWN = "unknown_rule"
"""What stands for a rule that the content does not have any more."""

UNPLACED = "finding_without_place"
"""What stands for a finding that stopped and is on no map; with a place it is a pin."""

UNREAD = "unread_fact"
"""What stands for a fact that cannot be read: it may have been a stop, or a limit of a clinician."""


def rules_for(name: str, rules: Rules) -> tuple[Rule, ...]:
    """The rules that a stop of this name stands for; none where nothing in the content asks about it."""
    own = tuple(rule for rule in rules.rules if rule.id == name and rule.closes_by)
    return own or tuple(rule for rule in rules.rules if name in set(_stops(rule)))


def known_as(rule: str, rules: Rules) -> str:
    """What a rule that once stopped something is called now."""
    if rule.startswith(FINDING):
        return UNPLACED
    return rule if rules_for(rule, rules) else UNKNOWN


def closes_by(stays: tuple[Rule, ...]) -> tuple[Closing, ...]:
    """What closes all of these rules; where one of them needs a look, nothing less does."""
    return tuple(how for how in Closing if all(how in rule.closes_by for rule in stays))


def _stops(rule: Rule) -> Iterator[str]:
    return (one.name for one in references(rule.when) if one.kind == "stop")
