"""What a person accepts holds for every later plan until its day; what was not accepted holds for none."""

import ast
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from tests.coach.agreed import agreed_rules
from tests.coach.contexts import context_of
from tests.coach.foot_team import IN_THREE_WEEKS, LIBRARY, NO_LIMITS, NOON, TODAY, Podiatrist
from tests.examples import examples
from tests.safety.agreeing_people import NARROWINGS
from tests.safety.test_interview import Truth, truthful

import instep
from instep.coach.agreement.agreements import (
    clearance_for,
    read_agreements,
    read_kept,
    withdraw_agreement,
)
from instep.coach.agreement.clinician_replies import Offer, accept_offer, read_code_answer, read_file_answer
from instep.coach.agreement.requests import make_request, open_requests, read_requests
from instep.coach.context import Context
from instep.coach.session.interview import ask_next
from instep.coach.session.start_session import Answered, Started, start_session
from instep.facts.agreement import AgreementAccepted, AgreementWithdrawn
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS
from instep.facts.person import ProfileAnswered
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.journal.fact_codec import BadFact, Record, checked
from instep.journal.sqlite import SqliteJournal
from instep.library.errors import BadInput
from instep.library.files.requests import Request, request_json
from instep.library.files.short_codes import encode
from instep.safety.agreed_screening import screen_with_agreements
from instep.safety.agreement import Narrowing
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import Clearance, Level
from instep.safety.pages import Complete, Page, PageAnswers
from instep.session.wish import CannotPlan, NotToday, Wish
from instep.words.request import request_lines

ME = "me"
DAY = timedelta(days=1)
HEEL = (Side.LEFT, Region.HEEL_SOLE)
POOR = Answer(value="told_poor")


