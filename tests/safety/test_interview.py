"""The interview: fewest taps, nothing skipped, and never another answer than screening everything."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from instep.foot.anatomy import Region, Side
from instep.library.content.interview import interview as read_interview
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.safety.answers import BOTH, Answer, Answers, Finding, Value
from instep.safety.clearance import Level
from instep.safety.fired_rules import CLINICIAN_OK
from instep.safety.interview import next_page
from instep.safety.items import Ask, Item, ItemType
from instep.safety.pages import (
    NONE,
    SKIP,
    Complete,
    EmergencyStop,
    Interview,
    InterviewContext,
    Page,
    PageAnswers,
    PageKind,
    ProfileAnswer,
)
from instep.safety.rules import Rules
from instep.safety.screening import screen

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
RULES = read_rules(content_root())
INTERVIEW = read_interview(content_root())
SIDES = {frozenset({Side.LEFT}): "left", frozenset({Side.RIGHT}): "right", BOTH: "both"}
LONG = examples(150)


@dataclass(frozen=True)
class Truth:
    """What is true of a person today, and whether they had a session before."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    had_session: bool = False

    def of(self, item: str) -> Answer:
        return self.answers.get(item) or Answer(value=RULES.items[item].default)

    def wish(self) -> InterviewContext:
        return InterviewContext(mode=str(self.of("mode").value), had_session=self.had_session)

    def screened(self) -> Answers:
        return Answers(given=self.answers, findings=self.findings)


def truthful(page: Page, truth: Truth) -> PageAnswers:
    """What an honest person taps on this page."""
    if page.kind is PageKind.LOOK:
        return PageAnswers(findings=truth.findings) if truth.findings else PageAnswers(chosen=(NONE,))
    if page.kind is PageKind.NUMBERS:
        return _numbers(truth)
    if page.kind is PageKind.CHOOSE_ONE:
        return _one(page, truth)
    return _list(page, truth)


def _one(page: Page, truth: Truth) -> PageAnswers:
    item, _, about = page.id.partition("/")
    if page.id == "confirm":
        return PageAnswers(chosen=("same",))
    if about == "side":
        return PageAnswers(chosen=(SIDES[truth.of(item).sides],))
    return PageAnswers(chosen=_chosen(truth.of(_asked(page))))


def _list(page: Page, truth: Truth) -> PageAnswers:
    item, _, about = page.id.partition("/")
    if about == "regions":
        return _reply(tuple(region.value for region in truth.of(item).regions))
    return _reply(tuple(key for key in sorted(page.keys) if _holds(key, truth)))


def _reply(chosen: tuple[str, ...]) -> PageAnswers:
    return PageAnswers(chosen=chosen or (NONE,))


def _numbers(truth: Truth) -> PageAnswers:
    pain = truth.of("pain_now")
    if pain.value == 0:
        return PageAnswers(chosen=(NONE,))
    assert isinstance(pain.value, int)
    return PageAnswers(numbers={side.value: pain.value if side in pain.sides else 0 for side in Side})


def _asked(page: Page) -> str:
    named = {spec.id: spec.item for spec in INTERVIEW.pages}
    return named.get(page.id) or page.id.partition("/")[2]


def _chosen(answer: Answer) -> tuple[str, ...]:
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


def _holds(key: str, truth: Truth) -> bool:
    item, _, value = key.partition(":")
    if item in {NONE, SKIP}:
        return False
    if value:
        return value in _chosen(truth.of(item))
    return truth.of(item).value != RULES.items[item].default


@dataclass(frozen=True)
class Talk:
    """An interview held to its end, with every page that was shown and every tap."""

    end: Complete | EmergencyStop
    pages: tuple[str, ...]
    taps: int


def hold(truth: Truth, profile: Mapping[str, ProfileAnswer] | None = None, *, now: datetime = NOON) -> Talk:
    replies: dict[str, PageAnswers] = {}
    taps = 0
    while True:
        page = next_page(
            replies, profile=profile or {}, now=now, wish=truth.wish(), interview=INTERVIEW, rules=RULES
        )
        if not isinstance(page, Page):
            return Talk(end=page, pages=tuple(replies), taps=taps)
        assert page.id not in replies, f"{page.id} came again after an honest reply"
        replies[page.id] = truthful(page, truth)
        taps += _taps(page, replies[page.id])


def _taps(page: Page, reply: PageAnswers) -> int:
    """A choice that moves on is one tap; a list of several also needs its own "next"."""
    marks = len(reply.chosen) + len(reply.numbers) + 3 * len(reply.findings)
    moves_on = page.kind is PageKind.CHOOSE_ONE or reply.chosen == (NONE,)
    return marks if moves_on else marks + 1


