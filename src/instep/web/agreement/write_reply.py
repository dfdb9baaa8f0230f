"""For a podiatrist or therapist: an answer to a page or a request, made here and handed back by them."""

import base64
import json
from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.agreement.write_reply import sign_reply, write_code
from instep.foot.anatomy import Region, Side, Way
from instep.library.errors import BadInput
from instep.library.files.clinician_keys import key_json, new_clinician_key, parse_key
from instep.library.files.reply_shapes import Clinician
from instep.library.files.requests import parse_request
from instep.library.files.seal import fingerprint, public_key
from instep.web.agreement.asks_form import json_of, read_asks
from instep.web.forms.parts import sent_fields, sent_file
from instep.web.requests import Form, WebRequest, page

_HERE = "/feet/reply"
_OURS = ("light", "moderate")


def routes() -> list[Route]:
    """Where an answer is written, and where a key is made."""
    return [page(_HERE, reply, "GET", "POST"), page(f"{_HERE}/key", key, "POST")]


def reply(request: WebRequest) -> Response:
    """Show the form, or the code or file that it made; what cannot be said is one line."""
    if request.method != "POST":
        return _form(request, Form())
    fields = sent_fields(request)
    try:
        return _signed(request, fields) if sent_file(request, "key") else _coded(request, fields)
    except BadInput as problem:
        return _form(request, fields, problem=problem)


def key(request: WebRequest) -> Response:
    """Make a key, and show the words that people compare; it is kept nowhere but in the file."""
    form = request.form
    try:
        made = new_clinician_key(_clinician(form), "")
    except BadInput as problem:
        return _form(request, form, problem=problem)
    return _made(request, "key", text=json.dumps(key_json(made)), private=made.private)


def _clinician(form: Form) -> Clinician:
    said = {name: (form.one(name) or "").strip() for name in ("name", "role", "contact")}
    for name in (name for name, text in said.items() if not text):
        raise BadInput("reply-missing", place=name)
    return Clinician(**said)


def _coded(request: WebRequest, fields: Form) -> Response:
    clinician_request, library = sent_file(request, "request"), request.instep.library
    typed = fields.one("page") or ""
    signs = (
        parse_request(json_of(clinician_request), clinician_request.name).code(library.terms.code)
        if clinician_request
        else typed
    )
    code = write_code(signs, read_asks(fields), library=library, today=request.instep.now().date())
    return request.page("replied.html", kind="code", code=code, link="", words=())


def _signed(request: WebRequest, fields: Form) -> Response:
    clinician_request, key_file = sent_file(request, "request"), sent_file(request, "key")
    if clinician_request is None or key_file is None:
        raise BadInput("reply-no_request", place="request")
    signing = parse_key(json_of(key_file), key_file.name)
    asks, to = read_asks(fields), parse_request(json_of(clinician_request), clinician_request.name)
    instep = request.instep
    text = sign_reply(to, asks, signing, library=instep.library, today=instep.now().date())
    return _made(request, "reply", text=text, private=signing.private)


def _made(request: WebRequest, kind: str, *, text: str, private: bytes) -> Response:
    """A page that holds the file itself: the machine that made it keeps nothing."""
    link = f"data:application/json;base64,{base64.b64encode(text.encode()).decode()}"
    words = fingerprint(public_key(private), request.instep.library.terms)
    return request.page("replied.html", kind=kind, code="", link=link, words=words)


def _form(request: WebRequest, fields: Form, *, problem: BadInput | None = None) -> Response:
    library = request.instep.library
    return request.page(
        "write_reply.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=request.site.told(problem.line) if problem else "",
        fields=fields,
        sides=list(Side),
        regions=list(Region),
        pressures=_OURS,
        minutes=range(library.terms.minutes.least, library.terms.minutes.most + 1),
        ways=[(way.value, request.site.say(f"answer-ways-{way}")) for way in Way],
        **_from_the_rules(request),
    )


def _from_the_rules(request: WebRequest) -> dict[str, Any]:
    rules, terms = request.instep.library.rules, request.instep.library.terms
    return {
        "features": [(one.value, one.label) for one in rules.items["device_features"].options],
        "rules": [rule for rule in rules.rules if rule.with_clinician_ok],
        "calls": [call for call in terms.code.calls.values() if call],
    }
