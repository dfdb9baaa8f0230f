"""instep check: a foot check alone; what each finding asks for, by whom, how soon."""

import argparse
from typing import Any

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.telling import told_check
from instep.cli.wishing import read_answers
from instep.library.answers import parse_findings
from instep.library.documents import read_document
from instep.library.shelf import Library
from instep.safety.clearance_json import contact_json, reason_json, source_json
from instep.safety.triage import FindingAdvice, Triage, triage

SCHEMA = "instep.check/1"


def arguments(parser: Parser) -> None:
    """Take a file of findings, and one of answers for the risk group."""
    parser.add("--findings", metavar="FINDINGS", required=True)
    parser.add("--answers", metavar="FILE")
    parser.add("--json", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Print what the findings ask for."""
    library = Library()
    findings = parse_findings(read_document(asked.findings), asked.findings, library.rules)
    found = triage(findings, read_answers(asked.answers, library), library.rules)
    show(as_json(found), told_check(found, library), as_json=asked.json)
    return 0


def as_json(found: Triage) -> dict[str, Any]:
    """Return the check as the document `instep.check/1`."""
    return {
        "schema": SCHEMA,
        "risk_group": found.risk_group.value,
        "level": found.level.value,
        "contact": contact_json(found.contact),
        "findings": [_finding(finding) for finding in found.findings],
        "reasons": [reason_json(reason) for reason in found.reasons],
        "result": {"key": found.result.key, "text": found.result.text} if found.result else None,
        "rules_version": found.rules_version,
    }


def _finding(finding: FindingAdvice) -> dict[str, Any]:
    return {
        "finding": finding.finding,
        "name": finding.name,
        "sides": sorted(side.value for side in finding.sides),
        "regions": [region.value for region in finding.regions],
        "note": finding.note,
        "level": finding.level.value,
        "contact": contact_json(finding.contact),
        "do": finding.do,
        "leave": finding.leave.value if finding.leave else None,
        "handled_elsewhere": finding.handled_elsewhere,
        "support": finding.support,
        "sources": [source_json(source) for source in finding.sources],
        "review": finding.review,
    }
