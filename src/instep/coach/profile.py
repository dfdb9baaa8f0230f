"""What a person has said about themselves, kept as answers with their dates."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from instep.foot.anatomy import Region, Side
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.pages import ProfileAnswer

Profile = Mapping[str, ProfileAnswer]


def read_profile(person: str, journal: Journal) -> Profile:
    """Return the profile as it was last answered; empty for a stranger."""
    fact = journal.latest(person, FactKind.PROFILE_ANSWERED)
    if fact is None:
        return {}
    return {item: _said(raw) for item, raw in fact.body["answers"].items()}


def profile_body(profile: Profile) -> dict[str, Any]:
    """Return the profile as the body of a fact."""
    return {
        "answers": {
            item: {**answer_body(said.answer), "at": said.at.isoformat()} for item, said in profile.items()
        }
    }


def answers_body(answers: Answers) -> dict[str, Any]:
    """Return answers as they are kept beside the clearance that came of them."""
    return {
        "given": {item: answer_body(answer) for item, answer in answers.given.items()},
        "findings": [finding_body(finding) for finding in answers.findings],
        "skipped": sorted(answers.skipped),
        "measured": {
            "given": {item: answer_body(answer) for item, answer in answers.measured.answers.items()},
            "findings": [finding_body(finding) for finding in answers.measured.findings],
        },
    }


def answer_body(answer: Answer) -> dict[str, Any]:
    """Return one answer as plain JSON."""
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    return {"value": value, "sides": _sides(answer.sides), "regions": [r.value for r in answer.regions]}


def finding_body(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain JSON."""
    regions = [region.value for region in finding.regions]
    return {"finding": finding.id, "sides": _sides(finding.sides), "regions": regions, "note": finding.note}


def _sides(sides: frozenset[Side]) -> list[str]:
    return sorted(side.value for side in sides)


def _said(raw: Mapping[str, Any]) -> ProfileAnswer:
    value = tuple(raw["value"]) if isinstance(raw["value"], list) else raw["value"]
    answer = Answer(
        value=value,
        sides=frozenset(Side(side) for side in raw["sides"]),
        regions=tuple(Region(region) for region in raw["regions"]),
    )
    return ProfileAnswer(answer=answer, at=datetime.fromisoformat(raw["at"]))
