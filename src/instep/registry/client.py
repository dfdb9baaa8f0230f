"""Asks the registry: politely paced, kept for some minutes in memory alone, never more than it can give."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlencode

from instep.library.content.registry import RegistryRules
from instep.registry.answer import read_answer
from instep.registry.connection import fetch
from instep.registry.paging import page_of, spot
from instep.registry.results import Block, NoAnswer, Outcome, Silence
from instep.registry.search import Search, parameters

_A_MINUTE = 60.0
_LONG_AGO = float("-inf")


@dataclass(kw_only=True)
class Registry:
    """The public registry. Nothing is asked before `find`, and nothing of it is ever written down."""

    rules: RegistryRules
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    _kept: OrderedDict[str, tuple[float, Block]] = field(default_factory=OrderedDict)
    _asked_at: float = _LONG_AGO
    _turn: Lock = field(default_factory=Lock)

    def find(self, search: Search, *, start: int = 0) -> Outcome:
        """Return the page that begins at the entry `start`, below the rules' reach, or why there is none."""
        where = spot(start, self.rules)
        address = f"{self.rules.base}?{urlencode(parameters(search, self.rules, skip=where.skip))}"
        block = self._in_turn(address, search)
        return block if isinstance(block, NoAnswer) else page_of(block, where, self.rules)

    def _in_turn(self, address: str, search: Search) -> Block | NoAnswer:
        """One question at a time, also from a household; whoever waits too long is told so."""
        if not self._turn.acquire(timeout=self.rules.limits.seconds_to_wait):
            return NoAnswer(Silence.BUSY)
        try:
            self._forget()
            return self._kept[address][1] if address in self._kept else self._asked(address, search)
        finally:
            self._turn.release()

    def _asked(self, address: str, search: Search) -> Block | NoAnswer:
        limits = self.rules.limits
        self._pause()
        body = fetch(address, seconds=limits.seconds_to_wait, most_bytes=limits.bytes_of_an_answer)
        if isinstance(body, Silence):
            return NoAnswer(body)
        block = read_answer(body, search, self.rules)
        if not isinstance(block, NoAnswer):
            self._keep(address, block)
        return block

    def _keep(self, address: str, block: Block) -> None:
        self._kept[address] = (self.clock(), block)
        if len(self._kept) > self.rules.limits.answers_kept:
            self._kept.popitem(last=False)

    def _pause(self) -> None:
        rest = self._asked_at + self.rules.limits.seconds_between - self.clock()
        if rest > 0:
            self.wait(rest)
        self._asked_at = self.clock()

    def _forget(self) -> None:
        oldest = self.clock() - self.rules.limits.minutes_kept * _A_MINUTE
        for address in [one for one, (at, _) in self._kept.items() if at < oldest]:
            del self._kept[address]
