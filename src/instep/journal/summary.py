"""What is kept ready about a person's sessions, so that no page has to count a history.

It is read from `session_ended` facts alone, whose body (version 1) carries `routine` (an id) and `played_ms`
(whole milliseconds that hands were on each side: {"left": 290000, "right": 290000}). What a body lacks
counts as nothing; keys that are not named here are free.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from instep.foot.anatomy import Side
from instep.journal.fact import Fact, FactKind
from instep.journal.record import json_text, moment_of

SUMMED = FactKind.SESSION_ENDED


@dataclass(frozen=True, kw_only=True)
class LastSession:
    """The session that ended last by its own clock; `fact` is the id of its `session_ended`."""

    fact: str
    at: datetime
    routine: str | None


@dataclass(frozen=True, kw_only=True)
class Summary:
    """One person's ended sessions: how many, whole milliseconds per foot, times per routine, the last one."""

    sessions: int = 0
    played_ms: Mapping[Side, int] = field(default_factory=lambda: dict.fromkeys(Side, 0))
    times: Mapping[str, int] = field(default_factory=dict)
    last: LastSession | None = None

    def seconds(self, side: Side) -> float:
        """Seconds that this foot has been massaged in all sessions together."""
        return self.played_ms[side] / 1000

    def plus(self, ended: Fact) -> "Summary":
        """Return the summary with one more ended session. The order of additions makes no difference."""
        routine = routine_of(ended)
        return Summary(
            sessions=self.sessions + 1,
            played_ms={side: self.played_ms[side] + played_ms(ended, side) for side in Side},
            times=self.times if routine is None else {**self.times, routine: self.times.get(routine, 0) + 1},
            last=_later(self.last, LastSession(fact=ended.id, at=ended.at, routine=routine)),
        )


def summed(facts: Iterable[Fact]) -> Summary:
    """Return the summary of one person's facts, of whatever kinds."""
    summary = Summary()
    for fact in facts:
        if fact.kind is SUMMED:
            summary = summary.plus(fact)
    return summary


def summary_text(summary: Summary) -> str:
    """Return the summary as JSON."""
    return json_text(
        {
            "sessions": summary.sessions,
            "played_ms": {side.value: ms for side, ms in summary.played_ms.items()},
            "times": dict(summary.times),
            "last": None if summary.last is None else _last_json(summary.last),
        }
    )


def summary_of(text: str) -> Summary:
    """Return the summary that was written by summary_text."""
    kept = json.loads(text)
    last = kept["last"]
    return Summary(
        sessions=kept["sessions"],
        played_ms={side: kept["played_ms"][side] for side in Side},
        times=kept["times"],
        last=last and LastSession(**{**last, "at": moment_of(*last["at"])}),
    )


def _last_json(last: LastSession) -> dict[str, Any]:
    at = [last.at.isoformat(), getattr(last.at.tzinfo, "key", None)]
    return {"fact": last.fact, "at": at, "routine": last.routine}


def _later(one: LastSession | None, other: LastSession) -> LastSession:
    # The id decides between equal times, so that facts delivered late, in any order, give one answer.
    return other if one is None else max(one, other, key=lambda last: (last.at.timestamp(), last.fact))


def routine_of(ended: Fact) -> str | None:
    """Return the routine that an ending names; None where it names none."""
    routine = ended.body.get("routine")
    return routine if isinstance(routine, str) else None


def played_ms(ended: Fact, side: Side) -> int:
    """Return the whole milliseconds that hands were on this foot; 0 where the ending does not say."""
    played = ended.body.get("played_ms")
    ms = played.get(side.value) if isinstance(played, Mapping) else None
    return ms if isinstance(ms, int) and not isinstance(ms, bool) and ms > 0 else 0
