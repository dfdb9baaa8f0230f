"""From a key that asks for silence to silence, in the real session page, beside a bare audio.pause() in it.

The track is replaced by a continuous tone of the same length; the page, its chart and its handlers are
the real ones. In turn, a press of Space (the session's own way: chart, effect, silence) and of F9 (a
listener of ours that does nothing but audio.pause()). `own` is the time from the first listener of the
press to the page's call of pause(); `rendered` to the last loud sample that the page handed out; `heard`
from the press itself to the moment when that sample leaves the platform's output. A press that meets a
blocked page waits for it whatever listens (`waited`), so the two ways are compared from the first
listener on (`heard_after_wait`). Then play is traced for long tasks.

    python bench/stop_latency.py [--trials 10]
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from devtools import Browser, Tab, chromium, percentile
from player_page import even_plan, house, open_session
from tests.journeys.browser import chromium_path

CONDITIONS = ("idle", "cpu6x", "blocked")
OWN_LIMIT_MS = 10
TASK_LIMIT_MS = 16
TRACED_S = 8
BUSY = "setInterval(() => { const end = performance.now() + 150; while (performance.now() < end); }, 300)"
TONE = """
async () => {
  const rate = 24000, seconds = 200, samples = new Int16Array(rate * seconds);
  for (let n = 0; n < samples.length; n += 1) samples[n] = 9000 * Math.sin((2 * Math.PI * 300 * n) / rate);
  const head = new DataView(new ArrayBuffer(44));
  const word = (at, text) => [...text].forEach((c, n) => head.setUint8(at + n, c.charCodeAt(0)));
  word(0, "RIFF"); head.setUint32(4, 36 + samples.byteLength, true);
  word(8, "WAVEfmt "); head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); head.setUint16(22, 1, true); head.setUint32(24, rate, true);
  head.setUint32(28, rate * 2, true); head.setUint16(32, 2, true); head.setUint16(34, 16, true);
  word(36, "data"); head.setUint32(40, samples.byteLength, true);
  const audio = document.querySelector("audio");
  audio.src = URL.createObjectURL(new Blob([head, samples], { type: "audio/wav" }));
  await new Promise((resolve) => { audio.oncanplaythrough = resolve; });
  const pause = audio.pause.bind(audio);
  audio.pause = () => { bench.called ??= performance.now(); pause(); };
  addEventListener("keydown", (press) => {
    bench.first = performance.now();
    bench.pressed = press.timeStamp;
    bench.called = undefined;
    const out = bench.context.getOutputTimestamp();
    bench.clock = { now: bench.context.currentTime, heard: out.contextTime, at: out.performanceTime };
    if (press.key === "F9") { press.stopImmediatePropagation(); audio.pause(); }
  }, true);
}
"""
ANSWER = """
(async () => {
  const last = (await bench.lastLoud())[0] / bench.context.sampleRate;
  const { now, heard, at } = bench.clock;
  return { own: bench.called - bench.first, waited: bench.first - bench.pressed,
    rendered: (last - now) * 1000, heard: at + (last - heard) * 1000 - bench.pressed,
    heard_after_wait: at + (last - heard) * 1000 - bench.first };
})()
"""
GO_ON = """
if (document.querySelector("#session").dataset.state === "paused") document.querySelector("#main").click()
"""
WAYS = {"session": (" ", "Space"), "audio.pause()": ("F9", "F9")}


def main() -> None:
    """Measure, print a table and end with one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=10)
    given = parser.parse_args()
    found: dict[str, Any] = {}
    print(
        f"{'ms':10}{'way':15}{'own p50/max':>15}{'limit':>7}{'rendered':>14}{'heard p50/max':>18}{'/peer':>7}"
    )
    with house(even_plan()) as url:
        for condition in CONDITIONS:
            found[condition] = measure(url, condition, given.trials)
            tell(condition, found[condition])
        tasks = longest_tasks(url)
    share = tasks["longest_ms"] / TASK_LIMIT_MS
    print(
        f"longest task in {TRACED_S} s of play: {tasks['longest_ms']:.1f} ms of CPU, {share:.2f} of the limit"
    )
    print("JSON", json.dumps({"trials": given.trials, "conditions": found, "tasks": tasks}))


