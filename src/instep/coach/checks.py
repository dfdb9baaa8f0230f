"""A foot check on its own: what was seen, what each finding asks for, and that it was written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from instep.coach.facts import NewId, append_all
from instep.coach.foot_record import Asking, Seen, asking, finding_of, open_pins, pins_noted
from instep.coach.measuring import read_measured
from instep.coach.profile import Profile, finding_body, profile_body, read_profile
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.record.pins import Pin
from instep.safety.answers import Answers
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


def what_asks(person: str, library: Library, journal: Journal, *, now: datetime) -> tuple[Asking, ...]:
    """Return every open pin with what it asks for in this person's risk group, the most urgent first."""
    answers = known_answers(person, library, journal)
    return asking(person, journal, answers=answers, library=library, now=now)


def keep_profile(profile: Profile, *, person: str, journal: Journal, now: datetime, new_id: NewId) -> None:
    """Keep these answers beside what was said before of everything else."""
    body = profile_body({**read_profile(person, journal), **profile})
    append_all([(FactKind.PROFILE_ANSWERED, body)], person=person, journal=journal, now=now, new_id=new_id)


@dataclass(frozen=True, kw_only=True)
class Look:
    """A look at both feet: how, what was seen, and of a look stop by stop what was said at each stop."""

    how: str
    seen: Seen
    stops: Mapping[str, str] = field(default_factory=dict)


def record_foot_check(
    look: Look,
    *,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> Triage:
    """Return what the findings ask for, once the check is on disk.

    What was found earlier, and was neither looked at nor said to be gone, asks as it did before.
    """
    opened = open_pins(person, journal, now=now)
    still = [finding_of(pin) for pin in opened if not _answered(pin, look.seen)]
    findings = (*look.seen.findings, *(one for one in still if one.id in library.rules.findings))
    found = triage(findings, known_answers(person, library, journal), library.rules)
    body = check_body(look, opened, session=None, now=now, new_id=new_id) | {
        "risk_group": found.risk_group.value,
        "level": found.level.value,
        "rules_version": library.rules.version,
    }
    append_all([(FactKind.FOOT_CHECKED, body)], person=person, journal=journal, now=now, new_id=new_id)
    return found


def check_body(
    look: Look, opened: Sequence[Pin], *, session: str | None, now: datetime, new_id: NewId
) -> dict[str, Any]:
    """Return a look as a fact's body, still without what was decided of it."""
    return {
        "session": session,
        "findings": [finding_body(finding) for finding in look.seen.findings],
        "looked": look.how,
        "by": look.seen.by,
        "stops": dict(look.stops),
        "pins": pins_noted(look.seen, opened, now=now, new_id=new_id),
    }


def _answered(pin: Pin, seen: Seen) -> bool:
    """Whether this look said anything of the pin."""
    here = any(
        found.id == pin.finding and pin.side in found.sides and pin.region in found.regions
        for found in seen.findings
    )
    return here or pin.id in seen.gone