def _values(item: Item) -> st.SearchStrategy[Value]:
    words = [option.value for option in item.options]
    match item.type:
        case ItemType.MULTI_CHOICE:
            return st.lists(st.sampled_from(words), unique=True, max_size=2).map(lambda w: tuple(sorted(w)))
        case ItemType.NUMBER_0_10:
            return st.integers(0, 10)
        case ItemType.NUMBER_0_6_OR_NOT_DONE:
            return st.one_of(st.just("not_done"), st.integers(0, 6))
        case ItemType.YES_NO:
            return st.sampled_from(["no", "yes"])
        case ItemType.YES_NO_UNSURE:
            return st.sampled_from(["no", "yes", "unsure"])
        case _:
            return st.sampled_from(words)


@st.composite
def a_finding(draw: st.DrawFn) -> Finding:
    return Finding(
        id=draw(st.sampled_from(sorted(RULES.findings))),
        sides=draw(st.sampled_from(list(SIDES))),
        regions=tuple(draw(st.lists(st.sampled_from(list(Region)), unique=True, max_size=2))),
    )


_ASKED = [
    i for i in RULES.items.values() if i.type not in {ItemType.LIST_OF_FINDINGS, ItemType.LIST_OF_RULE_IDS}
]
# What would end the questions at once is drawn in its own test, so that the others go deep.
_AT_ONCE = {"now_chest_breath", "now_sudden_weak_numb", "now_sudden_cold_foot", "infection_very_unwell"}


@st.composite
def a_truth(draw: st.DrawFn, *, worries: int = 6) -> Truth:
    """A person who is consistent: what does not apply to them is at its default."""
    items = draw(st.lists(st.sampled_from(_ASKED), unique_by=lambda item: item.id, max_size=worries))
    answers = {item.id: _answer(draw, item) for item in items if item.id not in _AT_ONCE}
    truth = Truth(
        answers=answers,
        findings=tuple(draw(st.lists(a_finding(), max_size=1))),
        had_session=draw(st.booleans()),
    )
    return _consistent(draw, truth)


def _answer(draw: st.DrawFn, item: Item) -> Answer:
    value = draw(_values(item))
    sides = draw(st.sampled_from(list(SIDES))) if item.asks_side or item.id == "pain_now" else BOTH
    regions = (
        draw(st.lists(st.sampled_from(list(Region)), unique=True, max_size=2)) if item.asks_regions else []
    )
    ordered = tuple(region for region in Region if region in regions)
    return Answer(value=value, sides=sides, regions=ordered)


def _consistent(draw: st.DrawFn, truth: Truth) -> Truth:
    answers = dict(truth.answers)
    hurts = truth.of("pain_now").value != 0
    answers["pain_kind"] = Answer(
        value=draw(st.sampled_from(["ache", "burning", "sharp"])) if hurts else "none"
    )
    diabetes = truth.of("diabetes").value != "no"
    missed = truth.of("touch_test_missed").value
    numb = truth.of("numbness").value in {"reduced", "absent"} or (isinstance(missed, int) and missed >= 2)
    mode = truth.of("mode").value
    applies = {
        "giver_hands": mode == "partner",
        "giver_today": mode == "partner",
        "roller_posture": mode == "roller",
        "device_features": mode == "device",
        "foot_risk_told": diabetes,
        "numbness_known": numb,
        "see_soles": numb,
        "pregnancy_flags": truth.of("pregnancy").value != "no",
        "cancer_flags": truth.of("cancer").value != "none",
        "last_session": truth.had_session,
        "oil": mode == "roller" or truth.of("allergy").value != (),
    }
    left = {item: answer for item, answer in answers.items() if applies.get(item, True)}
    return replace(truth, answers=left)


@LONG
@given(a_truth())
def test_an_honest_interview_gives_the_clearance_of_screening_everything(truth: Truth) -> None:
    talk = hold(truth)
    everything = screen(truth.screened(), RULES)
    if isinstance(talk.end, EmergencyStop):
        assert everything.level is Level.STOP_EMERGENCY
    else:
        assert screen(talk.end.answers, RULES) == everything


@LONG
@given(a_truth(worries=2), st.integers(1, 45))
def test_a_later_interview_gives_the_same_clearance_with_the_profile_remembered(
    truth: Truth, days: int
) -> None:
    first = hold(truth)
    if isinstance(first.end, EmergencyStop):
        return
    later = hold(truth, first.end.profile, now=NOON + timedelta(days=days))
    assert isinstance(later.end, Complete)
    assert screen(later.end.answers, RULES) == screen(truth.screened(), RULES)
    assert ("confirm" in later.pages) == (days > 30)