def measure(url: str, condition: str, trials: int) -> dict[str, Any]:
    """The two ways in turn, so that both meet the same minutes of this machine."""
    seen: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    with chromium(chromium_path()) as browser:
        tab = prepared(browser, url)
        if condition.startswith("cpu"):
            tab.send("Emulation.setCPUThrottlingRate", rate=float(condition[3:-1]))
        if condition == "blocked":
            tab.run(BUSY)
        for trial in range(trials):
            for way, key in WAYS.items():
                seen[way].append(one_stop(tab, key, trial))
    return {way: judged(stops) for way, stops in seen.items()}


def prepared(browser: Browser, url: str) -> Tab:
    """A session that plays the tone."""
    tab = open_session(browser, url, gain=0.5)
    tab.run(f"({TONE})()")
    tab.run("document.querySelector('#main').click(); document.activeElement.blur()")
    return tab


def one_stop(tab: Tab, key: tuple[str, str], trial: int) -> dict[str, float]:
    """Go on where it rests, wait a little (each time a little differently), press, and look back."""
    tab.run(GO_ON)
    time.sleep(0.35 + 0.037 * (trial % 9))
    tab.press(*key)
    time.sleep(0.25)
    answer: dict[str, float] = tab.run(ANSWER)
    return answer


def judged(stops: list[dict[str, float]]) -> dict[str, float]:
    """The middle and the worst of each figure, in ms."""
    figures = {}
    for name in ("own", "waited", "rendered", "heard", "heard_after_wait"):
        values = [stop[name] for stop in stops]
        figures[f"{name}_p50"] = round(statistics.median(values), 2)
        figures[f"{name}_max"] = round(max(values), 2)
    return figures


def longest_tasks(url: str) -> dict[str, Any]:
    """The CPU time of the page's longest tasks while it plays, its captions change and its dot moves."""
    with chromium(chromium_path()) as browser:
        tab = open_session(browser, url, gain=0.5)
        tab.run("document.querySelector('#main').click()")
        tab.press("PageDown", "PageDown")
        time.sleep(2)
        tab.send(
            "Tracing.start", transferMode="ReportEvents", traceConfig={"includedCategories": ["toplevel"]}
        )
        time.sleep(TRACED_S)
        tab.send("Tracing.end")
        browser.until("Tracing.tracingComplete")
        parts = [event for event in browser.events if event.get("method") == "Tracing.dataCollected"]
    kept = [entry for part in parts for entry in part["params"]["value"]]
    names = {(e["pid"], e["tid"]): e["args"]["name"] for e in kept if e["name"] == "thread_name"}
    main_thread = {place for place, name in names.items() if name == "CrRendererMain"}
    tasks = [
        e.get("tdur", e.get("dur", 0)) / 1000
        for e in kept
        if (e["pid"], e["tid"]) in main_thread and e["name"] == "ThreadControllerImpl::RunTask"
    ]
    return {
        "tasks": len(tasks),
        "longest_ms": round(max(tasks), 2),
        "p99_ms": round(percentile(tasks, 0.99), 2),
        "over_limit": sum(task > TASK_LIMIT_MS for task in tasks),
    }


def tell(condition: str, ways: dict[str, Any]) -> None:
    """Two lines of the table."""
    for way, f in ways.items():
        peer = f["heard_after_wait_p50"] / ways["audio.pause()"]["heard_after_wait_p50"]
        print(
            f"{condition:10}{way:15}{f['own_p50']:8.2f}/{f['own_max']:6.2f}{f['own_max'] / OWN_LIMIT_MS:7.2f}"
            f"{f['rendered_p50']:14.1f}{f['heard_p50']:11.1f}/{f['heard_max']:6.1f}{peer:7.2f}"
            f"   load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
