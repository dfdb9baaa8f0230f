"""What stopped stays stopped, over sessions, devices and restarts, until somebody says what came of it."""

from datetime import timedelta

import pytest
from tests.coach.contexts import LIBRARY, NOON
from tests.coach.living import DAY, MINUTE, Living, a_fact, an_event, avoided

from instep.coach.person.stops import close_stop, open_stops
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import Rated
from instep.facts.stop import StopClosed
from instep.foot.anatomy import Pressure, Region, Side
from instep.library.errors import BadInput
from instep.outcomes.sitting import Moment
from instep.safety.answers import Finding
from instep.safety.clearance import Level
from instep.safety.rules import Closing
from instep.session.wish import NotToday

STOPS = [rule for rule in LIBRARY.rules.rules if rule.level.is_stop and not rule.id.startswith("ST")]


def names(living: Living) -> list[str]:
    return [one.name for one in open_stops(living.context)]


def test_one_swollen_calf_is_not_forgotten_by_the_next_page_that_says_none_of_these() -> None:
    evening = Living()
    assert isinstance(evening.starts(leg_signs="one_calf_swollen"), NotToday)
    again = evening.later(MINUTE).is_refused()
    assert [reason.rule for reason in again.clearance.reasons] == ["UR01"]
    assert again.clearance.contact is not None
    assert names(evening.later(365 * DAY)) == ["UR01"]


@pytest.mark.parametrize("refusals", [1, 2, 5])
def test_a_session_refused_by_what_is_open_opens_nothing_more(refusals: int) -> None:
    evening = Living()
    evening.starts(leg_signs="one_calf_swollen")
    for number in range(refusals):
        evening.later((number + 1) * MINUTE).is_refused()
    (stop,) = open_stops(evening.later(DAY).context)
    assert len(stop.facts) == 1


def test_a_calf_sign_closes_by_who_looked_at_it_and_when_and_by_nothing_less() -> None:
    living = Living()
    living.starts(leg_signs="one_calf_swollen")
    next_day = living.later(DAY)
    with pytest.raises(BadInput, match="'gone' does not close it"):
        close_stop("UR01", "gone", by="", on=next_day.now.date(), context=next_day.context)
    with pytest.raises(BadInput, match="does not say who looked at it"):
        close_stop("UR01", "looked_at", by=" ", on=next_day.now.date(), context=next_day.context)
    close_stop("UR01", "looked_at", by="Dr. Weber", on=next_day.now.date(), context=next_day.context)
    assert names(next_day) == []
    next_day.later(MINUTE).begins()


@pytest.mark.parametrize(("days", "problem"), [(1, "is not here yet"), (-1, "is before it happened")])
def test_a_stop_is_not_closed_on_a_day_that_cannot_be(days: int, problem: str) -> None:
    living = Living()
    living.starts(leg_signs="one_calf_swollen")
    with pytest.raises(BadInput, match=problem):
        close_stop(
            "UR01",
            "looked_at",
            by="a nurse",
            on=NOON.date() + days * DAY,
            context=living.later(MINUTE).context,
        )


def test_a_closing_from_a_clock_that_is_ahead_ends_neither_the_stop_nor_the_question_before_its_time() -> (
    None
):
    living = Living()
    living.starts(leg_signs="one_calf_swollen")
    ahead = living.later(2 * DAY)
    close_stop("UR01", "looked_at", by="Dr. Weber", on=NOON.date(), context=ahead.context)
    today = living.later(DAY)
    today.is_refused()
    assert names(today) == ["UR01"]
    assert names(living.later(3 * DAY)) == []


def test_a_closing_names_its_stop_and_never_closes_a_later_one() -> None:
    living = Living()
    living.starts(leg_signs="one_calf_swollen")
    close_stop("UR01", "looked_at", by="Dr. Weber", on=NOON.date(), context=living.later(MINUTE).context)
    later = living.later(DAY)
    later.starts(leg_signs="one_calf_swollen")
    assert names(later.later(MINUTE)) == ["UR01"]
    later.later(2 * MINUTE).is_refused()


