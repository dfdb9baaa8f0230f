"""A foot check's answer as the JSON document instep.check/1; it may grow and never breaks."""

from typing import Any

from instep.foot.anatomy import Region, Side
from instep.safety.clearance_json import contact_json, reason_json, source_json
from instep.safety.triage import FindingAdvice, Triage

SCHEMA = "instep.check/1"


def triage_json(triage: Triage) -> dict[str, Any]:
    """The foot check's answer as plain values; equal answers give equal documents."""
    result = triage.result
    return {
        "schema": SCHEMA,
        "level": triage.level.value,
        "risk_group": triage.risk_group.value,
        "contact": contact_json(triage.contact),
        "findings": [_finding(advice) for advice in triage.findings],
        "reasons": [reason_json(reason) for reason in triage.reasons],
        "result": {"key": result.key, "text": result.text} if result else None,
        "rules_version": triage.rules_version,
    }


def _finding(advice: FindingAdvice) -> dict[str, Any]:
    return {
        "finding": advice.finding,
        "name": advice.name,
        "sides": [side.value for side in Side if side in advice.sides],
        "regions": [region.value for region in Region if region in advice.regions],
        "note": advice.note,
        "level": advice.level.value,
        "contact": contact_json(advice.contact),
        "do": advice.do,
        "leave": advice.leave.value if advice.leave else None,
        # Once a known reason took a sign away; nothing does any more, and the document keeps its shape.
        "handled_elsewhere": False,
        "support": advice.support,
        "sources": [source_json(source) for source in advice.sources],
        "review": advice.review,
    }
