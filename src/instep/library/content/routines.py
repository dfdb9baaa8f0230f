"""Reads moves, positions, routines and doses into a Repertoire."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instep.foot.anatomy import Way
from instep.library.content.entries import entries
from instep.library.content.reading import read_tree
from instep.routine.moves import Dose, Goal, Move, Position, Repertoire, Routine

_MOVES, _POSITIONS, _ROUTINES = "moves/moves.yaml", "moves/positions.yaml", "routines/routines.yaml"
_ANY_MOVE = "any"


@cache
def repertoire(root: Path) -> Repertoire:
    """Return all moves, positions, routines and goals under a content folder; raises BadContent."""
    here = entries(root)
    moves = (here.value(_in_ms(one), Move, where) for where, one in here.raw(_MOVES, "moves"))
    seats = (here.value(_position(one), Position, where) for where, one in here.raw(_POSITIONS, "positions"))
    goals = (here.value(_goal(one), Goal, where) for where, one in here.raw(_ROUTINES, "goals"))
    dose = here.value(_dose(read_tree(root, _ROUTINES)["dose"]), Dose, f"{_ROUTINES}, dose")
    return Repertoire(
        moves={move.id: move for move in moves},
        positions={position.id: position for position in seats},
        routines={one.id: one for one in here.every(_ROUTINES, "routines", kind=Routine)},
        goals={goal.id: goal for goal in goals},
        dose=dose,
    )


def _in_ms(written: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with its seconds, `pace_s` and the like, in whole milliseconds."""
    seconds = {name: said for name, said in written.items() if name.endswith("_s")}
    rest = {name: said for name, said in written.items() if name not in seconds}
    return rest | {f"{name.removesuffix('_s')}_ms": round(said * 1000) for name, said in seconds.items()}


def _position(written: Mapping[str, Any]) -> dict[str, Any]:
    return {**written, "moves": None if written["moves"] == _ANY_MOVE else written["moves"]}


def _goal(written: Mapping[str, Any]) -> dict[str, Any]:
    ways = {way.value: written[way.value] for way in Way if way.value in written}
    return {"routines": ways, **{name: said for name, said in written.items() if name not in ways}}


def _dose(written: Mapping[str, Any]) -> dict[str, Any]:
    minutes = {f"{name}_minutes": said for name, said in written["minutes"].items()}
    return minutes | _in_ms({name: said for name, said in written.items() if name != "minutes"})
