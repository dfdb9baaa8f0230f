"""What the rules stand on: a guideline, review or national service first, with what it says in our words."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from instep.library.content.reading import content_root
from instep.library.content.sources import sources
from instep.library.lint.sources import rules_that_decide, standing

ROOT = content_root()
KNOWN = sources(ROOT)
FIRST = {where.split()[-1]: named[0] for where, named in rules_that_decide(ROOT)}
PREPARED = (
    *("nice-ng19-diabetic-foot", "cdc-frostbite", "nice-ng184-bites", "nhs-insect-stings", "nhs-raynaud"),
    *("nhs-tattoo-piercing-aftercare", "nhs-steroid-injection", "nice-cks-achilles", "hse-latex"),
    *("mhra-2024-fluoroquinolones", "nhs-rashes-and-scabies", "sign-120-venous-leg-ulcer", "nhs-foot-drop"),
    *("autonomic-dysreflexia-guideline-2023", "pva-autonomic-dysreflexia", "nhs-nail-surgery"),
    *("nice-ng59-low-back-pain", "nhs-guillain-barre", "nice-cg143-sickle-cell", "nice-cks-puncture-wounds"),
    *("national-burn-care-referral", "bsr-2006-hot-swollen-joint", "rcog-gtg37b-vte-pregnancy"),
    *("nice-ng158-vte", "nice-ng141-cellulitis", "nice-ng253-sepsis", "gvg-2019-clti"),
    *("nice-cg151-neutropenic-sepsis", "iwgdf-2023-charcot", "nice-cg173-neuropathic-pain"),
)


def raw() -> Iterator[dict[str, Any]]:
    yield from yaml.load((ROOT / "evidence/sources.yaml").read_text(), Loader=yaml.CSafeLoader)["sources"]


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("UR01", "nice-ng158-vte"),
        ("EM06", "nice-cg168-varicose-veins"),
        ("EM09", "gvg-2019-clti"),
        ("EM11", "nice-cg151-neutropenic-sepsis"),
        ("UR07", "bsr-2006-hot-swollen-joint"),
        ("LO06", "rcog-gtg37b-vte-pregnancy"),
        ("burn", "national-burn-care-referral"),
    ],
)
def test_a_hazard_stands_first_on_the_guideline_of_its_field(rule: str, source: str) -> None:
    assert FIRST[rule] == source


def test_no_spa_shop_or_news_page_stands_first_behind_a_rule() -> None:
    # These domains were the most cited of all before guidelines came first.
    forbidden = ("excitingspas", "spencermassage", "biologyinsights", "clinicwala", "yahoo")
    for rule, first in FIRST.items():
        assert not any(one in KNOWN.by_id[first].url for one in forbidden), rule


@pytest.mark.parametrize("name", PREPARED)
def test_a_source_for_the_rules_to_come_carries_and_says_what_it_says(name: str) -> None:
    card = KNOWN.cards[name]
    assert card.kind.carries
    assert card.says
    assert (card.read is not None) is (KNOWN.by_id[name].status == "seen")


def test_what_a_source_says_is_one_sentence() -> None:
    for one in raw():
        said = one.get("says")
        assert said is None or (said.endswith(".") and ". " not in said), one["id"]


def test_read_and_recalled_first_sources_are_counted_and_make_up_every_rule() -> None:
    status = {one["id"]: one["status"] for one in raw()}
    read = sum(status[first] == "seen" for first in FIRST.values())
    counts = standing(ROOT)
    assert counts == {"rules": len(FIRST), "on_read": read, "on_recalled": len(FIRST) - read}
