"""The form that brings a clinician's answer: a file, or a short code with who gave it."""

from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

from instep.web.asking import Asked, Form

_FORM_DATA = "multipart/form-data"
_MOST_PARTS = 20


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What a form brought: a file's bytes (None: no file) and name, a code and who it is said to be from."""

    file: bytes | None
    name: str
    code: str
    sender: str

    @property
    def nothing(self) -> bool:
        """Whether there is neither a file nor a code."""
        return not (self.file or self.code.strip())


def read_answer_form(asked: Asked) -> Brought:
    """Return what the form brought; a form that cannot be read brought nothing."""
    if asked.media_type.partition(";")[0].strip().lower() != _FORM_DATA:
        return brought_again(asked.form)
    parts = {name: part for part in _parts(asked) if (name := _named(part, "name"))}
    file = parts.get("file")
    return Brought(
        file=_bytes(file) or None,
        name=_named(file, "filename") if file else "",
        code=_bytes(parts.get("code")).decode(errors="replace"),
        sender=_bytes(parts.get("sender")).decode(errors="replace"),
    )


def brought_again(form: Form) -> Brought:
    """Return what a form of our own carries on: the text of a file that was shown, or the code."""
    text = form.one("reply")
    return Brought(
        file=text.encode(errors="replace") if text else None,
        name=form.one("name") or "",
        code=form.one("code") or "",
        sender=form.one("sender") or "",
    )


def _parts(asked: Asked) -> list[Message]:
    """The parts of the body, as mail has them too; none where it is not made of parts."""
    head = f"content-type: {asked.media_type}\r\n\r\n".encode(errors="replace")
    try:
        whole = BytesParser().parsebytes(head + asked.body)
    except (MessageError, ValueError, LookupError):
        return []
    parts = whole.get_payload()
    return (
        [part for part in parts if isinstance(part, Message)][:_MOST_PARTS] if isinstance(parts, list) else []
    )


def _named(part: Message | None, what: str) -> str:
    said = part.get_param(what, header="content-disposition") if part else None
    return said[:200] if isinstance(said, str) else ""


def _bytes(part: Message | None) -> bytes:
    found = part.get_payload(decode=True) if part else None
    return found if isinstance(found, bytes) else b""
