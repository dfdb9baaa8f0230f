"""A key that anybody can sign with is no key: not in a reply, not where a signature is checked."""

import base64

import pytest
from tests.coach.foot_team import Podiatrist
from tests.library.test_replies import ANA, refusal

from instep.library.files import seal
from instep.library.files.replies import canonical

SMALL_ORDER = {
    "nothing, of order 4": "00" * 32,
    "nothing with the other sign": "00" * 31 + "80",
    "the identity": "01" + "00" * 31,
    "the identity with a sign that it cannot have": "01" + "00" * 30 + "80",
    "minus one, of order 2": "ec" + "ff" * 30 + "7f",
    "of order 8": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "another of order 8": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "the prime, a second way to write 0": "ed" + "ff" * 30 + "7f",
    "the prime and one, a second way to write 1": "ee" + "ff" * 30 + "7f",
    "every bit": "ff" * 32,
}
"""The points whose order divides 8, as RFC 8032 writes them, and second ways to write them."""

NOBODYS_SIGNATURE = bytes([1]) + bytes(63)
"""R is the identity and S is 0: under the identity as a key this fits every message (RFC 8032, 5.1.7)."""


@pytest.mark.parametrize("which", SMALL_ORDER)
def test_no_signature_holds_under_a_key_of_small_order(which: str) -> None:
    key = bytes.fromhex(SMALL_ORDER[which])
    assert not seal.is_somebodys(key)
    assert not seal.holds(key, b"whatever is said", NOBODYS_SIGNATURE)


@pytest.mark.parametrize("which", SMALL_ORDER)
def test_a_reply_under_such_a_key_is_refused_in_one_line(which: str) -> None:
    key = base64.urlsafe_b64encode(bytes.fromhex(SMALL_ORDER[which])).decode().rstrip("=")
    signature = base64.urlsafe_b64encode(NOBODYS_SIGNATURE).decode().rstrip("=")
    raw = canonical({**ANA.document(), "key": key, "signature": signature}).encode()
    assert "key: is nobody's: anybody can sign with it" in refusal(raw)


def test_every_key_that_somebody_made_is_somebodys() -> None:
    assert all(seal.is_somebodys(seal.public_key(Podiatrist().key)) for _ in range(200))
