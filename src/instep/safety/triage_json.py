"""A foot check's answer as the JSON document instep.check/1; it may grow and never breaks."""

from typing import Any

from instep.foot.anatomy import Region, Side
from instep.safety.triage import FindingAdvice, Triage
from instep.value import plain, plain_or_null

SCHEMA = "instep.check/1"


def triage_json(triage: Triage) -> dict[str, Any]:
    """The foot check's answer as plain values; equal answers give equal documents."""
    return {
        "schema": SCHEMA,
        "level": triage.level.value,
        "risk_group": triage.risk_group.value,
        "contact": plain_or_null(triage.contact),
        "findings": [_finding(advice) for advice in triage.findings],
        "reasons": [plain(reason) for reason in triage.reasons],
        "result": plain_or_null(triage.result),
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
        "contact": plain_or_null(advice.contact),
        "do": advice.do,
        "leave": advice.leave.value if advice.leave else None,
        # Once a known reason took a sign away; nothing does any more, and the document keeps its shape.
        "handled_elsewhere": False,
        "support": advice.support,
        "sources": [plain(source) for source in advice.sources],
        "review": advice.review,
    }
