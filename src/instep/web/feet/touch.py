"""The touch test of the toes: how it is set up, the six touches, and what came of them."""

from http import HTTPStatus
from random import SystemRandom
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.touch import (
    DoneTest,
    is_test_due,
    may_test_today,
    read_touch_tests,
    record_touch_test,
)
from instep.coach.feet.touch_result import told_touch_test
from instep.library.content.measuring import Accuracy, TouchTest
from instep.library.errors import Message
from instep.safety.fired_rules import risk_group
from instep.safety.screening import facts_of
from instep.safety.touch_test import Felt, ToeOf, schedule
from instep.session.phrases import day_and_time
from instep.web.errors import not_found
from instep.web.feet.touch_form import COUNTS, FALSE_YES, counted, field, marked, read_touch
from instep.web.redirects import see_other
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.voice.sound import sprite

_SHOWN = 12  # earlier tests on the page: six years of one every half year


def routes() -> list[Route]:
    """The test, from its setting up to its result."""
    return [
        page("/feet/touch", touch),
        page("/feet/touch/setup.wav", spoken),
        page("/feet/touch/test", test, "GET", "POST"),
        page("/feet/touch/result", result),
    ]


def touch(request: WebRequest) -> Response:
    """What the test is, how to set it up, and the way in; offered gently where it is due."""
    tests = read_touch_tests(request.context, limit=_SHOWN)
    may = may_test_today(request.context)
    return request.page(
        "touch.html",
        test=_content(request),
        due=may and _is_due(request),
        today=None if may else f"{tests[0].at:%H:%M}",
        tests=[(one, _when(one, request.site)) for one in tests],
        total=len(_content(request).rules.order),
    )


def spoken(request: WebRequest) -> Response:
    """The setting up, said aloud before the first touch; during the test nothing may be heard."""
    content = _content(request)
    lines = {f"step-{number}": line for number, line in enumerate((*content.setup, *content.touch))}
    clips = sprite(request.instep, lines)
    if clips is None:
        raise not_found(request.path, Message("ui-look-no_voice"))
    return Response(clips.wav, media_type="audio/wav")


def test(request: WebRequest) -> Response:
    """The six touches; once every answer is there they are kept, and what they mean is shown."""
    if not may_test_today(request.context):
        return see_other("/feet/touch")
    if request.method != "POST":
        return _touches(request)
    answers = read_touch(request.form, _content(request).rules)
    if answers is None or isinstance(answers, ToeOf):
        return _touches(request, problem=_missing(answers, request.site), place=_place_of(answers))
    record_touch_test(answers, request.context)
    return see_other("/feet/touch/result")


def result(request: WebRequest) -> Response:
    """The newest test in words: what it means, who to tell, and what it does to the next session."""
    told = told_touch_test(request.context)
    if told is None:
        return see_other("/feet/touch")
    content = _content(request)
    return request.page(
        "touch_result.html",
        told=told,
        outcome=told.test.outcome,
        when=_when(told.test, request.site),
        total=len(content.rules.order),
        times=_times(told.test.outcome.false_yes, request.site),
        test=content,
        accuracy=[_in_a_hundred(one) for one in content.accuracy],
    )


def _content(request: WebRequest) -> TouchTest:
    return request.instep.library.touch_test


def _is_due(request: WebRequest) -> bool:
    instep = request.instep
    answers = known_answers(request.context)
    return is_test_due(risk_group(facts_of(answers, instep.library.rules)), request.context)


def _touches(request: WebRequest, *, problem: str | None = None, place: str | None = None) -> Response:
    rules, site = _content(request).rules, request.site
    said = marked(request.form, rules)
    touches = schedule(rules, SystemRandom())
    return request.page(
        "touch_test.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=problem,
        wrong=place,
        touches=[
            {
                "touch": one,
                "name": field(one.place),
                "place": _toe(one.place, site),
                "said": said.get(one.place),
                # A count in whole seconds for a helper without the page's own clock.
                "count": round(one.wait_ms / 1000),
            }
            for one in touches
        ],
        felt=list(Felt),
        false_yes=FALSE_YES,
        counts=COUNTS,
        counted=counted(request.form),
        answer_s=round(rules.answer_ms / 1000),
    )


def _missing(open_toe: ToeOf | None, site: Site) -> str:
    what = _toe(open_toe, site) if open_toe else site.say("ui-touch-test-false_yes_name")
    return site.say("ui-touch-test-missing", what=what[:1].upper() + what[1:])


def _place_of(open_toe: ToeOf | None) -> str:
    return field(open_toe) if open_toe else FALSE_YES


def _toe(place: ToeOf, site: Site) -> str:
    side, toe = site.say(f"ui-touch-sides-{place.side}"), site.say(f"ui-touch-toes-{place.toe}")
    return site.say("ui-touch-place", side=side, toe=toe)


def _when(test: DoneTest, site: Site) -> str:
    return site.say("ui-touch-result-when", when=day_and_time(test.at, site.words))


def _times(count: int, site: Site) -> str:
    return site.say("ui-touch-result-times", n=count)


def _in_a_hundred(study: Accuracy) -> dict[str, Any]:
    found, wrong = round(study.sensitivity * 100), round((1 - study.specificity) * 100)
    return {"against": study.against, "found": found, "wrong": wrong}
