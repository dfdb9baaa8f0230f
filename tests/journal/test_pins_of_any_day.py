"""However long findings last and whatever days are asked for, those that were open then are found."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given
from tests.examples import examples
from tests.facts import bodies
from tests.journal.fresh import quick_place

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.journal.sqlite import SqliteJournal
from instep.record.pins import PinStep

BEGUN = datetime(2016, 1, 1, 7, tzinfo=UTC)
DAYS = st.integers(0, 4000)
LASTED = st.none() | st.sampled_from([0, 1, 2, 3, 4, 7, 8, 1023, 1024]) | st.integers(0, 4000)
ASKED = st.tuples(DAYS, st.integers(0, 40))


def noted(pin: str, step: PinStep, day: int) -> Fact[FactBody]:
    looked = FootChecked(findings=(), pins=(bodies.pin_note(pin, step),))
    return bodies.fact(looked, f"{pin}-{step}", at=BEGUN + timedelta(days=day))


@examples(40)
@given(lives=st.lists(st.tuples(DAYS, LASTED), max_size=12), asked=st.lists(ASKED, min_size=1, max_size=6))
def test_the_pins_of_any_days_are_found(
    lives: list[tuple[int, int | None]], asked: list[tuple[int, int]]
) -> None:
    facts = [noted(f"p{number}", PinStep.OPENED, opened) for number, (opened, _) in enumerate(lives)]
    facts += [
        noted(f"p{number}", PinStep.CLOSED, opened + lasted)
        for number, (opened, lasted) in enumerate(lives)
        if lasted is not None
    ]
    with (
        tempfile.TemporaryDirectory(dir=quick_place()) as folder,
        closing(SqliteJournal(Path(folder, "j.db"))) as journal,
    ):
        journal.append(facts)
        for day, length in asked:
            first = (BEGUN + timedelta(days=day)).date()
            found = journal.pins("ana", first=first, last=first + timedelta(days=length))
            there = [
                (opened, f"p{number}")
                for number, (opened, lasted) in enumerate(lives)
                if opened <= day + length and (lasted is None or opened + lasted >= day)
            ]
            assert [pin.id for pin in found] == [name for _, name in sorted(there)]
