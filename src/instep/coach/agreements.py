"""What clinicians asked for and the person accepted: written down once, read whenever a plan is made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from instep.coach.agreement_words import agreement_of
from instep.coach.facts import NewId, append_all
from instep.coach.measuring import read_measured
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal, JournalError
from instep.library.errors import BadInput
from instep.library.replies import Clinician, Reply
from instep.library.reply_shapes import LimitsShape
from instep.library.shelf import Library
from instep.safety.agreement import Agreement, Narrowing, in_force
from instep.safety.answers import Answers
from instep.safety.clearance import Clearance
from instep.safety.obeying import screen_under

_KINDS = frozenset({FactKind.AGREEMENT_ACCEPTED, FactKind.AGREEMENT_WITHDRAWN})
_A_PAGE = 200


class _By(msgspec.Struct):
    name: str
    role: str
    contact: str


class _Accepted(msgspec.Struct):
    """The body of an accepted agreement, version 1."""

    agreement: str
    person: str
    nonce: str
    by: _By | None
    key: str | None
    given: date
    until: date
    limits: LimitsShape
    call_if: str | None
    rule: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A reply that was accepted, when, and when it was withdrawn, if it was."""

    reply: Reply
    accepted: datetime
    withdrawn: datetime | None

    def state(self, now: datetime) -> Literal["holds", "over", "withdrawn"]:
        """How it stands: its last day counts in full."""
        if self.withdrawn:
            return "withdrawn"
        return "holds" if now.date() <= self.reply.until else "over"


def clearance_for(
    answers: Answers, *, person: str, library: Library, journal: Journal, now: datetime
) -> Clearance:
    """Return the clearance for this person's plan: every plan goes through here, so every plan obeys."""
    return screened_for(answers, person=person, library=library, journal=journal, now=now)[1]


def screened_for(
    answers: Answers, *, person: str, library: Library, journal: Journal, now: datetime
) -> tuple[Answers, Clearance]:
    """Return the same clearance, and the answers that it was made of.

    What was measured at home is read here, so that no way to a plan can leave it out.
    """
    whole = replace(answers, measured=read_measured(person, library=library, journal=journal))
    agreements = read_agreements(person, library, journal)
    return whole, screen_under(whole, library.rules, agreements, now=now)


def read_agreements(person: str, library: Library, journal: Journal) -> tuple[Agreement, ...]:
    """Return every agreement, those that are over or withdrawn too."""
    return tuple(
        agreement_of(one.reply, library, withdrawn=one.withdrawn is not None)
        for one in read_kept(person, journal)
    )


def agreed_rules(person: str, library: Library, journal: Journal, *, now: datetime) -> tuple[str, ...]:
    """Return the rules that a clinician agrees to in what is in force."""
    standing = in_force(read_agreements(person, library, journal), now)
    return tuple(one.rule for one in standing if one.rule)


def read_kept(person: str, journal: Journal) -> tuple[Kept, ...]:
    """Return every reply that was ever accepted, newest first, each once, as its last fact left it."""
    withdrawn: dict[str, datetime] = {}
    kept: dict[str, Kept] = {}
    for fact in _facts(person, journal):
        name = str(fact.body.get("agreement"))
        if fact.kind is FactKind.AGREEMENT_WITHDRAWN:
            # Newest first: a withdrawal counts only where no later fact accepts the same reply again.
            withdrawn.setdefault(name, fact.at)
        elif name not in kept:
            kept[name] = Kept(reply=_reply(fact), accepted=fact.at, withdrawn=withdrawn.get(name))
    return tuple(kept.values())


def accept_reply(reply: Reply, *, person: str, journal: Journal, now: datetime, new_id: NewId) -> None:
    """Write down that the person accepts the reply."""
    fact = (FactKind.AGREEMENT_ACCEPTED, _body(reply))
    append_all([fact], person=person, journal=journal, now=now, new_id=new_id)


def withdraw_agreement(name: str, *, person: str, journal: Journal, now: datetime, new_id: NewId) -> None:
    """Write down that an agreement no longer holds; raises BadInput where there is none of this id."""
    kept = find_kept(name, person, journal)
    if kept is None:
        raise BadInput("", "agreement", f"no agreement {name!r}", remedy="take its id from the list")
    if kept.withdrawn is None:
        fact = (FactKind.AGREEMENT_WITHDRAWN, {"agreement": kept.reply.id})
        append_all([fact], person=person, journal=journal, now=now, new_id=new_id)


def find_kept(name: str, person: str, journal: Journal) -> Kept | None:
    """Return the accepted reply of this id; None where there is none."""
    return next((one for one in read_kept(person, journal) if one.reply.id == name), None)


def limits_body(limits: Narrowing) -> dict[str, Any]:
    """Return what is taken away as plain JSON, in the form that a reply's file has."""
    return {
        "leave": [{"side": side.value, "region": region.value} for side, region in limits.leave],
        "pressure": limits.pressure.value if limits.pressure else None,
        "minutes_per_foot": limits.minutes_per_foot,
        "ways_off": [way.value for way in limits.ways_off],
        "features_off": list(limits.features_off),
    }


def _facts(person: str, journal: Journal) -> Iterator[Fact]:
    after, more = None, True
    while more:
        page = journal.read(person, kinds=_KINDS, after=after, limit=_A_PAGE, newest_first=True)
        yield from page.facts
        after, more = page.cursor, page.more


def _body(reply: Reply) -> dict[str, Any]:
    by = reply.by
    return {
        "agreement": reply.id,
        "person": reply.person,
        "nonce": reply.nonce,
        "by": {"name": by.name, "role": by.role, "contact": by.contact} if by else None,
        "key": reply.key,
        "given": reply.given.isoformat(),
        "until": reply.until.isoformat(),
        "limits": limits_body(reply.limits),
        "call_if": reply.call_if,
        "rule": reply.rule,
        "text": reply.text,
    }


def _reply(fact: Fact) -> Reply:
    try:
        said = msgspec.convert(dict(fact.body), _Accepted)
    except msgspec.ValidationError as problem:
        # What cannot be read may have been a limit: nothing is planned as if it were not there.
        raise JournalError(
            f"fact {fact.id}: an agreement that cannot be read ({problem}); take in a whole journal"
        ) from problem
    return Reply(
        id=said.agreement,
        person=said.person,
        nonce=said.nonce,
        by=Clinician(name=said.by.name, role=said.by.role, contact=said.by.contact) if said.by else None,
        key=said.key,
        given=said.given,
        until=said.until,
        limits=said.limits.narrowing,
        call_if=said.call_if,
        rule=said.rule,
        text=said.text,
    )
