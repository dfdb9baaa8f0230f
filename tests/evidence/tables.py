"""The published tables: their studies as effects, and every figure that was printed of them."""

import csv
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from instep.evidence.pooling import (
    Counts,
    EffectMeasure,
    Effects,
    Means,
    from_counts,
    given,
    mean_differences,
    standardised_differences,
    variance_of,
)
from instep.evidence.pooling.effects import Vector

FOLDER = Path(__file__).parent / "meta_tables"
NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))


class Table:
    """One published table."""

    def __init__(self, name: str) -> None:
        self.name = name
        with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
            self.rows: list[dict[str, str]] = list(csv.DictReader(file))
        told: dict[str, Any] = yaml.load(
            (FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
        )
        self.k: int = told["k"]
        self.expected: list[dict[str, Any]] = told["expected"]

    def column(self, name: str) -> Vector:
        return np.array([float(row[name]) for row in self.rows])

    @property
    def names(self) -> list[str]:
        return [next(iter(row.values())) for row in self.rows]

    @property
    def counts(self) -> Counts:
        a, c = self.column("event_t"), self.column("event_c")
        if "noevent_t" in self.rows[0]:
            return Counts(
                event_t=a, not_t=self.column("noevent_t"), event_c=c, not_c=self.column("noevent_c")
            )
        return Counts(event_t=a, not_t=self.column("n_t") - a, event_c=c, not_c=self.column("n_c") - c)

    @property
    def means(self) -> Means:
        head = "post_" if "post_mean_t" in self.rows[0] else ""
        return Means(
            **{
                f"{name}_{arm}": self.column(f"{head}{name}_{arm}") for name in ("mean", "sd") for arm in "tc"
            },
            **{f"n_{arm}": self.column(f"n_{arm}") for arm in "tc"},
        )

    def effects(self, measure: EffectMeasure, *, pooled_sd: bool = False) -> Effects:
        row = self.rows[0]
        if "yi" in row:
            vi = self.column("vi") if "vi" in row else self.column("sei") ** 2
            return given(self.names, self.column("yi"), vi, measure=measure)
        if "or" in row:
            low, high = np.log(self.column("or_ci_low")), np.log(self.column("or_ci_high"))
            return given(
                self.names, np.log(self.column("or")), variance_of(low, high), measure=EffectMeasure.OR
            )
        if "event_t" in row:
            return from_counts(self.names, self.counts, measure)
        if measure is EffectMeasure.SMD:
            return standardised_differences(self.names, self.means)
        return mean_differences(self.names, self.means, pooled_sd=pooled_sd)
