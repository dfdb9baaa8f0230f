"""A link writes nothing: no address that is followed and nothing another site sends grows the journal."""

from datetime import timedelta

import httpx
import pytest
from tests.facts.bodies import event, fact
from tests.web.hostile import FROM_ELSEWHERE, Copied, every_form
from tests.web.serving import visited
from tests.web.test_odd_pages import lived
from tests.web.walking import every_route, rows

from instep.app import ME, Instep
from instep.coach.person.stops import open_stops
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LINK = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
TYPED = {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}


def lived_and_stopped(instep: Instep) -> None:
    """A long history, and a pain of two days ago that is still to be closed; ids are the same anywhere."""
    lived(instep)
    stopped = fact(event("sharp_pain"), "stop-1", at=instep.now() - timedelta(days=2), person=ME)
    instep.journal.append([stopped])
    assert open_stops(instep.context()), "nothing is open that a link could close"


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory, library: Library) -> list[Copied]:
    """Every form that somebody with a long history meets, copied in a house of its own."""
    twin = Instep(journal=SqliteJournal(tmp_path_factory.mktemp("twin") / "journal.db"), library=library)
    lived_and_stopped(twin)
    with visited(twin) as client:
        found = every_form(client)
    twin.journal.close()
    return found


@pytest.fixture
def house(instep: Instep) -> Instep:
    lived_and_stopped(instep)
    return instep


def test_the_forms_that_are_copied_reach_as_deep_as_a_session(forms: list[Copied]) -> None:
    actions = {form.action for form in forms}
    assert {"/interview", "/look", "/feet/about-you", "/feet/check", "/country", "/people"} <= actions
    names = {name for form in forms for name, _ in form.pairs}
    assert {"close", "how", "replies", "page", "chosen", "marked", "done", "care"} <= names


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("told", [LINK, TYPED], ids=["linked", "typed"])
def test_no_address_that_is_followed_writes_whatever_fields_it_holds(
    *, house: Instep, forms: list[Copied], method: str, told: dict[str, str], door: httpx.Client
) -> None:
    before = rows(house)
    for form in forms:
        answer = door.request(method, form.action, params=list(form.pairs), headers=told)
        assert answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR, form
    assert rows(house) == before


def test_a_form_that_another_site_posts_is_refused_and_nothing_is_written(
    house: Instep, forms: list[Copied], door: httpx.Client
) -> None:
    before = rows(house)
    for told in FROM_ELSEWHERE:
        for form in forms:
            answer = door.post(form.action, data=dict(form.pairs), headers=told)
            assert answer.status_code == httpx.codes.FORBIDDEN, (form, told)
    assert rows(house) == before


def test_no_route_and_no_method_lets_another_site_write(
    house: Instep, forms: list[Copied], door: httpx.Client
) -> None:
    before = rows(house)
    every = tuple(pair for form in forms for pair in form.pairs)[:60]
    for path in every_route(house):
        for method in METHODS:
            for told in FROM_ELSEWHERE:
                answer = door.request(method, path, params=every, headers=told)
                assert answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR, (method, path)
                follows = method in {"GET", "HEAD"} and told["sec-fetch-mode"] == "navigate"
                assert follows or answer.status_code == httpx.codes.FORBIDDEN, (method, path, told)
    assert rows(house) == before
