"""A foot check on its own: what was seen, what each finding asks for, and that it was written down."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from instep.coach.facts import NewId, append_all
from instep.coach.measuring import read_measured
from instep.coach.profile import finding_body, read_profile
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.safety.answers import Answers, Finding
from instep.safety.rules import Ask
from instep.safety.triage import Triage, triage


def said_answers(person: str, library: Library, journal: Journal) -> Answers:
    """Return what a person has said about themselves and measured, and nothing of what was never asked."""
    return Answers(
        given={item: said.answer for item, said in read_profile(person, journal).items()},
        measured=read_measured(person, library=library, journal=journal),
    )


def known_answers(person: str, library: Library, journal: Journal) -> Answers:
    """Return what the profile says of a person, for the risk group.

    What a stranger was never asked counts as its riskier answer: nobody is taken for low risk by silence.
    """
    said = said_answers(person, library, journal)
    profile = {item.id for item in library.rules.items.values() if item.ask is Ask.PROFILE}
    return replace(said, skipped=frozenset(profile - said.given.keys()))


def record_foot_check(
    findings: tuple[Finding, ...],
    *,
    looked: str,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> Triage:
    """Return what each finding asks for, once the check is on disk."""
    found = triage(findings, known_answers(person, library, journal), library.rules)
    body: dict[str, Any] = {
        "session": None,
        "findings": [finding_body(finding) for finding in findings],
        "looked": looked,
        "risk_group": found.risk_group.value,
        "level": found.level.value,
        "rules_version": library.rules.version,
    }
    append_all([(FactKind.FOOT_CHECKED, body)], person=person, journal=journal, now=now, new_id=new_id)
    return found
