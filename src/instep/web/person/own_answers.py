"""My answers: everything that was said about health, since when, and a change of any of it at any time."""

from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from instep.coach.person.own_answers import Said, find_item, read_last_answers, read_own_answers, say_again
from instep.coach.person.stops import open_stops
from instep.foot.anatomy import Region, Side
from instep.library.files.answers import choices
from instep.safety.rules import Item, ItemType
from instep.web.forms.numbers import whole
from instep.web.person.stops import close_from, stop_words
from instep.web.requests import WebRequest, page

HOME = "/answers"
_SEE_OTHER = 303
_NOT_SAID = "rather-not"


def routes() -> list[Route]:
    """All answers, and one of them."""
    return [page(HOME, answers, "GET", "POST"), page(f"{HOME}/{{item}}", answer, "GET", "POST")]


def answers(request: WebRequest) -> Response:
    """Everything that holds: what stopped, what worries, and what was said not to be so."""
    if request.method == "POST":
        close_from(request)
        return RedirectResponse(HOME, _SEE_OTHER)
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
        return RedirectResponse(f"{HOME}#{item.id}", _SEE_OTHER)
    said = next((one for one in read_own_answers(request.context) if one.item.id == item.id), None)
    return request.page(
        "own_answer.html",
        item=item,
        many=item.type is ItemType.MULTI_CHOICE,
        labels=_labels(item, request),
        chosen=_chosen(said),
        side=_side(said),
        said=_told(said, request) if said else None,
        sides=list(Side),
        regions=list(Region),
        places=said.answer.regions if said and said.answer else (),
        not_said=_NOT_SAID,
    )


def _told(said: Said, request: WebRequest) -> dict[str, Any]:
    """An answer in words."""
    labels = _labels(said.item, request)
    given = said.answer
    values = () if given is None else given.value if isinstance(given.value, tuple) else (str(given.value),)
    return {
        "item": said.item.id,
        "question": said.item.question,
        "answer": "; ".join(labels.get(one, one) for one in values) or request.site.say(_empty(said)),
        "where": _where(said, request),
        "since": request.site.day(said.at.date()) if said.at else "",
        "differing": said.differing,
    }


def _empty(said: Said) -> str:
    return "ui-answers-taken_back" if said.answer is None else "ui-answers-none_of_these"


def _where(said: Said, request: WebRequest) -> str:
    answer, site = said.answer, request.site
    if answer is None or not said.item.asks_side or not said.worries:
        return ""
    feet = [site.say(f"ui-side-{side}") for side in Side if side in answer.sides]
    places = [site.say(f"regions-{region}") for region in answer.regions]
    return "; ".join([", ".join(feet), *([", ".join(places)] if places else [])])


def _labels(item: Item, request: WebRequest) -> dict[str, str]:
    words = request.instep.library.interview.words
    plain = {"yes": words.yes, "no": words.no, "unsure": words.not_sure}
    own = {option.value: option.label for option in item.options}
    if item.type.is_number:
        own |= {str(number): str(number) for number in range(item.type.most + 1)}
    if item.type is ItemType.NUMBER_0_6_OR_NOT_DONE:
        own = {"not_done": request.site.say("ui-answers-not_done")} | own
    return own or {value: plain[value] for value in choices(item, request.instep.library.rules)}


def _chosen(said: Said | None) -> tuple[str, ...]:
    if said is None or said.answer is None:
        return ()
    value = said.answer.value
    return value if isinstance(value, tuple) else (str(value),)


def _side(said: Said | None) -> str:
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
