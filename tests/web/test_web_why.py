"""Who says so: a page behind every claim, study, rule and dose, that says no more than it may."""

import re
from html import unescape

import httpx
import pytest

from instep.library.content.evidence import evidence
from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.library.lint.evidence import forbidden_pattern
from instep.safety.says_who import rule_footnotes

LIBRARY = Library()
KNOWN = evidence(content_root())


def test_every_claim_has_its_page_with_certainty_comparator_people_and_studies(door: httpx.Client) -> None:
    for claim in KNOWN.claims.values():
        page = told(door.get(f"/why/{claim.id}").text)
        assert claim.research in page
        assert claim.certainty_reason in page
        assert (claim.people or "Nobody: no study of it was found.") in page
        assert (claim.compared_with or "Nothing: no study compared it with anything.") in page
        for study in KNOWN.studies_of(claim):
            assert study.citation.title in page
            assert study.limits in page


def test_a_claim_that_was_not_borne_out_stands_beside_what_was_found(door: httpx.Client) -> None:
    page = door.get("/why/endorphins").text
    assert "<h1>How massage makes people feel better is not known.</h1>" in page
    article, found = page.index("The article says"), page.index("What was found")
    assert '<blockquote class="their-words">Massage raises feel-good brain chemicals' in page
    assert article < found
    assert "saw it FALL 15%" in page


def test_where_nothing_may_be_said_nothing_is(door: httpx.Client) -> None:
    for claim in KNOWN.claims.values():
        if claim.safe_wording is None:
            page = door.get(f"/why/{claim.id}").text
            assert "<h1>Instep says nothing of this: what was found carries no promise.</h1>" in page


def test_all_claims_stand_on_one_page_by_what_was_found(door: httpx.Client) -> None:
    page = door.get("/why").text
    assert all(f'href="/why/{claim}"' in page for claim in KNOWN.claims)
    against = page.index("What was found speaks against it")
    assert (
        page.index('id="stress"') < page.index('id="circulation"') < against < page.index('id="endorphins"')
    )


def test_every_study_says_of_each_result_what_it_was_compared_with_and_whether_it_was_read(
    door: httpx.Client,
) -> None:
    for study in KNOWN.studies.values():
        page = told(door.get(f"/why/study/{study.id}").text)
        assert study.limits in page
        badges = sum(page.count(words) for words in ("we have read it", "from memory", "read in part"))
        assert badges > len(study.outcomes)  # one for each, and one for the study


def test_numbers_that_do_not_agree_are_shown_beside_their_study_with_our_remark(door: httpx.Client) -> None:
    page = told(door.get("/why/study/spain_hta_2021").text)
    assert "The printed interval repeats that of another result (anxiety, any comparator SMD)." in page
    assert "The printed interval repeats another one, that of anxiety" in page
    assert "The printed numbers do not agree" in told(door.get("/why/appendectomy_pain").text)
    assert "The printed numbers do not agree" not in told(door.get("/why/study/huang_2021").text)


def test_effects_are_drawn_on_one_scale_each_with_their_comparator_and_never_added_up(
    door: httpx.Client,
) -> None:
    page = door.get("/why/stress").text
    assert page.count("<figure") == 1
    drawn = page[page.index("<figure") : page.index("</figure>")]
    assert "v ordinary foot massage:" in drawn
    assert "v mostly nothing:" in drawn
    assert "compared with ordinary foot massage: -0.2 (-0.36 to -0.03)" in drawn
    assert "lower is better; no difference lies at 0" in told(drawn)
    sides = door.get("/why/sleep").text
    assert sides.count("<figure") == 3  # two scales, and of one both sides that may be hoped for
    # The diastolic effect lies outside its printed interval: nobody knows what to draw.
    pressure = door.get("/why/blood_pressure").text
    drawn = pressure[pressure.index("<figure") : pressure.rindex("</figure>")]
    assert "-7.36" in drawn
    assert "-5.07" not in drawn


def test_every_rule_finding_and_advice_has_its_page_with_its_sources(door: httpx.Client) -> None:
    known = rule_footnotes(LIBRARY.rules, LIBRARY.session_rules)
    for one in known.values():
        page = told(door.get(f"/why/rule/{one.id}").text)
        assert one.sentences[0] in page
        assert all(source.title in page for source in one.sources)


def test_a_rule_says_what_its_guideline_says_in_one_sentence_of_ours(door: httpx.Client) -> None:
    page = told(door.get("/why/rule/EM06").text)
    assert "A bleeding varicose vein is referred at once" in page


def test_a_dose_says_whether_a_trial_or_we_chose_it(door: httpx.Client) -> None:
    page = told(door.get("/why/doses").text)
    assert "convention; 10 minutes is tested for relaxing only elsewhere on the body" in page
    assert "No trial compared how long one should massage one's own feet." in page
    assert 'id="comfort"' in door.get("/why/doses").text


@pytest.mark.parametrize("path", ["/why/nothing", "/why/study/nothing", "/why/rule/XX99"])
def test_what_is_not_there_is_a_calm_404(door: httpx.Client, path: str) -> None:
    answer = door.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def told(page: str) -> str:
    """The words of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_no_page_says_what_no_claim_allows(door: httpx.Client) -> None:
    forbidden = forbidden_pattern(content_root())
    for path in (
        "/",
        "/plan",
        "/plan/strip",
        "/look",
        "/about",
        "/about/intended-use",
        "/history",
        "/feet",
        "/find-help",
        "/why/doses",
    ):
        assert forbidden.search(told(door.get(path).text)) is None, path
    for claim in KNOWN.claims.values():
        page = re.sub(r"<blockquote.*?</blockquote>", "", door.get(f"/why/{claim.id}").text, flags=re.DOTALL)
        ours = page.split("<h2>")[0]  # the sentence, how sure, compared with what, how many people
        assert forbidden.search(told(ours)) is None, claim.id
