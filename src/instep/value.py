"""What every value of the core is made of: one definition checks it, reads it and writes it as JSON."""

from typing import Any

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that never changes. As a document it holds exactly the fields named.

    What limits something has no default: a document that leaves it out is refused, not read as a permission.
    """


def plain(value: Value) -> dict[str, Any]:
    """Return a value as its JSON document; equal values give equal documents."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return document


def plain_or_null(value: Value | None) -> dict[str, Any] | None:
    """Return the document of a value, null where there is none."""
    return None if value is None else plain(value)
