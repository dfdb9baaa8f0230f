"""The form that brings a clinician's answer: a file, or a short code with who gave it."""

from dataclasses import dataclass

from instep.web.forms.parts import has_parts, sent_fields, sent_file
from instep.web.requests import Form, WebRequest


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


def read_answer_form(request: WebRequest) -> Brought:
    """Return what the form brought; a form that cannot be read brought nothing."""
    if not has_parts(request):
        return brought_again(request.form)
    fields, file = sent_fields(request), sent_file(request, "file")
    return Brought(
        file=file.raw if file else None,
        name=file.name if file else "",
        code=fields.one("code") or "",
        sender=fields.one("sender") or "",
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
