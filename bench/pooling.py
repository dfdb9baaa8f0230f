"""How long pooling takes: 13 studies with every interval beside 20 ms, and one pooling beside statsmodels.

Prints CPU times of one run as ratios, for 13 studies (the BCG trials) and for 10,000. A pooling here
brings its Q-profile and prediction intervals with it; statsmodels works out neither.
"""

import argparse
import csv
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from statsmodels.stats.meta_analysis import combine_effects

from instep.evidence.pooling import Counts, EffectMeasure, Effects, Interval, Method, from_counts, given, pool

LIMIT_MS = 20.0
TABLE = Path(__file__).parents[1] / "tests/evidence/meta_tables/bcg_vaccine_2x2.csv"
CELLS = {"event_t": "event_t", "not_t": "noevent_t", "event_c": "event_c", "not_c": "noevent_c"}


def main() -> None:
    """Measure, print, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=50)
    rounds = asked.parse_args().rounds
    few, many = trials(), random_studies(10_000)
    every_interval(few)
    told = {
        "every_interval_13_ms": median_ms(lambda: every_interval(few), rounds),
        "dl_13_ms": median_ms(lambda: pool(few, method=Method.DL), rounds),
        "statsmodels_dl_13_ms": median_ms(lambda: combine_effects(few.yi, few.vi, method_re="chi2"), rounds),
        "every_interval_10000_ms": median_ms(lambda: every_interval(many), 5),
        "dl_10000_ms": median_ms(lambda: pool(many, method=Method.DL), 5),
        "statsmodels_dl_10000_ms": median_ms(lambda: combine_effects(many.yi, many.vi, method_re="chi2"), 5),
    }
    told["of_limit"] = round(told["every_interval_13_ms"] / LIMIT_MS, 3)
    told["dl_13_of_statsmodels"] = round(told["dl_13_ms"] / told["statsmodels_dl_13_ms"], 3)
    told["dl_10000_of_statsmodels"] = round(told["dl_10000_ms"] / told["statsmodels_dl_10000_ms"], 3)
    for name, value in told.items():
        print(f"{name:<26} {value}")
    print("JSON " + json.dumps(told))


def every_interval(effects: Effects) -> None:
    """Pool by REML with all three intervals, the prediction intervals and those of tau2."""
    for interval in Interval:
        pool(effects, interval=interval)


def trials() -> Effects:
    """Return the 13 trials as log risk ratios."""
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = {key: np.array([float(row[name]) for row in rows]) for key, name in CELLS.items()}
    return from_counts([row["author"] for row in rows], Counts(**columns), EffectMeasure.RR)


def random_studies(k: int) -> Effects:
    """Return many studies whose true effects differ."""
    rng = np.random.default_rng(1)
    vi = rng.uniform(0.01, 0.5, k)
    return given([""] * k, rng.normal(0.3, np.sqrt(vi + 0.05)), vi)


def median_ms(deed: Callable[[], object], rounds: int) -> float:
    """Return the median CPU time of a deed in ms."""
    times = []
    for _ in range(rounds):
        start = time.thread_time()
        deed()
        times.append((time.thread_time() - start) * 1000)
    return round(statistics.median(times), 3)


if __name__ == "__main__":
    main()
