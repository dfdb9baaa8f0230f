"""What a form carries comes back as it was, whatever a person said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from instep.facts.fact import Fact
from instep.facts.session import SessionEnded
from instep.foot.anatomy import Region, Side, Way
from instep.library.library import Library
from instep.safety.answers import Finding
from instep.safety.pages import PageAnswers
from instep.session.timeline import Talk
from instep.session.wish import Sore, Wish
from instep.web.feet.look_form import found_at
from instep.web.person.country import suggested
from instep.web.requests import Form, read_form
from instep.web.session.interview_form import read_replies, replies_text, without_last
from instep.web.session.month_chart import DAYS, month
from instep.web.session.wish_form import dials_of, read_wish, remembered_wish, wish_fields

LIBRARY = Library()
REPERTOIRE, RULES = LIBRARY.repertoire, LIBRARY.rules
SPOTS = st.builds(
    Sore,
    region=st.sampled_from(Region),
    side=st.sampled_from(Side),
    score=st.integers(min_value=1, max_value=10),
)
ALONE = st.builds(
    Wish,
    minutes=st.integers(min_value=2, max_value=45),
    way=st.sampled_from(Way),
    goal=st.none() | st.sampled_from(sorted(REPERTOIRE.goals)),
    routine=st.none() | st.sampled_from(sorted(REPERTOIRE.routines)),
    sore=st.lists(SPOTS, max_size=6, unique_by=lambda spot: (spot.region, spot.side)).map(tuple),
    talk=st.none() | st.sampled_from(Talk),
    position=st.none() | st.sampled_from(sorted(REPERTOIRE.positions)),
)
WISHES = st.one_of(
    ALONE,
    *(ALONE.map(partial(replace, halves=True, second_half=second)) for second in (True, False)),
)
FINDINGS = st.builds(
    Finding,
    id=st.sampled_from(sorted(RULES.findings)),
    sides=st.sampled_from(Side).map(lambda side: frozenset({side})) | st.just(frozenset(Side)),
    regions=st.lists(st.sampled_from(Region), max_size=3, unique=True).map(tuple),
    note=st.text(max_size=40).filter(lambda note: note.isprintable()),
)
REPLIES = st.dictionaries(
    st.text(min_size=1, max_size=12),
    st.builds(
        PageAnswers,
        chosen=st.lists(st.text(max_size=12), max_size=4).map(tuple),
        numbers=st.dictionaries(st.sampled_from(["left", "right"]), st.integers(min_value=0, max_value=10)),
        findings=st.lists(FINDINGS, max_size=3).map(tuple),
    ),
    max_size=5,
)


@given(WISHES)
def test_a_wish_comes_back_from_its_hidden_fields(wish: Wish) -> None:
    assert read_wish(Form(tuple(wish_fields(wish))), REPERTOIRE) == wish


@given(WISHES)
def test_the_dials_are_found_as_they_were_left(wish: Wish) -> None:
    again = remembered_wish(dials_of(wish), REPERTOIRE)
    assert (again.minutes, again.way, again.goal) == (wish.minutes, wish.way, wish.goal)
    assert again.sore == ()


def test_a_dial_that_no_longer_exists_leaves_the_first_page_usable() -> None:
    assert remembered_wish({"minutes": "99", "routine": "gone"}, REPERTOIRE).minutes == 10


@given(REPLIES)
def test_replies_come_back_from_their_hidden_field_in_their_order(replies: dict[str, PageAnswers]) -> None:
    again = read_replies(Form((("replies", replies_text(replies)),)), RULES)
    assert again == replies
    assert list(again) == list(replies)
    assert list(without_last(replies)) == list(replies)[:-1]


def test_only_what_occurs_in_a_region_is_offered_there() -> None:
    for region in Region:
        assert {kind.id for kind in found_at(region, RULES)} == {
            kind.id for kind in RULES.findings.values() if region in kind.regions
        }


def test_a_form_keeps_every_value_of_a_field_and_drops_the_empty_ones() -> None:
    form = read_form(b"a=1&a=2&b=&c=%C3%A9")
    assert (form.every("a"), form.one("b"), form.one("c")) == (("1", "2"), None, "é")


def test_a_country_is_offered_from_the_languages_and_never_made_up() -> None:
    known = ["GB", "NO", "US"]
    assert suggested("nb-NO,en;q=0.5", known) == "NO"
    assert suggested("en-us", known) == "US"
    assert suggested("en,fr;q=0.3", known) is None
    assert suggested("", known) is None


def test_thirty_days_hold_what_happened_on_them_and_nothing_else() -> None:
    noon = datetime(2026, 5, 9, 12, tzinfo=UTC)
    ended = SessionEnded(
        session="s",
        ended="stopped",
        seconds_played=0,
        played_ms={},
        left=(),
        routine="classic",
        way=Way.HANDS,
    )
    facts = [
        Fact(id=f"{n}", person="me", at=noon - timedelta(days=age), body=ended)
        for n, age in enumerate((0, 0, 29, 30))
    ]
    days = month(facts, date(2026, 5, 9))
    assert len(days) == DAYS
    assert (days[0].sessions, days[-1].sessions) == (1, 2)
    assert sum(day.sessions for day in days) == 3
