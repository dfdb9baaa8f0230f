"""instep reply: a clinician's answer to a request, signed file or short code; and the key to sign with."""

import argparse
import json
from datetime import date
from typing import Any

from instep.cli.parser import Parser
from instep.cli.plan_options import known_word
from instep.cli.printing import show, write_document
from instep.cli.whole_numbers import whole_number
from instep.coach.agreement.write_reply import Asks, sign_reply, write_code
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.errors import BadInput
from instep.library.files.clinician_keys import key_json, new_clinician_key, read_key
from instep.library.files.days import day_of
from instep.library.files.reply_shapes import Clinician
from instep.library.files.requests import read_request
from instep.library.files.seal import fingerprint, public_key
from instep.library.library import Library
from instep.safety.agreement import Narrowing, Place

SCHEMA = "instep.replied/1"
_ME = "instep reply"


def arguments(parser: Parser) -> None:
    """Take a request and what is asked for; or make a key."""
    parser.add("--for", metavar="REQUEST", dest="request")
    parser.add("--page", metavar="PAGE")
    parser.add("--leave", metavar="PLACE", action="append", default=[])
    parser.add("--pressure", metavar="PRESSURE")
    parser.add("--minutes", metavar="N")
    parser.add("--way-off", metavar="WAY", action="append", default=[])
    parser.add("--feature-off", metavar="FEATURE", action="append", default=[])
    parser.add("--until", metavar="DAY")
    parser.add("--call", metavar="CALL")
    parser.add("--agree", metavar="RULE", action="append", default=[])
    parser.add("--code", action="store_true")
    parser.add("--key", metavar="KEY")
    parser.add("--new-key", action="store_true")
    parser.add("--name", metavar="NAME")
    parser.add("--role", metavar="ROLE")
    parser.add("--contact", metavar="CONTACT")
    parser.add("-o", "--output", metavar="REPLY")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Make a key, a short code or a signed file; nothing is sent anywhere."""
    library = Library()
    if args.new_key:
        return _new_key(args, library)
    asks = Asks(
        limits=_limits(args, library),
        until=day_of(_needed(args.until, "--until", "reply-no_until"), place="--until", file=_ME),
        call=args.call,
        agrees=tuple(args.agree),
    )
    return _code(args, asks, library) if args.code else _file(args, asks, library)


def _new_key(args: argparse.Namespace, library: Library) -> int:
    by = Clinician(
        name=_needed(args.name, "--name", "reply-no_name"),
        role=_needed(args.role, "--role", "reply-no_role"),
        contact=_needed(args.contact, "--contact", "reply-no_contact"),
    )
    key = new_clinician_key(by, _ME)
    write_document(key_json(key), _needed(args.output, "--output", "reply-no_key_output"))
    return _done(args, "key", library, private=key.private)


def _code(args: argparse.Namespace, asks: Asks, library: Library) -> int:
    page = args.page or read_request(_needed(args.request, "--page", "reply-no_page")).code(
        library.terms.code
    )
    code = write_code(page, asks, library=library, today=_today())
    document: dict[str, Any] = {"schema": SCHEMA, "file": None, "code": code, "compare": []}
    show(document, [library.words.say("cli-answer-code", code=code)], as_json=args.json)
    return 0


def _file(args: argparse.Namespace, asks: Asks, library: Library) -> int:
    request = read_request(_needed(args.request, "--for", "reply-no_request_file"))
    key = read_key(_needed(args.key, "--key", "reply-no_key"))
    text = sign_reply(request, asks, key, library=library, today=_today())
    # Written as it was signed: the keys of this text are in order, and reading it keeps them so.
    write_document(json.loads(text), _needed(args.output, "--output", "reply-no_output"))
    return _done(args, "reply", library, private=key.private)


def _done(args: argparse.Namespace, what: str, library: Library, *, private: bytes) -> int:
    compare = fingerprint(public_key(private), library.terms)
    say = library.words.say
    lines = [
        say(f"cli-answer-{what}", file=args.output),
        say("cli-answer-words", words=" ".join(compare)),
    ]
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "file": args.output,
        "code": None,
        "compare": list(compare),
    }
    show(document, lines, as_json=args.json)
    return 0


def _limits(args: argparse.Namespace, library: Library) -> Narrowing:
    return Narrowing(
        leave=tuple(dict.fromkeys(place for one in args.leave for place in _places(one))),
        pressure=known_word(args.pressure, "--pressure", Pressure),
        minutes_per_foot=_minutes(args.minutes, library),
        ways_off=tuple(way for one in args.way_off if (way := known_word(one, "--way-off", Way))),
        features_off=tuple(args.feature_off),
    )


def _places(text: str) -> tuple[Place, ...]:
    """A region of one foot, as in left:heel_sole; the side alone is the whole foot."""
    named, _, region = text.partition(":")
    side = known_word(named or "-", "--leave", Side) or Side.LEFT
    if not region and ":" not in text:
        return tuple((side, one) for one in Region)
    return tuple((side, one) for one in (known_word(region or "-", "--leave", Region),) if one)


def _minutes(text: str | None, library: Library) -> int | None:
    if text is None:
        return None
    return whole_number(text, "--minutes", library.terms.minutes.least, most=library.terms.minutes.most)


def _needed(value: str | None, place: str, key: str) -> str:
    if not value:
        raise BadInput(key, file=_ME, place=place)
    return value


def _today() -> date:
    from instep.app import clock  # noqa: PLC0415  # few commands need it

    return clock().date()