def test_a_healthy_adult_needs_at_most_twelve_taps_the_first_time() -> None:
    talk = hold(Truth())
    assert talk.taps <= 12
    assert isinstance(talk.end, Complete)
    assert screen(talk.end.answers, RULES).level is Level.CLEAR


def test_a_healthy_adult_needs_at_most_four_taps_on_later_days_the_look_included() -> None:
    first = hold(Truth())
    assert isinstance(first.end, Complete)
    later = hold(Truth(had_session=True), first.end.profile, now=NOON + timedelta(days=1))
    assert later.taps <= 4
    assert "look" in later.pages


def test_after_thirty_days_the_profile_is_confirmed_with_one_more_tap() -> None:
    first = hold(Truth())
    assert isinstance(first.end, Complete)
    on_day_30 = hold(Truth(), first.end.profile, now=NOON + timedelta(days=30))
    on_day_31 = hold(Truth(), first.end.profile, now=NOON + timedelta(days=31))
    assert "confirm" not in on_day_30.pages
    assert on_day_31.taps == on_day_30.taps + 1


def test_an_old_profile_counts_as_unanswered_until_it_is_confirmed() -> None:
    remembered = {"diabetes": ProfileAnswer(answer=Answer(value="no"), at=NOON - timedelta(days=31))}
    page = _page_after({"now": NONE, "today": NONE, "pain": NONE, "age": "adult_18_64"}, remembered)
    assert page.id == "confirm"


def test_saying_that_something_changed_asks_the_profile_again() -> None:
    remembered = {"diabetes": ProfileAnswer(answer=Answer(value="no"), at=NOON - timedelta(days=31))}
    said = {"now": NONE, "today": NONE, "pain": NONE, "age": "adult_18_64", "confirm": "changed"}
    assert _page_after(said, remembered).id == "health"


def test_a_change_since_the_last_massage_asks_the_profile_again_however_new_it_is() -> None:
    first = hold(Truth())
    assert isinstance(first.end, Complete)
    changed = {"health_changed": Answer(value="yes"), "pregnancy": Answer(value="yes")}
    for days in (1, 40):
        later = hold(
            Truth(answers=changed, had_session=True), first.end.profile, now=NOON + timedelta(days=days)
        )
        assert {"age", "health", "feet", "allergies"} <= set(later.pages)
        assert "confirm" not in later.pages
        assert isinstance(later.end, Complete)
        assert later.end.profile["pregnancy"].answer == Answer(value="yes")


def test_nobody_is_asked_what_has_changed_before_there_was_a_massage() -> None:
    asked = _page_after({"now": NONE})
    assert "health_changed:yes" not in asked.keys
    assert "health_changed:yes" in _page_after({"now": NONE}, had_session=True).keys


@pytest.mark.parametrize(("item", "rule"), [("leg_clot", "CF40"), ("pregnancy", "LO06")])
def test_not_being_sure_counts_as_the_graver_answer(item: str, rule: str) -> None:
    talk = hold(Truth(answers={item: Answer(value="unsure")}))
    assert isinstance(talk.end, Complete)
    assert rule in {reason.rule for reason in screen(talk.end.answers, RULES).reasons}


def _page_after(
    said: Mapping[str, str],
    profile: Mapping[str, ProfileAnswer] | None = None,
    *,
    had_session: bool = False,
) -> Page:
    replies = {page: PageAnswers(chosen=(key,)) for page, key in said.items()}
    wish = InterviewContext(mode="self", had_session=had_session)
    page = next_page(replies, profile=profile or {}, now=NOON, wish=wish, interview=INTERVIEW, rules=RULES)
    assert isinstance(page, Page)
    return page


def test_every_emergency_answer_ends_the_questions_at_once_and_no_other_answer_is_marked_so() -> None:
    first = _page_after({})
    entries = [entry for group in first.groups for entry in group.entries if ":" in entry.key]
    for entry in entries:
        replies = {"now": PageAnswers(chosen=(entry.key,))}
        end = _next(replies)
        assert isinstance(end, EmergencyStop) == entry.at_once, entry.key


def test_an_emergency_is_asked_first_and_ends_the_questions_before_the_way_is_known() -> None:
    first = next_page({}, profile={}, now=NOON, wish=InterviewContext(), interview=INTERVIEW, rules=RULES)
    assert isinstance(first, Page)
    assert first.id == "now"
    replies = {"now": PageAnswers(chosen=("now_chest_breath:yes",))}
    end = next_page(replies, profile={}, now=NOON, wish=InterviewContext(), interview=INTERVIEW, rules=RULES)
    assert isinstance(end, EmergencyStop)
    assert not end.clearance.may_start
    assert end.clearance.advice[0].key == "call-emergency-now"
    assert [reason.rule for reason in end.clearance.reasons] == ["EM01"]


