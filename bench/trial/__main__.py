"""Prints coverage, error rates, power and time of a fair test on one person: python -m bench.trial."""

import argparse
import json
import time
import warnings

import numpy as np
from bench.trial.coverage import HIGH, LOW, coverage
from bench.trial.peers import peers
from bench.trial.people import Truth, groups
from bench.trial.verdicts import ARMS, MOST_FALSE, answers, verdicts

from instep.outcomes.n_of_1.design import ArmOrder, Design

LIMIT_MS = 100.0


def main() -> None:
    """Measure, print, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=20_000, help="drawn for each cell of coverage")
    asked.add_argument(
        "--analysed", type=int, default=300, help="analysed in whole for each cell of verdicts"
    )
    asked.add_argument("--peers", type=int, default=400, help="drawn for each cell beside the peers")
    asked.add_argument("--seed", type=int, default=20261124)
    given = asked.parse_args()
    rng = np.random.default_rng(given.seed)
    warnings.simplefilter(
        "ignore"
    )  # a peer that did not converge says so each time; its answer counts as it is
    cells = coverage(given.people, rng)
    said = verdicts(given.analysed, rng)
    beside = peers(given.peers, rng)
    outside = [cell for cell in cells if not LOW <= cell["covered"] <= HIGH]
    false = max(cell["helps"] for cell in said if cell["effect"] == 0)
    told = {
        "cells": len(cells),
        "outside": len(outside),
        "false_helps_of_limit": round(false / MOST_FALSE, 3),
        "analysis_of_limit": round(_analysis_ms(rng) / LIMIT_MS, 3),
        "peers": beside,
    }
    print(f"\none trial of 84 days analysed: {told['analysis_of_limit']} x of {LIMIT_MS:.0f} ms CPU")
    print(f"false *helps*, worst cell: {told['false_helps_of_limit']} x of {MOST_FALSE:g}")
    print("JSON " + json.dumps(told))


def _analysis_ms(rng: np.random.Generator) -> float:
    """The median CPU time of a whole analysis of the longest design, in ms."""
    design = Design(arms=ARMS, order=ArmOrder.BLOCKS, days=84)
    (group,) = groups(design, Truth(effect=-1.0, rho=0.3, usual=1.0), rng, patterns=1, people=30)
    asked, times = answers(group, 84), []
    for _ in range(30):
        began = time.thread_time()
        next(asked)
        times.append(1000 * (time.thread_time() - began))
    return float(np.median(times))


if __name__ == "__main__":
    main()
