"""A foot check's answer as the JSON document instep.check/1; it may grow and never breaks."""

from typing import Any

from instep.foot.anatomy import Region, Side
from instep.safety.triage import FindingAdvice, Triage
from instep.value import plain

SCHEMA = "instep.check/1"


def triage_json(triage: Triage) -> dict[str, Any]:
    """The foot check's answer as plain values; equal answers give equal documents."""
    result = triage.result
    return {
        "schema": SCHEMA,
        "level": triage.level.value,
        "risk_group": triage.risk_group.value,
        "contact": plain(triage.contact) if triage.contact else None,
        "findings": [_finding(advice) for advice in triage.findings],
        "reasons": [plain(reason) for reason in triage.reasons],
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
        "contact": plain(advice.contact) if advice.contact else None,
        "do": advice.do,
        "leave": advice.leave.value if advice.leave else None,
        # Once a known reason took a sign away; nothing does any more, and the document keeps its shape.
        "handled_elsewhere": False,
        "support": advice.support,
        "sources": [plain(source) for source in advice.sources],
        "review": advice.review,
    }
