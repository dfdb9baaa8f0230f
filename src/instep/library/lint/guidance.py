"""Says what in moves, routines, words and the chart does not hold together."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from instep.foot.anatomy import Pressure, Region, Side
from instep.library.content.chart import chart, chart_problems
from instep.library.content.emergency import session_rules
from instep.library.content.evidence import evidence
from instep.library.content.reading import read_tree
from instep.library.content.routines import repertoire
from instep.library.content.words import languages, messages, read_language, words
from instep.library.lint.content import Check
from instep.library.lint.evidence import EVIDENCE
from instep.library.lint.hearing import HEARING
from instep.library.lint.professionals import PROFESSIONALS
from instep.library.lint.screening import SCREENING
from instep.library.lint.sources import SOURCES
from instep.library.lint.texts import TEXTS
from instep.library.nearest import did_you_mean

SHOWN = ("why", "time_left", "unequal", "interrupted", "emergency", "place_left")


def routines_resolve(root: Path) -> Iterator[str]:
    """Every move, position, routine, claim and source that a routine names exists."""
    known = repertoire(root)
    claims = evidence(root).claims
    for routine in known.routines.values():
        where = f"routines/routines.yaml, routine {routine.id}"
        for step in routine.steps:
            yield from _unknown(where, "move", step.any_of, known=known.moves)
        yield from _unknown(where, "position", routine.positions, known=known.positions)
        yield from _unknown(where, "claim", [routine.claim], known=claims)
    for goal in known.goals.values():
        where = f"routines/routines.yaml, goal {goal.id}"
        yield from _unknown(where, "routine", goal.routines.values(), known=known.routines)
        yield from _unknown(where, "claim", [goal.claim], known=claims)
    sources = read_tree(root, "moves/moves.yaml")["sources"]
    for move in known.moves.values():
        yield from _unknown(f"moves/moves.yaml, move {move.id}", "claim", [move.claim], known=claims)
        yield from _unknown(f"moves/moves.yaml, move {move.id}", "source", [move.source], known=sources)


def moves_fit_their_times(root: Path) -> Iterator[str]:
    """A move's least time holds a stroke and lies below its longest."""
    for move in repertoire(root).moves.values():
        longest = min(move.most_ms, move.most_percussive_ms or move.most_ms)
        if not move.pace_ms <= move.least_ms <= longest:
            yield (
                f"moves/moves.yaml, move {move.id}: least_s {move.least_ms / 1000:g} must lie between "
                f"pace_s {move.pace_ms / 1000:g} and most_s {longest / 1000:g}"
            )


def every_spoken_key_exists(root: Path) -> Iterator[str]:
    """Everything that a plan or the chart can say has words in every language."""
    for language in languages(root):
        texts = words(root, language).texts
        for key in _spoken(root):
            if key not in texts:
                yield f"words/{language}: no words for {key!r}; add them to spoken.ftl or plan.ftl"


def _spoken(root: Path) -> Iterator[str]:
    known = repertoire(root)
    for move in known.moves.values():
        yield from (f"moves-{move.id}-{part}" for part in ("name", "do", "feel", "giver"))
    yield from (f"positions-{position}" for position in known.positions)
    yield from (f"plan-routines-{routine}-{part}" for routine in known.routines for part in ("name", "about"))
    yield from (f"plan-goals-{goal}" for goal in known.goals)
    yield from (f"regions-{region}" for region in Region)
    yield from (f"pressures-{pressure}" for pressure in Pressure)
    yield from (f"sides-{side}" for side in Side)
    for effect in _effects(chart(root), "say"):
        yield f"interjections-{effect}"


def _effects(raw: dict[str, Any], kind: str) -> Iterator[str]:
    tables = [*(state["on"] for state in raw["states"].values()), raw["anywhere"]]
    branches = [branch for table in tables for listed in table.values() for branch in listed]
    for action in (action for branch in branches for action in branch["do"]):
        name, _, argument = action.partition(":")
        if name == kind:
            yield argument


def command_words_are_marked(root: Path) -> Iterator[str]:
    """No spoken line holds a word that is also a voice command unless it is marked for it."""
    for language in languages(root):
        about = read_language(root, language)
        pattern = re.compile("|".join(rf"\b{re.escape(w)}\b" for w in about.command_words), re.IGNORECASE)
        for key, text in messages(root, root / "words" / language / "spoken.ftl"):
            found = pattern.search(text)
            if found and key not in about.lines_with_command_words:
                yield (
                    f"words/{language}/spoken.ftl, {key}: says the command word {found[0]!r}; say it "
                    f"otherwise or name it in lines_with_command_words of words/{language}/language.yaml"
                )


def the_chart_holds(root: Path) -> Iterator[str]:
    """The chart names only what is defined, and every rule it shows or rests on is a session rule."""
    raw = chart(root)
    yield from chart_problems(raw)
    rules = (*session_rules(root).rules, *SHOWN)
    for shown in _effects(raw, "show"):
        yield from _unknown("chart/session.json", "rule to show", [shown], known=rules)
    because = [guard["because"] for guard in raw["guards"].values() if "because" in guard]
    yield from _unknown("chart/session.json", "rule", because, known=rules)


def _unknown(where: str, kind: str, names: Iterable[str], *, known: Iterable[str]) -> Iterator[str]:
    known = list(known)
    yield from (f"{where}: no {kind} {n!r}; {did_you_mean(n, known)}" for n in names if n not in known)


GUIDANCE: tuple[Check, ...] = (
    routines_resolve,
    moves_fit_their_times,
    every_spoken_key_exists,
    command_words_are_marked,
    the_chart_holds,
    *EVIDENCE,
    *HEARING,
    *PROFESSIONALS,
    *SCREENING,
    *SOURCES,
    *TEXTS,
)
"""The checks of everything that guides a session; `instep content lint` runs them after the screening's."""
