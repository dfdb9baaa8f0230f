"""What clinicians asked for and the person accepted: written down once, read whenever a plan is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import msgspec

from instep.coach.agreement.proof import Proof, Proving, heard, proven, proving_for
from instep.coach.agreement.wording import agreement_of
from instep.coach.context import Context
from instep.coach.feet.measuring import read_measured
from instep.coach.person.stops import standing_stops
from instep.facts.agreement import (
    AgreementAccepted,
    AgreementSpoken,
    AgreementWithdrawn,
    FootRegion,
    Narrowed,
    Replier,
)
from instep.facts.fact import Fact
from instep.library.errors import BadInput
from instep.library.files.replies import Reply
from instep.library.library import Library
from instep.safety.agreed_screening import screen_with_agreements
from instep.safety.agreement import Agreement, Narrowing
from instep.safety.answers import Answers
from instep.safety.clearance import Clearance


@dataclass(frozen=True, kw_only=True)
class StoredAgreement:
    """A reply that was accepted, when, and when it was withdrawn, if it was."""

    reply: Reply
    accepted: datetime
    withdrawn: datetime | None
    proof: Proof

    @property
    def is_compared(self) -> bool:
        """Whether its key is known here: it was compared by this person, and is not withdrawn."""
        return self.proof is Proof.COMPARED and self.withdrawn is None

    def state(self, now: datetime) -> Literal["holds", "over", "withdrawn"]:
        """How it stands: its last day counts in full, and a withdrawal from its own instant on."""
        if self.withdrawn and self.withdrawn <= now:
            return "withdrawn"
        return "holds" if now.date() <= self.reply.until else "over"


def clearance_for(answers: Answers, context: Context) -> Clearance:
    """Return the clearance for this person's plan: every plan goes through here, so every plan obeys."""
    return screened_for(answers, context)[1]


def screened_for(answers: Answers, context: Context) -> tuple[Answers, Clearance]:
    """Return the same clearance, and the answers that it was made of.

    What was measured at home, and what stopped and was not closed, is read here, so that no way to a plan can
    leave it out.
    """
    whole = replace(answers, measured=read_measured(context), standing=standing_stops(context))
    agreements = read_agreements(context)
    return whole, screen_with_agreements(whole, context.library.rules, agreements, now=context.now)


def read_agreements(context: Context) -> tuple[Agreement, ...]:
    """Return every agreement, those that are over or withdrawn too.

    One that was accepted by a clock ahead of now narrows already; its rule opens nothing until then.
    """
    return tuple(
        agreement_of(
            one.reply if one.accepted <= context.now else replace(one.reply, rule=None),
            context.library,
            withdrawn=one.state(context.now) == "withdrawn",
        )
        for one in read_kept(context)
    )


def read_kept(context: Context) -> tuple[StoredAgreement, ...]:
    """Return every reply that was ever accepted, newest first, each once, as its last fact left it."""
    accepted: dict[str, list[Fact[AgreementAccepted]]] = {}
    withdrawn: dict[str, list[Fact[AgreementWithdrawn]]] = {}
    for fact in context.journal.every(context.person, AgreementAccepted, newest_first=True):
        accepted.setdefault(fact.body.agreement, []).append(fact)
    for ended in context.journal.every(context.person, AgreementWithdrawn, newest_first=True):
        withdrawn.setdefault(ended.body.agreement, []).append(ended)
    proving = proving_for(context)
    replied = [_kept(facts, withdrawn.get(name, ()), proving) for name, facts in accepted.items()]
    said = [
        _spoken(fact, withdrawn.get(fact.body.agreement, ()), proving)
        for fact in context.journal.every(context.person, AgreementSpoken, newest_first=True)
    ]
    return tuple(sorted((*replied, *said), key=lambda one: one.accepted, reverse=True))


def _spoken(
    fact: Fact[AgreementSpoken], withdrawn: Sequence[Fact[AgreementWithdrawn]], at: Proving
) -> StoredAgreement:
    reply, proof = heard(fact, at)
    return StoredAgreement(reply=reply, accepted=fact.at, withdrawn=_ended(fact, withdrawn), proof=proof)


def _kept(
    accepted: Sequence[Fact[AgreementAccepted]], withdrawn: Sequence[Fact[AgreementWithdrawn]], at: Proving
) -> StoredAgreement:
    """One reply by its acceptances and withdrawals, newest first; one that was compared goes before."""
    tried = [(fact, *proven(fact, at)) for fact in accepted]
    compared = (one for one in tried if one[2] is Proof.COMPARED)
    fact, reply, proof = next(compared, tried[0])
    ended = _ended(fact, withdrawn)
    if withdrawn and ended is None:
        # A limit may come back; an agreement that was taken back needs its clinician's word again.
        reply = replace(reply, rule=None)
    return StoredAgreement(reply=reply, accepted=fact.at, withdrawn=ended, proof=proof)


def _ended(
    fact: Fact[AgreementAccepted] | Fact[AgreementSpoken], withdrawn: Sequence[Fact[AgreementWithdrawn]]
) -> datetime | None:
    """When it was withdrawn; a withdrawal counts only where no later fact gives the same again."""
    return next((one.at for one in withdrawn if one.order > fact.order), None)


def accept_reply(reply: Reply, context: Context) -> None:
    """Write down that the person accepts the reply."""
    context.append(_accepted(reply))


def withdraw_agreement(name: str, context: Context) -> None:
    """Write down that an agreement no longer holds; raises BadInput where there is none of this id."""
    kept = find_kept(name, context)
    if kept is None:
        raise BadInput("answer-no_agreement", place="agreement", written=repr(name))
    if kept.withdrawn is None:
        context.append(AgreementWithdrawn(agreement=kept.reply.id))


def find_kept(name: str, context: Context) -> StoredAgreement | None:
    """Return the accepted reply of this id; None where there is none."""
    return next((one for one in read_kept(context) if one.reply.id == name), None)


def told_proof(kept: StoredAgreement, library: Library) -> tuple[str, ...]:
    """Return what a person must know of on what a reply rests; nothing where it is as it should be."""
    line = library.words.texts.get(f"answer-proof-{kept.proof}")
    return (line,) if line else ()


def limits_body(limits: Narrowing) -> dict[str, Any]:
    """Return what is taken away as plain JSON, in the form that a reply's file has."""
    body: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(_narrowed(limits)))
    return body


def _narrowed(limits: Narrowing) -> Narrowed:
    return Narrowed(
        leave=tuple(FootRegion(side=side, region=region) for side, region in limits.leave),
        pressure=limits.pressure,
        minutes_per_foot=limits.minutes_per_foot,
        ways_off=limits.ways_off,
        features_off=limits.features_off,
    )


def _accepted(reply: Reply) -> AgreementAccepted:
    by = reply.by
    return AgreementAccepted(
        agreement=reply.id,
        person=reply.person,
        nonce=reply.nonce,
        by=Replier(name=by.name, role=by.role, contact=by.contact) if by else None,
        key=reply.key,
        given=reply.given,
        until=reply.until,
        limits=_narrowed(reply.limits),
        call_if=reply.call_if,
        rule=reply.rule,
        text=reply.text,
    )
