"""Nothing that may tell of somebody's health stays behind in a browser; only files that tell of nobody do."""

import httpx
import pytest
from tests.web.household import AS_JSON
from tests.web.test_odd_pages import lived
from tests.web.walking import every_route

import instep.voice.speech
from instep.app import Instep
from instep.voice.speech import NoVoice

OF_NOBODY = ("/static/", "/ear/", "/sw.js")
REPORTS = {
    "see": "text/html",
    "pdf": "application/pdf",
    "fhir": "application/fhir+json",
    "csv": "application/zip",
}


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a voice, whose sound is made in seconds: tones that name the same session."""

    def absent(_recipe: object) -> object:
        raise NoVoice("there is none here")

    monkeypatch.setattr(instep.voice.speech, "model_file", absent)


def stays(answer: httpx.Response) -> bool:
    """Whether a browser may keep any of it."""
    return answer.headers["cache-control"] != "no-store"


@pytest.mark.usefixtures("silent")
def test_no_route_leaves_anything_of_a_person_behind(door: httpx.Client, instep: Instep) -> None:
    lived(instep)
    shown = set()
    for path in every_route(instep):
        for method in ("GET", "HEAD", "POST", "DELETE"):
            for headers in ({}, AS_JSON):
                answer = door.request(method, path, headers=headers)
                assert not stays(answer) or path.startswith(OF_NOBODY), (method, path)
                shown |= {path} if answer.status_code == httpx.codes.OK else set()
    assert {"/", "/feet", "/history", "/answers", "/plan.json", "/session/session-00000001/bed.wav"} <= shown


def test_a_page_in_every_form_it_is_handed_out_stays_nowhere(door: httpx.Client, instep: Instep) -> None:
    lived(instep)
    for wanted, kind in REPORTS.items():
        answer = door.post("/feet/report", data={"go": wanted})
        assert answer.headers["content-type"].startswith(kind)
        assert not stays(answer)


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"host": "["}, {"origin": "null"}])
def test_a_refusal_stays_nowhere(door: httpx.Client, headers: dict[str, str]) -> None:
    assert not stays(door.get("/", headers=headers))


def test_a_file_that_tells_of_nobody_is_kept(door: httpx.Client) -> None:
    version = door.get("/").text.partition("/static/")[2].partition("/")[0]
    assert stays(door.get(f"/static/{version}/shared/base.css"))
