"""A page whose extra is not installed says in one line what to install, and the other pages are there."""

import sys

import httpx
import pytest

TABLE = "study,yi,vi\nA,0.1,0.2\nB,0.3,0.2\nC,0.2,0.1\n"


def test_pooling_without_scipy_names_its_extra(door: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.partition(".")[0] == "scipy"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    answer = door.post("/evidence/pool", data={"table": TABLE, "measure": "GEN"})
    assert answer.status_code == httpx.codes.NOT_IMPLEMENTED
    assert "pip install &#39;instep[statistics]&#39;" in answer.text


@pytest.mark.parametrize("path", ["/", "/why", "/feet", "/trend", "/evidence/pool"])
def test_a_page_that_needs_no_extra_is_there_without_any(
    path: str, door: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("scipy", "typst", "av", "cryptography"):
        monkeypatch.setitem(sys.modules, name, None)
    assert door.get(path).status_code == httpx.codes.OK
