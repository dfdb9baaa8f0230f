"""A file of answers or findings: read as meant, or refused in one line that names place and remedy."""

from pathlib import Path

import pytest
import yaml

from instep.foot.anatomy import Region, Side
from instep.library.content.reading import content_root
from instep.library.content.screening import rules
from instep.library.errors import BadInput
from instep.library.files.answers import parse_findings, read_answers, read_findings
from instep.safety.answers import BOTH, Answer, Finding

RULES = rules(content_root())


def written(tmp_path: Path, text: str, name: str = "answers.yaml") -> str:
    path = tmp_path / name
    path.write_text(text)
    return str(path)


def test_a_value_may_stand_alone_or_with_its_side_and_places(tmp_path: Path) -> None:
    text = """
answers:
  pain_now: 3
  diabetes: yes
  leg_signs: [one_calf_pain]
  injury: {value: d3_to_14, side: left, regions: [toes, ball]}
  skin_today:
    - {finding: blister, side: right, regions: [heel_back], note: new shoes}
    - {finding: dry_skin}
"""
    answers = read_answers(written(tmp_path, text), RULES)
    assert answers.given["pain_now"] == Answer(value=3)
    assert answers.given["diabetes"] == Answer(value="yes")
    assert answers.given["leg_signs"] == Answer(value=("one_calf_pain",))
    left = frozenset({Side.LEFT})
    assert answers.given["injury"] == Answer(value="d3_to_14", sides=left, regions=(Region.TOES, Region.BALL))
    right = frozenset({Side.RIGHT})
    assert answers.findings == (
        Finding(id="blister", sides=right, regions=(Region.HEEL_BACK,), note="new shoes"),
        Finding(id="dry_skin", sides=BOTH),
    )


def test_the_same_answers_may_be_json(tmp_path: Path) -> None:
    path = written(
        tmp_path, '{"answers": {"mode": "roller", "touch_test_missed": "not_done"}}', "answers.json"
    )
    assert read_answers(path, RULES).given["mode"] == Answer(value="roller")


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("answers: [", "line", "write plain YAML or JSON"),
        ("- 1", "", "write 'answers:'"),
        ("answered: {}", "", "write 'answers:'"),
        ("answers: 5", "answers", "item: value"),
        ("answers: {pain_nw: 3}", "answers", "did you mean 'pain_now'?"),
        ("answers: {pain_now: 11}", "answers.pain_now", "from 0 to 10"),
        ("answers: {pain_now: -1}", "answers.pain_now", "from 0 to 10"),
        ("answers: {pain_now: three}", "answers.pain_now", "from 0 to 10"),
        ("answers: {pain_now: 2.5}", "answers.pain_now", "from 0 to 10"),
        ("answers: {pain_now: null}", "answers.pain_now", "from 0 to 10"),
        ("answers: {touch_test_missed: 7}", "answers.touch_test_missed", "from 0 to 6 or not_done"),
        ("answers: {fever: maybe}", "answers.fever", "yes"),
        ("answers: {fever: 1}", "answers.fever", "one of: yes, no, unsure"),
        ("answers: {mode: robot}", "answers.mode", "one of: device, partner, roller, self"),
        ("answers: {leg_signs: one_calf_pain}", "answers.leg_signs", "write a list"),
        ("answers: {leg_signs: [one_calf_pian]}", "answers.leg_signs", "did you mean 'one_calf_pain'?"),
        ("answers: {clinician_ok: [CF99]}", "answers.clinician_ok", "did you mean"),
        ("answers: {injury: {value: none, side: lefft}}", "answers.injury.side", "did you mean 'left'?"),
        ("answers: {injury: {value: none, regions: [hel]}}", "answers.injury.regions", "one of"),
        ("answers: {injury: {value: none, regions: toes}}", "answers.injury.regions", "write a list"),
        ("answers: {injury: {side: left}}", "answers.injury", "write {value: ..., side: left}"),
        ("answers: {injury: {value: none, foot: left}}", "answers.injury", "one of: regions, side, value"),
        ("answers: {skin_today: blister}", "answers.skin_today", "write a list"),
        ("answers: {skin_today: [blister]}", "answers.skin_today.1", "write {finding"),
        ("answers: {skin_today: [{finding: blyster}]}", "answers.skin_today.1", "did you mean 'blister'?"),
        ("answers: {skin_today: [{finding: blister, where: toes}]}", "answers.skin_today.1", "one of"),
        ("answers: {skin_today: [{finding: blister, note: 5}]}", "answers.skin_today.1.note", "write words"),
        (
            "answers: {fever: no}\ndiabetes: yes",
            "'diabetes' stands beside 'answers'",
            "; indent it under answers",
        ),
        ("answers:\nfindings: []", "'findings' stands beside 'answers'", "; write its list as skin_today"),
        ("answers: {}\nschema: x", "'schema' stands beside 'answers'", "; leave it out"),
        ("answers: {[1]: 2}", "", "YAML or JSON"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_file_place_and_remedy(
    tmp_path: Path, *, text: str, place: str, remedy: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        read_answers(path, RULES)
    line = str(refused.value)
    assert "\n" not in line
    assert path in line
    assert place in line
    assert remedy in line


def test_a_file_that_is_not_there_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.yaml").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    for name, problem in (("none.yaml", "cannot be read"), ("photo.yaml", "is not UTF-8 text")):
        with pytest.raises(BadInput, match=problem):
            read_answers(str(tmp_path / name), RULES)


@pytest.mark.parametrize(
    "text", ["[{finding: corn}]", "findings: [{finding: corn}]", "answers: {skin_today: [{finding: corn}]}"]
)
def test_findings_may_be_a_list_or_stand_under_their_name(text: str) -> None:
    assert parse_findings(yaml.safe_load(text), "answers.yaml", RULES) == (Finding(id="corn"),)


@pytest.mark.parametrize(
    "text",
    [
        "answers: {skin_today: []}\nfindings: [{finding: corn}]",
        "answers: {fever: no}\nfindings: [{finding: corn}]",
        "answers: {skin_today: [{finding: corn}]}\nfever: yes",
        "answers: {skin_today: [{finding: corn}], fevr: yes}",
    ],
)
def test_what_is_refused_as_answers_is_refused_in_the_same_line_as_findings(
    tmp_path: Path, text: str
) -> None:
    path = written(tmp_path, text)
    lines = set()
    for read in (read_answers, read_findings):
        with pytest.raises(BadInput) as refused:
            read(path, RULES)
        lines.add(str(refused.value))
    assert len(lines) == 1


def test_a_file_without_findings_is_refused() -> None:
    with pytest.raises(BadInput, match="holds no findings"):
        parse_findings({"pins": []}, "pins.yaml", RULES)
