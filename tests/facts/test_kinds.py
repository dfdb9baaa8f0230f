"""Every kind of fact that this version knows can be read, and comes back from its text as it was."""

import json
from zoneinfo import ZoneInfo

import msgspec
import pytest
from tests.facts.bodies import BODIES, NOON, fact

from instep.facts.body import FactBody, kind_of
from instep.facts.kinds import KINDS, parse_body, plain
from instep.journal.fact_codec import fact_of, record_of


def test_there_is_a_body_of_every_kind_and_of_no_other() -> None:
    assert [kind_of(type(body)) for body in BODIES] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_decoder_that_compiles(kind: type[FactBody]) -> None:
    assert msgspec.json.Decoder(kind).type is kind


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_knows_the_way_from_each_of_its_older_versions(kind: type[FactBody]) -> None:
    assert set(kind.upcasts) == set(range(1, kind.version))


@pytest.mark.parametrize("body", BODIES, ids=KINDS)
def test_a_body_of_every_kind_comes_back_from_its_text_unchanged(body: FactBody) -> None:
    told = fact(body, at=NOON.astimezone(ZoneInfo("Europe/Paris")))
    record = record_of(told)
    back = fact_of(record)
    assert back == told
    assert type(back.body) is type(body)
    assert record_of(back) == record


@pytest.mark.parametrize("body", BODIES, ids=KINDS)
def test_a_body_of_every_kind_with_a_field_that_nobody_knows_is_refused(body: FactBody) -> None:
    text = json.dumps({**plain(body), "mood": "good"})
    with pytest.raises(ValueError, match="mood"):
        parse_body(kind_of(type(body)), body.version, text)
