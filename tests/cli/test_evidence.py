"""instep evidence: the footnotes in the terminal, and the check of printed statistics."""

import json

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Ran, Run, Write, schema

from instep.evidence.quoted.reading import FORMS


def refused(ran: Ran, *told: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert all(word in ran.err for word in told), ran.err


def test_every_claim_has_one_line_with_how_sure_research_is(run: Run) -> None:
    lines = run("evidence").out.splitlines()
    assert len(lines) == 25
    assert lines[0].startswith("stress: Many people feel calmer after it.")
    assert all("[Research" in line for line in lines)
    silent = next(line for line in lines if line.startswith("healthy_choices:"))
    assert "Instep says nothing of this" in silent


def test_a_claim_tells_its_footnote_and_each_study_with_what_it_was_compared_with(run: Run) -> None:
    told = run("evidence", "endorphins").out
    assert "What was found: The one foot trial that measured beta-endorphin saw it FALL 15%" in told
    assert 'The article says: "Massage raises feel-good brain chemicals' in told
    assert "Compared with: a footbath and usual care; rest" in told
    assert "How many people: 90 women" in told
    assert "compared with: footbath; usual care [we have read it]" in told


def test_a_study_whose_numbers_do_not_agree_says_so(run: Run) -> None:
    told = run("evidence", "appendectomy_pain").out
    assert "Does not agree: t(36) = 1.63, p = .001: The statistic gives p 0.11" in told


@pytest.mark.parametrize("claim", [[], ["sleep"], ["healing_tissue"], ["appendectomy_pain"]])
def test_the_document_has_its_published_shape(run: Run, claim: list[str]) -> None:
    document = run("evidence", *claim, "--json").document
    Draft202012Validator(schema("evidence")).validate(document)
    assert len(document["claims"]) == (1 if claim else 25)


def test_a_claim_that_is_not_known_is_one_line_with_the_nearest(run: Run) -> None:
    refused(run("evidence", "slep"), "no claim 'slep'", "did you mean 'sleep'?")
    refused(run("evidence", "sleep", "file.txt"), "no file goes with 'sleep'", "only check and pool take one")


def test_without_a_file_our_own_studies_are_checked(run: Run) -> None:
    document = run("evidence", "check", "--json").document
    Draft202012Validator(schema("quoted")).validate(document)
    assert document["flags"] == sum(
        one["verdict"] in {"inconsistent", "decision-error"} for one in document["checked"]
    )
    repeats = [one for one in document["checked"] if "repeats" in one["why"]]
    assert [one["place"] for one in repeats] == [
        "spain_hta_2021, versus usual care: diastolic pressure MD mmHg"
    ]


def test_lines_fields_and_tables_give_the_same_verdicts(run: Run, write: Write) -> None:
    lines = "# from a paper\n\nt(36) = 1.63, p = .001\nM = 5.19, n = 28\n"
    lines += "RR = 0.81, 95% CI [0.70, 0.94], p = .005\n"
    fields = [
        {"kind": "test", "family": "t", "df": 36, "statistic": "1.63", "p": ".001"},
        {"kind": "mean", "mean": 5.19, "n": 28},
        {"kind": "effect", "measure": "RR", "estimate": "0.81", "low": "0.70", "high": "0.94", "p": ".005"},
    ]
    table = (
        "kind,label,family,df,statistic,p,mean,n,measure,estimate,low,high\n"
        "test,pain,t,36,1.63,.001,,,,,,\nmean,age,,,,,5.19,28,,,,\neffect,risk,,,,.005,,,RR,0.81,0.70,0.94\n"
    )
    files = [
        write("q.txt", lines),
        write("q.json", {"quoted": fields}),
        write("p.json", fields),
        write("q.csv", table),
    ]
    Draft202012Validator(schema("statistics")).validate({"quoted": [*fields, "t(36) = 1.63, p = .001"]})
    for file in files:
        ran = run("evidence", "check", file, "--json")
        assert (ran.code, ran.err) == (0, "")
        assert [one["verdict"] for one in ran.document["checked"]] == [
            "decision-error",
            "inconsistent",
            "consistent",
        ]


def test_every_form_that_the_help_offers_is_read(run: Run, write: Write) -> None:
    ran = run("evidence", "check", write("q.txt", "\n".join(FORMS)))
    assert ran.code == 0
    assert ran.out.splitlines()[-1].startswith(f"{len(FORMS)} checked")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("q.txt", "t(28) = 2.20, p = .036\nhello\n", ("line 2", "'hello' is of no form", "write it like")),
        ("q.txt", "t(28) = 2.20, p = 3", ("line 1", "p: p 3 is not within 0 to 1")),
        ("q.txt", "38% of 99999999999", ("line 1",)),
        ("q.json", "{}", ("holds no list",)),
        ("q.json", '{"quoted": [3]}', ("quoted[0]", "neither a line nor fields")),
        ("q.json", '[{"kind": "tset"}]', ("quoted[0]", "no kind 'tset'", "did you mean 'test'?")),
        ("q.json", '[{"kind": "test", "family": "t"}]', ("quoted[0]", "test needs 'statistic'")),
        ("q.json", '[{"kind": "mean", "mean": 3, "n": 2.5}]', ("quoted[0]", "n: '2.5' is no whole number")),
        ("q.json", '[{"kind": "mean", "mean": "NaN", "n": 2}]', ("quoted[0]", "mean: 'NaN'")),
        ("q.json", '[{"kind": "mean", "mean": 3, "n": true}]', ("quoted[0]", "n: 'True'")),
        ("q.json", '[{"kind": "mean", "mean": 3, "n": 3, "least": 1}]', ("quoted[0]", "both ends")),
        ("q.json", '[{"kind": "mean", "maen": 3, "n": 3}]', ("quoted[0]", "no field 'maen'")),
        ("q.yaml", "quoted:\n  - kind: percent\n    percent: 38\n    n: 0\n", ("quoted[0]", "n must be")),
        ("q.csv", "kind,mean,n\nmean,3.4\n", ("line 2", "not as many fields")),
        ("q.csv", 'kind,mean,n\nmean,"3.4,5\n', ("is no CSV",)),
    ],
)
def test_what_is_wrong_in_a_file_is_one_line_with_its_place(
    run: Run, write: Write, *, name: str, content: str, told: tuple[str, ...]
) -> None:
    refused(run("evidence", "check", write(name, content)), *told)


def test_a_file_that_is_not_there_is_one_line(run: Run) -> None:
    refused(run("evidence", "check", "nowhere.txt"), "nowhere.txt", "cannot be read")


def test_zeros_that_were_not_kept_make_a_check_milder_never_stricter(run: Run, write: Write) -> None:
    fields = {"kind": "test", "family": "t", "df": 28, "p": ".037"}
    exact = write("a.json", json.dumps([{**fields, "statistic": "2.20"}]))
    lost = write("b.json", json.dumps([{**fields, "statistic": 2.2}]))
    verdicts = [
        run("evidence", "check", one, "--json").document["checked"][0]["verdict"] for one in (exact, lost)
    ]
    assert verdicts == ["rounding", "rounding"]
