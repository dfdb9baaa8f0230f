"""A deed in a process of its own ends at its deadline, stays within its memory, and waits for its turn."""

import math
import os
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import msgspec
import pytest

from instep.deadline import Ended, apart, in_time
from instep.library.content.heavy import Allowance
from instep.library.errors import BadInput
from instep.library.files.documents import read_document
from instep.library.library import Library

ROOM = Allowance(seconds=20, megabytes=1000, at_once=1, patience_s=20)
SHORT = msgspec.structs.replace(ROOM, seconds=0.5)


def ending(deed: str, allowed: Allowance, do: object, *args: object) -> str:
    """The one line in which it ends."""
    with pytest.raises(Ended) as ended:
        apart(deed, allowed, do, *args)  # type: ignore[arg-type]  # whatever a deed is
    line = str(ended.value)
    assert "\n" not in line
    return line


def test_what_is_done_apart_is_what_is_done_here() -> None:
    assert apart("a sum", ROOM, math.factorial, 30) == math.factorial(30)


@pytest.mark.parametrize(
    ("do", "with_this"), [(time.sleep, 60.0), (sum, repeat(0))], ids=["waits", "reckons"]
)
def test_a_deed_that_never_ends_is_ended_in_one_line(do: object, with_this: object) -> None:
    began = time.monotonic()
    assert ending("a wait", SHORT, do, with_this) == (
        "a wait: was ended after 0.5 seconds; give it less to do at once"
    )
    assert time.monotonic() - began < 10


def test_a_deed_that_asks_for_too_much_memory_is_ended_in_one_line() -> None:
    assert ending("a heap", ROOM, bytearray, 2 * 10**9).startswith(
        "a heap: broke off: it needs more than 1000"
    )
    assert len(apart("a heap", ROOM, bytearray, 10**6)) == 10**6


def test_a_deed_that_breaks_down_takes_nobody_with_it() -> None:
    assert ending("a fall", ROOM, os.abort).startswith("a fall: broke off: ")


def test_what_a_deed_refuses_is_refused_in_the_same_words() -> None:
    with pytest.raises(BadInput) as here:
        read_document("/nowhere")
    with pytest.raises(BadInput) as there:
        apart("a document", ROOM, read_document, "/nowhere")
    assert str(there.value) == str(here.value)
    assert there.value.remedy == here.value.remedy


def test_a_fault_of_ours_stays_a_fault_and_says_where_it_was() -> None:
    with pytest.raises(ValueError, match="math domain error") as fault:
        apart("a root", ROOM, math.sqrt, -1)
    assert "deadline_worker.py" in fault.value.__notes__[0]


def test_four_of_which_one_runs_at_a_time_take_four_times_as_long() -> None:
    began = time.monotonic()
    with ThreadPoolExecutor(4) as house:
        list(house.map(lambda _: apart("one at a time", ROOM, time.sleep, 0.5), range(4)))
    assert time.monotonic() - began >= 4 * 0.5


def test_who_waits_too_long_for_a_turn_is_told_so() -> None:
    hurried = msgspec.structs.replace(ROOM, patience_s=0.3, seconds=3)
    with ThreadPoolExecutor(1) as house:
        first = house.submit(apart, "a queue", hurried, time.sleep, 2)
        time.sleep(0.3)
        assert ending("a queue", hurried, time.sleep, 0) == (
            "a queue: is busy with what came before; try again in a minute"
        )
        first.result()
    assert apart("a queue", hurried, math.factorial, 3) == 6


def test_every_deed_has_a_deadline_and_a_share_of_this_machine() -> None:
    deeds = msgspec.to_builtins(Library().heavy)
    assert set(deeds) == {"photo", "compare", "report", "pool", "track", "listen"}
    assert all(one["seconds"] <= 600 and one["megabytes"] <= 4000 for one in deeds.values())


def counts_for_ever(steps: list[int]) -> None:
    while True:
        steps[0] += 1


def test_a_chain_of_steps_that_never_ends_is_ended_and_does_not_go_on_unseen() -> None:
    steps = [0]
    with pytest.raises(Ended, match=r"a chain: was ended after 0\.5 seconds"):
        in_time("a chain", SHORT, counts_for_ever, steps)
    time.sleep(0.5)
    after = steps[0]
    time.sleep(0.5)
    assert steps[0] == after > 0


def test_a_chain_of_steps_returns_and_raises_what_it_does() -> None:
    assert in_time("a sum", ROOM, math.factorial, 30) == math.factorial(30)
    with pytest.raises(ValueError, match="math domain error"):
        in_time("a root", ROOM, math.sqrt, -1)
    with pytest.raises(TimeoutError, match="its own"):
        in_time("a wait", ROOM, _gives_up)


def _gives_up() -> None:
    raise TimeoutError("its own")
