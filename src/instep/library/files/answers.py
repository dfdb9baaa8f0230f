"""Reads a file of answers or findings, and says in one line what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput, Message
from instep.library.files.documents import only_fields, read_document
from instep.library.nearest import did_you_mean
from instep.safety.answers import BOTH, FINDINGS, Answer, Answers, Finding, Value
from instep.safety.items import Item, ItemType
from instep.safety.rules import Rules

if TYPE_CHECKING:
    from instep.library.errors import Part

_SIDES = {"left": frozenset({Side.LEFT}), "right": frozenset({Side.RIGHT}), "both": BOTH}
_NUMBERS = {ItemType.NUMBER_0_10: 10, ItemType.NUMBER_0_6_OR_NOT_DONE: 6}
_NOT_DONE = "not_done"
_YES_NO = ("yes", "no")
_ANSWER_KEYS = ("value", "side", "regions")
_FINDING_KEYS = ("finding", "side", "regions", "note")


@dataclass(frozen=True)
class FilePlace:
    """Where in which file a value stands, for the one line that says what is wrong with it."""

    file: str
    path: str
    rules: Rules

    def inside(self, name: str) -> "FilePlace":
        """The place of a part."""
        return FilePlace(self.file, f"{self.path}.{name}", self.rules)

    def bad(self, key: str, /, *, remedy: Message | None = None, **parts: "Part") -> BadInput:
        """The error for this place."""
        return BadInput(key, file=self.file, place=self.path, remedy=remedy, **parts)


def read_answers(name: str | None, rules: Rules) -> Answers:
    """The answers of a YAML or JSON file; without one, everything takes its default. Raises BadInput."""
    return Answers() if name is None else parse_answers(read_document(name), name, rules)


def read_findings(name: str, rules: Rules) -> tuple[Finding, ...]:
    """The findings of a YAML or JSON file: a list, or a mapping with `findings` or `answers: skin_today`."""
    return parse_findings(read_document(name), name, rules)


def parse_answers(tree: Any, file: str, rules: Rules) -> Answers:
    """The answers of a document `answers: {item: value}`; raises BadInput naming `file` and the place."""
    raw = _mapping(tree, file, rules)
    given: dict[str, Answer] = {}
    findings: tuple[Finding, ...] = ()
    for item, value in raw.items():
        kind = _item(item, FilePlace(file, "answers", rules))
        if kind.id == FINDINGS:
            findings = _findings(value, FilePlace(file, f"answers.{FINDINGS}", rules))
        else:
            given[kind.id] = _answer(value, kind, FilePlace(file, f"answers.{item}", rules))
    return Answers(given=MappingProxyType(given), findings=findings)


def parse_findings(tree: Any, file: str, rules: Rules) -> tuple[Finding, ...]:
    """The findings of a document; raises BadInput naming `file` and the place."""
    match tree:
        case list():
            return _findings(tree, FilePlace(file, "findings", rules))
        # The same file given as answers must say the same, or be refused in the same line.
        case {"answers": {"skin_today": _}} | {"answers": _, "findings": _}:
            return parse_answers(tree, file, rules).findings
        case {"findings": found}:
            only_fields(tree, ("findings",), file=file)
            return _findings(found, FilePlace(file, "findings", rules))
    raise FilePlace(file, "", rules).bad("answers_file-holds_no_findings")


def _mapping(tree: Any, file: str, rules: Rules) -> Mapping[Any, Any]:
    top = FilePlace(file, "", rules)
    if not isinstance(tree, dict) or "answers" not in tree:
        raise top.bad("answers_file-holds_no_answers")
    for key in tree:
        if key != "answers":
            raise top.bad("answers_file-beside_answers", written=repr(key), belongs=_belongs(key, rules))
    if not isinstance(tree["answers"], dict | None):
        raise FilePlace(file, "answers", rules).bad("answers_file-no_mapping")
    return tree["answers"] or {}


def _belongs(key: Any, rules: Rules) -> str:
    return "as_skin_today" if key == "findings" else "under" if key in rules.items else "nowhere"


def _item(name: Any, place: FilePlace) -> Item:
    if name not in place.rules.items:
        raise place.bad(
            "answers_file-no_item", remedy=did_you_mean(str(name), place.rules.items), written=repr(name)
        )
    return place.rules.items[name]


def _answer(raw: Any, item: Item, place: FilePlace) -> Answer:
    if not isinstance(raw, dict):
        return Answer(value=_value(raw, item, place))
    only_fields(raw, _ANSWER_KEYS, file=place.file, place=place.path)
    if "value" not in raw:
        raise place.bad("answers_file-no_value")
    return Answer(
        value=_value(raw["value"], item, place.inside("value")),
        sides=_sides(raw.get("side"), place),
        regions=_regions(raw.get("regions"), place),
    )


def _value(raw: Any, item: Item, place: FilePlace) -> Value:
    match item.type:
        case ItemType.NUMBER_0_10 | ItemType.NUMBER_0_6_OR_NOT_DONE:
            return _number(raw, item.type, place)
        case ItemType.MULTI_CHOICE | ItemType.LIST_OF_RULE_IDS:
            if not isinstance(raw, list):
                raise place.bad("answers_file-is_no_list", kind=_kind(raw))
            return tuple(_choice(one, item, place) for one in raw)
        case ItemType.SINGLE_CHOICE | ItemType.YES_NO | ItemType.YES_NO_UNSURE:
            return _choice(raw, item, place)
        case ItemType.LIST_OF_FINDINGS:
            raise place.bad("answers_file-read_findings")


def _number(raw: Any, kind: ItemType, place: FilePlace) -> Value:
    most = _NUMBERS[kind]
    spare = kind is ItemType.NUMBER_0_6_OR_NOT_DONE
    remedy = Message("errors-any-to_write_number", least="0", most=str(most))
    if spare:
        remedy = Message("errors-answers_file-to_write_number", most=str(most), word=_NOT_DONE)
    if spare and raw == _NOT_DONE:
        return _NOT_DONE
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise place.bad("answers_file-is_no_number", remedy=remedy, kind=_kind(raw))
    if not 0 <= raw <= most:
        raise place.bad("any-out_of_range", remedy=remedy, raw=str(raw))
    return raw


def _choice(raw: Any, item: Item, place: FilePlace) -> str:
    # A bare yes or no is a truth value in YAML; the person meant the word.
    word = {True: "yes", False: "no"}[raw] if isinstance(raw, bool) else raw
    known = choices(item, place.rules)
    if not isinstance(word, str):
        raise place.bad("answers_file-is_no_word", kind=_kind(word), names=", ".join(known))
    if word not in known:
        raise place.bad("any-no_choice", remedy=did_you_mean(word, known), written=repr(word))
    return word


def choices(item: Item, rules: Rules) -> tuple[str, ...]:
    """The words that may answer an item, in the order they are offered."""
    match item.type:
        case ItemType.YES_NO:
            return _YES_NO
        case ItemType.YES_NO_UNSURE:
            return (*_YES_NO, "unsure")
        case ItemType.LIST_OF_RULE_IDS:
            return tuple(rule.id for rule in rules.rules)
        case _:
            return tuple(option.value for option in item.options)


def fits(item: Item, value: Value, rules: Rules) -> bool:
    """Whether this is an answer to the item: content may have lost a choice that was once made."""
    place = FilePlace("", item.id, rules)
    try:
        return _value(list(value) if isinstance(value, tuple) else value, item, place) == value
    except BadInput:
        return False


def _findings(raw: Any, place: FilePlace) -> tuple[Finding, ...]:
    if not isinstance(raw, list):
        raise place.bad("answers_file-is_no_findings", kind=_kind(raw))
    return tuple(_finding(one, place.inside(f"{count}")) for count, one in enumerate(raw, 1))


def _finding(raw: Any, place: FilePlace) -> Finding:
    if not isinstance(raw, dict):
        raise place.bad("answers_file-is_no_finding", kind=_kind(raw))
    only_fields(raw, _FINDING_KEYS, file=place.file, place=place.path)
    name = raw.get("finding")
    if not isinstance(name, str) or name not in place.rules.findings:
        raise place.bad(
            "answers_file-no_finding",
            remedy=did_you_mean(str(name), place.rules.findings),
            written=repr(name),
        )
    note = raw.get("note", "")
    if not isinstance(note, str):
        raise place.inside("note").bad("answers_file-is_no_note", kind=_kind(note))
    return Finding(
        id=name, sides=_sides(raw.get("side"), place), regions=_regions(raw.get("regions"), place), note=note
    )


def _sides(raw: Any, place: FilePlace) -> frozenset[Side]:
    if raw is None:
        return BOTH
    if not isinstance(raw, str) or raw not in _SIDES:
        raise place.inside("side").bad(
            "any-no_side", remedy=did_you_mean(str(raw), _SIDES), written=repr(raw)
        )
    return _SIDES[raw]


def _regions(raw: Any, place: FilePlace) -> tuple[Region, ...]:
    here = place.inside("regions")
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise here.bad("answers_file-is_no_regions", kind=_kind(raw))
    for one in raw:
        if one not in list(Region):
            raise here.bad("any-no_region", remedy=did_you_mean(str(one), list(Region)), written=repr(one))
    return tuple(Region(one) for one in raw)


def _kind(raw: Any) -> Message:
    names = {
        type(None): "errors-answers_file-kind-empty",
        bool: "errors-answers_file-kind-truth",
        int: "errors-answers_file-kind-number",
        float: "errors-answers_file-kind-number",
        str: "errors-answers_file-kind-text",
        list: "errors-answers_file-kind-list",
        dict: "errors-answers_file-kind-mapping",
    }
    return Message(names.get(type(raw), "errors-answers_file-kind-unknown"))
