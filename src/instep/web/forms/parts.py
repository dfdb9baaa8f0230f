"""A form with files in it, as a browser sends it: each part by its name, with its bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

from instep.web.asking import Asked, Form

FORM_DATA = "multipart/form-data"
_MOST_PARTS = 200
_LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file of a form: its bytes, and the name it had where it came from."""

    raw: bytes
    name: str


def has_parts(asked: Asked) -> bool:
    """Whether the body is made of parts."""
    return asked.media_type.partition(";")[0].strip().lower() == FORM_DATA


def sent_file(asked: Asked, field: str) -> Sent | None:
    """The file that came in a field; None where none was chosen."""
    for part in _parts(asked):
        if _named(part, "name") == field and (raw := _bytes(part)):
            return Sent(raw=raw, name=_named(part, "filename"))
    return None


def sent_fields(asked: Asked) -> Form:
    """The fields of the form that are text."""
    if not has_parts(asked):
        return asked.form
    return Form(
        tuple((_named(part, "name"), _bytes(part).decode(errors="replace")) for part in _texts(asked))
    )


def _texts(asked: Asked) -> Iterator[Message]:
    return (part for part in _parts(asked) if part.get_filename() is None)


def _parts(asked: Asked) -> list[Message]:
    """The parts of the body, as mail has them too; none where it is not made of parts."""
    if not has_parts(asked):
        return []
    head = f"content-type: {asked.media_type}\r\n\r\n".encode(errors="replace")
    try:
        whole = BytesParser().parsebytes(head + asked.body)
    except (MessageError, ValueError, LookupError):
        return []
    parts = whole.get_payload()
    found = [part for part in parts if isinstance(part, Message)] if isinstance(parts, list) else []
    return found[:_MOST_PARTS]


def _named(part: Message, what: str) -> str:
    said = part.get_param(what, header="content-disposition")
    return said[:_LONGEST_NAME] if isinstance(said, str) else ""


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
