"""What a person said is theirs and stays so, over tabs, days and time zones, through the pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import HEALTHY, MOST_PAGES, Visitor, visitor_in
from tests.web.turned import Turned

from instep.app import ME
from instep.coach.person.people import read_people
from instep.facts.person import ProfileAnswered
from instep.facts.session import Screened, SessionRefused, SessionStarted
from instep.facts.stop import StopClosed
from instep.foot.anatomy import Region, Side
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.safety.clearance_keys import ClearanceKeys
from instep.safety.rules import Closing
from instep.session.timeline import SegmentKind, Timeline

EVENING = datetime(2026, 11, 24, 20, 15, tzinfo=timezone(timedelta(hours=1)))
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
AUCKLAND, ANGELES = "Pacific/Auckland", "America/Los_Angeles"
NOTED = datetime(2026, 11, 24, 20, tzinfo=UTC)
RUB = "button[value=rub]"
CALF = "One calf is swollen or clearly bigger"
FEELING = "Tingling, less feeling, or no feeling of light touch in the feet"

LESS_FEELING = {
    **HEALTHY,
    "Feeling in your feet": "reduced",
    "Which foot": "both",
    "At your last diabetes foot check": "low",
    "Has a clinician told you why": "yes",
    "Can you see the soles": "can_see",
}


@pytest.fixture
def instep(tmp_path: Path, library: Library, voice: None) -> Iterator[Turned]:  # noqa: ARG001  # set before it speaks
    """A household without a history, whose clock the test turns."""
    made = Turned(journal=SqliteJournal(tmp_path / "journal.db"), library=library, clock=[EVENING])
    yield made
    made.journal.close()


def lives_here(visitor: Visitor) -> None:
    """Mum, who was here alone and without a name, makes Dad."""
    visitor.goes("/people")
    visitor.page.get_by_role("textbox", name="What are they called?").fill("Dad")
    visitor.page.get_by_label("And what are you called?").fill("Mum")
    visitor.taps_on("text=Add and go on")


def chooses(visitor: Visitor, name: str) -> None:
    visitor.goes("/people")
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("region", name=name).get_by_role("link", name="These feet now").click()
    is_for(visitor, name)


def is_for(visitor: Visitor, name: str) -> None:
    expect(visitor.page.locator(".for-whom")).to_have_text(f"For {name}")


def another_tab(visitor: Visitor) -> Visitor:
    """A second tab of the same browser, with the same cookies."""
    return Visitor(page=visitor.page.context.new_page(), address=visitor.address)


def id_of(name: str, instep: Turned) -> str:
    (found,) = [one.id for one in read_people(instep.context()) if one.name == name]
    return found


def says(person: str, item: str, instep: Turned) -> list[object]:
    """Every answer to a question that the journal holds of a person, oldest first."""
    facts = instep.journal.every(person, ProfileAnswered)
    return [fact.body.answers[item].value for fact in facts if item in fact.body.answers]


def plans(person: str, instep: Turned) -> list[Timeline]:
    return [fact.body.plan for fact in instep.journal.every(person, SessionStarted)]


def clearances(person: str, instep: Turned) -> list[ClearanceKeys]:
    return [fact.body.clearance for fact in instep.journal.every(person, SessionStarted)]


def is_asked(visitor: Visitor, title: str) -> None:
    """Answer with none of these until this question is shown."""
    for _ in range(MOST_PAGES):
        if visitor.title.startswith(title):
            return
        visitor.answers()
    raise AssertionError(f"{title!r} is not asked")


def test_what_mum_says_is_neither_shown_to_dad_nor_used_for_him_and_limits_her_still(
    visitor: Visitor, instep: Turned
) -> None:
    lives_here(visitor)
    chooses(visitor, "Mum")
    visitor.taps_on(RUB)
    visitor.answers_all(["Diabetes", FEELING], LESS_FEELING)
    expect(visitor.page.locator(".limits")).to_contain_text("at most light")
    instep.clock.append(EVENING + MINUTE)

    chooses(visitor, "Dad")
    visitor.goes("/answers")
    is_for(visitor, "Dad")
    expect(visitor.page.locator("main")).to_contain_text("Nothing has been said yet.")
    visitor.goes("/")
    visitor.taps_on(RUB)
    is_asked(visitor, "Has a clinician ever told you")
    assert visitor.page.locator("main input:checked").count() == 0
    visitor.answers_all()
    dad, mum = id_of("Dad", instep), id_of("Mum", instep)
    assert (says(mum, "diabetes", instep), says(dad, "diabetes", instep)) == (["yes"], ["no"])
    (his,) = clearances(dad, instep)
    assert (his.level, his.risk_group) == ("clear", "A")

    instep.clock.append(EVENING + 2 * MINUTE)
    chooses(visitor, "Mum")
    visitor.taps_on(RUB)
    visitor.answers_all()
    expect(visitor.page.locator(".limits")).to_contain_text("at most light")
    assert [one.limits.pressure for one in clearances(mum, instep)] == ["light", "light"]
    assert [one.risk_group for one in clearances(mum, instep)] == ["B", "B"]


def test_a_tab_left_open_on_mums_question_writes_for_mum_though_dad_was_chosen_in_another(
    visitor: Visitor, instep: Turned
) -> None:
    lives_here(visitor)
    chooses(visitor, "Mum")
    visitor.taps_on(RUB)
    is_asked(visitor, "Has a clinician ever told you")

    other = another_tab(visitor)
    chooses(other, "Dad")
    other.taps_on(RUB)
    other.answers_all()
    visitor.answers_all(["Diabetes"], LESS_FEELING)
    dad, mum = id_of("Dad", instep), id_of("Mum", instep)
    assert (says(mum, "diabetes", instep), says(dad, "diabetes", instep)) == (["yes"], ["no"])
    assert (len(plans(mum, instep)), len(plans(dad, instep))) == (1, 1)


def test_a_tab_left_open_on_mums_answers_changes_hers_though_dad_was_chosen_in_another(
    visitor: Visitor, instep: Turned
) -> None:
    lives_here(visitor)
    chooses(visitor, "Mum")
    visitor.taps_on(RUB)
    visitor.answers_all()
    visitor.goes("/answers")
    instep.clock.append(EVENING + MINUTE)

    chooses(another_tab(visitor), "Dad")
    change(visitor, "Do you have diabetes?")
    is_for(visitor, "Mum")
    chooses(another_tab(visitor), "Dad")
    visitor.page.get_by_label("Yes", exact=True).check()
    visitor.taps_on("text=This is so")
    is_for(visitor, "Mum")
    dad, mum = id_of("Dad", instep), id_of("Mum", instep)
    assert (says(mum, "diabetes", instep), says(dad, "diabetes", instep)) == (["no", "yes"], [])


def change(visitor: Visitor, question: str) -> None:
    """Open a question of the list of answers, wherever in it the question stands."""
    link = visitor.page.get_by_role("link", name=f"Change: {question}", exact=True)
    folded = visitor.page.locator("details:not([open]) > summary", has_text="What you said is not so")
    if folded.count():
        folded.click()
    with visitor.page.expect_navigation():
        link.click()


def test_a_swollen_calf_of_the_evening_is_asked_about_in_the_next_minute_and_closed_only_by_a_look(
    visitor: Visitor, instep: Turned
) -> None:
    visitor.goes("/")
    visitor.taps_on(RUB)
    visitor.answers_all([CALF])
    expect(visitor.page.locator("h1")).to_contain_text("Not today")
    instep.clock.append(EVENING + MINUTE)

    visitor.goes("/")
    visitor.taps_on(RUB)
    expect(visitor.page.locator("h1")).to_have_text("First, what came of this?")
    expect(visitor.page.locator(".stop-line")).to_contain_text("24 November 2026")
    assert visitor.page.get_by_text("It has gone").count() == 0
    visitor.taps_on("text=Not yet")
    visitor.answers_all()
    expect(visitor.page.locator("h1")).to_contain_text("Not today")
    assert plans(ME, instep) == []

    visitor.goes("/")
    visitor.taps_on(RUB)
    visitor.page.get_by_text("Somebody looked at it").click()
    visitor.page.get_by_label("Who looked at it?").fill("the GP")
    visitor.page.get_by_label("When?").fill("2026-11-24")
    visitor.taps_on("button[value=looked_at]")
    visitor.answers_all()
    assert "/session/" in visitor.page.url
    assert len(plans(ME, instep)) == 1
    (stopped,) = [fact for fact in instep.journal.every(ME, Screened) if fact.body.stops]
    (closed,) = instep.journal.every(ME, StopClosed)
    assert closed.body.stop == stopped.id
    assert (closed.body.how, closed.body.by, closed.body.on) == (
        Closing.LOOKED_AT,
        "the GP",
        EVENING.date(),
    )


def test_a_sore_noted_in_auckland_is_open_an_hour_later_in_los_angeles_where_it_is_yesterday(
    chromium: Browser, address: str, instep: Turned
) -> None:
    instep.clock.append(NOTED.astimezone(ZoneInfo(AUCKLAND)))
    with visitor_in(chromium, address, timezone_id=AUCKLAND) as there:
        there.goes("/look")
        there.taps_on(".view-sole .foot[data-side=left] [data-region=ball]")
        there.taps_on("button[value=open_sore]")
        there.taps_on("button[name=done]")
        assert there.problems == []
    instep.clock.append((NOTED + timedelta(hours=1)).astimezone(ZoneInfo(ANGELES)))
    assert [one.date().isoformat() for one in instep.clock[1:]] == ["2026-11-25", "2026-11-24"]

    with visitor_in(chromium, address, timezone_id=ANGELES) as here:
        here.goes("/feet")
        expect(here.page.locator(".pins")).to_contain_text("Open sore")
        here.goes("/")
        here.taps_on(RUB)
        is_asked(here, "Look at both feet")
        expect(here.page.locator("main")).to_contain_text("Open sore")
        here.taps_on("button[name=done]")
        expect(here.page.locator(".limits")).to_contain_text("Left foot, left alone")
        assert here.problems == []
    (plan,) = plans(ME, instep)
    assert {one.foot for one in plan.segments if one.kind is SegmentKind.MOVE} == {Side.RIGHT}
    assert [pin.place.region for pin in instep.journal.open_pins(ME, now=instep.now())] == [Region.BALL]


def test_a_slip_of_the_finger_is_put_right_the_next_day_and_both_answers_stand_in_the_journal(
    visitor: Visitor, instep: Turned
) -> None:
    visitor.goes("/")
    visitor.taps_on(RUB)
    visitor.answers_all([FEELING], {**LESS_FEELING, "Has a clinician told you why": "no"})
    expect(visitor.page.locator("h1")).to_contain_text("Not today")
    (refused,) = instep.journal.every(ME, SessionRefused)
    assert refused.body.level == "clinician-first"
    instep.clock.append(EVENING + DAY)

    visitor.goes("/answers")
    line = visitor.page.locator("#numbness")
    expect(line).to_contain_text("Less feeling in parts")
    expect(line).to_contain_text("since 24 November 2026")
    change(visitor, "Feeling in your feet:")
    visitor.page.get_by_label("Normal", exact=True).check()
    visitor.taps_on("text=This is so")
    visitor.goes("/")
    visitor.taps_on(RUB)
    visitor.answers_all()
    assert "/session/" in visitor.page.url
    assert says(ME, "numbness", instep) == ["reduced", "none"]
    first, *_, last = instep.journal.every(ME, ProfileAnswered)
    assert last.body.answers["numbness"].replaces == (first.id,)
    assert last.at - first.at == DAY
    assert len(plans(ME, instep)) == 1
