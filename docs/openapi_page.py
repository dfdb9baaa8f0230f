"""Writes the operations of the JSON door for a reader: method, address, body, answers, who may call."""

from collections.abc import Iterator, Mapping
from typing import Any

from table import head, row

Tree = Mapping[str, Any]

_ABOUT = """# The JSON door

What a program of this machine may hand in and ask for, as [OpenAPI 3.1](openapi.json). The test
`tests/web/test_openapi.py` calls every operation for every answer below. Files and commands have shapes of
their own: `instep schema`.

**Who may call.** {cookie}

```
curl -c jar 'http://127.0.0.1:{port}/?key=KEY'          # the address that `instep --no-browser` prints
curl -b jar 'http://127.0.0.1:{port}/plan.json?minutes=10'
```

A refusal is `application/problem+json`: `type`, `title`, `status`, `detail`, and in `place` what in the
request it is about. To send the same again changes nothing about 400, 409, 413, 415 and 422; with 401, 421,
500 and 503 keep what was to be sent and ask again later. A fact that is sent twice is kept once.

The page's own, which may change with any version: `/session/{{id}}/play.json`, `/session/{{id}}/masks.json`,
`/session/{{id}}/hearing.json`, `/numbers/hearing.json`, `/feet/check/hearing.json`. A file for a clinician,
as `instep schema request` has it: `/feet/answer/request.json`."""


def openapi_page(document: Tree) -> Iterator[str]:
    """Yield the page."""
    port = document["servers"][0]["variables"]["port"]["default"]
    cookie = document["components"]["securitySchemes"]["cookie"]["description"]
    yield from _ABOUT.format(cookie=cookie, port=port).splitlines()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield from _operation(f"{method.upper()} {path}", operation)


def _operation(title: str, operation: Tree) -> Iterator[str]:
    yield from ("", f"## `{title}`", "", operation["summary"])
    if "requestBody" in operation:
        yield from ("", f"Body: {_shape(operation['requestBody'])}, as `application/json`.")
    if "parameters" in operation:
        yield from ("", *head("in the address", "holds", "what"))
        yield from (_parameter(one) for one in operation["parameters"])
    yield from ("", *head("answer", "body", "when"))
    for status, answer in operation["responses"].items():
        yield row(status, _shape(answer), answer["description"])


def _shape(holder: Tree) -> str:
    (content,) = holder["content"].values()
    return f"`{content['schema']['$ref'].rpartition('/')[2]}`"


def _parameter(one: Tree) -> str:
    name = "`sore-…`" if one["schema"].get("type") == "object" else f"`{one['name']}`"
    return row(name, _values(one["schema"]), one["description"])


def _values(schema: Tree) -> str:
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if "minimum" in schema:
        return f"{schema['minimum']} to {schema['maximum']}"
    return ""
