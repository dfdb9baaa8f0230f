"""What is claimed: with its footnote, never more than its claim allows, and every odd number noted."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from instep.evidence.claims import Claim, Evidence
from instep.evidence.quoted.of_studies import checked, flags
from instep.library.compiled import content_files, parse
from instep.library.content.emergency import session_rules
from instep.library.content.evidence import evidence
from instep.library.content.footnotes import footnotes, never_say, remarks
from instep.library.content.reading import content_root
from instep.library.content.screening import rules
from instep.library.content.words import words
from instep.library.lint.evidence import forbidden_pattern, leaves
from instep.safety.says_who import rule_footnotes

ROOT = Path(__file__).parents[2]
CONTENT = content_root()
KNOWN: Evidence = evidence(CONTENT)
NOTES = footnotes(CONTENT)
NEVER = never_say(CONTENT)
REMARKS = remarks(CONTENT).values()
FORBIDDEN = forbidden_pattern(CONTENT)
ABOUT_IT = ("claims.yaml", "studies.yaml", "never_say.yaml", "flags.yaml", "footnotes.yaml")
"""Files that quote what others say, or say what may not be said; /why alone shows what they quote."""
QUOTED = {"docs/reference/article.md"}
"""Lists the article's own sentences, as theirs."""


def texts() -> Iterator[tuple[str, str]]:
    """Everything that a person may read or hear, with where it stands."""
    for path in content_files(CONTENT):
        if path.name not in ABOUT_IT:
            yield from leaves(parse(path.read_bytes(), path.suffix), str(path.relative_to(CONTENT)))
    yield from leaves(json.loads((CONTENT / "words/en/help.json").read_text()), "help.json")
    yield "help.txt", (CONTENT / "words/en/help.txt").read_text()
    shown = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    shown += sorted((ROOT / "src/instep/web").rglob("*.html"))
    for path in shown:
        name = path.relative_to(ROOT).as_posix()
        if name not in QUOTED:
            yield name, path.read_text()
    yield from ((f"claim {claim.id}", claim.safe_wording or "") for claim in KNOWN.claims.values())


def test_nothing_that_a_person_reads_or_hears_says_what_no_claim_allows() -> None:
    found = [
        (where, said[0])
        for where, text in texts()
        if (said := FORBIDDEN.search(" ".join(text.split())))
        and not where.startswith("evidence/sources.yaml")  # titles of papers, and their addresses
    ]
    assert found == []


@pytest.mark.parametrize("claim", KNOWN.claims.values(), ids=[*KNOWN.claims])
def test_the_patterns_of_a_claim_catch_what_its_never_say_quotes(claim: Claim) -> None:
    patterns = next(one.patterns for one in NEVER if one.claim == claim.id)
    for quoted in re.findall(r'"([^"]+)"', claim.never_say):
        assert any(re.search(pattern, quoted, re.IGNORECASE) for pattern in patterns), quoted


@pytest.mark.parametrize("one", NEVER, ids=[one.claim or one.catches[0] for one in NEVER])
def test_every_pattern_can_fail(one: Any) -> None:
    for pattern in one.patterns:
        assert any(re.search(pattern, sentence, re.IGNORECASE) for sentence in one.catches), pattern
    assert all(FORBIDDEN.search(sentence) for sentence in one.catches)


def test_what_is_flagged_in_the_studies_is_written_down_and_nothing_else_is() -> None:
    found = {
        (one.study, one.text, one.found.verdict.value)
        for study in KNOWN.studies.values()
        for one in flags(study)
    }
    written = {(one.study, one.printed, one.flag) for one in REMARKS}
    assert found == written
    assert all(one.remark for one in REMARKS)


def test_the_misprints_that_the_facts_name_are_among_the_flags() -> None:
    flagged = {one.study for one in REMARKS}
    assert {"spain_hta_2021", "jing_2022", "taheri_2019"} <= flagged


def test_most_printed_numbers_of_the_studies_can_be_checked() -> None:
    results = [one for study in KNOWN.studies.values() for one in checked(study)]
    assert len(results) > 50


def test_every_result_that_can_be_drawn_names_its_scale_its_side_and_its_comparator() -> None:
    for study in KNOWN.studies.values():
        for outcome in study.outcomes:
            named = (outcome.topic, outcome.short, outcome.scale, outcome.better, outcome.against)
            assert all(named) if outcome.interval else not outcome.scale, (study.id, outcome.outcome)


@pytest.mark.parametrize("claim", KNOWN.claims.values(), ids=[*KNOWN.claims])
def test_the_people_behind_a_claim_are_those_of_its_studies(claim: Claim) -> None:
    if claim.people is None:
        assert not any(KNOWN.studies[one].n for one in claim.studies)
        return
    told = {int(n) for n in re.findall(r"\d+", claim.people)}
    known: set[int] = set()
    for study in KNOWN.studies_of(claim):
        words_of = " ".join([study.design, study.population or "", study.limits, study.citation.title])
        known |= {study.n or 0, study.citation.year or 0, *map(int, re.findall(r"\d+", words_of))}
        for outcome in study.outcomes:
            known |= {outcome.n or 0, outcome.k or 0, *map(int, re.findall(r"\b\d+\b", str(outcome.effect)))}
    assert told <= known


@pytest.mark.parametrize("claim", KNOWN.claims.values(), ids=[*KNOWN.claims])
def test_a_claim_of_which_nothing_may_be_said_encourages_nobody(claim: Claim) -> None:
    if claim.safe_wording is None:
        told = [key for key, note in NOTES.by_key.items() if note.claim == claim.id]
        assert told == []
        assert f"footnotes-{claim.id}" not in words(CONTENT).texts


def test_what_a_claim_draws_its_studies_have() -> None:
    for claim in KNOWN.claims.values():
        topics = {outcome.topic for study in KNOWN.studies_of(claim) for outcome in study.outcomes}
        assert set(claim.draws) <= topics, claim.id


def test_every_rule_finding_and_line_of_advice_can_be_asked_who_says_so() -> None:
    known = rule_footnotes(rules(CONTENT), session_rules(CONTENT))
    screening = rules(CONTENT)
    ids = {one.id for one in screening.rules} | {one.id for one in screening.mode_rules}
    ids |= {f"FC:{finding}" for finding in screening.findings} | {line.key for line in screening.advice}
    assert ids | set(session_rules(CONTENT).rules) == set(known)
    said = words(CONTENT).texts
    for one in known.values():
        assert one.sentences[0]
        assert one.carried is None or f"evidence-rule-supports-{one.carried}" in said
        assert one.sources or one.rests_on or one.id in screening_advice_without_a_rule()


def screening_advice_without_a_rule() -> set[str]:
    """Lines of advice that hold for everybody, and say that they are our own choice."""
    return {line.key for line in rules(CONTENT).advice if not line.rules}
