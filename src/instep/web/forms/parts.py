"""A form with small files in it: its text fields as a form, and the file of a field."""

from dataclasses import dataclass

from instep.web.forms.multipart import FORM_DATA, FormPart, read_parts
from instep.web.readable_request import as_text
from instep.web.requests import Form, WebRequest


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A file of a form: its bytes, and the name it had where it came from."""

    raw: bytes
    name: str


def has_parts(request: WebRequest) -> bool:
    """Whether the body is made of parts."""
    return request.media_type.partition(";")[0].strip().lower() == FORM_DATA


def sent_file(request: WebRequest, field: str) -> Sent | None:
    """The file that came in a field; None where none was chosen. Raises Problem 400 for a broken form."""
    for part in _parts(request):
        if part.name == field and part.raw:
            return Sent(raw=part.raw, name=part.file or "")
    return None


def sent_fields(request: WebRequest) -> Form:
    """The fields of the form that are text; raises Problem 400 for a broken form."""
    if not has_parts(request):
        return request.form
    texts = (part for part in _parts(request) if part.file is None)
    return Form(tuple((part.name, as_text(part.raw, part.name)) for part in texts))


def _parts(request: WebRequest) -> list[FormPart]:
    return read_parts(request.body, request.media_type) if has_parts(request) else []
