"""A form that carries a file, as browsers send it (RFC 7578): its fields as bytes, nothing on disk."""

import re

from instep.web.errors import bad_request

_BOUNDARY = re.compile(r'boundary="?([0-9A-Za-z\'()+_,./:=? -]{1,70})"?\s*(?:;|$)')
_NAME = re.compile(rb'[; ]name="([^"\r\n]{1,64})"', re.IGNORECASE)
_MOST_PARTS = 20


def read_multipart(body: bytes, media_type: str) -> dict[str, bytes]:
    """Each field's last value by its name; raises Problem 400 where the body is no such form."""
    found = _BOUNDARY.search(media_type)
    if not media_type.lower().startswith("multipart/form-data") or found is None:
        raise bad_request("body", "This is not a form with a file.")
    # The first boundary begins the body, every other one follows a line end.
    parts = (b"\r\n" + body).split(b"\r\n--" + found[1].strip().encode())
    if len(parts) > _MOST_PARTS or len(parts) < 3 or not parts[-1].startswith(b"--"):  # noqa: PLR2004  # before, one, after
        raise bad_request("body", "This form is cut short or has too many fields.")
    return dict(_part(part) for part in parts[1:-1])


def _part(part: bytes) -> tuple[str, bytes]:
    head, gap, value = part.partition(b"\r\n\r\n")
    name = _NAME.search(head.replace(b"\r\n", b"; "))
    if not gap or name is None:
        raise bad_request("body", "A field of this form has no name.")
    return name[1].decode("ascii", "replace"), value
