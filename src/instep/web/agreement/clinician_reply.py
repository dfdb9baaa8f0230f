"""A clinician's answer: given as file or code, shown in words, compared, accepted or not; and what holds."""

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from instep.coach.agreement.agreements import Kept, read_kept, told_proof, withdraw_agreement
from instep.coach.agreement.clinician_replies import Offer, accept_offer, read_code_answer, read_file_answer
from instep.coach.agreement.proof import Proof
from instep.coach.agreement.requests import make_request, open_requests, request_lines
from instep.coach.agreement.wording import day_in_words, told_reply, who_replied
from instep.library.errors import BadInput
from instep.library.files.requests import Request, request_json
from instep.web.agreement.clinician_reply_form import Brought, brought_again, read_answer_form
from instep.web.emergency import emergency_line
from instep.web.errors import not_found
from instep.web.requests import Asked, page

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


def answers(asked: Asked) -> Response:
    """What holds, what held before, the form for an answer, and the request to hand over."""
    return _answers(asked, _NOTHING)


def read(asked: Asked) -> Response:
    """Show an answer in words; one that cannot be taken in is said in one line, and what was typed stays."""
    brought = read_answer_form(asked)
    try:
        offer = _offer(asked, brought)
    except BadInput as problem:
        return _answers(asked, brought, problem=problem)
    return _words(asked, offer, brought)


def accept(asked: Asked) -> Response:
    """Write down that it is accepted; where something was not compared yet it is shown again."""
    brought = brought_again(asked.form)
    try:
        offer = _offer(asked, brought)
    except BadInput as problem:
        return _answers(asked, brought, problem=problem)
    compared = asked.form.one("compared") is not None
    try:
        accept_offer(offer, asked.context, compared=compared)
    except BadInput as problem:
        return _words(asked, offer, brought, problem=problem)
    return RedirectResponse(_HERE, HTTPStatus.SEE_OTHER)


def withdraw(asked: Asked) -> Response:
    """Write down that one holds no longer."""
    withdraw_agreement(asked.form.one("agreement") or "", asked.context)
    return RedirectResponse(_HERE, HTTPStatus.SEE_OTHER)


def ask(asked: Asked) -> Response:
    """Make a request; it is shown on the page of answers."""
    make_request(asked.context)
    return RedirectResponse(f"{_HERE}#request", HTTPStatus.SEE_OTHER)


def request_file(asked: Asked) -> Response:
    """The newest open request as the file to hand over."""
    request = _open_request(asked)
    if request is None:
        raise not_found(asked.path, "There is no open request.")
    headers = {"content-disposition": 'attachment; filename="instep-request.json"'}
    return JSONResponse(request_json(request, asked.instep.library), headers=headers)


def _offer(asked: Asked, brought: Brought) -> Offer:
    if brought.nothing:
        raise BadInput("", "", "there is neither a file nor a code", remedy="give one of the two")
    if brought.file is not None:
        return read_file_answer(brought.file, brought.name, asked.context)
    return read_code_answer(brought.code, brought.sender, asked.context)


def _words(asked: Asked, offer: Offer, brought: Brought, *, problem: BadInput | None = None) -> Response:
    by = offer.reply.by
    return asked.page(
        "answer_words.html",
        **emergency_line(asked),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=_line(problem),
        offer=offer,
        lines=told_reply(offer.reply, asked.instep.library),
        clinician=by.name if by else "",
        brought=brought,
    )


def _answers(asked: Asked, brought: Brought, *, problem: BadInput | None = None) -> Response:
    instep = asked.instep
    now, request = instep.now(), _open_request(asked)
    entries = [_entry(one, asked) for one in read_kept(asked.context)]
    return asked.page(
        "answer.html",
        **emergency_line(asked),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=_line(problem),
        brought=brought,
        holding=[one for one in entries if one["state"] == "holds"],
        over=[one for one in entries if one["state"] != "holds"],
        request=request_lines(request, instep.library) if request else (),
        today=now.date(),
    )


def _line(problem: BadInput | None) -> str:
    """The one line about what cannot be taken in."""
    if problem is None:
        return ""
    return (
        ": ".join(part for part in (problem.file, problem.place, problem.problem) if part)
        + f"; {problem.remedy}"
    )


def _entry(kept: Kept, asked: Asked) -> dict[str, Any]:
    words, reply = asked.instep.library.words, kept.reply
    return {
        "id": reply.id,
        "who": who_replied(reply, words),
        "lines": (*told_reply(reply, asked.instep.library), *told_proof(kept, asked.instep.library)),
        "signed": kept.proof is Proof.COMPARED,
        "state": kept.state(asked.instep.now()),
        "accepted": day_in_words(kept.accepted.date(), words),
        "until": day_in_words(reply.until, words),
        "withdrawn": day_in_words(kept.withdrawn.date(), words) if kept.withdrawn else "",
    }


def _open_request(asked: Asked) -> Request | None:
    return next(iter(open_requests(asked.context)), None)
