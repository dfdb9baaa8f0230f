"""A clinician's reply as a value, and as the signed file instep.reply/1: read, or refused in one line."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from instep.library.errors import BadInput, Message
from instep.library.files import seal
from instep.library.files.reply_limits import problems
from instep.library.files.reply_shapes import Clinician, ReplyShape, narrowing, wider
from instep.library.library import Library
from instep.safety.agreement import Narrowing

SCHEMA = "instep.reply/1"
MOST_BYTES = 16_384
_MARK = b'"instep.reply/'
_AS_SENT = Message("errors-reply_file-to_ask_again")
_LINE_ENDS = ("", "\n", "\r\n")


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a clinician asks for. `key` is theirs where they signed; a short code has neither key nor name.

    `text` is the file or the code as it came, so that what was accepted can always be shown again.
    `unproven`: it was accepted as signed, and its signature does not hold. `spoken`: it was said aloud.
    """

    id: str
    person: str
    nonce: str
    by: Clinician | None
    key: str | None
    given: date
    until: date
    limits: Narrowing
    call_if: str | None
    rule: str | None
    text: str
    unproven: bool = False
    spoken: bool = False


def looks_like_reply(raw: bytes) -> bool:
    """Whether the beginning of a file says that it is a reply, sound or not."""
    return _MARK in raw[:MOST_BYTES]


def parse_reply(raw: bytes, file: str, library: Library) -> Reply:
    """Return the reply; raises BadInput where it is unsigned, altered, or does more than narrow."""
    tree, text = _tree(raw, file)
    _check_seal(tree, text, file)
    for place in wider(tree):
        raise BadInput("reply_file-would_widen", file=file, place=place)
    shape = _shape(tree, file)
    for problem in problems(shape, library):
        raise BadInput.of(problem.what, problem.remedy, file=file, place=problem.place)
    return _reply(shape, text)


def signed(document: Mapping[str, Any], private: bytes) -> str:
    """Return the reply's text with the key and its signature over everything else in it."""
    keyed = {**document, "schema": SCHEMA, "key": _text(seal.public_key(private))}
    return canonical({**keyed, "signature": _text(seal.sign(private, _message(keyed)))})


def canonical(document: Mapping[str, Any]) -> str:
    """Return the one text of a document, in letters that mail and every machine leave alone."""
    return json.dumps(document, sort_keys=True, ensure_ascii=True, allow_nan=False)


def key_bytes(key: str) -> bytes:
    """Return a key's bytes; b"" where the text is none."""
    return _bytes(key, seal.KEY_BYTES)


def _tree(raw: bytes, file: str) -> tuple[dict[str, Any], str]:
    if len(raw) > MOST_BYTES:
        raise BadInput("reply_file-too_large", file=file, remedy=_AS_SENT, most_bytes=str(MOST_BYTES))
    try:
        text = raw.decode("ascii")
        tree = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput("reply_file-not_json", file=file, remedy=_AS_SENT) from None
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        raise BadInput("reply_file-another_schema", file=file, place="schema", remedy=_AS_SENT, schema=SCHEMA)
    return tree, text


def _check_seal(tree: dict[str, Any], text: str, file: str) -> None:
    if not tree.get("signature") or not tree.get("key"):
        raise BadInput("reply_file-not_signed", file=file, place="signature")
    key, signature = _bytes(tree["key"], seal.KEY_BYTES), _bytes(tree["signature"], seal.SIGNATURE_BYTES)
    if key and not seal.is_somebodys(key):
        raise BadInput("reply_file-nobodys_key", file=file, place="key")
    # The text itself is held to, too: a space that moved is as much an alteration as a word.
    ends = (text == one_text + end for one_text in _canonical_or_none(tree) for end in _LINE_ENDS)
    if not (any(ends) and key and signature and seal.holds(key, _message(tree), signature)):
        raise BadInput("reply_file-altered", file=file, place="signature", remedy=_AS_SENT)


def _canonical_or_none(tree: dict[str, Any]) -> tuple[str, ...]:
    try:
        return (canonical(tree),)
    except (ValueError, RecursionError):
        return ()


def _message(tree: Mapping[str, Any]) -> bytes:
    return f"{SCHEMA}\n{canonical({k: v for k, v in tree.items() if k != 'signature'})}".encode()


def _shape(tree: dict[str, Any], file: str) -> ReplyShape:
    try:
        return msgspec.convert(tree, ReplyShape)
    except msgspec.ValidationError as problem:
        # A name in the file may hold whatever letters: the line stays one.
        what, _, where = " ".join(str(problem).split()).partition(" - at `$")
        place = where.rstrip("`").lstrip(".").replace("[...]", "")
        what = what[:1].lower() + what[1:]
        raise BadInput("any-unfit", file=file, place=place, what=what, schema="reply") from None


def _reply(shape: ReplyShape, text: str) -> Reply:
    return Reply(
        id=hashlib.sha256(text.rstrip("\r\n").encode()).hexdigest()[:16],
        person=shape.for_.person,
        nonce=shape.for_.nonce,
        by=shape.by,
        key=shape.key,
        given=shape.given,
        until=shape.until,
        limits=narrowing(shape.limits),
        call_if=shape.call_if,
        rule=next(iter(shape.agrees), None),
        text=text.rstrip("\r\n"),
    )


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: Any, size: int) -> bytes:
    """Return the bytes, or none where the text is not the one way to write so many."""
    try:
        raw = base64.urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}")
    except (ValueError, TypeError):
        return b""
    return raw if len(raw) == size and _text(raw) == text else b""
