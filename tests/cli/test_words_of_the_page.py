"""The terminal says of a foot check, of a finding and of an emergency what the page says."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run, Write
from tests.fixed_day import TODAY

from instep.app import ME, open_instep
from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.coach.person.preferences import set_dials
from instep.foot.anatomy import Region, Side
from instep.library.library import Library
from instep.safety.answers import Finding
from instep.session.phrases import day

WORDS = Library().words
BLISTER: dict[str, Any] = {
    "finding": "blister",
    "side": "left",
    "regions": ["heel_back"],
    "note": "new shoes",
}
UNWELL = {"now_chest_breath": "yes"}


def test_a_foot_check_says_the_place_the_note_and_what_the_risk_group_asks(run: Run, write: Write) -> None:
    findings = write("f.json", {"findings": [BLISTER]})
    answers = write("a.json", {"answers": {"diabetes": "yes"}})
    said = run("check", "--findings", findings, "--answers", answers).out
    assert "Blister: skin behind the heel, left foot. new shoes" in said
    groups = [WORDS.say(f"ui-checked-group-{group}") for group in "ABC"]
    assert sum(group in said for group in groups) == 1
    assert groups[0] not in said
    nothing_asked = run("check", "--findings", findings).out
    assert not any(group in nothing_asked for group in groups)
    assert "Nothing was asked" in nothing_asked


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("NO", "113")])
def test_the_number_of_the_country_that_was_chosen_here_comes_first(
    *, country: str, number: str, run: Run, write: Write, home: Path
) -> None:
    instep = open_instep(home / "journal.db")
    set_dials({"country": country}, instep.context())
    instep.journal.close()
    said = run("screen", "--answers", write("a.json", {"answers": UNWELL})).out
    assert said.startswith(f"Call {number} now")


def test_a_journal_that_is_none_keeps_no_number_back_and_none_is_begun(
    run: Run, write: Write, home: Path
) -> None:
    answers = write("a.json", {"answers": UNWELL})
    assert run("screen", "--answers", answers).out.startswith("Call 112")
    assert not home.exists()
    home.mkdir()
    (home / "journal.db").write_text("no journal")
    assert run("screen", "--answers", answers).out.startswith("Call 112")


def test_the_history_of_a_finding_is_told_in_the_words_of_its_page(run: Run, home: Path) -> None:
    instep = open_instep(home / "journal.db")
    then = replace(instep.context(), now=instep.now() - timedelta(days=2))
    found = Finding(id="blister", sides=frozenset({Side.LEFT}), regions=(Region.HEEL_BACK,), note="new shoes")
    record_foot_check(Look(how="sight", seen=Seen(findings=(found,))), then)
    pin = instep.journal.pins(ME, first=TODAY, last=TODAY)[0].id
    instep.journal.close()
    assert "  Ask: " in run("feet").out
    said = run(
        "feet", "--finding", pin, "--care", "booked", "--on", "2199-12-31", "--words", "the clinic"
    ).out
    assert (
        said.splitlines()
        == [
            f"Blister, skin behind the heel, left foot  [{pin}]",
            f"  {day(then.now, WORDS)}: Noted. new shoes",
            f"  {day(TODAY, WORDS)}: What happened: I have an appointment on 31 December 2199. the clinic",
            "Still asks: x",
        ][:3]
    )
