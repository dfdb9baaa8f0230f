"""What is drawn, as the files of recipes say it: grips, and the pictures that use them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from hands.arrays import Floats
from hands.reaching import Grip

HERE = Path(__file__).parent


def recipes(name: str) -> dict[str, Any]:
    """The recipes of a file, by their names."""
    return dict(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")))


def grips() -> Mapping[str, Grip]:
    """Every grip by its name."""
    return {name: _grip(written) for name, written in recipes("grips").items()}


def _grip(written: Mapping[str, Any]) -> Grip:
    toward = tuple(
        (joint, axis, _direction(way), float(weight))
        for joint, axis, way, weight in written.get("toward", ())
    )
    return Grip(
        hand=written["hand"],
        fingers=np.array(written["fingers"], float),
        palm=np.array(written["palm"], float),
        reach={name: np.array(at, float) for name, at in written["reach"].items()},
        toward=toward,
        ease={part: tuple(angles) for part, angles in written.get("ease", {}).items()},
        firm=written.get("firm", 1.0),
    )


def _direction(way: list[float | None]) -> Floats:
    return np.array([np.nan if part is None else part for part in way], float)
