"""Draws which room may import which, from lint's contracts: what stands higher imports what stands lower."""

import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

_WIDTH, _ROW, _HEAD, _GAP = 880, 44, 40, 10
_STYLE = (
    "text{font:15px system-ui,sans-serif;fill:#1f1a17}.head{font-weight:600}"
    "rect{fill:#f5ece1;stroke:#8a6a4f}.core{fill:#e3efe9}"
    "@media(prefers-color-scheme:dark){text{fill:#f1e9e0}rect{fill:#2b231d;stroke:#b9987a}.core{fill:#1f2f29}}"
)
_CORE = frozenset({"facts", "session", "routine", "safety", "outcomes", "record", "foot", "evidence"})


def rooms_drawing(pyproject: Path) -> str:
    """Return the drawing as SVG: one block for each contract of layers, one row for each layer."""
    settings = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    contracts = [one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    body, top = [], 0
    for contract in contracts:
        layers = [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]
        body += list(_block(f"{contract['containers'][0]}: {contract['name']}", layers, top))
        top += _HEAD + len(layers) * (_ROW + _GAP) + _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" role="img">'
        f"<title>Which room may import which</title><style>{_STYLE}</style>{''.join(body)}</svg>\n"
    )


def _block(title: str, layers: Sequence[Sequence[str]], top: int) -> Iterator[str]:
    yield f'<text class="head" x="0" y="{top + _HEAD - 14}">{escape(title)}</text>'
    for number, rooms in enumerate(layers):
        y = top + _HEAD + number * (_ROW + _GAP)
        width = (_WIDTH - _GAP * (len(rooms) - 1)) / len(rooms)
        for place, room in enumerate(rooms):
            yield from _room(room, x=place * (width + _GAP), y=y, width=width)


def _room(name: str, *, x: float, y: float, width: float) -> Iterator[str]:
    kind = ' class="core"' if name in _CORE else ""
    yield f'<rect{kind} x="{x + 1:g}" y="{y}" width="{width - 2:g}" height="{_ROW}" rx="8"/>'
    yield f'<text x="{x + width / 2:g}" y="{y + _ROW / 2 + 5:g}" text-anchor="middle">{escape(name)}</text>'
