"""A form that carries a file, as browsers send it (RFC 7578): its parts as bytes, nothing on disk."""

import re
from dataclasses import dataclass

from instep.library.errors import Message
from instep.web.errors import bad_request
from instep.web.readable_request import as_text

_BOUNDARY = re.compile(r'boundary="?([0-9A-Za-z\'()+_,./:=? -]{1,70})"?\s*(?:;|$)')
_NAME = re.compile(rb'[; ]name="([^"\r\n]{1,64})"', re.IGNORECASE)
_FILE = re.compile(rb'[; ]filename="([^"\r\n]{0,200})"', re.IGNORECASE)
_MOST_PARTS = 200
FORM_DATA = "multipart/form-data"


@dataclass(frozen=True, kw_only=True)
class FormPart:
    """One field: its name, its bytes, and the name of the file it was; None where it is no file."""

    name: str
    raw: bytes
    file: str | None


def read_multipart(body: bytes, media_type: str) -> dict[str, bytes]:
    """Each field's last value by its name; raises Problem 400 where the body is no such form."""
    return {part.name: part.raw for part in read_parts(body, media_type)}


def read_parts(body: bytes, media_type: str) -> list[FormPart]:
    """Every field in the order it came; raises Problem 400 where the body is no such form."""
    found = _BOUNDARY.search(media_type)
    if not media_type.lower().startswith(FORM_DATA) or found is None:
        raise bad_request("body", Message("errors-page-no_file_form"))
    # The first boundary begins the body, every other one follows a line end.
    parts = (b"\r\n" + body).split(b"\r\n--" + found[1].strip().encode())
    if len(parts) > _MOST_PARTS or len(parts) < 3 or not parts[-1].startswith(b"--"):  # noqa: PLR2004  # before, one, after
        raise bad_request("body", Message("errors-page-form_cut"))
    return [_part(part) for part in parts[1:-1]]


def _part(part: bytes) -> FormPart:
    head, gap, value = part.partition(b"\r\n\r\n")
    told = head.replace(b"\r\n", b"; ")
    name, file = _NAME.search(told), _FILE.search(told)
    if not gap or name is None:
        raise bad_request("body", Message("errors-page-nameless_field"))
    return FormPart(name=as_text(name[1], "body"), raw=value, file=as_text(file[1], "body") if file else None)
