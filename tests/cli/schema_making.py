"""Makes the JSON Schemas that follow from shapes and content; run as a program, writes their files."""

import json
from inspect import cleandoc
from typing import Any

import msgspec

from instep.coach import record_facts
from instep.export.journal_file import line_schema
from instep.facts.body import kind_of
from instep.foot.anatomy import Region, Side
from instep.library.content.reading import content_root
from instep.library.files.answers import choices
from instep.library.files.measured_files import ReadingsShape, TouchAnswersShape
from instep.library.files.quoted_files import QuotedFileShape
from instep.library.files.reply_shapes import ReplyShape
from instep.library.files.trial_files import DesignWishShape
from instep.library.library import Library
from instep.safety.answers import FINDINGS
from instep.safety.clearance import Clearance
from instep.safety.items import Item, ItemType
from instep.safety.rules import Rules
from instep.session.timeline import Plan

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SIDE, REGIONS = {"$ref": "#/$defs/side"}, {"$ref": "#/$defs/regions"}
CLOSED = {"additionalProperties": False}
DEFS = {
    "side": {"enum": [*Side, "both"], "description": "which foot; both where it is left out"},
    "regions": {"type": "array", "items": {"enum": list(Region)}},
}


def made() -> dict[str, dict[str, Any]]:
    """Every schema that can be derived, by its name."""
    library = Library()
    return {
        "answers": _answers(library.rules),
        "clearance": _open(_of_shape("instep.clearance/1", Clearance)),
        "events": _events(library.chart["events"]),
        "facts": _facts(),
        "findings": _findings_file(library.rules),
        "journal": _journal(),
        "statistics": _of_shape("statistics", QuotedFileShape),
        "reply": _of_shape("instep.reply/1", ReplyShape),
        "plan": _open(_of_shape("instep.plan/1", Plan)),
        "readings": _of_shape("readings", ReadingsShape),
        "trial-wish": _of_shape("trial-wish", DesignWishShape),
        "touches": _of_shape("touches", TouchAnswersShape),
    }


def _headed(title: str, description: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "title": title, "description": description, **body}


def _of_shape(title: str, shape: Any) -> dict[str, Any]:
    body = _tidy(json.loads(json.dumps(msgspec.json.schema(shape)).replace("Shape", "")))
    text = body["$defs"][shape.__name__.removesuffix("Shape")]["description"]
    return _headed(title, text, body)


def _tidy(schema: Any) -> Any:
    """A docstring's own indentation is no part of what it says."""
    if isinstance(schema, dict):
        return {key: _tidy(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_tidy(one) for one in schema]
    return cleandoc(schema) if isinstance(schema, str) else schema


def _open(schema: Any) -> Any:
    """What comes out may grow: no schema of it forbids a field that a later version adds."""
    if isinstance(schema, dict):
        return {key: _open(value) for key, value in schema.items() if value is not False}
    return [_open(one) for one in schema] if isinstance(schema, list) else schema


def _answers(rules: Rules) -> dict[str, Any]:
    items = {item.id: _item(item, rules) for item in rules.items.values()}
    answers = {"type": ["object", "null"], "properties": items, "additionalProperties": False}
    body = {
        "type": "object",
        "properties": {"answers": answers},
        "required": ["answers"],
        **CLOSED,
        "$defs": DEFS,
    }
    return _headed("answers", "Answers to the screening; what is not listed takes its default.", body)


def _item(item: Item, rules: Rules) -> dict[str, Any]:
    if item.id == FINDINGS:
        return {"description": item.question, **_findings(rules)}
    value = _value(item, rules)
    placed = {
        "type": "object",
        "properties": {"value": value, "side": SIDE, "regions": REGIONS},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"description": item.question, "anyOf": [value, placed]}


def _value(item: Item, rules: Rules) -> dict[str, Any]:
    known = list(choices(item, rules))
    match item.type:
        case ItemType.NUMBER_0_10:
            return {"type": "integer", "minimum": 0, "maximum": 10}
        case ItemType.NUMBER_0_6_OR_NOT_DONE:
            return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 6}, {"const": "not_done"}]}
        case ItemType.MULTI_CHOICE | ItemType.LIST_OF_RULE_IDS:
            return {"type": "array", "items": {"enum": known}}
        case _:
            # A bare yes or no is a truth value in YAML.
            return {"enum": [*known, *([True, False] if "yes" in known else [])]}


def _findings(rules: Rules) -> dict[str, Any]:
    finding = {
        "type": "object",
        "properties": {
            "finding": {"enum": list(rules.findings)},
            "side": SIDE,
            "regions": REGIONS,
            "note": {"type": "string"},
        },
        "required": ["finding"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": finding}


def _findings_file(rules: Rules) -> dict[str, Any]:
    found = _findings(rules)
    mapping = {"type": "object", "properties": {"findings": found}, "required": ["findings"], **CLOSED}
    return _headed(
        "findings", "What a look at the feet found today.", {"anyOf": [found, mapping], "$defs": DEFS}
    )


def _events(names: list[str]) -> dict[str, Any]:
    event = {
        "type": "object",
        "properties": {
            "at": {
                "type": "number",
                "minimum": 0,
                "maximum": 86400,
                "description": "seconds from the beginning",
            },
            "event": {"enum": names},
            "pain": {"type": ["integer", "null"], "minimum": 0, "maximum": 10},
            "side": {"enum": [*Side, None]},
            "region": {"enum": [*Region, None]},
        },
        "required": ["at", "event"],
        "additionalProperties": False,
    }
    listed = {"type": "array", "items": event, "maxItems": 10000}
    mapping = {
        "type": "object",
        "properties": {"events": listed},
        "required": ["events"],
        "additionalProperties": False,
    }
    return _headed("events", "Timed events, as instep replay takes them.", {"anyOf": [listed, mapping]})


def _facts() -> dict[str, Any]:
    bodies, defs = msgspec.json.schema_components(record_facts.TAKEN, ref_template="#/$defs/{name}")
    for shape in record_facts.TAKEN:
        # The kind stands beside the body, not in it.
        body = defs[shape.__name__]
        del body["properties"]["kind"]
        body["required"].remove("kind")
    kinds = [
        {
            "properties": {
                "kind": {"const": kind_of(taken)},
                "version": {"maximum": taken.version},
                "body": body,
            }
        }
        for taken, body in zip(record_facts.TAKEN, bodies, strict=True)
    ]
    sent = msgspec.json.schema(record_facts._Sent)["$defs"]["_Sent"]
    fact = {**sent, "title": "fact", "oneOf": kinds}
    body = {"type": "array", "items": fact, "maxItems": record_facts.MOST_FACTS, "$defs": defs}
    return _headed("facts", "Facts that were seen elsewhere, as they are sent to be kept once each.", body)


def _journal() -> dict[str, Any]:
    header = {
        "type": "object",
        "title": "the first line",
        "properties": {"schema": {"const": "instep.journal/1"}, "facts": {"type": "integer", "minimum": 0}},
        "required": ["schema", "facts"],
        "additionalProperties": False,
    }
    line = line_schema()
    body = {"anyOf": [header, {"$ref": line["$ref"]}], "$defs": line["$defs"]}
    return _headed("instep.journal/1", "One line of an open journal file: the first, or a fact.", body)


def text_of(schema: dict[str, Any]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name, schema in made().items():
        (content_root() / "schemas" / f"{name}.json").write_text(text_of(schema))
