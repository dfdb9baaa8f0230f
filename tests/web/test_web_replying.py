"""The page on which a clinician answers: a code or a signed file comes out, and nothing is kept or sent."""

import base64
import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.foot_team import LIBRARY, Podiatrist
from tests.examples import examples
from tests.journal.fresh import fresh_journal

from instep.app import Instep
from instep.foot.anatomy import Region, Side
from instep.library.files.clinician_keys import ClinicianKey, key_json
from instep.library.files.replies import parse_reply
from instep.library.files.reply_shapes import Clinician
from instep.library.files.requests import Request, new_request, request_json
from instep.library.files.short_codes import decode
from instep.web.agreement.write_reply import reply
from instep.web.assets import read_assets
from instep.web.rendering import Site
from instep.web.requests import WebRequest, answered
from instep.web.server import STATIC

HERE = "/feet/reply"
ANA = Podiatrist()
KEY = ClinicianKey(by=Clinician(name="Ana Reis", role="podiatrist", contact="020"), private=ANA.key)


@pytest.fixture
def asked_for(instep: Instep) -> Request:
    """A request that somebody handed over; it need not be known here."""
    return new_request("by chance", None, today=instep.now().date(), terms=LIBRARY.terms)


def until(instep: Instep, days: int = 9) -> str:
    return (instep.now() + timedelta(days=days)).date().isoformat()


def as_file(document: Any) -> tuple[str, bytes, str]:
    return ("file.json", json.dumps(document).encode(), "application/json")


def the_file(page: str) -> bytes:
    """What the link on the page holds."""
    found = re.search(r'href="data:application/json;base64,([^"]+)"', page)
    assert found
    return base64.b64decode(found.group(1))


def test_the_signs_of_a_page_become_a_code_for_it(
    door: httpx.Client, instep: Instep, asked_for: Request
) -> None:
    page = asked_for.code(LIBRARY.terms.code)
    fields = {"page": page, "leave": ["left:heel_sole", "right:ball"], "minutes": "5", "until": until(instep)}
    made = door.post(HERE, data={**fields, "call": "if it opens"})
    assert made.status_code == 200
    code = re.search(r'class="short-code" dir="ltr">([^<]+)<', made.text)
    assert code
    coded = decode(code.group(1), [asked_for], LIBRARY.terms)
    assert coded.limits.leave == ((Side.LEFT, Region.HEEL_SOLE), (Side.RIGHT, Region.BALL))
    assert (coded.limits.minutes_per_foot, coded.call) == (5, "opens")
    assert instep.journal.log().records == ()


def test_a_request_and_a_key_become_a_signed_file(
    door: httpx.Client, instep: Instep, asked_for: Request
) -> None:
    files = {"request": as_file(request_json(asked_for, LIBRARY)), "key": as_file(key_json(KEY))}
    fields = {"leave": "left:heel_sole", "way_off": ["roller", "device"], "feature_off": "heat"}
    made = door.post(HERE, data={**fields, "agrees": "CF05", "until": until(instep)}, files=files)
    assert made.status_code == 200
    assert made.headers["cache-control"] == "no-store"
    said = parse_reply(the_file(made.text), "reply.json", LIBRARY)
    assert (said.person, said.nonce, said.rule) == (asked_for.person, asked_for.nonce, "CF05")
    assert said.limits.ways_off == ("roller", "device")
    assert all(f"<li>{word}</li>" in made.text for word in ANA.words)
    assert instep.journal.log().records == ()


def test_a_key_is_made_and_kept_nowhere_but_in_its_file(door: httpx.Client, instep: Instep) -> None:
    made = door.post(f"{HERE}/key", data={"name": "Ana Reis", "role": "podiatrist", "contact": "020"})
    document = json.loads(the_file(made.text))
    assert document["by"]["name"] == "Ana Reis"
    again = door.post(f"{HERE}/key", data={"name": "Ana Reis", "role": "podiatrist", "contact": "020"})
    assert json.loads(the_file(again.text))["private"] != document["private"]
    assert instep.journal.log().records == ()
    wrong = door.post(f"{HERE}/key", data={"name": "Ana <b>", "role": "", "contact": "020"})
    assert wrong.status_code == 422
    assert "role: is missing" in wrong.text
    assert 'value="Ana &lt;b&gt;"' in wrong.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"until": ""}, "is no day"),
        ({"page": ""}, "page: is no code of a page"),
        ({"page": "!!!!"}, "page: is no code of a page"),
        ({"leave": "left:knee"}, "leave: &#39;knee&#39; is not known"),
        ({"leave": "both"}, "leave: &#39;both&#39; is not known"),
        ({"pressure": "hard"}, "pressure: &#39;hard&#39; is not known"),
        ({"pressure": "firm"}, "no sign for firm"),
        ({"minutes": "x"}, "minutes: &#39;x&#39; is no whole number"),
        ({"minutes": "99"}, "99 is out of range"),
        ({"call": "on Tuesdays"}, "a short code has no sign for on Tuesdays"),
        ({"way_off": "roller"}, "turns no way or feature off"),
        ({"agrees": "CF05"}, "a short code agrees to nothing"),
        ({"until": "2099-01-01"}, "is no day for a short code"),
    ],
)
def test_what_a_code_cannot_say_is_one_line_and_what_was_typed_stays(
    door: httpx.Client, instep: Instep, *, fields: dict[str, str], told: str
) -> None:
    page = door.post(HERE, data={"page": "7GSB", "minutes": "5", "until": until(instep), **fields})
    assert page.status_code == 422
    assert told in page.text
    assert 'name="until" type="date" required value="' in page.text


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b"null", b"\xff", b"[" * 5000, b" " * 70_000])
def test_a_broken_file_is_one_line(door: httpx.Client, instep: Instep, broken: bytes) -> None:
    for field in ("request", "key"):
        files = {field: ("a.json", broken, "application/json")}
        page = door.post(HERE, data={"until": until(instep), "minutes": "5"}, files=files)
        assert page.status_code == 422
        assert 'role="alert"' in page.text


SITE = Site(Instep(journal=fresh_journal(), library=LIBRARY), read_assets(STATIC))
FIELDS = ["page", "leave", "pressure", "minutes", "until", "call", "agrees", "way_off", "feature_off"]
WORDS = st.sampled_from(["7GSB", "left:ball", "light", "5", "2026-12-14", "CF05", "roller", "heat", ""])
PAIRS = st.lists(st.tuples(st.sampled_from(FIELDS), WORDS | st.text(max_size=20)), max_size=8)


@given(PAIRS)
@examples(80)
def test_no_form_is_a_fault_of_ours(pairs: list[tuple[str, str]]) -> None:
    body = urlencode(pairs, errors="replace").encode()
    response = answered(reply, WebRequest(site=SITE, method="POST", body=body), {"accept": "text/html"})
    assert response.status_code in {200, 422}
