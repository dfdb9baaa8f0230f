"""Whatever a form holds, the pages answer: with a page, with the way on, or with the place that is wrong."""

from collections.abc import Callable
from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response
from tests.examples import examples
from tests.journal.fresh import fresh_journal

from instep.app import ME, Instep
from instep.facts.session import SessionStarted
from instep.foot.anatomy import Region, Side
from instep.library.library import Library
from instep.web.assets import read_assets
from instep.web.feet.look import look
from instep.web.feet.temperatures import new as new_reading
from instep.web.feet.temperatures import set_up, signs, temperatures
from instep.web.feet.touch import result as touch_result
from instep.web.feet.touch import test as six_touches
from instep.web.feet.touch import touch
from instep.web.home.home import home
from instep.web.rendering import Site
from instep.web.requests import Form, WebRequest, answered
from instep.web.server import STATIC
from instep.web.session.history import history
from instep.web.session.interview import interview
from instep.web.session.plan_preview import plan_page

LIBRARY = Library()
ASSETS = read_assets(STATIC)
NAMES = [
    "page",
    "back",
    "chosen",
    "look",
    "how",
    "looked",
    "marked",
    "spot",
    "finding",
    "note",
    "remove",
    "leave",
    "done",
    "replies",
    "minutes",
    "way",
    "goal",
    "routine",
    "talk",
    "position",
    "halves",
    "number-left",
    "number-right",
    "before-stress",
    "before-pain",
    "sore-ball@left",
    "sore-@",
    "after",
    "toe-right-big",
    "false_yes",
    "asked",
    "unit",
    "case",
    "do",
    "left-heel",
    "sign",
]
WORDS = [
    "none",
    "skip",
    "same",
    "yes",
    "now",
    "today",
    "pain",
    "age",
    "health",
    "feet",
    "allergies",
    "look",
    "mode",
    "self",
    "left",
    "right",
    "both",
    "left:ball",
    "right:nails",
    "blister",
    "open_sore",
    "diabetes:yes",
    "leg_signs:one_calf_swollen",
    "pain_now",
    "0",
    "3",
    "10",
    "11",
    "-1",
    "[]",
    "{}",
    "null",
    "classic",
    "roller",
    "partner",
    "felt",
    "cannot_touch",
    "on",
    "off",
    "keep",
    "C",
    "F",
    "31.2",
    "swollen",
]
REPLIES = st.sampled_from(
    [
        '{"now":{"chosen":["none"]}}',
        '{"pain":{"numbers":{"left":3}}}',
        '{"pain":{"numbers":{"left":3,"up":99}}}',
        "{",
    ]
)
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(WORDS) | st.text(max_size=12) | REPLIES)
FORMS = st.lists(PAIRS, max_size=8)


def site() -> Site:
    return Site(Instep(journal=fresh_journal(), library=LIBRARY), ASSETS)


SITE = site()


def asked(
    page: Callable[[WebRequest], Response], form: list[tuple[str, str]], method: str = "POST"
) -> Response:
    body = urlencode(form, errors="replace").encode()
    sent = WebRequest(site=SITE, method=method, body=body, query=Form(tuple(form)))
    return answered(page, sent, {"accept": "text/html"})


@given(FORMS)
@examples(150)
def test_no_form_is_a_fault_of_ours(form: list[tuple[str, str]]) -> None:
    for page in (interview, look, six_touches, set_up, new_reading, signs):
        assert asked(page, form).status_code in {200, 303, 422}
    for page in (home, plan_page, history, interview, look, touch, six_touches, touch_result, temperatures):
        assert asked(page, form, "GET").status_code in {200, 303, 422}


@given(FORMS)
@examples(100)
def test_no_form_alone_starts_a_session_past_the_questions_about_right_now(
    form: list[tuple[str, str]],
) -> None:
    here = Site(Instep(journal=fresh_journal(), library=LIBRARY), ASSETS)
    sent = WebRequest(site=here, method="POST", body=urlencode(form, errors="replace").encode())
    answered(interview, sent, {"accept": "text/html"})
    assert here.instep.journal.latest(ME, SessionStarted) is None


@given(side=st.sampled_from(Side), region=st.sampled_from(Region))
def test_every_place_on_the_drawn_feet_leads_to_what_can_be_found_there(side: Side, region: Region) -> None:
    answer = asked(look, [("spot", f"{side}:{region}")])
    assert answer.status_code == 200
    for kind in LIBRARY.rules.findings.values():
        assert (f'value="{kind.id}"' in bytes(answer.body).decode()) is (region in kind.regions)
