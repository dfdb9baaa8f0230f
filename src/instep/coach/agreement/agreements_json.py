"""Offers and agreements as the documents instep.answer/1 and instep.agreements/1."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from instep.coach.agreement.agreements import StoredAgreement, limits_body
from instep.coach.agreement.clinician_replies import Offer
from instep.library.files.replies import Reply
from instep.value import plain_or_null

ANSWER, AGREEMENTS = "instep.answer/1", "instep.agreements/1"


def offer_json(offer: Offer, lines: Iterable[str], *, accepted: bool) -> dict[str, Any]:
    """Return what was offered, in words too, and whether the person accepted it now."""
    return {
        "schema": ANSWER,
        "agreement": reply_json(offer.reply),
        "words": list(lines),
        "compare": list(offer.compare),
        "by_hand": offer.by_hand,
        "holds": offer.holds,
        "accepted": accepted,
    }


def agreements_json(kept: Iterable[StoredAgreement], now: datetime) -> dict[str, Any]:
    """Return every agreement that was ever accepted, newest first, and how it stands."""
    return {
        "schema": AGREEMENTS,
        "agreements": [
            {
                **reply_json(one.reply),
                "state": one.state(now),
                "proof": one.proof.value,
                "accepted": one.accepted.isoformat(),
                "withdrawn": one.withdrawn.isoformat() if one.withdrawn else None,
            }
            for one in kept
        ],
    }


def reply_json(reply: Reply) -> dict[str, Any]:
    """Return what a reply asks for; `signed` says whether somebody's signature stands under it."""
    return {
        "id": reply.id,
        "by": plain_or_null(reply.by),
        "signed": reply.key is not None,
        "given": reply.given.isoformat(),
        "until": reply.until.isoformat(),
        "limits": limits_body(reply.limits),
        "call_if": reply.call_if,
        "rule": reply.rule,
    }
