"""Writes the types of the documents that a page is sent, for the check of its modules (tests/check_js.sh).

`python -m tests.web.page_types` writes them; `--check` only says, with exit 1, that they are stale. The
generator is our own: the schemas use a dozen keywords, and a shape that it does not know is an error here.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from tests.web.page_documents import DOCUMENTS

import instep.web
from instep.library.content.reading import content_root

Schema = Mapping[str, Any]

FILE = Path(instep.web.__file__).parent / "shared/documents.d.ts"
HEAD = """\
/* Written by `python -m tests.web.page_types` from content/schemas and tests/web/page_documents.py; change
   it there. Only tsc reads it: it is neither served nor shipped. */
"""
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def declarations() -> str:
    """Return the file's text: a type for every value, by its name."""
    return "\n".join([HEAD, *(_declared(name, schema) for name, schema in values().items())])


def values() -> dict[str, Schema]:
    """Return the schema of every value, by its name; raises ValueError where two have one name."""
    plan, facts = _file("plan"), _file("facts")
    _, made = msgspec.json.schema_components(DOCUMENTS, ref_template="#/$defs/{name}")
    sent = {name: _whole(schema) for name, schema in made.items()}
    found: dict[str, Schema] = {}
    for part in (plan["$defs"], facts["$defs"], {"SentFact": facts["items"]}, sent):
        for name, schema in part.items():
            if found.setdefault(name, schema) != schema:
                raise ValueError(f"two different values are called {name}")
    return found


def _file(name: str) -> Schema:
    schema: Schema = json.loads((content_root() / f"schemas/{name}.json").read_text(encoding="utf-8"))
    return schema


def _whole(schema: Schema) -> Schema:
    """The schema of a value as it is written: what has a default is there too."""
    properties = schema.get("properties", {})
    required = [name for name, one in properties.items() if name in schema["required"] or "default" in one]
    return {**schema, "required": required} if properties else schema


def _declared(name: str, schema: Schema) -> str:
    return f"{_comment(schema)}export type {name} = {type_of(schema)};\n"


def type_of(schema: Schema) -> str:
    """Return the type that a schema describes; raises ValueError where it says something unheard of."""
    match schema:
        case {"$ref": reference}:
            return str(reference).rpartition("/")[2]
        case {"enum": options}:
            return " | ".join(json.dumps(option) for option in options)
        case {"const": value}:
            return json.dumps(value)
        case {"anyOf": options}:
            return " | ".join(type_of(option) for option in options)
        case {"oneOf": options, **rest}:
            return " | ".join(type_of(_narrowed(rest, option)) for option in options)
    return _type_by_name(schema)


def _narrowed(schema: Schema, option: Schema) -> Schema:
    merged = {
        name: {**one, **option["properties"].get(name, {})} for name, one in schema["properties"].items()
    }
    return {**schema, "properties": merged}


def _type_by_name(schema: Schema) -> str:
    match schema:
        case {"type": "object", "properties": _}:
            return "\n".join(["{", *_fields(schema), "}"])
        case {"type": "object", "additionalProperties": value}:
            return f"Record<string, {type_of(value)}>"
        case {"type": "array", "prefixItems": items}:
            return f"[{', '.join(type_of(item) for item in items)}]"
        case {"type": "array", "items": item}:
            return f"Array<{type_of(item)}>"
        case {"type": str() as name} if name in PLAIN:
            return PLAIN[name]
    raise ValueError(f"no type is known for {schema}")


def _fields(schema: Schema) -> Iterator[str]:
    for name, field in schema["properties"].items():
        mark = "" if name in schema["required"] else "?"
        yield from (f"  {line}" for line in f"{_comment(field)}{name}{mark}: {type_of(field)};".splitlines())


def _comment(schema: Schema) -> str:
    text = " ".join(schema.get("description", "").split())
    return f"/** {text} */\n" if text else ""


def main() -> int:
    """Write the file, or say that it is stale."""
    made = declarations()
    stale = not FILE.exists() or FILE.read_text(encoding="utf-8") != made
    if stale and "--check" in sys.argv:
        sys.stderr.write(f"{FILE.name} is stale; run python -m tests.web.page_types\n")
        return 1
    if stale:
        FILE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
