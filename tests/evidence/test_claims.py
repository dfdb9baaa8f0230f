"""Claims with the studies behind them."""

import pytest

from instep.evidence.claims import Claim, Evidence
from instep.library.content.evidence import evidence
from instep.library.content.reading import content_root


@pytest.fixture(scope="session")
def known() -> Evidence:
    return evidence(content_root())


def test_a_claim_gives_its_studies_in_the_order_it_names_them(known: Evidence) -> None:
    claim = known.claims["stress"]
    assert [study.id for study in known.studies_of(claim)] == list(claim.studies)
    assert claim.studies[0] == "eguchi_2016"


def test_a_claim_that_research_did_not_look_at_has_nothing_that_may_be_said(known: Evidence) -> None:
    assert known.claims["healthy_choices"].safe_wording is None


def test_every_claim_that_may_be_said_rests_on_a_study_or_says_why_not(known: Evidence) -> None:
    bare: list[Claim] = [one for one in known.claims.values() if one.safe_wording and not one.studies]
    assert all(one.certainty_reason for one in bare)


def test_an_interval_is_a_pair_or_words(known: Evidence) -> None:
    for study in known.studies.values():
        for outcome in study.outcomes:
            assert outcome.ci95 is None or isinstance(outcome.ci95, str) or len(outcome.ci95) == 2


def test_every_dose_names_what_it_rests_on(known: Evidence) -> None:
    plans = known.doses["plans"]
    assert {plan["id"] for plan in plans} == {"comfort", "standard", "as_tested", "partner"}
    assert all(plan["basis"] for plan in plans)