def test_how_to_tell_is_said_beside_the_question() -> None:
    hints = " ".join(group.hint or "" for group in _page_after({}).groups)
    assert "Do not squeeze or rub the leg" in hints
    assert "Do not press on bones" in hints


@given(st.sampled_from(["now", "today", "pain", "look"]), st.sampled_from([SKIP, "", "nonsense"]))
def test_a_question_about_right_now_cannot_be_passed_over(page: str, key: str) -> None:
    truth = Truth()
    replies = {one: truthful(_shown(one), truth) for one in hold(truth).pages}
    replies[page] = PageAnswers(chosen=(key,) if key else ())
    again = next_page(replies, profile={}, now=NOON, wish=truth.wish(), interview=INTERVIEW, rules=RULES)
    assert isinstance(again, Page)
    assert again.id == page
    assert not again.may_skip


ZEROS = [{"left": 0}, {"right": 0}, {"left": 0, "right": 0}]


@pytest.mark.parametrize("numbers", [*ZEROS, {"left": 0, "right": 1}, {"left": 10}])
def test_none_agrees_with_a_zero_and_with_no_other_number(numbers: dict[str, int]) -> None:
    said = {"now": PageAnswers(chosen=(NONE,)), "today": PageAnswers(chosen=(NONE,))}
    said["pain"] = PageAnswers(chosen=(NONE,), numbers=numbers)
    wish = InterviewContext(mode="self")
    shown = next_page(said, profile={}, now=NOON, wish=wish, interview=INTERVIEW, rules=RULES)
    assert isinstance(shown, Page)
    assert shown.id == ("age" if numbers in ZEROS else "pain")


def _shown(wanted: str) -> Page:
    replies: dict[str, PageAnswers] = {}
    while True:
        page = _next(replies)
        assert isinstance(page, Page), f"{wanted} was never shown"
        if page.id == wanted:
            return page
        replies[page.id] = truthful(page, Truth())


def test_a_skipped_profile_page_counts_as_its_riskier_answers() -> None:
    replies: dict[str, PageAnswers] = {}
    while isinstance(page := _next(replies), Page):
        replies[page.id] = PageAnswers(chosen=(SKIP,)) if page.id == "feet" else truthful(page, Truth())
    assert isinstance(page, Complete)
    clearance = screen(page.answers, RULES)
    assert clearance.level is Level.LIGHT_ONLY
    assert {"LO01", "LO07", "LO08", "CA04", "CA06"} <= {reason.rule for reason in clearance.reasons}
    assert not clearance.limits.trust_pain


def _next(replies: Mapping[str, PageAnswers]) -> Page | EmergencyStop | Complete:
    return next_page(
        replies, profile={}, now=NOON, wish=InterviewContext(mode="self"), interview=INTERVIEW, rules=RULES
    )


def test_every_choice_of_every_item_can_be_given_somewhere_in_the_interview(
    interview: Interview, rules: Rules
) -> None:
    offered = {(e.item, e.value) for page in interview.pages for group in page.groups for e in group.entries}
    whole = {item for item, value in offered if value is None} | {page.item for page in interview.pages}
    for item in (one for one in rules.items.values() if one.id != CLINICIAN_OK):
        choices = {option.value for option in item.options} - {item.default}
        assert (
            item.id in whole
            or (choices and all((item.id, value) in offered for value in choices))
            or ((item.id, "yes") in offered)
        ), item.id


def test_an_answer_that_stops_by_itself_is_asked_again_and_not_remembered() -> None:
    talk = hold(Truth(answers={"circulation": Answer(value="rest_pain")}))
    assert isinstance(talk.end, Complete)
    assert "circulation" not in talk.end.profile
    assert "health" in hold(Truth(), talk.end.profile).pages


def test_profile_answers_carry_the_time_they_were_given(rules: Rules) -> None:
    talk = hold(Truth())
    assert isinstance(talk.end, Complete)
    assert all(remembered.at == NOON for remembered in talk.end.profile.values())
    assert all(rules.items[item].ask is Ask.PROFILE for item in talk.end.profile)


def test_no_tap_among_the_questions_opens_what_a_clinician_has_to_agree_to() -> None:
    asked = [spec.item for spec in INTERVIEW.pages]
    asked += [entry.item for spec in INTERVIEW.pages for group in spec.groups for entry in group.entries]
    assert "clinician_ok" not in asked
    talk = hold(
        Truth(answers={"circulation": Answer(value="told_poor"), "leg_clot": Answer(value="past_over_6mo")})
    )
    assert isinstance(talk.end, Complete)
    assert not screen(talk.end.answers, RULES).may_start