def closing_of(stop: Fact[FactBody]) -> StopClosed:
    return StopClosed(
        stop=stop.id,
        of="session_event",
        key="calf_pain",
        how=Closing.LOOKED_AT,
        by="Dr. Weber",
        on=NOON.date(),
    )


def test_a_closing_that_arrives_before_its_stop_closes_it_all_the_same() -> None:
    living, stop = Living(), a_fact(an_event("calf_pain"), NOON)
    living.journal.append([a_fact(closing_of(stop), NOON + MINUTE)])
    living.journal.append([stop])
    assert names(living.later(DAY)) == []


def test_a_closing_dated_after_now_closes_nothing_before_its_time() -> None:
    living, stop = Living(), a_fact(an_event("calf_pain"), NOON)
    living.journal.append([stop, a_fact(closing_of(stop), NOON + DAY)])
    living.later(MINUTE).is_refused()
    living.later(DAY + MINUTE).begins()


def test_a_closing_that_its_rule_does_not_accept_closes_nothing_by_whatever_door_it_came() -> None:
    living, stop = Living(), a_fact(an_event("unwell"), NOON)
    gone = StopClosed(stop=stop.id, of="session_event", key="unwell", how=Closing.GONE, on=NOON.date())
    living.journal.append([stop, a_fact(gone, NOON + MINUTE)])
    refused = living.later(DAY).is_refused()
    assert refused.clearance.level is Level.STOP_EMERGENCY


@pytest.mark.parametrize(
    ("event", "rule", "level"),
    [
        ("unwell", "ST09", Level.STOP_EMERGENCY),
        ("cold_and_painful", "ST18", Level.STOP_EMERGENCY),
        ("calf_pain", "ST08", Level.STOP_URGENT_CARE),
        ("colour_change", "ST07", Level.STOP_URGENT_CARE),
        ("reaction", "ST11", Level.STOP_URGENT_CARE),
        ("numbness", "ST06", Level.CLINICIAN_FIRST),
    ],
)
def test_what_ended_a_session_keeps_the_next_one_shut(event: str, rule: str, level: Level) -> None:
    living = Living()
    living.meets(event)
    refused = living.later(MINUTE).is_refused()
    assert refused.clearance.level is level
    assert rule in {reason.rule for reason in refused.clearance.reasons}


def test_after_a_sharp_pain_nobody_returns_to_that_place_today_nor_before_it_is_said_what_came_of_it() -> (
    None
):
    living = Living()
    living.meets("sharp_pain", side=Side.LEFT, region=Region.HEEL_BACK)
    for wait in (MINUTE, 2 * DAY, 30 * DAY):
        plan = living.later(wait).begins()
        assert Region.HEEL_BACK in avoided(plan, Side.LEFT)
        assert not any(
            Region.HEEL_BACK in segment.regions for segment in plan.segments if segment.foot is Side.LEFT
        )
        assert plan.clearance.limits.pressure is Pressure.LIGHT


def test_a_sharp_pain_that_has_gone_rests_a_day_however_soon_it_was_said() -> None:
    living = Living()
    living.meets("sharp_pain", side=Side.LEFT, region=Region.HEEL_BACK)
    soon = living.later(MINUTE)
    close_stop("sharp_pain", "gone", by="", on=NOON.date(), context=soon.context)
    assert names(soon) == []
    assert Region.HEEL_BACK in avoided(soon.later(MINUTE).begins(), Side.LEFT)
    assert Region.HEEL_BACK in avoided(living.later(timedelta(hours=23)).begins(), Side.LEFT)
    assert Region.HEEL_BACK not in avoided(living.later(timedelta(hours=25)).begins(), Side.LEFT)


