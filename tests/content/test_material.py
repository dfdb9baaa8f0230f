"""Nothing of the material is lost on its way into the product, and all of it shows its review state."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from instep.evidence.claims import Certainty
from instep.library.content.emergency import emergency_numbers, session_rules
from instep.library.content.evidence import evidence
from instep.library.content.footcheck import look
from instep.library.content.interactions import interactions
from instep.library.content.interview import interview
from instep.library.content.measures import measures
from instep.library.content.measuring import temperature_log, touch_test
from instep.library.content.reading import content_root
from instep.library.content.screening import fingerprint, rules
from instep.library.content.sources import sources
from instep.safety.clearance import Source

ROOT = content_root()
RULES = rules(ROOT)
SOURCES = sources(ROOT)
MATERIAL: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "material.yaml").read_text(), Loader=yaml.CSafeLoader
)
STAYING = tuple(rule for rule in RULES.rules if rule.id.startswith("ST"))
"""The product's own rules of what stays after a stop; they carry on what the material says."""
PARTS = ("screening", "footcheck", "measures", "evidence")
ADDED = {
    "items": RULES.items.keys() - set(MATERIAL["items"]),
    "derived": RULES.derived.keys() - set(MATERIAL["derived"]),
    "session_rules": session_rules(ROOT).rules.keys() - MATERIAL["session_rules"].keys(),
    "rules": {rule.id for rule in RULES.rules if rule not in STAYING} - MATERIAL["rules"].keys(),
    "findings": RULES.findings.keys() - MATERIAL["findings"].keys(),
}
"""What was found to be missing since."""


def titles(cited: Iterable[Source]) -> set[str]:
    return {source.title for source in cited}


def lost(material: Mapping[str, list[str]], cited: Mapping[str, Iterable[Source]]) -> dict[str, set[str]]:
    """What the material names and the content no longer cites; a guideline may have come before it."""
    assert material.keys() == cited.keys()
    left = {name: set(named) - titles(cited[name]) for name, named in material.items()}
    return {name: gone for name, gone in left.items() if gone}


def named(material: Mapping[str, dict[str, Any]]) -> dict[str, list[str]]:
    return {name: one["sources"] for name, one in material.items()}


def test_there_are_as_many_of_each_as_in_the_material() -> None:
    assert len(RULES.items) - len(ADDED["items"]) == 54
    assert len(RULES.rules) - len(STAYING) - len(ADDED["rules"]) == 101
    assert len(RULES.mode_rules) == 11
    assert len(interactions(ROOT)) == 22
    assert len(session_rules(ROOT).rules) - len(ADDED["session_rules"]) == 16
    assert len(RULES.findings) - len(ADDED["findings"]) == 35
    assert len(evidence(ROOT).claims) == 25
    assert len(evidence(ROOT).studies) == 80


def test_every_item_and_derived_fact_is_there_in_its_order() -> None:
    assert [item for item in RULES.items if item not in ADDED["items"]] == MATERIAL["items"]
    assert [fact for fact in RULES.derived if fact not in ADDED["derived"]] == MATERIAL["derived"]


def test_every_rule_keeps_its_level_support_and_sources() -> None:
    ruled = {rule.id: rule for rule in RULES.rules if rule.id in MATERIAL["rules"]}
    kept = {name: (rule.level.value, rule.support) for name, rule in ruled.items()}
    assert kept == {name: (one["level"], one["support"]) for name, one in MATERIAL["rules"].items()}
    assert lost(named(MATERIAL["rules"]), {name: rule.sources for name, rule in ruled.items()}) == {}


def test_what_stays_after_a_stop_cites_only_sources_of_the_material_or_what_carries_a_rule() -> None:
    known = {title for rule in MATERIAL["rules"].values() for title in rule["sources"]}
    known |= {title for cited in MATERIAL["session_rules"].values() for title in cited}
    known |= {SOURCES.by_id[name].title for name, card in SOURCES.cards.items() if card.kind.carries}
    assert len(STAYING) == 15
    assert {title for rule in STAYING for title in titles(rule.sources)} <= known


def test_mode_rules_session_rules_and_measures_keep_their_sources() -> None:
    assert lost(MATERIAL["mode_rules"], {rule.id: rule.sources for rule in RULES.mode_rules}) == {}
    held = {
        rule.id: rule.sources
        for rule in session_rules(ROOT).rules.values()
        if rule.id not in ADDED["session_rules"]
    }
    assert lost(MATERIAL["session_rules"], held) == {}
    measured = {one.id: one.sources for one in measures(ROOT).by_id.values()}
    assert lost(MATERIAL["measures"], measured) == {}


