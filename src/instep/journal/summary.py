"""What is kept ready about a person's sessions, so that no page has to count a history.

It is read from `session_ended` facts alone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import SessionEnded
from instep.foot.anatomy import Side
from instep.journal.fact_codec import json_text, moment_of


@dataclass(frozen=True, kw_only=True)
class LastSession:
    """The session that ended last by its own clock; `fact` is the id of its `session_ended`."""

    fact: str
    at: datetime
    routine: str


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

    def plus(self, ended: Fact[SessionEnded]) -> "Summary":
        """Return the summary with one more ended session. The order of additions makes no difference."""
        routine, played = ended.body.routine, ended.body.played_ms
        return Summary(
            sessions=self.sessions + 1,
            played_ms={side: self.played_ms[side] + played.get(side, 0) for side in Side},
            times={**self.times, routine: self.times.get(routine, 0) + 1},
            last=_later(self.last, LastSession(fact=ended.id, at=ended.at, routine=routine)),
        )


def ended_in(fact: Fact[FactBody]) -> Fact[SessionEnded] | None:
    """Return the fact where it ends a session."""
    if not isinstance(fact.body, SessionEnded):
        return None
    return Fact(id=fact.id, person=fact.person, at=fact.at, body=fact.body)


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
    # The id decides between equal times and the rest between equal ids, so that facts delivered late, in any
    # order, give one answer.
    return other if one is None else max(one, other, key=_order)


def _order(last: LastSession) -> tuple[float, str, str, str]:
    return last.at.timestamp(), last.fact, last.routine, last.at.isoformat()
