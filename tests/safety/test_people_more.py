"""More people, each with the range that guidelines find acceptable. All of them are invented."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.safety.people import RULES
from tests.safety.test_soonest_contact import hours

from instep.foot.anatomy import Pressure, Region, Side
from instep.library.files.answers import parse_answers
from instep.safety.clearance import Clearance, Level
from instep.safety.screening import screen

PEOPLE = {
    one["id"]: one
    for one in yaml.load(
        (Path(__file__).parent / "people_more.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )["people"]
}
NEEDS = [(name, need) for name, one in PEOPLE.items() for need in one["need"]]


def clearance_of(name: str) -> Clearance:
    return screen(parse_answers({"answers": PEOPLE[name]["answers"]}, name, RULES), RULES)


def sides(word: str) -> list[Side]:
    return list(Side) if word == "both" else [Side(word)]


def avoids(clearance: Clearance, region: str, side: str) -> bool:
    wanted = set(Region) if region == "foot" else {Region(region)}
    return all(wanted <= clearance.limits.avoided(one) for one in sides(side))


def is_light_over(clearance: Clearance, region: str, side: str) -> bool:
    limits = clearance.limits
    return all(limits.ceiling_at(one, Region(region)) is Pressure.LIGHT for one in sides(side))


SAYS: dict[str, Callable[[Clearance], bool]] = {
    "trust_pain=false": lambda c: not c.limits.trust_pain,
    "heat=false": lambda c: not c.limits.heat,
    "seated_only": lambda c: c.limits.seated_only,
    "adult_present": lambda c: c.limits.adult_present,
    "look_not_recorded": lambda c: "look-not-done" in {line.key for line in c.advice},
    "advice nonlatex": lambda c: "gloves-without-latex" in {line.key for line in c.advice},
}


def has(clearance: Clearance, need: str) -> bool:
    words = need.replace("<=", " ").split()
    match words:
        case ["pressure", most, "over", region, side]:
            return Pressure(most) is Pressure.LIGHT and is_light_over(clearance, region, side)
        case ["pressure", most]:
            return clearance.limits.pressure.rank <= Pressure(most).rank
        case ["contact", most]:
            contact = clearance.contact
            return contact is not None and hours(contact) <= float(most.removesuffix("h"))
        case ["avoid", region, side]:
            return avoids(clearance, region, side)
        case ["oils_off", oils]:
            return set(oils.split(",")) <= set(clearance.limits.oils_off)
        case _:
            return SAYS[need](clearance)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_level_is_within_the_range_that_is_acceptable(name: str) -> None:
    person: dict[str, Any] = PEOPLE[name]
    least, most = Level(person["least_safe"]), Level(person["most"])
    assert least.rank <= clearance_of(name).level.rank <= most.rank


@pytest.mark.parametrize("name", [name for name, one in PEOPLE.items() if one["may_start"] != "any"])
def test_the_wanted_way_may_start_only_for_those_for_whom_it_is_acceptable(name: str) -> None:
    assert clearance_of(name).may_start is PEOPLE[name]["may_start"]


@pytest.mark.parametrize(("name", "need"), NEEDS)
def test_the_answer_holds_what_the_person_needs(name: str, need: str) -> None:
    assert has(clearance_of(name), need)
