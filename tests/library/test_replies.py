"""A reply's file is what its clinician signed, to the byte, and does nothing but narrow."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.foot_team import IN_THREE_WEEKS, LEFT_HEEL, LIBRARY, NO_LIMITS, TODAY, Podiatrist

from instep.foot.anatomy import Pressure, Region, Side
from instep.library.errors import BadInput
from instep.library.files import seal
from instep.library.files.replies import (
    MOST_BYTES,
    Reply,
    canonical,
    looks_like_reply,
    parse_reply,
    signed,
)

ANA = Podiatrist()
FILE = "reply.json"


def read(raw: bytes) -> Reply:
    return parse_reply(raw, FILE, LIBRARY)


def refusal(raw: bytes) -> str:
    """The one line that says why it is refused."""
    with pytest.raises(BadInput) as refused:
        read(raw)
    line = str(refused.value)
    assert line.startswith(FILE)
    assert "; " in line
    assert "\n" not in line
    return line


def test_signatures_are_those_of_rfc_8032() -> None:
    # Test 1 and test 2 of section 7.1.
    for secret, public, message, signature in (
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            (
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                "d25bf5f0595bbe24655141438e7a100b"
            ),
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            (
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                "387b2eaeb4302aeeb00d291612bb0c00"
            ),
        ),
    ):
        private, said = bytes.fromhex(secret), bytes.fromhex(message)
        assert seal.public_key(private).hex() == public
        assert seal.sign(private, said).hex() == signature
        assert seal.holds(bytes.fromhex(public), said, bytes.fromhex(signature))
        assert not seal.holds(bytes.fromhex(public), said + b"!", bytes.fromhex(signature))


def test_what_was_signed_is_what_is_read() -> None:
    reply = read(ANA.replies())
    assert reply.by is not None
    assert (reply.by.name, reply.by.role, reply.by.contact) == ("Ana Reis", "podiatrist", "020 7946 0000")
    assert reply.limits.leave == ((Side.LEFT, Region.HEEL_SOLE),)
    assert (reply.limits.pressure, reply.limits.minutes_per_foot) == (Pressure.LIGHT, 5)
    assert (reply.given, reply.until, reply.call_if) == (TODAY, IN_THREE_WEEKS, "if it opens")
    assert reply.rule is None
    assert read(ANA.replies() + b"\n") == reply
    assert read(ANA.replies(agrees=["CF05"])).rule == "CF05"


def test_one_byte_that_was_altered_anywhere_is_refused() -> None:
    raw = ANA.replies()
    for place in range(len(raw)):
        for altered in (raw[place] ^ 1, raw[place] ^ 0x20, 0x20):
            if altered != raw[place]:
                changed = raw[:place] + bytes([altered]) + raw[place + 1 :]
                assert "; " in refusal(changed)


def test_a_byte_more_or_less_is_refused() -> None:
    raw = ANA.replies()
    for place in range(0, len(raw), 7):
        refusal(raw[:place] + raw[place + 1 :])
        refusal(raw[:place] + b" " + raw[place:])


def test_somebody_elses_signature_is_refused() -> None:
    ours, theirs = json.loads(ANA.replies()), json.loads(Podiatrist("Bo Lund").replies())
    refusal(canonical({**ours, "signature": theirs["signature"]}).encode())
    refusal(canonical({**ours, "key": theirs["key"]}).encode())


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("heat is given back", {"limits": {**LEFT_HEEL, "heat": True}}, "limits.heat: would widen"),
    ("pain is trusted", {"limits": {**LEFT_HEEL, "trust_pain": True}}, "limits.trust_pain: would widen"),
    ("a way is allowed", {"limits": {**LEFT_HEEL, "ways_on": ["roller"]}}, "limits.ways_on: would widen"),
    ("the start is allowed", {"may_start": True}, "may_start: would widen"),
    ("an hour a foot", {"limits": {**LEFT_HEEL, "minutes_per_foot": 60}}, "60 minutes a foot would widen"),
    ("no minute a foot", {"limits": {**LEFT_HEEL, "minutes_per_foot": 0}}, "expected `int` >= 1"),
    ("firm", {"limits": {**LEFT_HEEL, "pressure": "firm"}}, "limits.pressure: firm takes nothing away"),
    ("no such region", {"limits": {**LEFT_HEEL, "leave": [{"side": "left", "region": "knee"}]}}, "knee"),
    ("no such side", {"limits": {**LEFT_HEEL, "leave": [{"side": "both", "region": "ball"}]}}, "both"),
    ("no such way", {"limits": {**LEFT_HEEL, "ways_off": ["feet"]}}, "feet"),
    ("no such feature", {"limits": {**LEFT_HEEL, "features_off": ["laser"]}}, "no feature 'laser'"),
    ("no such field", {"limits": {**LEFT_HEEL, "colour": "red"}}, "colour"),
    ("two rules", {"agrees": ["CF05", "CF10"]}, "agrees to 2 rules; one rule in one reply"),
    ("no such rule", {"agrees": ["CF99"]}, "no rule 'CF99'"),
    ("a stop", {"agrees": ["EM01"]}, "EM01 is no rule that a clinician's agreement can lower"),
    ("it ends before it begins", {"until": "2026-11-01"}, "until: ends before it was given"),
    ("for ever", {"until": "2036-11-01"}, "until: lasts longer than 366 days"),
    ("agreed too long", {"agrees": ["CF05"], "until": "2027-09-01"}, "lasts longer than 92 days"),
    ("no such day", {"until": "2026-02-30"}, "until"),
    ("nothing is asked", {"limits": NO_LIMITS, "call_if": None}, "nothing is asked for"),
    ("no name", {"by": {"name": "", "role": "podiatrist", "contact": "x"}}, "by.name"),
    ("turned letters", {"call_if": "if it\u202eopens"}, "call_if: holds signs that cannot be seen"),
    ("a line end", {"call_if": "all is well\nreally"}, "call_if: holds signs that cannot be seen"),
    ("too many words", {"call_if": "x" * 200}, "call_if"),
    ("another schema", {"schema": "instep.reply/2"}, "schema"),
    ("limits are a list", {"limits": []}, "limits"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_signed_file_that_does_more_than_narrow_is_refused_at_its_place(
    changes: dict[str, Any], told: str
) -> None:
    if changes.get("schema"):
        raw = canonical({**json.loads(ANA.replies()), **changes}).encode()
    else:
        raw = ANA.replies(**changes)
    assert told in refusal(raw)


def test_a_file_that_is_unsigned_is_refused_whatever_it_asks_for() -> None:
    document = ANA.document()
    assert "signature: is not signed" in refusal(canonical(document).encode())
    assert "signature: is not signed" in refusal(canonical({**document, "signature": "", "key": ""}).encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not JSON",
        b"\xff\xfe{}",
        b"[1, 2]",
        b"null",
        b'{"schema": "instep.reply/1"',
        b'{"a": ' * 3000,
        b"9" * 6000,
        b'{"schema": "instep.reply/1", "key": 1, "signature": [2]}',
        b'{"schema": "instep.reply/1", "key": NaN, "signature": NaN}',
        ANA.replies() + b" " * MOST_BYTES,
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_what_is_no_reply_is_refused_in_one_line(raw: bytes) -> None:
    refusal(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ["for", "by", "given", "until", "limits", "agrees", "call_if", "key", "signature", "schema", "heat"]


@given(st.binary(max_size=400))
def test_no_bytes_are_a_fault_of_ours(raw: bytes) -> None:
    refusal(raw)


@given(changes=st.dictionaries(st.sampled_from(FIELDS), JSON, min_size=1, max_size=3))
def test_no_json_in_place_of_a_field_is_a_fault_of_ours(changes: dict[str, Any]) -> None:
    document = {**json.loads(ANA.replies()), **changes}
    raw = json.dumps(document, sort_keys=True).encode()
    if raw != ANA.replies():
        refusal(raw)


@given(changes=st.dictionaries(st.sampled_from(FIELDS[:7]), JSON, min_size=1, max_size=2))
def test_whatever_is_signed_is_either_refused_in_one_line_or_only_narrows(changes: dict[str, Any]) -> None:
    try:
        raw = signed({**ANA.document(), **changes}, ANA.key).encode()
    except ValueError:
        return  # no number of JSON
    try:
        reply = read(raw)
    except BadInput as problem:
        line = str(problem)
    else:
        line = ""
        assert reply.until - reply.given <= timedelta(days=366)
        assert reply.limits.pressure is not Pressure.FIRM
    assert "\n" not in line


def test_a_file_is_known_for_a_reply_by_what_it_says_of_itself() -> None:
    assert looks_like_reply(ANA.replies())
    assert looks_like_reply(b'{"schema": "instep.reply/9"}')
    assert not looks_like_reply(b'{"schema": "instep.journal/1", "facts": 3}')
