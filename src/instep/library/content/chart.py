"""Reads the session chart, and checks that it says nothing the interpreters do not know."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from instep.library.errors import BadContent
from instep.session.actions import ACTIONS
from instep.session.guards import CHECKS


@cache
def chart(root: Path) -> dict[str, Any]:
    """Return the chart; raises BadContent where it cannot be read or does not hold together."""
    try:
        raw: dict[str, Any] = json.loads((root / "chart/session.json").read_text())
    except (OSError, ValueError) as problem:
        raise BadContent(f"chart/session.json: cannot be read ({problem})") from problem
    problems = list(chart_problems(raw))
    if problems:
        raise BadContent(problems[0])
    return raw


def chart_problems(raw: dict[str, Any]) -> Iterator[str]:
    """Yield every state, guard, action or time that a branch names and nobody defines."""
    for where, branch in _branches(raw):
        if branch.get("if", next(iter(raw["guards"]))) not in raw["guards"]:
            yield f"chart/session.json, {where}: no guard {branch['if']!r}; define it under guards"
        if branch.get("to", "ready") not in raw["states"]:
            yield f"chart/session.json, {where}: no state {branch['to']!r}; define it under states"
        for action in branch["do"]:
            if action.partition(":")[0] not in ACTIONS:
                yield f"chart/session.json, {where}: no action {action!r}; known are {', '.join(ACTIONS)}"
    for name, guard in raw["guards"].items():
        for check in guard.keys() - {"because"} - CHECKS.keys():
            yield f"chart/session.json, guard {name}: no condition {check!r}; known are {', '.join(CHECKS)}"


def _branches(raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    tables = {name: state["on"] for name, state in raw["states"].items()} | {"anywhere": raw["anywhere"]}
    for state, table in tables.items():
        for event, branches in table.items():
            for branch in branches:
                yield f"{state}, {event}", branch
