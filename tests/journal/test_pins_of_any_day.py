"""However long findings last and whatever days are asked for, both journals find the same ones."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import given
from tests.examples import examples

from instep.journal.fact import Fact, FactKind
from instep.journal.memory import MemoryJournal
from instep.journal.sqlite import SqliteJournal

BEGUN = datetime(2016, 1, 1, 7, tzinfo=UTC)
DAYS = st.integers(0, 4000)
LASTED = st.none() | st.sampled_from([0, 1, 2, 3, 4, 7, 8, 1023, 1024]) | st.integers(0, 4000)
ASKED = st.tuples(DAYS, st.integers(0, 40))


def noted(pin: str, step: str, day: int) -> Fact:
    row = {"pin": pin, "step": step, "finding": "blister", "side": "left", "region": "heel_back"}
    body: dict[str, Any] = {"by": "", "pins": [row]}
    at = BEGUN + timedelta(days=day)
    return Fact(id=f"{pin}-{step}", person="ana", kind=FactKind.FOOT_CHECKED, at=at, version=1, body=body)


@examples(40)
@given(lives=st.lists(st.tuples(DAYS, LASTED), max_size=12), asked=st.lists(ASKED, min_size=1, max_size=6))
def test_the_pins_of_any_days_are_found(
    lives: list[tuple[int, int | None]], asked: list[tuple[int, int]]
) -> None:
    facts = [noted(f"p{number}", "opened", opened) for number, (opened, _) in enumerate(lives)]
    facts += [
        noted(f"p{number}", "closed", opened + lasted)
        for number, (opened, lasted) in enumerate(lives)
        if lasted is not None
    ]
    memory = MemoryJournal()
    memory.append(facts)
    with tempfile.TemporaryDirectory() as folder, closing(SqliteJournal(Path(folder, "j.db"))) as journal:
        journal.append(facts)
        for day, length in asked:
            first = (BEGUN + timedelta(days=day)).date()
            last = first + timedelta(days=length)
            assert journal.pins("ana", first=first, last=last) == memory.pins("ana", first=first, last=last)
