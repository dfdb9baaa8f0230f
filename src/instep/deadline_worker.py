"""What a process of its own does: one deed within its limits, handed in and out as deadline.py has it."""

import os
import pickle
import sys

# Every such process loads this first, so it imports next to nothing.

_MEGABYTE = 1_000_000
_NO_MEMORY = 97
"""The exit code of a process that was refused memory; no signal and no shell has it."""


def main() -> None:
    """Do what stands on standard input, within the limits of its first line; write the answer."""
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the answer
    seconds, megabytes = map(int, sys.stdin.buffer.readline().split())
    _bind(seconds, megabytes)
    try:
        do, args, how = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by this program
        answer = True, do(*args, **how)
    except MemoryError:
        os._exit(_NO_MEMORY)
    except Exception as problem:  # noqa: BLE001  # it belongs to the caller
        from traceback import format_exc  # noqa: PLC0415  # for faults alone

        problem.add_note(format_exc())
        answer = False, problem
    with answer_to:
        answer_to.write(pickle.dumps(answer))


def _bind(seconds: int, megabytes: int) -> None:
    """Hold this process to its limits, also where the one that began it is gone and ends nobody any more."""
    try:
        import resource  # noqa: PLC0415  # Windows has none: there the deadline alone holds
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, megabytes * _MEGABYTE),
        (resource.RLIMIT_CPU, seconds + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
