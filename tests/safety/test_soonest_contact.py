"""I14: the first contact that is named is the soonest of all that apply, whatever level it comes with."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from tests.safety.people import FEW, RULES, a_finding
from tests.safety.test_screening import a_person

from instep.foot.anatomy import Side
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.clearance import Contact
from instep.safety.rules import Referral
from instep.safety.screening import screen
from instep.safety.triage import triage

ACTIONS = [action for kind in RULES.findings.values() for action in kind.actions.values()]
ALL = [rule.referral for rule in RULES.rules] + [action.referral for action in ACTIONS]
REFERRALS: list[Referral] = [one for one in ALL if one]


def hours(contact: Contact) -> int:
    """How soon the material wants this contact, at the latest: the same words may stand for several times."""
    return max(one.hours for one in REFERRALS if one.contact == contact)


def surely_sooner(named: Contact | None, others: Iterable[Contact | None]) -> list[Contact]:
    """Return the contacts that are to be made before the one that is named first."""
    assert named is not None
    least = min(one.hours for one in REFERRALS if one.contact == named)
    return [other for other in others if other and hours(other) < least]


def test_a_contact_of_today_is_named_before_one_that_can_wait_though_it_stops_less() -> None:
    clot = Answers(given={"leg_clot": Answer(value="past_over_6mo")})
    splinter = Finding(id="foreign_object", sides=frozenset({Side.LEFT}))
    alone, both = screen(clot, RULES), screen(replace(clot, findings=(splinter,)), RULES)
    assert alone.contact == Contact(who="GP", within="before any session")
    assert both.level is alone.level
    assert both.contact is not None
    assert both.contact.who.startswith("GP or minor injuries unit")
    assert alone.contact in [reason.contact for reason in both.reasons]


@FEW
@given(a_person())
def test_i14_no_contact_of_a_screening_is_sooner_than_the_one_named_first(person: Answers) -> None:
    clearance = screen(person, RULES)
    contacts = [reason.contact for reason in clearance.reasons]
    assert (clearance.contact is None) == (not any(contacts))
    assert not any(contacts) or surely_sooner(clearance.contact, contacts) == []


@FEW
@given(a_person(), a_finding())
def test_i14_no_contact_of_a_look_is_sooner_than_the_one_named_first(
    person: Answers, finding: Finding
) -> None:
    looked = triage((finding, *person.findings), person, RULES)
    contacts = [
        *(found.contact for found in looked.findings),
        *(reason.contact for reason in looked.reasons),
    ]
    assert (looked.contact is None) == (not any(contacts))
    assert not any(contacts) or surely_sooner(looked.contact, contacts) == []
