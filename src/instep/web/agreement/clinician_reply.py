"""A clinician's answer: given as file or code, shown in words, compared, accepted or not; and what holds."""

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from instep.coach.agreement.agreements import StoredAgreement, read_kept, told_proof, withdraw_agreement
from instep.coach.agreement.clinician_replies import Offer, accept_offer, read_code_answer, read_file_answer
from instep.coach.agreement.proof import Proof
from instep.coach.agreement.requests import make_request, open_requests
from instep.coach.agreement.wording import told_reply, who_replied
from instep.library.errors import BadInput, Message
from instep.library.files.requests import Request, request_json
from instep.session.phrases import day
from instep.web.agreement.clinician_reply_form import Brought, brought_again, read_answer_form
from instep.web.errors import not_found
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page
from instep.words.request import request_lines

_HERE = "/feet/answer"
_NOTHING = Brought(file=None, name="", code="", sender="")


def routes() -> list[Route]:
    """The page of answers, the words of one, and the request that is handed over."""
    return [
        page(_HERE, answers),
        page(f"{_HERE}/read", read, "POST"),
        page(f"{_HERE}/accept", accept, "POST"),
        page(f"{_HERE}/withdraw", withdraw, "POST"),
        page(f"{_HERE}/ask", ask, "POST"),
        page(f"{_HERE}/request.json", request_file),
    ]


def answers(request: WebRequest) -> Response:
    """What holds, what held before, the form for an answer, and the request to hand over."""
    return _answers(request, _NOTHING)


def read(request: WebRequest) -> Response:
    """Show an answer in words; one that cannot be taken in is said in one line, and what was typed stays."""
    brought = read_answer_form(request)
    try:
        offer = _offer(request, brought)
    except BadInput as problem:
        return _answers(request, brought, problem=problem)
    return _words(request, offer, brought)


def accept(request: WebRequest) -> Response:
    """Write down that it is accepted; where something was not compared yet it is shown again."""
    brought = brought_again(request.form)
    try:
        offer = _offer(request, brought)
    except BadInput as problem:
        return _answers(request, brought, problem=problem)
    compared = request.form.one("compared") is not None
    try:
        accept_offer(offer, request.context, compared=compared)
    except BadInput as problem:
        return _words(request, offer, brought, problem=problem)
    return see_other(_HERE)


def withdraw(request: WebRequest) -> Response:
    """Write down that one holds no longer."""
    withdraw_agreement(request.form.one("agreement") or "", request.context)
    return see_other(_HERE)


def ask(request: WebRequest) -> Response:
    """Make a request; it is shown on the page of answers."""
    make_request(request.context)
    return see_other(f"{_HERE}#request")


def request_file(request: WebRequest) -> Response:
    """The newest open request as the file to hand over."""
    clinician_request = _open_request(request)
    if clinician_request is None:
        raise not_found(request.path, Message("errors-page-no_open_request"))
    headers = {"content-disposition": 'attachment; filename="instep-request.json"'}
    return JSONResponse(request_json(clinician_request, request.instep.library), headers=headers)


def _offer(request: WebRequest, brought: Brought) -> Offer:
    if brought.nothing:
        raise BadInput("answer-nothing_given")
    if brought.file is not None:
        return read_file_answer(brought.file, brought.name, request.context)
    return read_code_answer(brought.code, brought.sender, request.context)


def _words(
    request: WebRequest, offer: Offer, brought: Brought, *, problem: BadInput | None = None
) -> Response:
    by = offer.reply.by
    return request.page(
        "answer_words.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=_line(problem, request),
        offer=offer,
        lines=told_reply(offer.reply, request.instep.library),
        clinician=by.name if by else "",
        brought=brought,
    )


def _answers(request: WebRequest, brought: Brought, *, problem: BadInput | None = None) -> Response:
    instep = request.instep
    now, clinician_request = instep.now(), _open_request(request)
    entries = [_entry(one, request) for one in read_kept(request.context)]
    return request.page(
        "answer.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=_line(problem, request),
        brought=brought,
        holding=[one for one in entries if one["state"] == "holds"],
        over=[one for one in entries if one["state"] != "holds"],
        clinician_request=request_lines(clinician_request, instep.library) if clinician_request else (),
        today=now.date(),
    )


def _line(problem: BadInput | None, request: WebRequest) -> str:
    """The one line about what cannot be taken in."""
    if problem is None:
        return ""
    return request.site.told(problem.line)


def _entry(kept: StoredAgreement, request: WebRequest) -> dict[str, Any]:
    words, reply = request.instep.library.words, kept.reply
    return {
        "id": reply.id,
        "who": who_replied(reply, words),
        "lines": (
            *told_reply(reply, request.instep.library),
            *told_proof(kept, request.instep.library),
        ),
        "signed": kept.proof is Proof.COMPARED,
        "state": kept.state(request.instep.now()),
        "accepted": day(kept.accepted.date(), words),
        "until": day(reply.until, words),
        "withdrawn": day(kept.withdrawn.date(), words) if kept.withdrawn else "",
    }


def _open_request(request: WebRequest) -> Request | None:
    return next(iter(open_requests(request.context)), None)
