"""CPU time of a ten-minute track: phrases cached, beside 0.5 s; and cold, beside the voice engine's own time.

Each measure is a fresh process with one thread, from its first line to the finished WAV on disk. The engine's
own time is what hibari alone takes, in the same run and in turn with ours, to load and to speak the same
phrases. Each figure is the least of its rounds: other work on the machine only adds to CPU time.

    python bench/track_times.py [ROUNDS]
"""

import json
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

from instep.library.content.reading import content_root
from instep.library.content.routines import repertoire
from instep.library.content.screening import rules
from instep.library.content.words import words
from instep.safety.answers import Answers
from instep.safety.screening import screen
from instep.session.plan import build
from instep.session.timeline import CueKind, Plan, Talk
from instep.session.wish import Remembered, Wish

LIMIT_CACHED = 0.5
LIMIT_COLD = 1.15
# One thread; and bytecode is kept, as pip leaves it on a person's machine, wherever the bench itself runs.
ALIKE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": ""}

# One process of ours: the plan is unpacked before the clock starts, everything else is inside.
OURS = """
import pickle, sys, time
from pathlib import Path
import instep.session.timeline
plan = pickle.loads(Path(sys.argv[1]).read_bytes())
begin = time.process_time()
from instep.voice.phrases import Phrases
from instep.voice.recipe import sound_recipes
from instep.voice.sounds import synthesise
from instep.voice.speech import Voice
from instep.voice.track import render
from instep.voice.track_file import write_wav
phrases = Phrases(voice=Voice(), folder=Path(sys.argv[2]))
track = render(plan, phrases.say, sounds=synthesise(sound_recipes()))
write_wav(track, Path(sys.argv[3]))
print(time.process_time() - begin)
"""
# The engine alone, as its own documentation uses it: no cache, no track, no file.
ENGINE = """
import json, sys, time
texts = json.loads(sys.argv[1])
begin = time.process_time()
from hibari import Hibari
speak = Hibari(threads=1)
for text in texts:
    speak(text, seed=0)
print(time.process_time() - begin)
"""


def main() -> None:
    """Measure, print a table and end with one line of JSON."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        measured = measure(Path(name), rounds)
    cached, cold, engine = (min(measured[key]) for key in ("cached", "cold", "engine"))
    print(f"{'track of ten minutes':32}{'CPU s':>8}{'beside':>10}{'ratio':>8}{'limit':>8}")
    report("phrases cached, WAV written", cached, beside=LIMIT_CACHED, limit=1)
    report("cold, beside the engine alone", cold, beside=engine, limit=LIMIT_COLD)
    found = {"cached_s": cached, "cold_s": cold, "engine_s": engine, "rounds": rounds}
    ratios = {"cached_ratio": cached / LIMIT_CACHED, "cold_ratio": cold / engine}
    print("JSON", json.dumps({key: round(value, 4) for key, value in {**found, **ratios}.items()}))


def report(what: str, seconds: float, *, beside: float, limit: float) -> None:
    """Print one line of the table."""
    print(f"{what:32}{seconds:8.3f}{beside:10.3f}{seconds / beside:8.2f}{limit:8.2f}")


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Return the CPU seconds of each round: engine, cold, cached, in turn."""
    plan, texts = save_plan(folder / "plan.pickle")
    seconds: dict[str, list[float]] = {"engine": [], "cold": [], "cached": []}
    for order in range(rounds + 1):
        ours = [OURS, str(plan), str(folder / f"phrases-{order}"), str(folder / "track.wav")]
        seconds["engine"].append(cpu([ENGINE, json.dumps(texts)], folder))
        seconds["cold"].append(cpu(ours, folder))
        seconds["cached"].append(cpu(ours, folder))
    # The first round compiles Python for the others and is not counted.
    return {what: measured[1:] for what, measured in seconds.items()}


def save_plan(path: Path) -> tuple[Path, list[str]]:
    """Write the ten-minute classic session of a person whom nothing limits; return its path and phrases."""
    root = content_root()
    plan = build(
        Wish(minutes=10, routine="classic", talk=Talk.FULL),
        screen(Answers(), rules(root)),
        repertoire=repertoire(root),
        words=words(root),
        remembered=Remembered(),
    )
    if not isinstance(plan, Plan):
        raise SystemExit(f"no plan to measure: {plan}")
    path.write_bytes(pickle.dumps(plan))
    return path, list(dict.fromkeys(cue.text for cue in plan.cues if cue.kind is CueKind.SPEECH))


def cpu(arguments: list[str], folder: Path) -> float:
    """Return the CPU seconds that a fresh process measured of itself."""
    run = subprocess.run(
        [sys.executable, "-c", *arguments],
        env={**os.environ, **ALIKE, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout)


if __name__ == "__main__":
    main()