def test_a_sharp_pain_shown_elsewhere_spares_that_place_and_the_one_under_the_hands() -> None:
    living = Living()
    living.meets(
        "sharp_pain", side=Side.RIGHT, region=Region.BALL, foot=Side.LEFT, regions=(Region.HEEL_SOLE,)
    )
    plan = living.later(MINUTE).begins()
    right, left = avoided(plan, Side.RIGHT), avoided(plan, Side.LEFT)
    assert (Region.BALL in right, Region.HEEL_SOLE in right) == (True, False)
    assert (Region.HEEL_SOLE in left, Region.TOES in left) == (True, False)


def test_a_sharp_pain_without_a_place_spares_the_foot_that_was_under_the_hands() -> None:
    living = Living()
    living.meets("sharp_pain", regions=(), foot=Side.RIGHT)
    plan = living.later(MINUTE).begins()
    assert avoided(plan, Side.RIGHT) == frozenset(Region)
    assert avoided(plan, Side.LEFT) == frozenset()


def test_broken_skin_is_left_alone_in_group_a_and_shuts_the_door_at_risk() -> None:
    living = Living()
    living.meets("skin_broke", side=Side.LEFT, region=Region.BALL)
    assert Region.BALL in avoided(living.later(MINUTE).begins(), Side.LEFT)
    at_risk = living.later(2 * MINUTE).starts(diabetes="yes", numbness="reduced")
    assert isinstance(at_risk, NotToday)
    assert "ST10R" in {reason.rule for reason in at_risk.clearance.reasons}


def test_new_numbness_said_after_a_session_is_asked_about_before_the_next_one() -> None:
    living = Living()
    living.writes(Rated(session="session-01", moment=Moment.AFTER, values={}, changed="numbness"))
    assert names(living) == ["after_numbness"]
    living.later(DAY).is_refused()
    close_stop("after_numbness", "gone", by="", on=NOON.date(), context=living.later(DAY).context)
    living.later(DAY + MINUTE).begins()


def test_what_is_no_alarm_leaves_nothing_open() -> None:
    living = Living()
    for event in ("pause", "softer", "hurts", "stop", "pulls_away", "device_hot"):
        living.meets(event)
    living.writes(Rated(session="session-01", moment=Moment.AFTER, values={}, changed="sore_under_24h"))
    assert names(living) == []


def test_a_stop_of_a_rule_that_is_gone_from_the_content_still_stops() -> None:
    living = Living()
    refused = living.starts(leg_signs="one_calf_swollen")
    assert isinstance(refused, NotToday)
    (record,) = [one for one in living.journal.log(limit=100).records if one.kind == "screened"]
    elsewhere = Living()
    elsewhere.journal.append_records([record._replace(body=record.body.replace('"UR01"', '"XX99"'))])
    again = elsewhere.later(MINUTE).is_refused()
    assert [reason.rule for reason in again.clearance.reasons] == ["ST99"]


def test_a_finding_that_stopped_is_a_pin_and_is_asked_about_as_one() -> None:
    living = Living()
    sore = Finding(id="open_sore", sides=frozenset({Side.LEFT}), regions=(Region.BALL,))
    assert isinstance(living.starts(sore, diabetes="yes"), NotToday)
    assert names(living) == []


def test_one_persons_stop_is_nobody_elses() -> None:
    mine = Living()
    mine.starts(leg_signs="one_calf_swollen")
    mum = Living(person="mum", journal=mine.journal)
    mum.later(MINUTE).begins()


@pytest.mark.parametrize("rule", STOPS, ids=lambda rule: rule.id)
def test_every_rule_that_stops_says_what_closes_it_and_an_emergency_only_by_a_look(rule: object) -> None:
    closes = rule.closes_by  # type: ignore[attr-defined]
    assert Closing.LOOKED_AT in closes
    if rule.level is Level.STOP_EMERGENCY or rule.id in {"UR01", "UR02"}:  # type: ignore[attr-defined]
        assert closes == (Closing.LOOKED_AT,)
