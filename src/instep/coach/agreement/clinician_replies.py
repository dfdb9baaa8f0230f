"""Takes a clinician's answer, a file or a short code, and says whether this person may accept it, and how."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from instep.coach.agreement.agreements import StoredAgreement, accept_reply, find_kept, read_kept
from instep.coach.agreement.requests import open_requests, read_requests
from instep.coach.context import Context
from instep.library.errors import BadInput, Message
from instep.library.files.replies import Reply, key_bytes, parse_reply
from instep.library.files.reply_limits import is_plain
from instep.library.files.reply_shapes import Clinician
from instep.library.files.requests import Request
from instep.library.files.seal import fingerprint
from instep.library.files.short_codes import decode
from instep.session.phrases import day
from instep.session.words import Words

_CLOCKS_DIFFER = timedelta(days=1)
_LONGEST_NAME = 80
_NEW_ONE = Message("errors-answer-to_make_new")


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A reply that this person may accept.

    `compare` are the words of a key that is new to them, to be compared before anything counts; empty for a
    known key and for a code. `by_hand` is a code without a check sign. `holds`: it is in force already.
    """

    reply: Reply
    compare: tuple[str, ...]
    by_hand: bool
    holds: bool


def read_file_answer(raw: bytes, file: str, context: Context) -> Offer:
    """Return what a signed file offers; raises BadInput in one line for one that must not be accepted."""
    library, now = context.library, context.now
    reply = parse_reply(raw, file, library)
    kept = read_kept(context)
    for trouble in (
        *_not_for(reply, read_requests(context), words=library.words, now=now),
        *_not_now(reply, find_kept(reply.id, context), words=library.words, now=now),
        *_other_key(reply, kept),
    ):
        raise BadInput.of(trouble.problem, trouble.remedy, file=file)
    known = any(one.reply.key == reply.key and one.is_compared for one in kept)
    words = () if known else fingerprint(key_bytes(reply.key or ""), library.terms)
    return Offer(reply=reply, compare=words, by_hand=False, holds=_holds(reply, kept))


def read_code_answer(typed: str, said_from: str, context: Context) -> Offer:
    """Return what a short code offers; raises BadInput in one line for one that must not be accepted."""
    library, now = context.library, context.now
    coded = decode(typed, open_requests(context), library.terms)
    name = said_from.strip()
    if len(name) > _LONGEST_NAME or not is_plain(name):
        raise BadInput("answer-no_plain_name", place="name", letters=_LONGEST_NAME)
    reply = Reply(
        id=hashlib.sha256(f"{coded.request.nonce} {coded.text}".encode()).hexdigest()[:16],
        person=coded.request.person,
        nonce=coded.request.nonce,
        by=Clinician(name=name, role="", contact="") if name else None,
        key=None,
        given=now.date(),
        until=coded.until,
        limits=coded.limits,
        call_if=library.words.say(f"answer-calls-{coded.call}") if coded.call else None,
        rule=None,
        text=coded.text,
    )
    kept = read_kept(context)
    for trouble in _not_now(reply, None, words=library.words, now=now):
        raise BadInput.of(trouble.problem, trouble.remedy, place="code")
    return Offer(reply=reply, compare=(), by_hand=coded.by_hand, holds=_holds(reply, kept))


def accept_offer(offer: Offer, context: Context, *, compared: bool) -> None:
    """Write down that the person accepts; raises BadInput where something was still to be compared.

    Nothing is written where it is in force already.
    """
    if (offer.compare or offer.by_hand) and not compared:
        raise BadInput("answer-not_compared", place="fingerprint" if offer.compare else "code")
    if not offer.holds:
        accept_reply(offer.reply, context)


def _not_for(reply: Reply, asked: Iterable[Request], *, words: Words, now: datetime) -> Iterator[BadInput]:
    request = next((one for one in asked if (one.person, one.nonce) == (reply.person, reply.nonce)), None)
    if request is None:
        yield BadInput("answer-somebody_elses")
    elif reply.given < request.made - _CLOCKS_DIFFER:
        yield BadInput("answer-dated_too_early")
    elif now.date() > request.until:
        yield BadInput("answer-closed", remedy=_NEW_ONE, day=day(request.until, words))


def _not_now(
    reply: Reply, kept: StoredAgreement | None, *, words: Words, now: datetime
) -> Iterator[BadInput]:
    if now.date() > reply.until:
        yield BadInput("answer-expired", remedy=_NEW_ONE, day=day(reply.until, words))
    if reply.given > now.date() + _CLOCKS_DIFFER:
        yield BadInput("answer-still_to_come", day=day(reply.given, words))
    if kept is not None and kept.withdrawn is not None and reply.rule:
        # A limit may come back; an agreement that was taken back needs its clinician's word again.
        yield BadInput("answer-withdrawn", remedy=_NEW_ONE)


def _other_key(reply: Reply, kept: Iterable[StoredAgreement]) -> Iterator[BadInput]:
    """A known name under another key, or a known key under another name, is taken for somebody else."""
    signed = [one.reply for one in kept if one.is_compared]
    ours = _plainly(reply.by)
    ask = Message("errors-answer-to_telephone")
    for one in signed:
        if _plainly(one.by) == ours and one.key != reply.key:
            yield BadInput("answer-another_key", remedy=ask)
        if one.key == reply.key and _plainly(one.by) != ours:
            yield BadInput("answer-another_name", remedy=ask)


def _plainly(by: Clinician | None) -> str:
    name = unicodedata.normalize("NFKC", by.name if by else "").casefold()
    return "".join(letter for letter in name if letter.isalnum())


def _holds(reply: Reply, kept: Iterable[StoredAgreement]) -> bool:
    standing = (one for one in kept if one.reply.id == reply.id and one.withdrawn is None)
    return any(one.is_compared or reply.key is None for one in standing)