def test_every_finding_keeps_its_three_levels_support_and_sources() -> None:
    kept = {
        finding.id: (finding.support, [action.level.value for action in finding.actions.values()])
        for finding in RULES.findings.values()
        if finding.id not in ADDED["findings"]
    }
    assert kept == {name: (one["support"], one["levels"]) for name, one in MATERIAL["findings"].items()}
    cited = {name: RULES.findings[name].sources for name in MATERIAL["findings"]}
    assert lost(named(MATERIAL["findings"]), cited) == {}


def test_every_claim_keeps_its_studies_and_every_study_is_there() -> None:
    known = evidence(ROOT)
    assert {claim.id: len(claim.studies) for claim in known.claims.values()} == MATERIAL["claims"]
    assert list(known.studies) == MATERIAL["studies"]


def _statuses() -> Iterator[str]:
    cited = [rule.sources for rule in RULES.rules] + [rule.sources for rule in RULES.mode_rules]
    for those in cited + [finding.sources for finding in RULES.findings.values()]:
        yield from (source.status for source in those)


def test_every_source_says_whether_it_was_read_there() -> None:
    assert set(_statuses()) == {"seen", "recalled, to verify"}


def test_nothing_claims_a_review_that_has_not_happened() -> None:
    reviewed = [
        *(item.review for item in RULES.items.values()),
        *(rule.review for rule in RULES.rules),
        *(rule.review for rule in RULES.mode_rules),
        *(finding.review for finding in RULES.findings.values()),
        *(rule.review for rule in session_rules(ROOT).rules.values()),
        *(one.review for one in measures(ROOT).by_id.values()),
        *(claim.review for claim in evidence(ROOT).claims.values()),
        interview(ROOT).words.review,
        look(ROOT).review.state,
        touch_test(ROOT).review,
        temperature_log(ROOT).review,
    ]
    assert set(reviewed) == {"not yet reviewed"}


def test_only_what_may_be_bundled_is_bundled() -> None:
    bundled = {one.id for one in measures(ROOT).by_id.values() if one.bundled}
    assert bundled == {"pain_nrs", "stress_nrs", "fatigue_nrs", "energy_nrs", "comfort_word", "change_item"}


def test_the_touch_test_and_the_temperature_log_keep_their_sources() -> None:
    assert titles(touch_test(ROOT).sources) == set(MATERIAL["procedures"]["touch_test"])
    assert titles(temperature_log(ROOT).sources) == set(MATERIAL["procedures"]["temperature_log"])


# What the material itself forbids to say to a person.
NEVER = ("you have ", "it is probably", "it is nothing", "is fine", "safe for you", "looks fine", "healthy")


def test_no_advice_reassures_or_names_a_disease_as_the_persons_own() -> None:
    said = [line.text for line in RULES.advice]
    actions = [action for finding in RULES.findings.values() for action in finding.actions.values()]
    said += [text for action in actions for text in (action.do, action.in_massage) if text]
    said += [page.title for page in interview(ROOT).pages] + [RULES.nothing_marked.text]
    # "Do the healthy parts first" is said of skin without the finding, not of a person.
    lower = [text.lower().replace("healthy parts", "") for text in said]
    assert [(text, never) for text in lower for never in NEVER if never in text] == []


def test_no_wording_is_offered_for_a_claim_without_support() -> None:
    for claim in evidence(ROOT).claims.values():
        if claim.verdict == "unsupported":
            assert claim.certainty is Certainty.VERY_LOW
        assert claim.never_say


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("us", "911"), ("AU", "000"), ("NZ", "111")])
def test_the_emergency_number_is_that_of_the_country(country: str, number: str) -> None:
    assert emergency_numbers(ROOT).number_for(country).number == number


@pytest.mark.parametrize("country", [None, "", "XX"])
def test_an_unknown_country_gets_112_and_the_words_to_find_its_own(country: str | None) -> None:
    found = emergency_numbers(ROOT).number_for(country)
    assert (found.number, found.name) == ("112", "emergency number")


def test_the_version_of_the_rules_changes_with_any_word_of_them(tmp_path: Path) -> None:
    for part in ("screening", "footcheck"):
        (tmp_path / part).mkdir()
        for path in (ROOT / part).glob("*.yaml"):
            (tmp_path / part / path.name).write_bytes(path.read_bytes())
    assert fingerprint(tmp_path) == fingerprint(ROOT)
    changed = tmp_path / "screening" / "rules.yaml"
    changed.write_text(changed.read_text().replace("lost its blood supply", "kept its blood supply"))
    assert fingerprint(tmp_path) != fingerprint(ROOT)
    assert RULES.version.endswith(fingerprint(ROOT))
