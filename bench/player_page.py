"""A session's page made ready for measuring: a plan of even beats, and a tap on the page's own sound."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import Browser, Tab, serving
from msgspec import structs
from way_in import page_at

from instep.app import Instep
from instep.facts.session import SessionStarted
from instep.journal.sqlite import SqliteJournal
from instep.safety.answers import Answers
from instep.safety.clearance_keys import keys_of
from instep.safety.screening import screen
from instep.session.plan import build
from instep.session.plan_json import with_hash
from instep.session.plan_keys import timeline_of
from instep.session.timeline import Cue, CueKind, Plan, Talk
from instep.session.wish import Remembered, Wish

BEAT_MS = 500
SESSION = "bench-session"
# Reports the frame of every onset after 150 ms of quiet, and of the last loud sample, for each input.
TAP = """
class Tap extends AudioWorkletProcessor {
  constructor(options) {
    super();
    const inputs = options.numberOfInputs;
    this.quiet = new Array(inputs).fill(1e9);
    this.last = new Array(inputs).fill(-1);
    this.port.onmessage = () => this.port.postMessage({ last: this.last.slice() });
  }
  process(inputs) {
    inputs.forEach((input, n) => {
      const samples = input[0];
      if (!samples) { this.quiet[n] += 128; return; }
      for (let s = 0; s < samples.length; s += 1) {
        if (Math.abs(samples[s]) <= 1e-3) { this.quiet[n] += 1; continue; }
        if (this.quiet[n] > sampleRate * 0.15) this.port.postMessage({ onset: n, frame: currentFrame + s });
        this.quiet[n] = 0;
        this.last[n] = currentFrame + s;
      }
    });
    return true;
  }
}
registerProcessor("tap", Tap);
"""
# The page's own audio element, led through the tap at its own rate: nothing is resampled, frames are samples.
LISTEN = """
async () => {
  const context = new AudioContext({ sampleRate: 24000 });
  const url = URL.createObjectURL(new Blob([TAP], { type: "text/javascript" }));
  await context.audioWorklet.addModule(url);
  const tap = new AudioWorkletNode(context, "tap", { numberOfInputs: 2 });
  const out = new GainNode(context, { gain: GAIN });
  const track = context.createMediaElementSource(document.querySelector("audio"));
  track.connect(tap, 0, 0);
  track.connect(out);
  const peer = new GainNode(context, { gain: 0.3 });
  peer.connect(tap, 0, 1);
  peer.connect(out);
  tap.connect(new GainNode(context, { gain: 0 })).connect(context.destination);
  out.connect(context.destination);
  window.bench = { context, tap, peer, onsets: [[], []], last: null };
  tap.port.onmessage = ({ data }) => {
    if ("last" in data) bench.answer(data.last);
    else bench.onsets[data.onset].push(data.frame);
  };
  bench.lastLoud = () => new Promise((resolve) => { bench.answer = resolve; tap.port.postMessage(0); });
  await context.resume();
}
"""


def even_plan(minutes: int = 4) -> Plan:
    """A real plan, silent but for a pulse every half second: each onset is then the same sound."""
    instep = Instep(journal=SqliteJournal(Path(tempfile.mkdtemp()) / "unused.db"))
    library = instep.library
    composed = build(
        Wish(minutes=minutes, routine="classic", talk=Talk.TONES),
        screen(Answers(), library.rules),
        repertoire=library.repertoire,
        words=library.words,
        remembered=Remembered(),
    )
    assert isinstance(composed, Plan)
    beats = range(BEAT_MS, composed.duration_ms - BEAT_MS, BEAT_MS)
    cues = tuple(Cue(at=at / 1000, kind=CueKind.PULSE, key="stroke", text="") for at in beats)
    return with_hash(structs.replace(composed, cues=cues))


@contextmanager
def house(plan: Plan) -> Iterator[str]:
    """The address of a session of this plan."""
    with tempfile.TemporaryDirectory(prefix="instep-bench-") as folder:
        path = Path(folder) / "journal.db"
        instep = Instep(journal=SqliteJournal(path))
        started = SessionStarted(
            session=SESSION,
            minutes=4,
            way=plan.way,
            routine=plan.routine,
            goal=plan.goal,
            plan_hash=plan.hash,
            plan=structs.replace(timeline_of(plan), cues=plan.cues),
            clearance=keys_of(plan.clearance),
        )
        instep.context().append(started)
        instep.journal.close()
        with serving(path) as address:
            yield page_at(address, f"/session/{SESSION}")


def open_session(browser: Browser, url: str, *, gain: float) -> Tab:
    """The page, loaded and tapped, with its bed turned down: only the track is measured."""
    tab = Tab(browser)
    tab.send("Page.enable")
    tab.send("Page.addScriptToEvaluateOnNewDocument", source="localStorage.setItem('instep-bed', '0')")
    tab.send("Page.navigate", url=url)
    tab.wait("document.querySelector('#main')?.disabled === false")
    script = LISTEN.replace("TAP", f"`{TAP}`").replace("GAIN", str(gain))
    tab.run(f"({script})()")
    return tab
