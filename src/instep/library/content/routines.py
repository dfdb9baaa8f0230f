"""Reads moves, positions, routines and doses into a Repertoire."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.foot.anatomy import Pressure, Region, Way
from instep.library.content.reading import read_content
from instep.routine.moves import Dose, Goal, Move, Position, Repertoire, Routine, Step


class _Move(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    technique: str
    regions: list[Region]
    holds: list[Region]
    partial: bool
    path: str | None
    view: str
    pressure: Pressure | None
    pace_s: float
    least_s: int
    most_s: int
    spots: int
    source: str
    claim: str
    most_percussive_s: int | None = None


class _Moves(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    review: dict[str, str]
    sources: dict[str, dict[str, str]]
    moves: list[_Move]


class _Position(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    ways: list[Way]
    handhold: bool
    screening: str | None
    source: str
    moves: str | list[str]


class _Positions(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    review: dict[str, str]
    positions: list[_Position]


class _Step(msgspec.Struct, forbid_unknown_fields=True):
    any_of: list[str]
    weight: float
    keep: int


class _Routine(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    ways: list[Way]
    positions: list[str]
    pace: float
    feet: bool
    heat: bool
    claim: str
    source: str
    steps: list[_Step]


class _Goal(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    hands: str
    partner: str
    roller: str
    device: str
    claim: str


class _Dose(msgspec.Struct, forbid_unknown_fields=True):
    minutes: dict[str, int]
    short_below_minutes: int
    sore_weight_per_point: float
    sore_light_from: int
    talk_short_from: int
    announce_before_s: float
    least_share_of_moves: float
    lead_in_least_s: float
    switch_least_s: float
    closing_least_s: float
    still_s: float
    look_foot_s: float
    lighter_when: list[str]
    pain_rises_after_days: float


class _Routines(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    review: dict[str, str]
    routines: list[_Routine]
    goals: list[_Goal]
    dose: _Dose


@cache
def repertoire(root: Path) -> Repertoire:
    """Return all moves, positions, routines and goals under a content folder; raises BadContent."""
    moves = read_content(root, "moves/moves.yaml", _Moves)
    positions = read_content(root, "moves/positions.yaml", _Positions)
    routines = read_content(root, "routines/routines.yaml", _Routines)
    return Repertoire(
        moves={m.id: _move(m) for m in moves.moves},
        positions={p.id: _position(p) for p in positions.positions},
        routines={r.id: _routine(r) for r in routines.routines},
        goals={g.id: _goal(g) for g in routines.goals},
        dose=_dose(routines.dose),
    )


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _move(raw: _Move) -> Move:
    fields: dict[str, Any] = msgspec.structs.asdict(raw)
    for name in ("pace_s", "least_s", "most_s", "most_percussive_s"):
        seconds = fields.pop(name)
        fields[f"{name[:-2]}_ms"] = None if seconds is None else _ms(seconds)
    fields.update(regions=tuple(raw.regions), holds=tuple(raw.holds))
    return Move(**fields)


def _position(raw: _Position) -> Position:
    moves = None if isinstance(raw.moves, str) else tuple(raw.moves)
    return Position(
        id=raw.id,
        ways=tuple(raw.ways),
        handhold=raw.handhold,
        screening=raw.screening,
        moves=moves,
        source=raw.source,
    )


def _routine(raw: _Routine) -> Routine:
    steps = tuple(Step(any_of=tuple(s.any_of), weight=s.weight, keep=s.keep) for s in raw.steps)
    return Routine(
        id=raw.id,
        ways=tuple(raw.ways),
        positions=tuple(raw.positions),
        pace=raw.pace,
        feet=raw.feet,
        heat=raw.heat,
        steps=steps,
        claim=raw.claim,
        source=raw.source,
    )


def _goal(raw: _Goal) -> Goal:
    return Goal(id=raw.id, routines={way: getattr(raw, way.value) for way in Way}, claim=raw.claim)


def _dose(raw: _Dose) -> Dose:
    return Dose(
        least_minutes=raw.minutes["least"],
        most_minutes=raw.minutes["most"],
        usual_minutes=raw.minutes["usual"],
        short_below_minutes=raw.short_below_minutes,
        sore_weight_per_point=raw.sore_weight_per_point,
        sore_light_from=raw.sore_light_from,
        talk_short_from=raw.talk_short_from,
        announce_before_ms=_ms(raw.announce_before_s),
        least_share_of_moves=raw.least_share_of_moves,
        lead_in_least_ms=_ms(raw.lead_in_least_s),
        switch_least_ms=_ms(raw.switch_least_s),
        closing_least_ms=_ms(raw.closing_least_s),
        still_ms=_ms(raw.still_s),
        look_foot_ms=_ms(raw.look_foot_s),
        lighter_when=tuple(raw.lighter_when),
        pain_rises_after_days=raw.pain_rises_after_days,
    )
