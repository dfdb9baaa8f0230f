"""`python -m bench.voice.in_tab`: what listening costs a browser tab, and how soon a heard stop is silence.

The ear is given a minute of talk hop by hop in a Chromium tab; each hop has 80 ms. Then a session plays and a
recorded *stop* is spoken into the browser's microphone again and again: from the moment at which the page has
heard it to the moment at which the page has silenced the coach, by the page's own marks.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tests.journeys.listening_stage import opens
from tests.journeys.session_house import House, new_folder
from tests.journeys.session_stage import running_browser, stage_in
from tests.journeys.spoken import clip, hearing_browser, write
from tests.player.page import packed, page_with_modules

from instep.library.content.reading import content_root
from instep.safety.answers import Answers
from instep.session.wish import Wish
from instep.voice.ear.mel import RATE
from voice.train.clips import Kind, read_clips

EAR = content_root() / "ear"
STOP = "words/stop/18f8afd5_nohash_1.flac"
EVERY_S = 6
HOPS = """
async ({ embedding, head, sound }) => {
  const { Ear } = await import("/voice/listening/ear.js");
  const ear = new Ear(bytes(embedding), bytes(head));
  const samples = floats(sound), took = [];
  for (let from = 0; from + 1280 <= samples.length; from += 1280) {
    const block = samples.slice(from, from + 1280), begun = performance.now();
    ear.hear(block, () => "silent");
    took.push(performance.now() - begun);
    if (from % 12800 === 0) await new Promise((done) => setTimeout(done));
  }
  return took;
}
"""
MARKS = """
() => {
  const of = (name) => performance.getEntriesByName(name).map(({ startTime }) => startTime);
  return [of("instep-heard-stop"), of("instep-silent")];
}
"""


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice.in_tab")
    parser.add_argument("--stops", type=int, default=30)
    took = hops()
    print(told("a hop", took, reach=40))
    print(f"share of one core: {100 * statistics.fmean(took) / 80:.1f} %; reach 10 %")
    print(told("a heard stop to silence", silences(parser.parse_args().stops), reach=50))


def told(name: str, values: Sequence[float], *, reach: int) -> str:
    """Return a line with the middle, the far end and the count of some times in ms."""
    ends = ", ".join(
        f"p{share:.0%} {part(values, share):.1f}".replace("%", "") for share in (0.5, 0.95, 0.99)
    )
    return f"{name}: {ends}, longest {max(values):.1f} ms of {len(values)}; reach {reach}"


def part(values: Sequence[float], share: float) -> float:
    """Return the value under which so large a share lies."""
    return float(np.quantile(values, share))


def hops() -> list[float]:
    """Return how many ms each hop of a minute of talk took."""
    talk = np.concatenate([one.samples for one in read_clips() if one.kind is Kind.BACKGROUND])[: 60 * RATE]
    files = {name: packed((EAR / f"{name}.safetensors").read_bytes()) for name in ("embedding", "head")}
    with page_with_modules() as page:
        return list(page.evaluate(HOPS, files | {"sound": packed(talk)}))


def silences(count: int) -> list[float]:
    """Return how many ms the page took from each heard stop to silence."""
    folder = Path(tempfile.mkdtemp(prefix="instep-bench-"))
    spoken = [(10 + EVERY_S * order, clip(STOP)) for order in range(count)]
    file = write(folder / "said.wav", spoken, seconds=12 + EVERY_S * count)
    house = House(new_folder(folder))
    house.prepare({"bench": (Wish(minutes=20, routine="classic"), Answers())})
    house.open()
    try:
        with running_browser(*hearing_browser(file)) as browser, stage_in(browser) as stage:
            opens(stage, house.url("bench"))
            stage.begin()
            stage.page.evaluate(GOES_ON)
            stage.page.wait_for_timeout((10 + EVERY_S * count) * 1000)
            heard, silent = stage.page.evaluate(MARKS)
    finally:
        house.kill()
    return [min((at for at in silent if at >= begun), default=begun + 1e4) - begun for begun in heard]


GOES_ON = """
() => setInterval(() => {
  if (document.getElementById("session").dataset.state === "paused") document.getElementById("main").click();
}, 3000)
"""


if __name__ == "__main__":
    main()
