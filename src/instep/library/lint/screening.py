"""Says which answers and findings of the screening nobody reads, or nobody can give."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from instep.foot.anatomy import Region
from instep.library.content.daily_look import FILE, ritual
from instep.library.content.screening import rules
from instep.library.lint.content import Check
from instep.library.nearest import did_you_mean
from instep.safety.answers import Answer, Answers, Value
from instep.safety.items import Item, ItemType
from instep.safety.rules import Rules
from instep.safety.screening import screen

_BY_LIST = frozenset({ItemType.LIST_OF_FINDINGS, ItemType.LIST_OF_RULE_IDS})
_ASK_FIRST = "ask-first"


def every_answer_is_read(root: Path) -> Iterator[str]:
    """Every answer that can be given changes what may be done or is said, or says why it need not."""
    known = rules(root)
    for item in known.items.values():
        where = f"screening/items.yaml, item {item.id}"
        offered = answers_offered(item)
        for value in offered:
            changes, excused = _changes(item, value, known), value in item.harmless
            if not (changes or excused):
                yield f"{where}: no rule reads {value!r} alone; write one, or under harmless why not"
            if changes and excused:
                yield f"{where}: a rule reads {value!r}, so it is not harmless; take that away"
        for value in sorted(item.harmless.keys() - {*offered}):
            yield f"{where}: nobody can answer {value!r}; take it away from harmless"


def answers_offered(item: Item) -> tuple[str, ...]:
    """Return every answer but that of somebody who has nothing to say; of a list none."""
    if item.type in _BY_LIST:
        return ()
    if item.options:
        return tuple(option.value for option in item.options if option.value != item.default)
    if item.type.is_number:
        return tuple(str(number) for number in range(item.type.most + 1) if number != item.default)
    return ("yes", "unsure") if item.unsure else ("yes",)


def _changes(item: Item, value: str, known: Rules) -> bool:
    without = _answers(item.only_with, known)
    return screen(without, known) != screen(_answers({**item.only_with, item.id: value}, known), known)


def _answers(said: Mapping[str, Value], known: Rules) -> Answers:
    return Answers(
        given={name: Answer(value=value_of(known.items[name], value)) for name, value in said.items()}
    )


def value_of(item: Item, value: Value) -> Value:
    """Return one offered answer as a value."""
    if item.type is ItemType.MULTI_CHOICE:
        return (str(value),)
    return int(str(value)) if item.type.is_number and str(value).isdecimal() else value


def only_what_a_word_opens_says_so(root: Path) -> Iterator[str]:
    """To ask whether a massage may go ahead is advised with every rule that a word opens, and no other."""
    known = rules(root)
    openable = {rule.id for rule in known.rules if rule.with_clinician_ok}
    named = next((line.rules for line in known.advice if line.key == _ASK_FIRST), frozenset())
    for rule in sorted(openable ^ named):
        remedy = "add it to" if rule in openable else "take it out of"
        yield f"screening/advice.yaml, {_ASK_FIRST}: rule {rule}; {remedy} its rules"


def every_finding_can_be_marked_where_there_is_skin(root: Path) -> Iterator[str]:
    """Whatever the skin can have can be marked everywhere; only what is of a nail is found at nails alone."""
    yield from (
        f"footcheck/findings.yaml, finding {kind.id}: is kept from places with skin; leave nowhere_else out"
        for kind in rules(root).findings.values()
        if kind.nowhere_else and kind.usual != (Region.NAILS,)
    )


def what_a_look_keeps_can_be_found(root: Path) -> Iterator[str]:
    """A difference that nobody can name is kept as a finding that there is."""
    known = rules(root).findings
    for stop in ritual(root).stops:
        if stop.unexplained and stop.unexplained.finding not in known:
            name = stop.unexplained.finding
            yield f"{FILE}, stop {stop.key}: no finding {name!r}; {did_you_mean(name, known)}"


SCREENING: tuple[Check, ...] = (
    what_a_look_keeps_can_be_found,
    every_answer_is_read,
    only_what_a_word_opens_says_so,
    every_finding_can_be_marked_where_there_is_skin,
)
"""The checks of what is asked before a massage."""
