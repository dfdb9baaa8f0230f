"""instep replay: a plan and timed events become the trace of a session that nobody had to sit through."""

import argparse
from collections.abc import Iterator
from typing import Any

from instep.cli.parser import Parser
from instep.cli.printing import clock, show
from instep.library.files.documents import read_document
from instep.library.files.event_files import parse_events
from instep.library.files.plan_files import parse_plan
from instep.library.library import Library
from instep.session.events import TraceEntry
from instep.session.replay import Trace, replay
from instep.session.score import read_score
from instep.session.words import Words
from instep.value import plain

SCHEMA = "instep.trace/1"


def arguments(parser: Parser) -> None:
    """Take a plan and a list of events."""
    parser.add("plan", metavar="PLAN")
    parser.add("events", metavar="EVENTS")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print every state, cue and effect."""
    library = Library()
    plan = parse_plan(read_document(args.plan), args.plan)
    events = parse_events(read_document(args.events), args.events, library.chart)
    trace = replay(library.chart, read_score(plain(plan)), events)
    show(trace_json(trace), told_trace(trace, library.words), as_json=args.json)
    return 0


def trace_json(trace: Trace) -> dict[str, Any]:
    """Return the trace as the document `instep.trace/1`."""
    return {
        "schema": SCHEMA,
        "trace": [entry.as_json() for entry in trace.entries],
        "ended": trace.ended,
        "seconds_played": trace.played_ms / 1000,
        "spent": {side: trace.spent_ms.get(side, 0) / 1000 for side in ("left", "right")},
        "left": list(trace.left),
    }


def told_trace(trace: Trace, words: Words) -> Iterator[str]:
    """Tell a trace line by line; beats alone are left out."""
    yield from (_line(entry) for entry in trace.entries if entry.effects != ("pulse:stroke",))
    ended = words.say(f"cli-trace-{trace.ended or 'open'}")
    left, right = (clock(trace.spent_ms.get(side, 0) / 1000) for side in ("left", "right"))
    yield words.say(
        "cli-trace-end", ended=ended, played=clock(trace.played_ms / 1000), left=left, right=right
    )


def _line(entry: TraceEntry) -> str:
    where = " ".join(part for part in (entry.foot, entry.move, entry.pressure) if part)
    what = f"{entry.event:<13} {entry.state:<9} {where:<32} {' '.join(entry.effects)}"
    return f"{entry.at_ms / 1000:9.3f}  {what}".rstrip()
