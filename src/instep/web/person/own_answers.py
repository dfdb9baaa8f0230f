"""My answers: everything that was said about health, since when, and a change of any of it at any time."""

from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.person.own_answers import (
    OwnAnswer,
    find_item,
    read_last_answers,
    read_own_answers,
    say_again,
)
from instep.coach.person.stops import open_stops
from instep.foot.anatomy import Region, Side
from instep.safety.items import Item, ItemType
from instep.web.forms.numbers import whole
from instep.web.person.stops import close_from, stop_words
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page
from instep.words.answers import answer_words, labels, since_words, where_answered

HOME = "/answers"
_NOT_SAID = "rather-not"


def routes() -> list[Route]:
    """All answers, and one of them."""
    return [page(HOME, answers, "GET", "POST"), page(f"{HOME}/{{item}}", answer, "GET", "POST")]


def answers(request: WebRequest) -> Response:
    """Everything that holds: what stopped, what worries, and what was said not to be so."""
    if request.method == "POST":
        close_from(request)
        return see_other(HOME)
    said = read_own_answers(request.context)
    return request.page(
        "own_answers.html",
        stops=[stop_words(one, request) for one in open_stops(request.context)],
        worries=[_told(one, request) for one in said if one.worries or one.answer is None],
        rest=[_told(one, request) for one in said if one.answer is not None and not one.worries],
        last=[_told(one, request) for one in read_last_answers(request.context)],
        today=request.context.now.date(),
    )


def answer(request: WebRequest) -> Response:
    """One question with its answer as it stands, or the change of it kept."""
    item = find_item(request.parts["item"], request.context)
    if request.method == "POST":
        say_again(item, _read(item, request), request.context)
        return see_other(f"{HOME}#{item.id}")
    said = next((one for one in read_own_answers(request.context) if one.item.id == item.id), None)
    return request.page(
        "own_answer.html",
        item=item,
        many=item.type is ItemType.MULTI_CHOICE,
        labels=labels(item, request.instep.library),
        chosen=said.answer.chosen if said and said.answer else (),
        side=_side(said),
        said=_told(said, request) if said else None,
        sides=list(Side),
        regions=list(Region),
        places=said.answer.regions if said and said.answer else (),
        not_said=_NOT_SAID,
    )


def _told(said: OwnAnswer, request: WebRequest) -> dict[str, Any]:
    """An answer in words."""
    words = request.site.words
    return {
        "item": said.item.id,
        "question": said.item.question,
        "answer": answer_words(said, request.instep.library),
        "where": where_answered(said, words),
        "since": since_words(said, words),
        "differing": said.differing,
    }


def _side(said: OwnAnswer | None) -> str:
    sides = said.answer.sides if said and said.answer else frozenset(Side)
    return "both" if len(sides) != 1 else next(iter(sides)).value


def _read(item: Item, request: WebRequest) -> dict[str, object] | None:
    """What the form says; None where the person would rather not."""
    form = request.form
    chosen = [value for value in form.every("value") if value != _NOT_SAID]
    if form.one("value") == _NOT_SAID:
        return None
    raw: dict[str, object] = {"value": _value(item, chosen)}
    if item.asks_side and form.one("side"):
        raw["side"] = form.one("side")
    if item.asks_regions:
        raw["regions"] = list(form.every("regions"))
    return raw


def _value(item: Item, chosen: list[str]) -> object:
    if item.type is ItemType.MULTI_CHOICE:
        return chosen
    one = chosen[-1] if chosen else ""
    number = whole(one) if item.type.is_number else None
    return one if number is None else number
