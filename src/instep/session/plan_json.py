"""A plan as the JSON document `instep.plan/1`: times in seconds, keys in one order, one hash for one plan."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from instep.safety.clearance_json import as_json as clearance_as_json
from instep.session.timeline import Cue, Plan, Segment

SCHEMA = "instep.plan/1"


def as_json(plan: Plan) -> dict[str, Any]:
    """Return the document that `instep plan --json` prints."""
    return {
        "schema": SCHEMA,
        "hash": plan.hash,
        "seconds": plan.duration_ms / 1000,
        "way": plan.way.value,
        "routine": plan.routine,
        "goal": plan.goal,
        "talk": plan.talk.value,
        "position": plan.position,
        "needs_handhold": plan.needs_handhold,
        "start_pain": {side.value: pain for side, pain in plan.start_pain.items()},
        "segments": [_segment(segment) for segment in plan.segments],
        "cues": [_cue(cue) for cue in plan.cues],
        "left_out": [{"what": line.what, "why": line.why} for line in plan.left_out],
        "clearance": clearance_as_json(plan.clearance),
    }


def with_hash(plan: Plan) -> Plan:
    """Return the plan with the SHA-256 of its own document, taken with an empty hash."""
    return replace(plan, hash=content_hash(as_json(replace(plan, hash=""))))


def content_hash(document: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of a plan's document whose hash is empty."""
    text = json.dumps({**document, "hash": ""}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "kind": segment.kind.value,
        "foot": segment.foot.value if segment.foot else None,
        "move": segment.move,
        "regions": [region.value for region in segment.regions],
        "pressure": segment.pressure.value if segment.pressure else None,
        "ceiling": segment.ceiling.value if segment.ceiling else None,
        "start": segment.start_ms / 1000,
        "end": segment.end_ms / 1000,
        "pace": segment.pace_ms / 1000 if segment.pace_ms else None,
        "path": segment.path,
        "view": segment.view,
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {"at": cue.at_ms / 1000, "kind": cue.kind.value, "key": cue.key, "text": cue.text}
