"""Two people who are one may each have facts of one id and one instant: none is lost, none is mistaken."""

from itertools import permutations

from tests.facts.bodies import NOON, ended, fact, pin_note
from tests.journal.fresh import fresh_journal

from instep.facts.feet import FootChecked
from instep.facts.kinds import KINDS
from instep.facts.person import PersonJoined, PreferenceSet
from instep.journal.log import Journal
from instep.record.pins import PinStep

EVERY = tuple(KINDS.values())
ANA = [fact(ended(routine="classic"), "f1"), fact(PreferenceSet(name="talk", value="short"), "f2")]
BEN = [
    fact(PreferenceSet(name="talk", value="full"), "f1", person="ben"),
    fact(ended(routine="short"), "f3", person="ben"),
    fact(FootChecked(findings=(), pins=(pin_note(),)), "f4", person="ben"),
]
JOINED = fact(PersonJoined(into="ana"), "f9", person="ben")


def page_by_page(journal: Journal) -> list[tuple[str, str]]:
    page = journal.read("ana", kinds=EVERY, limit=1)
    seen = [(one.person, one.id) for one in page.facts]
    while page.more:
        page = journal.read("ana", kinds=EVERY, after=page.cursor, limit=1)
        seen += [(one.person, one.id) for one in page.facts]
    return seen


def test_no_page_loses_a_fact_and_every_order_of_arrival_is_read_alike() -> None:
    whole = [("ana", "f1"), ("ben", "f1"), ("ana", "f2"), ("ben", "f9")]
    for order in permutations([*ANA, BEN[0], JOINED]):
        journal = fresh_journal()
        for one in order:
            journal.append([one])
        assert page_by_page(journal) == whole
        assert [(one.person, one.id) for one in journal.every("ana", *EVERY)] == whole
        journal.close()


def test_only_a_fact_that_says_a_value_stands_for_it(journal: Journal) -> None:
    journal.append([*ANA, *BEN, JOINED])
    talk = journal.current("ana", PreferenceSet, now=NOON)["talk"]
    assert [(one.person, one.id) for one in talk] == [("ben", "f1"), ("ana", "f2")]


def test_whoever_is_forgotten_is_gone_from_what_is_kept_of_the_one_they_were_joined_to(
    journal: Journal,
) -> None:
    journal.append([*ANA, *BEN, JOINED])
    assert (journal.summary("ana").sessions, len(journal.open_pins("ana", now=NOON))) == (2, 1)
    assert journal.forget("ben") == 4
    assert (journal.summary("ana").sessions, journal.open_pins("ana", now=NOON)) == (1, ())
    journal.append(BEN[:1])
    assert journal.people() == ("ana", "ben")


def test_a_pin_of_which_only_a_look_has_arrived_is_open(journal: Journal) -> None:
    journal.append([fact(FootChecked(findings=(), pins=(pin_note(step=PinStep.SAME),)))])
    assert [pin.id for pin in journal.open_pins("ana", now=NOON)] == ["pin-1"]
    journal.append([fact(FootChecked(findings=(), pins=(pin_note(),)), "f0")])
    assert [pin.id for pin in journal.open_pins("ana", now=NOON)] == ["pin-1"]
