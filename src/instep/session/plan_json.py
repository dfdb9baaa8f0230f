"""The hash of a plan: one for one plan, whoever wrote its document."""

import hashlib
import json
from typing import Any

from msgspec import structs

from instep.session.timeline import Plan
from instep.value import plain


def with_hash(plan: Plan) -> Plan:
    """Return the plan with the SHA-256 of its own document, taken with an empty hash."""
    return structs.replace(plan, hash=content_hash(plain(plan)))


def content_hash(document: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of a plan's document, taken with an empty hash."""
    text = json.dumps({**document, "hash": ""}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
