"""What an accepted reply proves: its signature is checked at every reading; only its own text may open."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from instep.coach.context import Context
from instep.facts.agreement import AgreementAccepted, AgreementSpoken, AnswerRequested, Replier
from instep.facts.fact import Fact
from instep.facts.imported import FactsImported
from instep.library.errors import BadInput
from instep.library.files.replies import Reply, parse_reply
from instep.library.files.reply_shapes import Clinician, narrowing
from instep.library.library import Library
from instep.safety.agreement import NOTHING, openable


class Proof(StrEnum):
    """On what an accepted reply rests. Only one that was compared may open the rule that it names."""

    COMPARED = "compared"  # signed, for a request made here, and accepted here
    CODE = "code"  # a short code: it has no signature, and names no rule
    TAKEN_IN = "taken_in"  # signed, and accepted in a journal from which it was taken in
    SPOKEN = "spoken"  # said to the person, who wrote it down here
    UNPROVEN = "unproven"  # nobody signed it, or not this, or for nobody here


@dataclass(frozen=True, kw_only=True)
class Proving:
    """What the acceptances of one person are held against: their requests, and what came from a file."""

    asked: frozenset[tuple[str, str]]
    taken_in: frozenset[tuple[str, str]]
    library: Library


def proving_for(context: Context) -> Proving:
    """Return what this person's acceptances are held against."""
    requests = context.journal.every(context.person, AnswerRequested)
    imports = context.journal.every(context.person, FactsImported)
    return Proving(
        asked=frozenset((one.body.person, one.body.nonce) for one in requests),
        taken_in=frozenset((one.person, name) for one in imports for name in one.body.agreements),
        library=context.library,
    )


def proven(fact: Fact[AgreementAccepted], proving: Proving) -> tuple[Reply, Proof]:
    """Return the reply that a fact stands for, and on what it rests; it names a rule only where compared.

    Whatever a fact says beside the signed text counts for nothing. What is not proven keeps the limits that
    the fact names, because a limit only takes away, and no longer than a reply may.
    """
    said = fact.body
    if said.key is None and said.rule is None:
        return _as_said(fact, proving.library.terms.longest), Proof.CODE
    signed = _signed(said, proving.library)
    if signed is None or (signed.person, signed.nonce) not in proving.asked:
        said_alone = _as_said(fact, proving.library.terms.longest)
        return replace(said_alone, by=None, call_if=None, unproven=True), Proof.UNPROVEN
    if (fact.person, fact.id) in proving.taken_in:
        return replace(signed, rule=None), Proof.TAKEN_IN
    return signed, Proof.COMPARED


def heard(fact: Fact[AgreementSpoken], proving: Proving) -> tuple[Reply, Proof]:
    """Return what a clinician said as a reply: from a file it opens nothing, nor longer than a word may."""
    said, longest = fact.body, proving.library.terms.longest_agreement
    taken_in = (fact.person, fact.id) in proving.taken_in
    known = said.rule in openable(proving.library.rules)
    reply = Reply(
        id=said.agreement,
        person="",
        nonce="",
        by=_clinician(said.by),
        key=None,
        given=said.said,
        until=min(said.until, said.said + longest),
        limits=NOTHING,
        call_if=None,
        rule=said.rule if known and not taken_in else None,
        text="",
        spoken=True,
    )
    return reply, Proof.TAKEN_IN if taken_in else Proof.SPOKEN


def _signed(said: AgreementAccepted, library: Library) -> Reply | None:
    """Return the reply of the signed text; None where it does not hold, or is another one."""
    try:
        reply = parse_reply(said.text.encode(errors="replace"), "", library)
    except BadInput:
        return None
    return reply if reply.id == said.agreement else None


def _clinician(by: Replier) -> Clinician:
    return Clinician(name=by.name, role=by.role, contact=by.contact)


def _as_said(fact: Fact[AgreementAccepted], longest: timedelta) -> Reply:
    said = fact.body
    return Reply(
        id=said.agreement,
        person=said.person,
        nonce=said.nonce,
        by=_clinician(said.by) if said.by else None,
        key=None,
        given=said.given,
        until=min(said.until, fact.at.date() + longest),
        limits=narrowing(said.limits),
        call_if=said.call_if,
        rule=None,
        text=said.text,
    )