class Home:
    """A person with a real journal, and the deeds on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = SqliteJournal(path)
        self.numbers = count(1)
        self.request = self.ask()

    def new_id(self) -> str:
        return f"fact-{self.path.parent.name}-{next(self.numbers):08}"

    def context(self, now: datetime = NOON) -> Context:
        return context_of(self.journal, now, new_id=self.new_id)

    def facts(self) -> tuple[Fact[FactBody], ...]:
        return self.journal.read(ME, kinds=KINDS.values(), limit=1000).facts

    def ask(self, now: datetime = NOON) -> Request:
        return make_request(self.context(now))

    @property
    def page(self) -> str:
        return self.request.code(LIBRARY.terms.code)

    def reads(self, raw: bytes, now: datetime = NOON) -> Offer:
        return read_file_answer(raw, "reply.json", self.context(now))

    def types(self, code: str, now: datetime = NOON, sender: str = "") -> Offer:
        return read_code_answer(code, sender, self.context(now))

    def accepts(self, offer: Offer, now: datetime = NOON, *, compared: bool = True) -> None:
        accept_offer(offer, self.context(now), compared=compared)

    def withdraws(self, name: str, now: datetime = NOON) -> None:
        withdraw_agreement(name, self.context(now))

    def clearance(self, now: datetime = NOON, **said: Answer) -> Clearance:
        answers = Answers(given=said)
        return clearance_for(answers, self.context(now))

    def starts(self, now: datetime = NOON, **said: Answer) -> Started | NotToday | CannotPlan:
        return start_session(
            Wish(minutes=10),
            Answered(answers=Answers(given=said), profile={}, looked="sight", before={}),
            self.context(now),
        )

    def refuses(self, raw: bytes, now: datetime = NOON) -> str:
        before = self.facts()
        with pytest.raises(BadInput) as refused:
            self.reads(raw, now)
        assert self.facts() == before
        assert "\n" not in str(refused.value)
        return str(refused.value)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "journal.db")
    yield made
    made.journal.close()


@pytest.fixture(scope="module")
def ana() -> Podiatrist:
    return Podiatrist()


def touched(outcome: Started | NotToday | CannotPlan, side: Side) -> set[Region]:
    assert isinstance(outcome, Started)
    return {region for segment in outcome.plan.segments if segment.foot is side for region in segment.regions}


def test_every_later_plan_leaves_the_left_heel_until_the_end_of_the_day_that_was_named(
    home: Home, ana: Podiatrist
) -> None:
    before = home.starts()
    assert Region.HEEL_SOLE in touched(before, Side.LEFT)
    home.accepts(home.reads(ana.replies(home.request)))
    last_evening = NOON + (IN_THREE_WEEKS - TODAY) + timedelta(hours=11)
    for now in (NOON, NOON + DAY, last_evening):
        started = home.starts(now)
        assert Region.HEEL_SOLE not in touched(started, Side.LEFT)
        assert Region.HEEL_SOLE in touched(started, Side.RIGHT)
        assert isinstance(started, Started)
        assert {one.pressure for one in started.plan.segments} <= {Pressure.LIGHT, None}
        assert started.plan.clearance.limits.minutes_per_foot == 5
    assert Region.HEEL_SOLE in touched(home.starts(last_evening + DAY), Side.LEFT)


def test_a_plan_says_who_asked_for_less_when_and_in_which_words(home: Home, ana: Podiatrist) -> None:
    home.accepts(home.reads(ana.replies(home.request)))
    clearance = home.clearance()
    (reason,) = clearance.reasons
    assert reason.text == (
        "Ana Reis, podiatrist, 24 November 2026: Leave alone: heel, left foot. Pressure: at most light. "
        "At most 5 minutes a foot. Until the end of 14 December 2026."
    )
    assert reason.level is clearance.level is Level.AVOID_AREA
    assert "Ana Reis, podiatrist asks you to get in touch: if it opens." in [a.text for a in clearance.advice]


def test_what_is_shown_and_not_accepted_holds_for_no_plan(home: Home, ana: Podiatrist) -> None:
    home.reads(ana.replies(home.request))
    assert home.clearance().reasons == ()


def test_the_first_answer_of_a_key_counts_only_once_its_words_were_compared(
    home: Home, ana: Podiatrist
) -> None:
    offer = home.reads(ana.replies(home.request))
    assert offer.compare == ana.words
    assert len(ana.words) == 8
    with pytest.raises(BadInput, match="was not compared yet"):
        home.accepts(offer, compared=False)
    assert read_kept(home.context()) == ()
    home.accepts(offer)
    second = home.reads(ana.replies(home.request, call_if="if it turns blue"))
    assert second.compare == ()
    home.accepts(second, compared=False)
    assert len(read_kept(home.context())) == 2


@pytest.mark.parametrize("name", ["Ana Reis", "ANA  REIS", "Ana-Reis", "\uff21na Reis"])
def test_a_known_name_under_another_key_is_refused(home: Home, ana: Podiatrist, name: str) -> None:
    home.accepts(home.reads(ana.replies(home.request)))
    stranger = Podiatrist(name)
    assert "comes under a known name with another key" in home.refuses(stranger.replies(home.request))
    home.withdraws(read_kept(home.context())[0].reply.id)
    assert home.reads(stranger.replies(home.request)).compare == stranger.words


def test_a_known_key_under_another_name_is_refused(home: Home, ana: Podiatrist) -> None:
    home.accepts(home.reads(ana.replies(home.request)))
    renamed = Podiatrist("Bo Lund", ana.key)
    assert "comes with a known key under another name" in home.refuses(renamed.replies(home.request))


def test_an_answer_to_somebody_elses_request_is_refused(home: Home, ana: Podiatrist, tmp_path: Path) -> None:
    (tmp_path / "next-door").mkdir()
    neighbour = Home(tmp_path / "next-door" / "journal.db")
    raw = ana.replies(neighbour.request)
    assert "answers somebody else's request" in home.refuses(raw)
    neighbour.accepts(neighbour.reads(raw))
    neighbour.journal.close()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ((21, {}), "has expired: it held until 14 December 2026"),
        ((93, {"until": "2027-06-01"}), "answers a request that closed on 24 February 2027"),
        ((0, {"given": "2026-11-01"}), "is dated before it was asked for"),
        ((0, {"until": "2999-01-01"}), "until is 2999-01-01, which is not in 1970 to 2199"),
        ((-2, {}), "was written on 24 November 2026, which is still to come"),
    ],
)
def test_an_answer_out_of_its_time_is_refused(
    home: Home, sent: tuple[int, dict[str, Any]], told: str
) -> None:
    days, changes = sent
    assert told in home.refuses(Podiatrist().replies(home.request, **changes), NOON + days * DAY)


def test_accepting_twice_writes_it_down_once(home: Home, ana: Podiatrist) -> None:
    raw = ana.replies(home.request)
    home.accepts(home.reads(raw))
    again = home.reads(raw)
    assert again.holds
    home.accepts(again)
    assert len(home.journal.read(ME, kinds={AgreementAccepted}).facts) == 1


def test_what_was_withdrawn_holds_for_no_plan_and_a_limit_may_be_taken_up_again(
    home: Home, ana: Podiatrist
) -> None:
    raw = ana.replies(home.request)
    home.accepts(home.reads(raw))
    name = read_kept(home.context())[0].reply.id
    home.withdraws(name)
    home.withdraws(name)
    assert home.clearance().reasons == ()
    assert len(home.journal.read(ME, kinds={AgreementWithdrawn}).facts) == 1
    home.accepts(home.reads(raw))
    assert home.clearance().limits.avoided(Side.LEFT) == {Region.HEEL_SOLE}
    with pytest.raises(BadInput, match="no agreement 'nobody'"):
        home.withdraws("nobody")


def test_an_agreement_opens_its_rule_with_name_and_date_until_it_is_over(home: Home, ana: Podiatrist) -> None:
    shut = home.starts(circulation=POOR)
    assert isinstance(shut, NotToday)
    raw = ana.replies(home.request, limits=NO_LIMITS, call_if=None, agrees=["CF05"])
    home.accepts(home.reads(raw))
    clearance = home.clearance(circulation=POOR)
    assert clearance.may_start
    assert clearance.level is Level.LIGHT_ONLY
    said = " ".join(reason.text for reason in clearance.reasons)
    assert "Ana Reis, podiatrist, agreed on 24 November 2026" in said
    assert isinstance(home.starts(circulation=POOR), Started)
    assert not home.clearance(NOON + timedelta(days=21), circulation=POOR).may_start
    # Nothing but the agreement itself carries it: the profile has learnt no agreement.
    profile = home.journal.latest(ME, ProfileAnswered)
    assert profile is None or "clinician_ok" not in profile.body.answers


def test_an_agreement_never_opens_a_stop(home: Home, ana: Podiatrist) -> None:
    home.accepts(home.reads(ana.replies(home.request, agrees=["CF05"])))
    clearance = home.clearance(circulation=POOR, now_chest_breath=Answer(value="yes"))
    assert clearance.level is Level.STOP_EMERGENCY
    assert not clearance.may_start


def test_an_agreement_that_was_withdrawn_needs_its_clinicians_word_again(home: Home, ana: Podiatrist) -> None:
    raw = ana.replies(home.request, agrees=["CF05"])
    home.accepts(home.reads(raw))
    home.withdraws(read_kept(home.context())[0].reply.id)
    assert "was withdrawn, and it agrees to a rule" in home.refuses(raw)
    assert not home.clearance(circulation=POOR).may_start


def test_the_questions_know_what_is_agreed_in_writing_as_long_as_it_holds(
    home: Home, ana: Podiatrist
) -> None:
    home.accepts(home.reads(ana.replies(home.request, agrees=["CF05"])))
    assert agreed_rules(home.context()) == ("CF05",)
    assert agreed_rules(home.context(NOON + timedelta(days=21))) == ()


def asked_of(home: Home, truth: Truth, now: datetime = NOON) -> tuple[list[str], Complete]:
    """Every page that an honest person answers, and what is known at the end."""
    replies: dict[str, PageAnswers] = {}
    while True:
        page = ask_next(replies, Wish(minutes=10), home.context(now))
        if isinstance(page, Complete):
            return list(replies), page
        assert isinstance(page, Page)
        replies[page.id] = truthful(page, truth)


def test_after_honest_answers_the_session_starts_and_the_profile_has_learnt_no_agreement(
    home: Home, ana: Podiatrist
) -> None:
    home.accepts(home.reads(ana.replies(home.request, limits=NO_LIMITS, agrees=["CF05"])))
    poor = Truth(answers={"circulation": POOR})
    _, known = asked_of(home, poor)
    assert "clinician_ok" not in {*known.answers.given, *known.profile}
    answered = Answered(answers=known.answers, profile=known.profile, looked="sight", before={})
    started = start_session(Wish(minutes=10), answered, home.context())
    assert isinstance(started, Started)
    assert started.plan.clearance.level is Level.LIGHT_ONLY
    home.withdraws(read_kept(home.context())[0].reply.id)
    _, known = asked_of(home, poor)
    assert not screen_with_agreements(known.answers, LIBRARY.rules, (), now=NOON).may_start


def test_a_short_code_holds_as_a_file_does_and_agrees_to_nothing(home: Home) -> None:
    limits = Narrowing(leave=(HEEL,), pressure=Pressure.LIGHT, minutes_per_foot=5)
    code = encode(home.page, limits, until=IN_THREE_WEEKS, call="opens", terms=LIBRARY.terms)
    offer = home.types(code, sender="Ana Reis")
    assert offer.reply.rule is None
    home.accepts(offer, compared=False)
    clearance = home.clearance()
    assert clearance.limits.avoided(Side.LEFT) == {Region.HEEL_SOLE}
    assert "A short code, said to be from Ana Reis" in clearance.reasons[0].text
    assert home.clearance(NOON + timedelta(days=21)).reasons == ()


def test_a_code_in_a_known_name_takes_no_trust_from_her_key(home: Home, ana: Podiatrist) -> None:
    code = encode(home.page, Narrowing(leave=(HEEL,)), until=IN_THREE_WEEKS, call=None, terms=LIBRARY.terms)
    home.accepts(home.types(code, sender=ana.name))
    assert home.reads(ana.replies(home.request)).compare == ana.words


def test_a_code_by_hand_counts_only_once_it_was_compared(home: Home) -> None:
    offer = home.types(f"{home.page} 1 05 1214 1 D *")
    assert offer.by_hand
    with pytest.raises(BadInput, match="was not compared yet"):
        home.accepts(offer, compared=False)
    home.accepts(offer)
    assert home.clearance().limits.minutes_per_foot == 5


def test_a_code_that_is_over_or_for_a_closed_page_is_refused(home: Home) -> None:
    code = encode(home.page, Narrowing(leave=(HEEL,)), until=IN_THREE_WEEKS, call=None, terms=LIBRARY.terms)
    with pytest.raises(BadInput, match="has expired: it held until 14 December 2026"):
        home.types(code, NOON + timedelta(days=21))
    with pytest.raises(BadInput, match="a page that is no longer open"):
        home.types(code, NOON + timedelta(days=365))


def test_a_request_holds_nothing_about_the_person(home: Home) -> None:
    home.starts(circulation=POOR, diabetes=Answer(value="yes"))
    again = home.ask(NOON + DAY)
    assert again.person == home.request.person
    assert again.nonce != home.request.nonce
    assert [one.nonce for one in read_requests(home.context())] == [again.nonce, home.request.nonce]
    assert len(open_requests(home.context(NOON + timedelta(days=92)))) == 2
    assert open_requests(home.context(NOON + timedelta(days=92))) != ()
    assert open_requests(home.context(NOON + timedelta(days=94))) == ()
    first, second = (request_json(one, LIBRARY) for one in (again, home.request))
    named = {"person", "nonce", "made", "until", "code"}
    assert {key for key in first if first[key] != second[key]} <= named
    assert request_lines(again, LIBRARY)[0] == f"Code of this page: {again.code(LIBRARY.terms.code)}"


def broken(agreement: Record) -> Record:
    body = {**json.loads(agreement.body), "limits": "all of it"}
    return agreement._replace(id="fact-broken", body=json.dumps(body))


def test_an_agreement_that_does_not_fit_comes_through_no_door(home: Home, ana: Podiatrist) -> None:
    home.accepts(home.reads(ana.replies(home.request)))
    (_, accepted) = home.journal.log(owner=ME).records
    with pytest.raises(BadFact, match="its body does not fit: limits") as refused:
        checked(broken(accepted))
    assert refused.value.field == "body.limits"


def test_an_agreement_that_cannot_be_read_is_set_aside_and_takes_nothing_from_the_others(
    home: Home, ana: Podiatrist
) -> None:
    home.accepts(home.reads(ana.replies(home.request)))
    (_, accepted) = home.journal.log(owner=ME).records
    damaged = broken(accepted)
    home.journal.append_records([damaged])
    (aside,) = home.journal.set_aside()
    assert aside.record == damaged
    assert aside.why.startswith("limits")
    assert home.clearance().limits.avoided(Side.LEFT) == {Region.HEEL_SOLE}


@given(asked=NARROWINGS)
@examples(25, suppress=[HealthCheck.function_scoped_fixture])
def test_what_was_written_down_is_what_is_obeyed(home: Home, ana: Podiatrist, asked: Narrowing) -> None:
    minutes = min(asked.minutes_per_foot or 10, 10)
    pressure = Pressure.LIGHT if asked.pressure is Pressure.FIRM else asked.pressure
    limits = {
        "leave": [{"side": side, "region": region} for side, region in asked.leave],
        "pressure": pressure,
        "minutes_per_foot": minutes,
        "ways_off": list(asked.ways_off),
        "features_off": list(asked.features_off),
    }
    raw = ana.replies(home.request, limits=limits)
    home.accepts(home.reads(raw))
    kept = next(one for one in read_agreements(home.context()) if one.id == home.reads(raw).reply.id)
    assert {*kept.limits.leave} == {*asked.leave}
    assert {*kept.limits.ways_off} == {*asked.ways_off}
    assert {*kept.limits.features_off} == {*asked.features_off}
    assert (kept.limits.pressure, kept.limits.minutes_per_foot) == (pressure, minutes)
    obeyed = home.clearance(NOON + DAY).limits
    assert all(region in obeyed.avoided(side) for side, region in asked.leave)
    assert {*asked.ways_off} <= {*obeyed.ways_off}


def test_a_way_that_she_takes_away_is_not_planned(home: Home, ana: Podiatrist) -> None:
    limits = {**NO_LIMITS, "ways_off": ["roller"]}
    home.accepts(home.reads(ana.replies(home.request, limits=limits)))
    outcome = home.starts(mode=Answer(value="roller"))
    assert isinstance(outcome, NotToday)
    assert outcome.clearance.way.asked is Way.ROLLER
    assert "Ana Reis" in outcome.clearance.way.reasons[0].text


def test_no_door_screens_past_what_was_agreed() -> None:
    # Those that do make no plan of a journal: a file of answers, a plan without one, what a touch test
    # adds, what of an answer stays open as a stop.
    root = Path(instep.__file__).parent
    screening = {
        path.relative_to(root).as_posix()
        for room in ("coach", "web", "cli", "voice", "export")
        for path in (root / room).rglob("*.py")
        if any(
            isinstance(node, ast.ImportFrom)
            and node.module == "instep.safety.screening"
            and any(alias.name == "screen" for alias in node.names)
            for node in ast.walk(ast.parse(path.read_text()))
        )
    }
    assert screening == {
        "cli/commands/screen.py",
        "cli/commands/plan.py",
        "cli/commands/touch.py",
        "coach/person/stops.py",
        "coach/feet/touch_result.py",
    }
