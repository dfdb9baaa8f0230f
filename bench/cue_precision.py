"""Cues in the real session page: when each is heard, against the track's own clock, in six conditions.

Every cue of the plan is the same pulse, half a second apart. The page's own audio element is led through
an AudioWorklet that reports the frame of each onset, at the track's own rate. Beside it, in the same
page and through the same tap, a player that arms setInterval and starts an oscillator, as timers in a
page do.

    python bench/cue_precision.py [--seconds 9]
"""

import argparse
import json
import os
import statistics
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from devtools import chromium, percentile
from player_page import BEAT_MS, even_plan, house, open_session
from tests.journeys.browser import chromium_path

RATE = 24_000
QUANTUM_MS = 128 / 48_000 * 1000
CONDITIONS = ("idle", "cpu4x", "cpu6x", "blocked", "hidden", "hidden-silent")
BUSY = "setInterval(() => { const end = performance.now() + 150; while (performance.now() < end); }, 300)"
PEER = f"""
window.beats = setInterval(() => {{
  const tone = new OscillatorNode(bench.context, {{ frequency: 440 }});
  tone.connect(bench.peer);
  tone.start();
  tone.stop(bench.context.currentTime + 0.05);
}}, {BEAT_MS})
"""


def main() -> None:
    """Measure, print a table and end with one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=9)
    parser.add_argument("--conditions", default=",".join(CONDITIONS))
    given = parser.parse_args()
    found: dict[str, Any] = {}
    print(
        f"{'':15}{'cues':>5}{'missing':>8}{'worst':>9}{'worst/limit':>12}{'timer p99':>10}{'ours/timer':>11}"
    )
    with house(even_plan()) as url:
        for condition in given.conditions.split(","):
            found[condition] = measure(url, condition, given.seconds)
            tell(condition, found[condition])
    print(
        "JSON", json.dumps({"seconds": given.seconds, "limit_ms": round(QUANTUM_MS, 3), "conditions": found})
    )


def measure(url: str, condition: str, seconds: float) -> dict[str, Any]:
    """Play for so long in one condition."""
    with chromium(chromium_path()) as browser:
        tab = open_session(browser, url, gain=0.0001 if condition == "hidden-silent" else 0.5)
        tab.run("document.querySelector('#main').click()")
        tab.run(PEER)
        if condition.startswith("cpu"):
            tab.send("Emulation.setCPUThrottlingRate", rate=float(condition[3:-1]))
        if condition == "blocked":
            tab.run(BUSY)
        if condition.startswith("hidden"):
            tab.hide()
        time.sleep(seconds)
        tab.send("Emulation.setCPUThrottlingRate", rate=1)
        seen = tab.run(
            "({ onsets: bench.onsets, hidden: document.hidden,"
            " state: document.querySelector('#session').dataset.state,"
            " position: document.querySelector('audio').currentTime })"
        )
    if seen["state"] != "guiding" or seen["hidden"] != condition.startswith("hidden"):
        raise RuntimeError(f"{condition}: not the condition that was meant: {seen}")
    return judged(seen)


def judged(seen: dict[str, Any]) -> dict[str, Any]:
    """Errors of spacing in ms, and cues that were due and not heard."""
    ours, peers = ([frame / RATE * 1000 for frame in frames] for frames in seen["onsets"])
    heard = [round((at - ours[0]) / BEAT_MS) for at in ours]
    due = int((seen["position"] * 1000 - BEAT_MS) // BEAT_MS)
    errors = spacing(ours)
    timers = spacing(peers)
    return {
        "cues": len(ours),
        "missing": max(0, due - len(set(heard))),
        "p50_ms": round(statistics.median(errors), 4),
        "worst_ms": round(max(errors), 4),
        "worst_samples": round(max(errors) / 1000 * RATE),
        "timer_p99_ms": round(percentile(timers, 0.99), 2) if timers else None,
    }


def spacing(onsets: list[float]) -> list[float]:
    """How far each time between two onsets is from the beat, in ms; a gap counts as what it is."""
    return [abs(b - a - BEAT_MS) for a, b in pairwise(onsets)]


def tell(condition: str, figures: dict[str, Any]) -> None:
    """One line of the table."""
    timer = figures["timer_p99_ms"]
    beside = f"{timer:10.2f}{figures['worst_ms'] / timer:11.4f}" if timer else f"{'none heard':>21}"
    print(
        f"{condition:15}{figures['cues']:5}{figures['missing']:8}{figures['worst_ms']:6.3f} ms"
        f"{figures['worst_ms'] / QUANTUM_MS:12.4f}{beside}   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
