"""A short code says what was put into it, shows every slip, and belongs to one page."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.coach.foot_team import LIBRARY, REQUEST, TODAY
from tests.examples import examples

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.content.agreements import terms
from instep.library.content.reading import content_root
from instep.library.errors import BadContent, BadInput
from instep.library.files.requests import new_request
from instep.library.files.short_codes import Coded, check_sign, decode, encode
from instep.safety.agreement import NOTHING, Narrowing

TERMS = LIBRARY.terms
SIGNS = TERMS.code
PAGE = REQUEST.code(SIGNS)
HEEL = Narrowing(leave=((Side.LEFT, Region.HEEL_SOLE),), pressure=Pressure.LIGHT, minutes_per_foot=10)
FORTNIGHT = TODAY + timedelta(days=14)
PLACES = st.tuples(st.sampled_from(Side), st.sampled_from(Region))
LIMITS = st.builds(
    Narrowing,
    leave=st.lists(PLACES, max_size=SIGNS.most_places, unique=True).map(tuple),
    pressure=st.sampled_from([None, Pressure.LIGHT, Pressure.MODERATE]),
    minutes_per_foot=st.none() | st.integers(TERMS.minutes.least, TERMS.minutes.most),
)
CALLS = st.sampled_from([call for call in SIGNS.calls.values() if call])
DAYS = st.dates(TODAY, TODAY + timedelta(days=364))
CODES = st.builds(
    lambda limits, until, call: encode(PAGE, limits, until=until, call=call, terms=TERMS),
    LIMITS,
    DAYS,
    CALLS,
)
SOME = examples(60)


def read(code: str) -> Coded:
    return decode(code, [REQUEST], TERMS)


def refusal(code: str) -> str:
    with pytest.raises(BadInput) as refused:
        read(code)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def code_for(limits: Narrowing = HEEL, until: date = FORTNIGHT, call: str | None = "opens") -> str:
    return encode(PAGE, limits, until=until, call=call, terms=TERMS)


@given(limits=LIMITS, until=DAYS, call=CALLS)
def test_what_was_put_in_comes_out(limits: Narrowing, until: date, call: str) -> None:
    coded = read(encode(PAGE, limits, until=until, call=call, terms=TERMS))
    assert (coded.limits, coded.until, coded.call, coded.by_hand) == (limits, until, call, False)


@given(CODES)
@SOME
def test_any_one_wrong_sign_is_seen(code: str) -> None:
    plain = code.replace(" ", "")
    for place, right in enumerate(plain):
        for wrong in SIGNS.alphabet:
            if wrong != right:
                refusal(plain[:place] + wrong + plain[place + 1 :])


@given(CODES)
def test_any_two_neighbours_that_changed_places_are_seen(code: str) -> None:
    plain = code.replace(" ", "")
    for place in range(len(plain) - 1):
        one, two = plain[place], plain[place + 1]
        if one != two:
            refusal(plain[:place] + two + one + plain[place + 2 :])


@given(chance=st.text(min_size=8, max_size=12), code=CODES)
def test_a_code_for_another_page_is_refused(chance: str, code: str) -> None:
    other = new_request(chance, None, today=TODAY, terms=TERMS)
    assume(other.code(SIGNS) != REQUEST.code(SIGNS))
    with pytest.raises(BadInput, match="belongs to another person's page"):
        decode(code, [other], TERMS)
    assert decode(code, [other, REQUEST], TERMS).request == REQUEST


def test_letters_that_look_alike_gaps_and_dashes_make_no_difference() -> None:
    code = code_for()
    loose = code.lower().replace(" ", " - ").replace("1", "l").replace("0", "o")
    assert read(loose).limits == read(code).limits == HEEL


def test_a_day_is_the_first_of_its_name_after_the_page_was_made() -> None:
    # An old code must not come round again in another year.
    assert read(code_for(until=TODAY)).until == TODAY
    assert read(code_for(until=TODAY + timedelta(days=364))).until == TODAY + timedelta(days=364)
    assert read(code_for(until=date(2027, 1, 3))).until == date(2027, 1, 3)


def test_a_code_by_hand_has_no_check_and_says_so() -> None:
    by_hand = f"{REQUEST.code(SIGNS)} 1 10 1214 1 D *"
    coded = read(by_hand)
    assert coded.by_hand
    assert coded.limits == HEEL
    assert coded.until == date(2026, 12, 14)
    assert coded.call == "opens"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "has 0 signs"),
        ("nonsense", "has 8 signs"),
        (f"{PAGE} 1101 2141 D?", "'?' is no sign of a short code"),
        (f"{PAGE} 1101 214* D*", "'*' stands only at the end"),
        (f"{PAGE} 9101 2141 D*", "'9' stands for no pressure"),
        (f"{PAGE} 1991 2141 D*", "99 is no number of minutes a foot"),
        (f"{PAGE} 1101 3411 D*", "1341 is no month and day"),
        (f"{PAGE} 1100 2301 D*", "0230 is no month and day"),
        (f"{PAGE} 1101 2149 D*", "'9' stands for no call"),
        (f"{PAGE} 1101 2141 2*", "'2' stands for no place"),
        (f"{PAGE} 0001 2140 *", "asks for nothing"),
        ("0000 1101 2141 D*", "belongs to another person's page"),
        ("7" * 61, "is longer than a short code"),
        ("\u0661" * 14, "is no sign of a short code"),
    ],
)
def test_what_is_no_code_is_told_in_one_line(typed: str, told: str) -> None:
    assert told in refusal(typed)


@given(st.text(max_size=80))
def test_nothing_that_is_typed_is_a_fault_of_ours(typed: str) -> None:
    try:
        coded = read(typed)
    except BadInput as problem:
        line = str(problem)
    else:
        line = ""
        assert coded.limits != NOTHING or coded.call
    assert "\n" not in line


@given(body=st.text(SIGNS.alphabet, min_size=12, max_size=18))
def test_whatever_passes_the_check_only_narrows(body: str) -> None:
    typed = PAGE + body[4:]
    try:
        coded = read(typed + check_sign(typed, SIGNS.alphabet))
    except BadInput:
        return
    assert coded.limits.pressure is not Pressure.FIRM
    assert (coded.limits.minutes_per_foot or 1) <= TERMS.minutes.most


def test_what_a_code_cannot_say_is_refused_when_it_is_made() -> None:
    whole = tuple((Side.LEFT, region) for region in Region)
    for limits in (Narrowing(leave=whole), Narrowing(ways_off=(Way.ROLLER,))):
        with pytest.raises(BadInput, match="make a signed file instead"):
            code_for(limits)
    for minutes in (-5, 0, 11, 100):
        with pytest.raises(BadInput, match="is out of range"):
            code_for(Narrowing(minutes_per_foot=minutes))
    with pytest.raises(BadInput, match="no sign for"):
        code_for(call="on Tuesdays")


def test_the_terms_fit_the_screening_and_every_call_has_its_words() -> None:
    assert TERMS.minutes.most == max(LIBRARY.rules.minutes_per_foot.values())
    calls = [call for call in SIGNS.calls.values() if call]
    assert all(LIBRARY.words.say(f"answer-calls-{call}") for call in calls)
    places = {(side, region) for side in Side for region in Region}
    assert {*SIGNS.places.values()} == places


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("zebra", "acorn", "needs 256 different words"),
        ("0123456789ABCDEFGHJKMNPQRSTWXYZ", "ABCDEF", "repeats a sign or is too short"),
        ('"4": anything_new', '"U": anything_new', "a sign is not of the alphabet"),
    ],
)
def test_terms_that_do_not_hold_together_are_no_terms(
    tmp_path: Path, right: str, *, wrong: str, told: str
) -> None:
    file = "agreements/agreements.yaml"
    text = (content_root() / file).read_text()
    (tmp_path / "agreements").mkdir()
    (tmp_path / file).write_text(text.replace(right, wrong))
    with pytest.raises(BadContent, match=told):
        terms(tmp_path)


def test_no_sentence_about_answers_reassures() -> None:
    said = {key: text.lower() for key, text in LIBRARY.words.texts.items() if "answer-" in key}
    assert len(said) > 60
    for word in ("fine", "healthy", "normal", "nothing found", "all good", "no change", "safe", "well"):
        assert not [key for key, text in said.items() if re.search(rf"\b{word}\b", text)], word
