"""The page of answers: read in words, compared, accepted, withdrawn; what cannot be taken in is one line."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.foot_team import NO_LIMITS, Podiatrist
from tests.examples import examples
from tests.journal.fresh import fresh_journal

from instep.app import ME, Instep
from instep.coach.agreement.requests import make_request
from instep.facts.agreement import AgreementAccepted, AnswerRequested
from instep.foot.anatomy import Pressure, Region, Side
from instep.library.files.requests import Request
from instep.library.files.short_codes import check_sign, encode, grouped
from instep.library.library import Library
from instep.safety.agreement import Narrowing
from instep.web.agreement.clinician_reply import accept, read
from instep.web.assets import read_assets
from instep.web.rendering import Site
from instep.web.requests import WebRequest, answered
from instep.web.server import STATIC

LIBRARY = Library()
HERE = "/feet/answer"


@pytest.fixture
def request_made(instep: Instep) -> Request:
    return make_request(instep.context())


@pytest.fixture(scope="module")
def ana() -> Podiatrist:
    return Podiatrist()


def from_today(request: Request, **changes: object) -> dict[str, object]:
    """Dates that hold on the day of this run."""
    until = request.made + timedelta(days=20)
    return {"given": request.made.isoformat(), "until": until.isoformat(), **changes}


def sent(door: httpx.Client, raw: bytes, name: str = "reply.json") -> httpx.Response:
    return door.post(f"{HERE}/read", files={"file": (name, raw, "application/json")})


def hidden(page: str) -> dict[str, str]:
    """What the form that is shown carries on."""
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: value.replace("&#34;", '"').replace("&amp;", "&") for name, value in fields}


def accepted(instep: Instep) -> int:
    return len(instep.journal.read(ME, kinds={AgreementAccepted}).facts)


def test_a_file_is_read_in_words_compared_accepted_and_then_obeyed(
    door: httpx.Client, instep: Instep, *, request_made: Request, ana: Podiatrist
) -> None:
    assert "No answer holds now." in door.get(HERE).text
    shown = sent(door, ana.replies(request_made, **from_today(request_made)))
    assert shown.status_code == 200
    for line in ("Leave alone: heel, left foot.", "Pressure: at most light.", "At most 5 minutes a foot."):
        assert line in shown.text
    assert all(f"<li>{word}</li>" in shown.text for word in ana.words)
    without = door.post(f"{HERE}/accept", data=hidden(shown.text))
    assert without.status_code == 422
    assert "was not compared yet" in without.text
    assert accepted(instep) == 0
    taken = door.post(f"{HERE}/accept", data={**hidden(without.text), "compared": "yes"})
    assert (taken.status_code, taken.headers["location"]) == (303, HERE)
    page = door.get(HERE).text
    assert "Ana Reis, podiatrist" in page
    assert "Signed; the signature was checked." in page
    limits = door.get("/plan.json?minutes=10&way=hands").json()["clearance"]["limits"]
    assert (limits["pressure"], limits["minutes_per_foot"]) == ("light", 5)
    assert [(one["side"], one["region"]) for one in limits["avoid"]] == [("left", "heel_sole")]


def test_what_is_withdrawn_is_no_longer_planned_by_and_stays_readable(
    door: httpx.Client, request_made: Request, ana: Podiatrist
) -> None:
    shown = sent(door, ana.replies(request_made, **from_today(request_made)))
    door.post(f"{HERE}/accept", data={**hidden(shown.text), "compared": "yes"})
    name = hidden(door.get(HERE).text)["agreement"]
    assert door.post(f"{HERE}/withdraw", data={"agreement": name}).status_code == 303
    page = door.get(HERE).text
    assert "No answer holds now." in page
    assert "Withdrawn on" in page
    assert door.get("/plan.json?minutes=10&way=hands").json()["clearance"]["limits"]["avoid"] == []
    assert door.post(f"{HERE}/withdraw", data={"agreement": "nobody"}).status_code == 422


def test_a_code_is_read_and_accepted_and_says_that_nobody_signed_it(
    door: httpx.Client, instep: Instep, request_made: Request
) -> None:
    limits = Narrowing(leave=((Side.LEFT, Region.HEEL_SOLE),), pressure=Pressure.LIGHT)
    until = request_made.made + timedelta(days=9)
    code = encode(
        request_made.code(LIBRARY.terms.code), limits, until=until, call="opens", terms=LIBRARY.terms
    )
    shown = door.post(f"{HERE}/read", data={"code": code, "sender": "Ana <b>Reis</b>"})
    assert "said to be from Ana &lt;b&gt;Reis" in shown.text
    assert "A code does not say who wrote it." in shown.text
    assert door.post(f"{HERE}/accept", data=hidden(shown.text)).status_code == 303
    assert accepted(instep) == 1


def test_a_wrong_code_is_one_line_and_what_was_typed_stays(door: httpx.Client, request_made: Request) -> None:
    signs = LIBRARY.terms.code
    body = f"{request_made.code(signs)}110121411D"
    # Any other sign than the right one: a fixed one is the right one for one page in 31.
    wrong = signs.alphabet[(signs.alphabet.index(check_sign(body, signs.alphabet)) + 1) % len(signs.alphabet)]
    typed = grouped(body + wrong)
    page = door.post(f"{HERE}/read", data={"code": typed, "sender": "Ana"})
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert "has a slip in it" in page.text
    assert f'value="{typed}"' in page.text
    assert 'value="Ana"' in page.text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "there is neither a file nor a code"),
        (b"<html><script>alert(1)</script>", "is not JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "is not JSON"),
        (b'{"schema": "instep.reply/1", "limits": {"heat": true}}', "is not signed"),
        (b"[" * 10_000, "is not JSON"),
        (b"x" * 100_000, "is larger than 16384 bytes"),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_a_file_that_is_no_answer_is_one_line_and_nothing_is_kept(
    door: httpx.Client, instep: Instep, *, raw: bytes, told: str
) -> None:
    page = sent(door, raw, name="<b>.json")
    assert page.status_code == 422
    assert told in page.text
    assert "<b>.json" not in page.text
    assert accepted(instep) == 0


def test_an_agreement_on_the_page_before_the_massage_carries_name_and_date(
    door: httpx.Client, instep: Instep, *, request_made: Request, ana: Podiatrist
) -> None:
    changes = from_today(request_made, limits=NO_LIMITS, agrees=["CF05"])
    shown = sent(door, ana.replies(request_made, **changes))
    assert "They agree to gentle massage although" in shown.text
    door.post(f"{HERE}/accept", data={**hidden(shown.text), "compared": "yes"})
    assert accepted(instep) == 1


def test_the_request_is_made_shown_and_handed_over(door: httpx.Client, instep: Instep) -> None:
    assert door.get(f"{HERE}/request.json").status_code == 404
    assert door.post(f"{HERE}/ask").status_code == 303
    document = door.get(f"{HERE}/request.json").json()
    assert document["schema"] == "instep.request/1"
    assert f"Code of this page: {document['code']}" in door.get(HERE).text
    assert len(instep.journal.read(ME, kinds={AnswerRequested}).facts) == 1


def test_looking_at_the_page_writes_nothing_down(door: httpx.Client, instep: Instep) -> None:
    door.get(HERE)
    assert instep.journal.log().records == ()


SITE = Site(Instep(journal=fresh_journal(), library=LIBRARY), read_assets(STATIC))
NAMES = ["file", "code", "sender", "reply", "compared", "name"]
TEXTS = st.text(max_size=40) | st.sampled_from(['{"schema": "instep.reply/1"}', "7KQM 1101 214D A", "{", "*"])
PARTS = st.sampled_from(
    [
        b"",
        b"--x\r\n",
        b"--x--\r\n",
        b'content-disposition: form-data; name="file"; filename="a.json"\r\n\r\n',
        b'content-disposition: form-data; name="code"\r\n\r\n',
        b"content-transfer-encoding: base64\r\n",
        b"content-type: text/plain; charset=nonsense\r\n",
        b"content-type: multipart/mixed; boundary=x\r\n\r\n",
        b'{"schema": "instep.reply/1"}\r\n',
    ]
) | st.binary(max_size=30)
TYPES = st.sampled_from(
    ["multipart/form-data; boundary=x", "multipart/form-data", "multipart/form-data; boundary=\u20ac"]
)


@given(fields=st.lists(st.tuples(st.sampled_from(NAMES), TEXTS), max_size=5))
@examples(80)
def test_no_form_is_a_fault_of_ours(fields: list[tuple[str, str]]) -> None:
    body = urlencode(fields, errors="replace").encode()
    for page in (read, accept):
        response = answered(page, WebRequest(site=SITE, method="POST", body=body), {"accept": "text/html"})
        assert response.status_code == 422


@given(parts=st.lists(PARTS, max_size=8), media_type=TYPES)
@examples(150)
def test_no_parts_are_a_fault_of_ours(parts: list[bytes], media_type: str) -> None:
    sent_as = WebRequest(site=SITE, method="POST", body=b"".join(parts), media_type=media_type)
    assert answered(read, sent_as, {"accept": "text/html"}).status_code in {400, 422}
