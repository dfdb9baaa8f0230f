"""The material about professionals is in the product, each statement with its status, nothing made up."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from instep.library.content.professionals import professionals
from instep.library.content.reading import content_root
from instep.library.content.registry import registry_rules
from instep.library.content.words import words
from instep.library.lint.content import lint
from instep.library.lint.evidence import nothing_overclaims
from instep.library.lint.professionals import PROFESSIONALS
from instep.registry.results import NotShown, Silence
from instep.safety.professionals import words_to_say

ROOT = content_root()
KNOWN, RULES, TEXTS = professionals(ROOT), registry_rules(ROOT), words(ROOT).texts
FILES = sorted((ROOT / "professionals").glob("*.yaml"))


def steps(professional: str, country: str | None) -> str:
    return " ".join(step.text for step in KNOWN.check(professional, country).steps)


@pytest.mark.parametrize(
    ("need", "who"),
    [
        ("relax", ["massage-therapist"]),
        ("foot-care", ["podiatrist"]),
        ("moving", ["physiotherapist", "podiatrist"]),
        ("changed", ["foot-team"]),
        ("treated", ["own-team", "massage-therapist"]),
    ],
)
def test_each_need_names_the_professional_of_the_material(need: str, who: list[str]) -> None:
    assert list(KNOWN.needs[need].ask) == who


def test_the_codes_of_podiatrists_and_massage_therapists_are_those_of_the_material() -> None:
    assert RULES.professions["podiatrist"].code_begins == "213E"
    assert RULES.professions["massage-therapist"].code_begins == "225700000X"
    assert RULES.labels == {
        "225700000X": "Massage Therapist",
        "213E00000X": "Podiatrist",
        "213EG0000X": "Podiatrist, General Practice",
        "213EP0504X": "Podiatrist, Public Medicine",
        "213EP1101X": "Podiatrist, Primary Podiatric Medicine",
        "213ER0200X": "Podiatrist, Radiology",
        "213ES0000X": "Podiatrist, Sports Medicine",
        "213ES0103X": "Podiatrist, Foot & Ankle Surgery",
        "213ES0131X": "Podiatrist, Foot Surgery",
    }


def test_the_registry_is_asked_as_documented() -> None:
    assert (RULES.base, RULES.version) == ("https://npiregistry.cms.hhs.gov/api/", "2.1")
    assert (RULES.address, RULES.active) == ("LOCATION", "A")
    assert RULES.kinds == {"person": "NPI-1", "practice": "NPI-2"}
    assert (RULES.most_at_once, RULES.most_skipped, RULES.reach) == (200, 1000, 1200)
    assert RULES.limits.seconds_between == 1
    assert len(RULES.states) == 56


def test_licence_certificate_and_membership_are_three_things() -> None:
    told = steps("massage-therapist", "US")
    for said in ("license or register", "MBLEx", "CAMTC", "BCTMB", "NCBTMB", "ABMP and AMTA are memberships"):
        assert said in told
    assert not re.search(r"(ABMP|AMTA)[- ]certified", told)


def test_the_registers_of_the_united_kingdom_and_of_canada_say_how_they_are_known() -> None:
    assert "HCPC" in steps("podiatrist", "GB")
    assert [step.status for step in KNOWN.check("podiatrist", "GB").steps] == ["seen"]
    assert "CNHC" in steps("massage-therapist", "GB")
    assert [step.status for step in KNOWN.check("massage-therapist", "GB").steps] == ["recalled, to verify"]
    assert "some provinces" in steps("massage-therapist", "CA")


def test_only_countries_of_the_material_have_an_entry_and_every_other_gets_the_plain_one() -> None:
    assert set(KNOWN.by_country) == {"US", "GB", "CA"}
    assert KNOWN.check("podiatrist", "FR") == KNOWN.check("podiatrist", None)


def test_the_four_questions_to_a_massage_therapist_are_asked() -> None:
    asked = words_to_say(KNOWN.calls["massage-therapist"], {"condition": ("numb",)}, country="US").ask
    assert asked == (
        "Are you licensed in this state? What is the number?",
        "Have you worked with people who have numb feet?",
        "What would make you not massage my feet?",
        "Do you look at the feet before and after?",
    )
    elsewhere = words_to_say(KNOWN.calls["massage-therapist"], {}, country="GB").ask
    assert "in this state" not in " ".join(elsewhere)


def test_every_source_says_whether_it_was_read_and_every_file_that_nobody_reviewed_it() -> None:
    raw: Any = yaml.load((ROOT / "professionals/sources.yaml").read_text(), Loader=yaml.CSafeLoader)
    assert {one["status"] for one in raw["sources"]} == {"seen", "recalled, to verify"}
    assert {KNOWN.review, RULES.review} == {"not yet reviewed"}
    for path in FILES:
        assert "not yet reviewed" in path.read_text()


def test_every_silence_and_everything_left_out_has_its_words() -> None:
    for silence in Silence:
        assert f"ui-find_help-silent-why-{silence}" in TEXTS
    for why in NotShown:
        assert f"ui-find_help-found-why-{why}" in TEXTS


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "professionals",
            "ask: [podiatrist]",
            "ask: [podiatrits]",
            "no professional 'podiatrits'",
        ),
        (
            "professionals",
            "call: moving",
            "call: movin",
            "no call 'movin'; did you mean 'moving'?",
        ),
        ("professionals", "search: podiatrist", "search: foot-team", "no search for 'foot-team'"),
        ("professionals", "[foot-pathways]", "[foot-path]", "no source 'foot-path'; did you mean"),
        ("countries", "code: GB", "code: UK", "no country 'UK'"),
        ("countries", "professional: podiatrist", "professional: podiatry", "no check of 'podiatrist'"),
        ("calling", "{since}", "{sins}", "call foot-team: no choice 'sins'; did you mean 'since'?"),
        ("calling", "    blank: (when)\n", "", "choice 'since' has no blank"),
        ("calling", "choices: [treated]", "choices: [treated, foot]", "choice 'foot' stands in no sentence"),
        ("calling", "When is the next", "You have gout. When is the next", "says 'You have gout'"),
        (
            "registry",
            "base: https",
            "base: http",
            "is not encrypted; write an address",
        ),
        ("registry", "seconds_between: 1", "seconds_between: 0", "Expected `float` > 0.0"),
    ],
)
def test_what_is_broken_is_named(name: str, old: str, new: str, *, said: str, tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(ROOT, root)
    path = root / "professionals" / f"{name}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    problems = lint(root, (*PROFESSIONALS, nothing_overclaims))
    assert any(said in problem for problem in problems), problems
