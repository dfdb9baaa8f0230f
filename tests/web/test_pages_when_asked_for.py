"""A page's module is imported with the first request for it, and no address is lost by that."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import httpx
import pytest

import instep.web
from instep.web.routes import every_page, first_part, page_modules

NO_PAGES = frozenset({"instep.web.voice.hearing"})
"""Its routes are those of a session, whose page takes them in."""

FIRST_PAGE = """
import sys
from instep.cli.main import main
from threading import Thread
import urllib.request, http.cookiejar, re, io, os, signal

read, write = os.pipe()
def look():
    address = re.search(rb"http://\\S+", os.read(read, 4096)).group().decode()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = opener.open(urllib.request.Request(address, headers={"accept": "text/html"})).read()
    assert b"<html" in page
    os.write(2, "\\n".join(sys.modules).encode())
    os.kill(os.getpid(), signal.SIGINT)
os.dup2(write, 1)
Thread(target=look).start()
main(["--no-browser", "--port", "0"])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Every module that is imported once the first page was served."""
    home = str(tmp_path_factory.mktemp("home"))
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE],
        env={"INSTEP_HOME": home, "INSTEP_CACHE": home},
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(done.stderr.split())


@pytest.mark.parametrize(
    "heavy", ["numpy", "scipy", "typst", "av", "onnxruntime", "cryptography", "cv2", "hibari"]
)
def test_the_first_page_loads_nothing_heavy(loaded: frozenset[str], heavy: str) -> None:
    assert heavy not in loaded


def test_the_first_page_loads_no_module_of_another_page(loaded: frozenset[str]) -> None:
    others = {module.__name__ for module in page_modules()} - {"instep.web.home.home"}
    assert not loaded & others


def test_every_module_with_pages_is_reached() -> None:
    every = [import_module(one.name) for one in pkgutil.walk_packages(instep.web.__path__, "instep.web.")]
    assert {one.__name__ for one in every if hasattr(one, "routes") and one.__name__ not in NO_PAGES} <= {
        one.__name__ for one in page_modules()
    }


def test_every_route_of_a_page_module_can_be_asked_for() -> None:
    every = {route.path for module in page_modules() for route in module.routes()}
    assert every == {route.path for route in every_page()}


def test_an_address_that_nobody_has_is_not_found_whatever_it_begins_with(door: httpx.Client) -> None:
    for part in {first_part(route.path) for route in every_page()} - {""}:
        assert door.get(f"/{part}/nobody/has/this").status_code == httpx.codes.NOT_FOUND


def test_a_page_that_may_only_be_looked_at_says_so(door: httpx.Client) -> None:
    assert door.put("/plan").status_code == httpx.codes.METHOD_NOT_ALLOWED
