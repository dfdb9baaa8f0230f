"""Answers a request, for a clinician: a signed file or a short code. Nothing is sent anywhere."""

from dataclasses import dataclass
from datetime import date

from instep.coach.agreement.agreements import limits_body
from instep.library.errors import BadInput
from instep.library.files.clinician_keys import ClinicianKey
from instep.library.files.replies import parse_reply, signed
from instep.library.files.requests import Request
from instep.library.files.short_codes import encode
from instep.library.library import Library
from instep.safety.agreement import Narrowing
from instep.value import plain


@dataclass(frozen=True, kw_only=True)
class Asks:
    """What a clinician asks for, until the end of which day; `agrees` names a rule."""

    limits: Narrowing
    until: date
    call: str | None
    agrees: tuple[str, ...] = ()


def sign_reply(request: Request, asks: Asks, key: ClinicianKey, *, library: Library, today: date) -> str:
    """Return the text of the signed file; raises BadInput where no person could accept it."""
    document = {
        "for": {"person": request.person, "nonce": request.nonce},
        "by": plain(key.by),
        "given": today.isoformat(),
        "until": asks.until.isoformat(),
        "limits": limits_body(asks.limits),
        "agrees": list(asks.agrees),
        "call_if": asks.call,
    }
    text = signed(document, key.private)
    parse_reply(text.encode(), "", library)
    return text


def write_code(page: str, asks: Asks, *, library: Library, today: date) -> str:
    """Return the short code for a page; raises BadInput for what a code cannot say."""
    if asks.agrees:
        raise BadInput("code-agrees_to_nothing", place="agrees")
    longest = library.terms.code.longest
    if not today <= asks.until <= today + longest:
        raise BadInput("code-no_day", place="until", until=str(asks.until), days=longest.days)
    call = _call_id(asks.call, library)
    return encode(page, asks.limits, until=asks.until, call=call, terms=library.terms)


def _call_id(call: str | None, library: Library) -> str | None:
    """The reason to get in touch that a code has a sign for, by its id or in its words."""
    ids = (one for one in library.terms.code.calls.values() if one)
    return next((one for one in ids if call in {one, library.words.say(f"answer-calls-{one}")}), call)
