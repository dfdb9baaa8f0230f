"""Writes down what was seen at a foot check, and answers asked for it; returns what each finding asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from instep.coach.context import Context
from instep.coach.feet.foot_findings import Asking, Seen, asking, finding_of, open_pins, pins_noted
from instep.coach.feet.measuring import read_measured
from instep.coach.person.profile import Profile, found_today, profile_answered, read_profile
from instep.facts.feet import FootChecked
from instep.library.errors import BadInput
from instep.record.pins import Pin
from instep.safety.answers import Answers
from instep.safety.items import Ask
from instep.safety.triage import Triage, triage

_SEES_SOLES, _CANNOT = "see_soles", "cannot"
_BY_SIGHT = "sight"


def said_answers(context: Context) -> Answers:
    """Return what a person has said about themselves and measured, and nothing of what was never asked."""
    return Answers(
        given={item: said.answer for item, said in read_profile(context).items()},
        measured=read_measured(context),
    )


def known_answers(context: Context) -> Answers:
    """Return what the profile says of a person, for the risk group.

    What a stranger was never asked counts as its riskier answer: nobody is taken for low risk by silence.
    """
    said = said_answers(context)
    profile = {item.id for item in context.library.rules.items.values() if item.ask is Ask.PROFILE}
    return replace(said, skipped=frozenset(profile - said.given.keys()))


def what_asks(context: Context) -> tuple[Asking, ...]:
    """Return every open pin with what it asks for in this person's risk group, the most urgent first."""
    return asking(known_answers(context), context)


def keep_profile(profile: Profile, context: Context) -> None:
    """Keep these answers beside what was said before of everything else."""
    answered = profile_answered(profile, context)
    if answered:
        context.append(answered)


@dataclass(frozen=True, kw_only=True)
class Look:
    """A look at both feet: how, what was seen, and of a look stop by stop what was said at each stop."""

    how: str
    seen: Seen
    stops: Mapping[str, str] = field(default_factory=dict)


def record_foot_check(look: Look, context: Context) -> Triage:
    """Return what the findings ask for, once the check is on disk.

    What was found earlier, and was neither looked at nor said to be gone, asks as it did before.
    Raises BadInput for a look that nobody could have taken.
    """
    answers = known_answers(context)
    if not was_possible(look, answers):
        raise BadInput("feet-nobody_sees", place="how")
    opened, rules = open_pins(context), context.library.rules
    still = [finding_of(pin) for pin in opened if not _answered(pin, look.seen)]
    findings = (*look.seen.findings, *(one for one in still if one.id in rules.findings))
    found = triage(findings, answers, rules)
    checked = foot_checked(look, opened, context, session=None)
    decided = {"risk_group": found.risk_group, "level": found.level, "rules_version": rules.version}
    context.append(msgspec.structs.replace(checked, **decided))
    return found


def was_possible(look: Look, answers: Answers) -> bool:
    """Whether somebody can have looked so: what nobody saw is never kept as nothing marked."""
    sees = answers.given.get(_SEES_SOLES)
    return look.how != _BY_SIGHT or sees is None or sees.value != _CANNOT or bool(look.seen.findings)


def foot_checked(look: Look, opened: Sequence[Pin], context: Context, *, session: str | None) -> FootChecked:
    """Return a look as a fact's body, still without what was decided of it."""
    return FootChecked(
        session=session,
        findings=tuple(map(found_today, look.seen.findings)),
        looked=look.how,
        by=look.seen.by,
        stops=dict(look.stops),
        pins=pins_noted(look.seen, opened, now=context.now, new_id=context.new_id),
    )


def _answered(pin: Pin, seen: Seen) -> bool:
    """Whether this look said anything of the pin."""
    here = any(
        found.id == pin.finding and pin.side in found.sides and pin.region in found.regions
        for found in seen.findings
    )
    return here or pin.id in seen.gone
