"""What opens is what a clinician signed for this person and what was compared here; all else only narrows."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.coach.agreed import agreed_rules
from tests.coach.foot_team import NO_LIMITS, NOON, Podiatrist
from tests.coach.test_answers import DAY, HEEL, ME, POOR, Home

from instep.coach.agreement.agreements import StoredAgreement, read_kept
from instep.coach.agreement.proof import Proof
from instep.facts.agreement import AgreementAccepted, FootRegion, Narrowed
from instep.facts.fact import Fact
from instep.facts.imported import FactsImported
from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.fact_codec import record_of

CF05: dict[str, Any] = {"limits": NO_LIMITS, "call_if": None, "agrees": ["CF05"]}
LEAVES_THE_HEEL = Narrowed(
    leave=(FootRegion(side=Side.LEFT, region=Region.HEEL_SOLE),),
    pressure=Pressure.LIGHT,
    features_off=("a feature of nobody's",),
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "journal.db")
    with closing(made.journal):
        yield made


@pytest.fixture(scope="module")
def ana() -> Podiatrist:
    return Podiatrist()


@pytest.fixture
def signed(home: Home, ana: Podiatrist, tmp_path: Path) -> AgreementAccepted:
    """What accepting her reply to this very request writes down, without being written here."""
    (tmp_path / "aside").mkdir()
    aside = Home(tmp_path / "aside" / "journal.db")
    with closing(aside.journal):
        aside.journal.append_records(home.journal.log(owner=ME).records)
        aside.accepts(aside.reads(ana.replies(home.request, **CF05)))
        fact = aside.journal.latest(ME, AgreementAccepted)
    assert fact is not None
    return fact.body


def arrives(home: Home, body: AgreementAccepted, name: str = "arrived") -> None:
    home.journal.append([Fact(id=name, person=ME, at=NOON, body=body)])


def the_one(home: Home) -> StoredAgreement:
    (kept,) = read_kept(home.context())
    return kept


def opens(home: Home) -> bool:
    """Whether poor circulation, which CF05 keeps shut, is let through."""
    return home.clearance(circulation=POOR).may_start or agreed_rules(home.context()) != ()


def altered(text: str) -> str:
    return text.replace("CF05", "CF06")


def without_signature(text: str) -> str:
    return json.dumps({**json.loads(text), "signature": ""}, sort_keys=True)


def test_what_she_signed_for_this_person_and_was_accepted_here_opens_its_rule(
    home: Home, signed: AgreementAccepted
) -> None:
    arrives(home, signed)
    assert the_one(home).proof is Proof.COMPARED
    assert opens(home)


UNPROVEN: dict[str, dict[str, Any]] = {
    "nobody signed it": {"text": "", "key": None},
    "it says a key and has no text": {"text": ""},
    "its signature was taken out": {"text": without_signature},
    "a word of it was altered": {"text": altered},
    "it goes by another name than its text has": {"agreement": "0" * 16},
}


@pytest.mark.parametrize("how", UNPROVEN)
def test_an_agreement_whose_signature_does_not_hold_opens_nothing_and_still_narrows(
    home: Home, signed: AgreementAccepted, how: str
) -> None:
    changes = {
        name: value(signed.text) if callable(value) else value for name, value in UNPROVEN[how].items()
    }
    arrives(home, msgspec.structs.replace(signed, limits=LEAVES_THE_HEEL, **changes))
    assert the_one(home).proof is Proof.UNPROVEN
    assert not opens(home)
    assert home.clearance().limits.avoided(Side.LEFT) == {HEEL[1]}
    assert home.clearance().limits.pressure is Pressure.LIGHT


def test_only_the_signed_text_says_what_is_opened_how_long_and_by_whom(
    home: Home, signed: AgreementAccepted
) -> None:
    wider = {"rule": "CF02", "until": date(2199, 1, 1), "by": None, "given": date(2199, 1, 1)}
    arrives(home, msgspec.structs.replace(signed, **wider))
    assert agreed_rules(home.context()) == ("CF05",)
    assert agreed_rules(home.context(NOON + timedelta(days=21))) == ()
    assert the_one(home).reply.by is not None


def test_a_limits_fact_without_a_signature_ends_with_the_longest_that_an_answer_may_last(
    home: Home, signed: AgreementAccepted
) -> None:
    forever = {"text": "", "until": date(2199, 1, 1), "limits": LEAVES_THE_HEEL}
    arrives(home, msgspec.structs.replace(signed, **forever))
    assert home.clearance(NOON + 366 * DAY).limits.avoided(Side.LEFT) == {HEEL[1]}
    assert home.clearance(NOON + 367 * DAY).limits.avoided(Side.LEFT) == frozenset()


def test_an_agreement_that_was_signed_for_longer_than_one_may_last_opens_nothing(
    home: Home, ana: Podiatrist, signed: AgreementAccepted
) -> None:
    text = ana.replies(home.request, **CF05, until="2027-02-25").decode()  # 93 days
    arrives(home, msgspec.structs.replace(signed, text=text))
    assert not opens(home)


def test_an_agreement_for_somebody_elses_request_opens_nothing(
    home: Home, ana: Podiatrist, tmp_path: Path
) -> None:
    (tmp_path / "next-door").mkdir()
    neighbour = Home(tmp_path / "next-door" / "journal.db")
    with closing(neighbour.journal):
        neighbour.accepts(neighbour.reads(ana.replies(neighbour.request, **CF05)))
        fact = neighbour.journal.latest(ME, AgreementAccepted)
    assert fact is not None
    arrives(home, fact.body)
    assert the_one(home).proof is Proof.UNPROVEN
    assert not opens(home)


def imported(home: Home, *names: str) -> None:
    note = FactsImported(
        file="all.jsonl", digest="0" * 64, facts=len(names), first=NOON, last=NOON, agreements=names
    )
    home.journal.append([Fact(id="import-1", person=ME, at=NOON, body=note)])


def test_an_agreement_from_a_file_opens_nothing_until_the_answer_is_given_and_compared_here(
    home: Home, ana: Podiatrist, signed: AgreementAccepted
) -> None:
    arrives(home, signed)
    imported(home, "arrived")
    assert the_one(home).proof is Proof.TAKEN_IN
    assert not opens(home)
    offer = home.reads(ana.replies(home.request, **CF05))
    assert offer.compare == ana.words
    assert not offer.holds
    home.accepts(offer, NOON - DAY / 2)  # its own clock is behind the file's
    assert the_one(home).proof is Proof.COMPARED
    assert opens(home)


def test_a_withdrawn_agreement_is_not_revived_by_a_later_acceptance_that_no_door_here_writes(
    home: Home, signed: AgreementAccepted
) -> None:
    arrives(home, signed)
    home.withdraws(signed.agreement)
    later = Fact(id="revived", person=ME, at=NOON + timedelta(hours=1), body=signed)
    home.journal.append_records([record_of(later)])
    assert agreed_rules(home.context(NOON + DAY)) == ()
    assert not home.clearance(NOON + DAY, circulation=POOR).may_start
