"""instep feet: the foot record from a terminal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.test_cli_contract import check
from tests.fixed_day import TODAY

from instep.app import ME, open_instep
from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.foot.anatomy import Region, Side
from instep.safety.answers import Finding

BLISTER = Finding(id="blister", sides=frozenset({Side.LEFT}), regions=(Region.HEEL_BACK,), note="new shoes")


@pytest.fixture
def pin(home: Path) -> str:
    """A blister in this person's journal, noted two days ago."""
    instep = open_instep(home / "journal.db")
    then = replace(instep.context(), now=instep.now() - timedelta(days=2))
    record_foot_check(Look(how="sight", seen=Seen(findings=(BLISTER,))), then)
    today = instep.now().date()
    found = instep.journal.pins(ME, first=today, last=today)[0].id
    instep.journal.close()
    return found


def test_the_feet_of_today_with_the_days_and_what_asks_for_care(run: Run, pin: str) -> None:
    document = run("feet", "--json").document
    check("feet", document)
    assert [(one["id"], one["finding"], one["side"]) for one in document["pins"]] == [
        (pin, "blister", "left")
    ]
    assert len(document["days"]) == 30
    assert [one["looks"] for one in document["days"][-3:]] == [1, 0, 0]
    assert [one["pin"] for one in document["asks"]] == [pin]
    said = run("feet").out
    assert "skin behind the heel, left foot" in said
    assert "Still asks" in said


def test_what_came_of_it_is_kept_and_it_asks_no_more(run: Run, pin: str) -> None:
    told = run(
        "feet", "--finding", pin, "--care", "booked", "--on", "2199-12-31", "--words", "the clinic", "--json"
    )
    check("feet", told.document)
    assert told.document["pins"][0]["notes"][-1]["words"] == "the clinic"
    assert run("feet", "--json").document["asks"] == []


def test_a_past_day_is_shown_as_it_was_known_then(run: Run, pin: str) -> None:
    day = TODAY - timedelta(days=3)
    assert pin
    assert run("feet", "--day", str(day), "--json").document["pins"] == []


@pytest.mark.parametrize(
    ("options", "place"),
    [
        (("--day", "someday"), "--day"),
        (("--day", "2999-01-01"), "--day"),
        (("--finding", "nobody"), "--finding"),
        (("--care", "seen"), "--care"),
        (("--finding", "PIN", "--care", "fine"), "care"),
        (("--finding", "PIN", "--care", "seen", "--on", "soon"), "on"),
        (("--finding", "PIN", "--care", "booked", "--on", "2999-01-01"), "on"),
    ],
)
def test_a_wrong_option_is_one_line(run: Run, pin: str, *, options: tuple[str, ...], place: str) -> None:
    ran = run("feet", *(pin if option == "PIN" else option for option in options))
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert place in ran.err
