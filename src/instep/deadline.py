"""A deed that costs much, ended at its deadline: in a process of its own within its memory, or a thread."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from ctypes import c_ulong, py_object, pythonapi
from functools import partial
from math import ceil
from threading import BoundedSemaphore, Lock, Thread
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from instep.library.errors import BadInput

if TYPE_CHECKING:
    from instep.library.content.heavy import Allowance

P = ParamSpec("P")
R = TypeVar("R")

_COMMAND = (sys.executable, "-P", "-c", "from instep.deadline_worker import main; main()")
# A thread of a numeric library reserves memory that it never uses; one deed gets one core.
_ONE_CORE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Ended(BadInput):
    """A deed that was ended, or never had its turn; `str()` is one line."""


class Turns:
    """How many of each deed run at once in this process."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = Lock()
        self._turns: dict[str, BoundedSemaphore] = {}

    @contextmanager
    def taken(self, deed: str, allowed: "Allowance") -> Iterator[None]:
        """Wait for a turn; raise Ended where none comes in time."""
        with self._lock:
            turn = self._turns.setdefault(deed, BoundedSemaphore(allowed.at_once))
        if not turn.acquire(timeout=allowed.patience_s):
            raise Ended("deed-busy", place=deed)
        try:
            yield
        finally:
            turn.release()


_TURNS = Turns()
"""One for all that this process does: what a machine bears does not depend on who asks."""


def apart(deed: str, allowed: "Allowance", do: Callable[P, R], /, *args: P.args, **how: P.kwargs) -> R:
    """Return what `do` returns, done in a process of its own, or raise what it raises.

    `do` is found by its name, as are the kinds of its arguments. Raise Ended, in one line that begins with
    `deed`, where it takes longer or asks for more than is allowed.
    """
    limits = f"{ceil(allowed.seconds)} {allowed.megabytes}\n".encode()
    with _TURNS.taken(deed, allowed):
        try:
            ended = subprocess.run(  # noqa: S603  # this program alone
                _COMMAND,
                input=limits + pickle.dumps((do, args, how)),
                capture_output=True,
                timeout=allowed.seconds,
                env={**os.environ, **_ONE_CORE},
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _too_long(deed, allowed) from None
    if ended.returncode != 0 or not ended.stdout:
        raise _broken_off(deed, allowed)
    done, answer = _answer(ended.stdout)
    if done:
        return cast("R", answer)
    raise answer


def in_time(deed: str, allowed: "Allowance", do: Callable[P, R], /, *args: P.args, **how: P.kwargs) -> R:
    """Return what `do` returns, done here, or raise what it raises; raise Ended where it takes too long.

    For what is a chain of short steps in Python: it is ended between two of them. What waits in one step for
    long, or asks for much memory, is done apart.
    """
    done: Future[R] = Future()
    worker = Thread(target=_keep, args=(done, partial(do, *args, **how)), name=deed, daemon=True)
    with _TURNS.taken(deed, allowed):
        worker.start()
        try:
            return done.result(timeout=allowed.seconds)
        except TimeoutError:
            if done.done():  # it was the deed that raised it, or it came at the last moment
                return done.result()
            _interrupt(worker)
            raise _too_long(deed, allowed) from None


class _Over(BaseException):
    """Raised within a thread whose time is over; nothing that is done there takes it for its own."""


def _keep(done: Future[R], do: Callable[[], R]) -> None:
    try:
        done.set_result(do())
    except Exception as problem:  # noqa: BLE001  # it belongs to the caller
        done.set_exception(problem)
    except _Over:
        done.cancel()  # nobody waits any more


def _interrupt(worker: Thread) -> None:
    # CPython's way to end a loop in another thread: the exception is raised before its next step.
    pythonapi.PyThreadState_SetAsyncExc(c_ulong(worker.ident or 0), py_object(_Over))


def _answer(raw: bytes) -> tuple[bool, Any]:
    """Whether it was done, and what it returned or raised."""
    done, answer = pickle.loads(raw)  # noqa: S301  # written by this program, as the same user
    return done, answer


def _too_long(deed: str, allowed: "Allowance") -> Ended:
    return Ended("deed-ended", place=deed, seconds=f"{allowed.seconds:g}")


def _broken_off(deed: str, allowed: "Allowance") -> Ended:
    return Ended("deed-broke_off", place=deed, megabytes=str(allowed.megabytes))
