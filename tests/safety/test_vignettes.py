"""Twenty-five people, each with every expected answer. All of them are invented."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.library.files.answers import parse_answers
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import Clearance, Level
from instep.safety.screening import screen

RULES = read_rules(content_root())
VIGNETTES = {
    one["id"]: one
    for one in yaml.load((Path(__file__).parent / "vignettes.yaml").read_text(), Loader=yaml.CSafeLoader)[
        "vignettes"
    ]
}
EVERY_WAY = frozenset(Way)

# The keys of the sentences that carry each advised line.
ADVICE = {
    "D01": ["comfortable-pressure", "wipe-before-standing"],
    "D02": ["hand-on-support", "dry-sole", "stop-at-sharp-pain"],
    "D03": ["hand-on-support"],
    "D04": ["see-someone-today", "do-not-rub-the-leg", "breathless-call"],
    "D05": ["call-emergency-now"],
    "D06": ["look-before-and-after", "no-heat", "not-between-toes"],
    "D07": ["light-hands-only", "book-foot-check", "look-before-and-after"],
    "D08": ["no-roller-no-device", "look-before-and-after", "zero-pain-tells-nothing"],
    "D09": ["FC:blister", "rest-may-be-massaged"],
    "D10": ["FC:blister", "no-massage-today"],
    "D11": ["keep-weight-off", "foot-team-today", "say-when-calling"],
    "D12": ["leave-joint-alone", "light-elsewhere"],
    "D13": ["joint-today"],
    "D14": ["leave-injury-alone", "other-foot"],
    "D15": ["urgent-care-x-ray"],
    "D16": ["feet-only", "half-sitting", "pregnancy-call"],
    "D17": ["maternity-now"],
    "D18": ["no-percussion", "bruises-easily"],
    "D19": ["hands-not-machines"],
    "D20": ["ask-implant-clinic", "hands-can-go-ahead"],
    "D21": ["ask-surgeon-once"],
    "D22": ["not-over-metal"],
    "D23": ["plain-lotion", "hives-stop"],
    "D24": ["circulation-today", "no-heat"],
    "D25": ["ask-watch-stop", "five-minutes", "look-at-skin-after"],
}


def answers_of(name: str) -> Answers:
    return parse_answers({"answers": VIGNETTES[name]["answers"]}, name, RULES)


def clearance_of(name: str) -> Clearance:
    return screen(answers_of(name), RULES)


def words_of(clearance: Clearance) -> str:
    """Everything that is said to the person, in one lower-case text."""
    said = [advice.text for advice in clearance.advice] + [clearance.way.instead or ""]
    return " ".join(said).lower()


def is_shut(clearance: Clearance) -> bool:
    """Nothing may begin, in any way, on either foot."""
    return not clearance.may_start and frozenset(clearance.limits.ways_off) == EVERY_WAY


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_clearance_way_group_and_rules_are_those_expected(name: str) -> None:
    expected, clearance = VIGNETTES[name]["expected"], clearance_of(name)
    assert clearance.level == expected["clearance"]
    assert clearance.may_start is expected["mode_ok"]
    assert clearance.risk_group == expected["risk_group"]
    fired = {reason.rule for reason in clearance.reasons} | set(clearance.way.rules)
    assert fired == set(VIGNETTES[name]["rules_that_fire"])


@pytest.mark.parametrize("name", [n for n, v in VIGNETTES.items() if "contact" in v["expected"]])
def test_the_contact_is_as_soon_as_expected(name: str) -> None:
    contact = clearance_of(name).contact
    assert contact is not None
    # The material may go on after a semicolon with what else may be done meanwhile.
    assert contact.within.split(";")[0] == VIGNETTES[name]["expected"]["contact"]


@pytest.mark.parametrize("name", [n for n, v in VIGNETTES.items() if "use_instead" in v["expected"]])
def test_a_refused_way_names_what_to_do_instead(name: str) -> None:
    way = clearance_of(name).way
    assert not way.allowed
    assert way.instead
    assert way.rules


def _limit(clearance: Clearance, name: str, value: Any) -> bool:
    limits = clearance.limits
    match name, value:
        case "heat", "off":
            return not limits.heat
        case "pressure", pressure:
            return bool(limits.pressure == pressure)
        case "minutes_per_foot", minutes:
            return bool(limits.minutes_per_foot == minutes)
        case ("roller" | "device") as way, "no":
            return Way(way) in limits.ways_off
        case "avoid", where:
            return AVOIDED[where](clearance)
    raise AssertionError(f"no check for the limit {name}: {value}")


def _both(clearance: Clearance, *regions: Region) -> bool:
    return all(set(regions) <= clearance.limits.avoided(side) for side in Side)


# Where the story names a side or a place that the answers do not, both feet and the whole foot are covered.
AVOIDED: dict[str, Callable[[Clearance], bool]] = {
    "right heel_back with margin": lambda c: (
        {(a.side, a.region, a.margin) for a in c.limits.avoid}
        >= {(Side.RIGHT, Region.HEEL_BACK, False), (Side.RIGHT, Region.HEEL_SOLE, True)}
        and not c.limits.avoided(Side.LEFT)
    ),
    "left big toe joint and around": lambda c: _both(c, *Region),
    "right foot and ankle": lambda c: _both(c, *Region),
    "both lower_leg": lambda c: all(c.limits.avoided(side) == {Region.LOWER_LEG} for side in Side),
    "right, over metal": lambda c: _both(c, *Region),
}


@pytest.mark.parametrize(
    ("name", "limit", "value"),
    [(n, k, v) for n, one in VIGNETTES.items() for k, v in one["expected"].get("limits", {}).items()],
)
def test_every_expected_limit_holds(name: str, limit: str, value: Any) -> None:
    assert _limit(clearance_of(name), limit, value)


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_advice_expected_is_given(name: str) -> None:
    given = {advice.key for advice in clearance_of(name).advice}
    assert set(ADVICE[name]) <= given


MUST_NOT: dict[str, Callable[[Clearance], bool]] = {
    "say her feet are healthy": lambda c: any(word in words_of(c) for word in ("healthy", "are fine")),
    "start the roller session as asked": lambda c: c.may_start or c.way.allowed,
    "offer a gentle massage instead": lambda c: c.way.instead is not None or not is_shut(c),
    "massage the right foot meanwhile": lambda c: not is_shut(c),
    "give a probability": lambda c: any(word in words_of(c) for word in ("%", "probab", "likely")),
    "show any other screen first": lambda c: c.advice[0].key != "call-emergency-now",
    "block the session": lambda c: not c.may_start,
    "normal pressure because he feels fine": lambda c: c.limits.pressure is not Pressure.LIGHT,
    "use pain 0 as permission": lambda c: c.limits.trust_pain,
    "raise the pressure": lambda c: c.limits.pressure is not Pressure.LIGHT,
    "stop the whole session": lambda c: not c.may_start or bool(c.limits.avoided(Side.LEFT)),
    "treat it as a small local matter": lambda c: not c.level.is_stop,
    "massage the left foot": lambda c: not is_shut(c),
    "lower the urgency because it does not hurt": lambda c: (
        c.contact is None or c.contact.within != "same day"
    ),
    "press the sore joint": lambda c: not _both(c, Region.TOES, Region.BALL),
    "use the gout label to wait": lambda c: c.contact is None or c.contact.within != "same day",
    "massage the bruise away": lambda c: not _both(c, *Region),
    "ask him to press on the bone to test": lambda c: "press" in words_of(c),
    "frighten her with pressure points": lambda c: "point" in words_of(c),
    "massage the calves": lambda c: not _both(c, Region.LOWER_LEG),
    "massage to ease the swelling": lambda c: not is_shut(c),
    "low speed as a compromise": lambda c: c.may_start or "percussive" not in c.limits.features_off,
    "block hand massage": lambda c: not c.may_start,
    "say it is safe because it is far from the heart": lambda c: (
        "safe" in words_of(c) or "heart" in words_of(c)
    ),
    "start because it is long ago": lambda c: not is_shut(c),
    "forget the local limit after the agreement": lambda c: "AA05" not in {a.rule for a in c.limits.avoid},
    "suggest argan or almond": lambda c: (
        not {"argan", "almond"} <= set(c.limits.oils_off)
        or any(oil in words_of(c) for oil in ("argan", "almond"))
    ),
    "offer massage 'for circulation'": lambda c: "for circulation" in words_of(c) or not is_shut(c),
    "wait for words": lambda c: "ask-watch-stop" not in {advice.key for advice in c.advice},
    "use pain numbers": lambda c: c.limits.trust_pain,
}


@pytest.mark.parametrize(
    ("name", "deed"), [(n, deed) for n, one in VIGNETTES.items() for deed in one["expected"]["must_not"]]
)
def test_what_must_not_happen_does_not(name: str, deed: str) -> None:
    assert not MUST_NOT[deed](clearance_of(name))


def test_the_numb_hot_foot_is_as_urgent_with_pain_as_without() -> None:
    numb = answers_of("D11")
    sore = replace(numb, given={**numb.given, "pain_now": Answer(value=6), "pain_kind": Answer(value="ache")})
    assert screen(sore, RULES).contact == screen(numb, RULES).contact


def test_with_the_side_and_the_joint_named_only_that_foot_is_left_alone() -> None:
    flare = answers_of("D12")
    named = Answer(value="known_flare", sides=frozenset({Side.LEFT}), regions=(Region.TOES,))
    clearance = screen(replace(flare, given={**flare.given, "joint_flare": named}), RULES)
    assert clearance.level is Level.AVOID_AREA
    assert {Region.TOES, Region.BALL} <= clearance.limits.avoided(Side.LEFT)
    assert Region.HEEL_SOLE not in clearance.limits.avoided(Side.LEFT)
    assert not clearance.limits.avoided(Side.RIGHT)
    assert clearance.limits.ceiling(Side.RIGHT) is Pressure.LIGHT
