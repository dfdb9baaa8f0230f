"""`python -m bench.voice`: the figures of the ear, each with its count, its 95 % interval and its reach.

Every speaker is tried on a head that has not heard them (`voice/folds`; `python -m voice.train --folds` makes
it). Thresholds are those of content/ear/hearing.yaml. Recorded words are people at close microphones; rooms,
echo and all noise but the dishes are computed. `--one-stage` leaves out the optional second recogniser.
"""

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.voice.trials import DIGITS, TEN
from bench.voice.tried import Result, results

_Z = 1.959964
_TAIL = 0.025


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure."""

    name: str
    got: str
    reach: str
    holds: bool


def main() -> None:
    """Try everything and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice")
    parser.add_argument("--one-stage", action="store_true")
    tried = list(results(second_stage=not parser.parse_args().one_stage))
    for row in rows(tried):
        print(f"{'ok  ' if row.holds else 'MISS'}  {row.name:<52} {row.got:<44} {row.reach}")


def rows(tried: Sequence[Result]) -> Iterator[Row]:
    """Yield the figures in the order of the issue's table."""
    quiet = [one for one in tried if one.set == "quiet"]
    stops = [one.stopped for one in quiet if one.word == "stop"]
    yield share("stop, quiet, within 300 ms of its end", stops, 98)
    for ratio, least in ((10, 95), (0, 85)):
        noisy = [one.stopped for one in tried if one.set == f"noise {ratio} dB"]
        yield share(f"stop at {ratio} dB of dishes, tap, machine, wheel, white", noisy, least)
    behind = [one for one in tried if one.set == "behind talk"]
    yield share("(stop close behind talk, at once)", [one.stopped for one in behind], 0)
    yield share("stop close behind talk, within 0.8 s or asked", [one.noticed for one in behind], 98)
    yield from _over_the_coach(tried)
    for name in ("coach alone", "more coach alone"):
        for where in ("", " in a room"):
            yield per_hour(f"false stop, {name}{where}", [one for one in tried if one.set == name + where], 0)
    yield per_hour("false stop, other people's talk", [one for one in tried if one.set == "talk"], 15)
    yield _raised(tried)
    yield share("ten words, quiet", _named(quiet, TEN), 95)
    yield share("digits when asked, quiet", _named(quiet, DIGITS), 92)
    yield share("synthetic phrases (robots, not people)", _named(tried, None, of="synthetic"), 85)
    yield share("(stop taken for a stop by its name)", _named(quiet, ("stop",)), 0)
    other = [one.stops > 0 for one in quiet if one.word != "stop"]
    yield Row(name="(a stop heard in another single word)", got=counted(other), reach="", holds=True)
    yield _late(tried)
    yield _cost(tried)


def share(name: str, hits: Sequence[bool], least: float) -> Row:
    """Return a row that should reach at least so many per cent."""
    reached = 100 * sum(hits) / len(hits) if hits else 0.0
    return Row(name=name, got=counted(hits), reach=f">= {least} %", holds=reached >= least)


def counted(hits: Sequence[bool]) -> str:
    """Return hits, trials, per cent and the Wilson interval (E. B. Wilson 1927)."""
    n, k = len(hits), sum(hits)
    if not n:
        return "none tried"
    middle = (k + _Z**2 / 2) / (n + _Z**2)
    half = _Z / (n + _Z**2) * math.sqrt(k * (n - k) / n + _Z**2 / 4)
    return f"{k}/{n} = {100 * k / n:.1f} % ({100 * (middle - half):.1f} to {100 * (middle + half):.1f})"


def per_hour(name: str, tried: Sequence[Result], most: float) -> Row:
    """Return a row of events an hour, with the exact Poisson interval (F. Garwood 1936)."""
    events, hours = sum(one.stops for one in tried), sum(one.seconds for one in tried) / 3600
    low, high = (count / hours for count in garwood(events))
    got = f"{events} in {hours * 60:.1f} min = {events / hours:.1f}/h ({low:.0f} to {high:.0f})"
    return Row(name=name, got=got, reach=f"<= {most}/h" if most else "0", holds=events / hours <= most)


def garwood(events: int) -> tuple[float, float]:
    """Return the means under which so many events, or more, and so many, or fewer, have a chance of 2.5 %."""
    low = _mean_where(lambda mean: 1 - _at_most(events - 1, mean) >= _TAIL) if events else 0.0
    return low, _mean_where(lambda mean: _at_most(events, mean) <= _TAIL)


def _at_most(events: int, mean: float) -> float:
    return math.exp(-mean) * sum(mean**count / math.factorial(count) for count in range(events + 1))


def _mean_where(holds: Callable[[float], bool]) -> float:
    """The least mean for which it holds, to a thousandth."""
    low, high = 0.0, 500.0
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _over_the_coach(tried: Sequence[Result]) -> Iterator[Row]:
    for where in ("", " in a room"):
        for ratio, least in ((10, 96), (5, 96), (0, 84), (-5, 64)):
            name = f"over the coach {ratio:+d} dB{where}"
            yield share(f"stop {name}", [one.stopped for one in tried if one.set == name], least)


def _raised(tried: Sequence[Result]) -> Row:
    others = [one for one in tried if one.word not in ("harder", "faster")]
    events, minutes = sum(one.raised for one in others), sum(one.seconds for one in others) / 60
    return Row(
        name="false harder or faster, whole system",
        got=f"{events} in {minutes:.0f} min of everything else",
        reach="0",
        holds=events == 0,
    )


def _named(tried: Sequence[Result], words: Sequence[str] | None, *, of: str = "quiet") -> list[bool]:
    """Whether the word, and no other before it, was heard."""
    some = [one for one in tried if one.set == of and (words is None or one.word in words)]
    return [bool(one.heard) and one.heard[0] == one.word for one in some]


def _late(tried: Sequence[Result]) -> Row:
    parts = []
    for name in ("quiet", "over the coach"):
        late = sorted(one.late for one in tried if one.late is not None and one.set.startswith(name))
        parts.append(f"{name} {late[len(late) // 2]:.2f} / {late[int(0.95 * (len(late) - 1))]:.2f} s")
    name = "found stops: median / p95 after the word"
    return Row(name=name, got=", ".join(parts), reach="<= 0.30 s", holds=True)


def _cost(tried: Sequence[Result]) -> Row:
    parts = {}
    for name, some in (
        ("silent", [one for one in tried if one.set == "talk"]),
        ("with the canceller", [one for one in tried if one.set == "coach alone in a room"]),
    ):
        parts[name] = 100 * sum(one.cpu for one in some) / sum(one.seconds for one in some)
    got = ", ".join(f"{share:.1f} % {name}" for name, share in parts.items())
    return Row(name="CPU of one core, Python", got=got, reach="<= 10 %", holds=parts["silent"] <= 10)


if __name__ == "__main__":
    main()
