"""Whatever is at the other end of the line, there is an end and a word for it, and nobody else is asked."""

import gzip
import socket
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.examples import examples
from tests.registry.conftest import RULES
from tests.registry.stand_in import (
    DOCUMENTED,
    Fault,
    StandIn,
    drips,
    endless,
    many,
    never_answers,
    raw,
    record,
    registry_on_this_machine,
    says,
)

from instep.library.content.registry import RegistryRules
from instep.registry.answer import read_answer
from instep.registry.client import Registry
from instep.registry.connection import HEADERS
from instep.registry.results import NoAnswer, ResultPage, Silence
from instep.registry.search import Search, Zip

AUSTIN = Search(profession="podiatrist", place=Zip("78701"))
PAGE = b"<!doctype html><title>Maintenance</title>"
FAULTS: list[tuple[Fault, Silence]] = [
    (never_answers, Silence.TOO_SLOW),
    (drips(b""), Silence.TOO_SLOW),
    (drips(b"HTTP/1.1 200 OK\r\nx: "), Silence.TOO_SLOW),
    (drips(b"HTTP/1.1 200 OK\r\n\r\n["), Silence.TOO_SLOW),
    (endless, Silence.TOO_LARGE),
    (says(b"[" + b"1," * 1_000_000 + b"1]"), Silence.TOO_LARGE),
    (raw(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n{}"), Silence.UNCLEAR),
    (says(PAGE, content_type="text/html"), Silence.UNCLEAR),
    (says(b""), Silence.UNCLEAR),
    (says(b'{"result_count": 2, "results": [{"number": "12345'), Silence.UNCLEAR),
    (raw(b'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"results": ['), Silence.UNCLEAR),
    (raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffff\r\n{}"), Silence.UNCLEAR),
    (raw(b"220 mail.example ESMTP\r\n"), Silence.UNCLEAR),
    (raw(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 500 + b"\r\n{}"), Silence.UNCLEAR),
    (raw(b""), Silence.UNREACHABLE),
    (says(gzip.compress(b'{"results": []}'), content_encoding="gzip"), Silence.UNCLEAR),
    (says(b"[" * 100_000), Silence.UNCLEAR),
    (says(b"\xff\xfe{}"), Silence.UNCLEAR),
    (says(b'{"result_count": "0", "results": {}}'), Silence.UNCLEAR),
    (says(b"null"), Silence.UNCLEAR),
    (says(PAGE, status=500), Silence.UNWELL),
    (says(PAGE, status=503), Silence.UNWELL),
    (says(PAGE, status=404), Silence.UNWELL),
    (says(b"{}", status=429), Silence.BUSY),
]


@pytest.mark.parametrize(("fault", "why"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
def test_every_fault_is_a_silence_with_a_name(
    fault: Fault, why: Silence, *, registry: Registry, stand_in: StandIn
) -> None:
    stand_in.fault = fault
    assert registry.find(AUSTIN) == NoAnswer(why)
    assert len(stand_in.asked) == 1


def test_where_nobody_listens_the_registry_is_unreachable(rules: RegistryRules) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{taken.getsockname()[1]}/api/"
        assert Registry(rules=msgspec.structs.replace(rules, base=base)).find(AUSTIN) == NoAnswer(
            Silence.UNREACHABLE
        )


def test_a_name_that_nobody_knows_is_unreachable(
    rules: RegistryRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert Registry(rules=rules).find(AUSTIN) == NoAnswer(Silence.UNREACHABLE)


def test_an_unencrypted_answer_to_an_encrypted_question_is_none(
    rules: RegistryRules, stand_in: StandIn
) -> None:
    encrypted = Registry(rules=msgspec.structs.replace(rules, base=stand_in.base.replace("http:", "https:")))
    assert encrypted.find(AUSTIN) == NoAnswer(Silence.UNREACHABLE)
    assert stand_in.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_else_is_asked_wherever_the_answer_points(
    status: int, registry: Registry, stand_in: StandIn
) -> None:
    with registry_on_this_machine(many(3)) as elsewhere:
        stand_in.fault = says(b"", status=status, location=elsewhere.base)
        assert registry.find(AUSTIN) == NoAnswer(Silence.SENT_ELSEWHERE)
        assert elsewhere.asked == []
    stand_in.fault = says(b"", status=status, location="/api/?version=2.1")
    assert registry.find(AUSTIN) == NoAnswer(Silence.SENT_ELSEWHERE)
    assert len(stand_in.asked) == 2


def test_a_refusal_of_the_registry_is_given_in_its_own_words_on_one_line(
    registry: Registry, stand_in: StandIn
) -> None:
    stand_in.fault = says(
        b'{"Errors": [{"description": "Field postal_code\\nis odd", "field": "postal_code"}]}'
    )
    assert registry.find(AUSTIN) == NoAnswer(Silence.REFUSED, "Field postal_code is odd")
    stand_in.fault = says(b'{"Errors": "no"}')
    assert registry.find(AUSTIN) == NoAnswer(Silence.REFUSED)


def test_a_request_holds_the_documented_parameters_and_says_nothing_else_about_anybody(
    registry: Registry, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # what the environment says is not asked either
    registry.find(AUSTIN)
    (asked,), (headers,) = stand_in.asked, stand_in.headers
    assert asked.keys() <= DOCUMENTED
    assert asked == {
        "version": "2.1",
        "taxonomy_description": "Podiatrist*",
        "address_purpose": "LOCATION",
        "postal_code": "78701",
        "limit": "200",
        "skip": "0",
    }
    assert headers == {
        **HEADERS,
        "host": stand_in.base.split("/")[2],
        "accept-encoding": "identity",
    }


def test_an_answer_is_kept_for_some_minutes_and_a_silence_is_not(
    rules: RegistryRules, stand_in: StandIn
) -> None:
    time = [0.0]
    registry = Registry(rules=rules, clock=lambda: time[0], wait=lambda _: None)
    stand_in.fault = says(b"nonsense")
    registry.find(AUSTIN)
    stand_in.fault, stand_in.records = None, [record()]
    first = registry.find(AUSTIN)
    time[0] = rules.limits.minutes_kept * 60.0
    assert registry.find(AUSTIN) == first
    assert len(stand_in.asked) == 2
    time[0] += 1
    registry.find(AUSTIN)
    assert len(stand_in.asked) == 3


def test_an_empty_answer_is_kept_too_and_the_oldest_makes_room(
    rules: RegistryRules, stand_in: StandIn
) -> None:
    registry = Registry(rules=rules, wait=lambda _: None)
    kept = rules.limits.answers_kept
    for zip_code in [f"{n:05d}" for n in range(kept + 1)] * 2:
        registry.find(Search(profession="podiatrist", place=Zip(zip_code)))
    assert len(stand_in.asked) == 2 * (kept + 1)
    registry.find(Search(profession="podiatrist", place=Zip(f"{kept:05d}")))
    assert len(stand_in.asked) == 2 * (kept + 1)


def test_questions_follow_one_another_no_faster_than_one_a_second(rules: RegistryRules) -> None:
    time = [10.0]

    def wait(seconds: float) -> None:
        time[0] += seconds

    registry = Registry(rules=rules, clock=lambda: time[0], wait=wait)
    times = []
    for zip_code in ("00001", "00002", "00003"):
        registry.find(Search(profession="podiatrist", place=Zip(zip_code)))
        times.append(time[0])
    assert times == [10.0, 11.0, 12.0]


def test_who_finds_the_line_taken_for_too_long_is_told_so(rules: RegistryRules) -> None:
    limits = msgspec.structs.replace(rules.limits, seconds_to_wait=0.01)
    registry = Registry(rules=msgspec.structs.replace(rules, limits=limits))
    with registry._turn:
        assert registry.find(AUSTIN) == NoAnswer(Silence.BUSY)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def spoiled(one: dict[str, object], name: str, value: object) -> dict[str, object]:
    return {**one, name: value}


RECORDS = st.builds(spoiled, st.builds(record), st.sampled_from(sorted(record())), JSON)
ANSWERS: list[Callable[[object], object]] = [
    lambda value: value,
    lambda value: {"results": value},
    lambda value: {"results": [record(), value]},
    lambda value: {"Errors": value},
]


@given(JSON | st.lists(RECORDS, max_size=3), st.sampled_from(ANSWERS))
def test_no_document_is_more_than_entries_or_a_silence(
    value: object, answer: Callable[[object], object]
) -> None:
    found = read_answer(msgspec.json.encode(answer(value)), AUSTIN, RULES)
    assert isinstance(found, NoAnswer | tuple)


@given(st.binary(max_size=200))
@examples(30, suppress=[HealthCheck.function_scoped_fixture])
def test_no_bytes_on_the_line_are_more_than_a_page_or_a_silence(
    registry: Registry, stand_in: StandIn, sent: bytes
) -> None:
    for head in (b"", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 "):
        stand_in.fault = raw(head + sent)
        assert isinstance(registry.find(AUSTIN), ResultPage | NoAnswer)
