"""Means, deviations and percentages of whole numbers, and whether so many people can have given them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from instep.evidence.quoted.figures import Printed
from instep.evidence.quoted.verdicts import StatisticCheck, StatisticVerdict, found, together

_MOST_PEOPLE = 1_000_000
_MOST_TOTALS = 20_000


@dataclass(frozen=True, kw_only=True)
class MeanQuoted:
    """The mean of `n` people's scores, each the mean of `items` whole answers within `least` to `most`."""

    mean: Printed
    n: int
    items: int = 1
    sd: Printed | None = None
    least: int | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where people, items or scale cannot be."""
        _people(self.n)
        if not 1 <= self.items <= _MOST_PEOPLE:
            raise ValueError("items must be a whole number from 1")
        if (self.least is None) is not (self.most is None):
            raise ValueError("a scale has both ends, as 0-10")
        if self.least is not None and self.most is not None and self.least >= self.most:
            raise ValueError("a scale's least end lies below its most")


@dataclass(frozen=True, kw_only=True)
class PercentQuoted:
    """A percentage of `n` people, and how many they are where that is printed."""

    percent: Printed
    n: int
    count: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where the people cannot be."""
        _people(self.n)
        if self.count is not None and not 0 <= self.count <= self.n:
            raise ValueError("the count lies between 0 and all of them")


def _people(n: int) -> None:
    if not 1 <= n <= _MOST_PEOPLE:
        raise ValueError(f"n must be a whole number from 1 to {_MOST_PEOPLE}")


def check_mean(quoted: MeanQuoted) -> StatisticCheck:
    """Return whether whole answers can have this mean, and this deviation.

    Mean: GRIM (Brown and Heathers 2017). Deviation (sample, n - 1): smallest and largest one possible, as
    SPRITE has them (Heathers et al. 2018), and GRIMMER (Anaya 2016; analytic form and parity, Allard 2018).
    These are necessary conditions: what passes may still be wrong, what fails cannot be right as printed.
    """
    if _off_scale(quoted):
        return found(StatisticVerdict.INCONSISTENT, "off_scale", mean=quoted.mean.text)
    grim = _grim(quoted)
    if grim.verdict.is_flag or quoted.sd is None or quoted.n == 1:
        return grim
    return together([grim, _deviation(quoted, quoted.sd)])


def check_percent(quoted: PercentQuoted) -> StatisticCheck:
    """Return whether a whole number of `n` people makes this percentage (GRIM for shares)."""
    if quoted.count is not None:
        share = Fraction(100 * quoted.count, quoted.n)
        fits = quoted.percent.low <= share <= quoted.percent.high
        verdict = StatisticVerdict.CONSISTENT if fits else StatisticVerdict.INCONSISTENT
        return found(verdict, "share" if fits else "share_wrong", computed=f"{float(share):.4g}")
    return _some_whole(quoted.percent, Fraction(quoted.n, 100), key="percent")


def _grim(quoted: MeanQuoted) -> StatisticCheck:
    return _some_whole(quoted.mean, Fraction(quoted.n * quoted.items), key="grim")


def _some_whole(printed: Printed, times: Fraction, *, key: str) -> StatisticCheck:
    """Return whether a whole number divided by `times` is printed so."""
    if 2 * printed.half * times >= 1:
        return found(StatisticVerdict.CANNOT, f"{key}_too_many")
    if math.ceil(printed.low * times) <= math.floor(printed.high * times):
        return found(StatisticVerdict.CONSISTENT, key)
    near = [math.floor(printed.value * times), math.ceil(printed.value * times)]
    parts = {"printed": printed.text, "near": " or ".join(f"{float(one / times):.4g}" for one in near)}
    reason = f"{key}_cut" if _cut_off(printed, times) else f"{key}_impossible"
    return found(StatisticVerdict.INCONSISTENT, reason, **parts)


def _cut_off(printed: Printed, times: Fraction) -> bool:
    """Return whether a whole number fits once further digits were cut off instead of rounded."""
    size = abs(printed.value)
    return math.ceil(size * times) < (size + 2 * printed.half) * times


def _off_scale(quoted: MeanQuoted) -> bool:
    if quoted.least is None or quoted.most is None:
        return False
    return quoted.mean.high < quoted.least or quoted.mean.low > quoted.most


def _deviation(quoted: MeanQuoted, sd: Printed) -> StatisticCheck:
    if 2 * quoted.mean.half * quoted.n * quoted.items > _MOST_TOTALS:
        return found(StatisticVerdict.CANNOT, "sd_too_many")
    smallest, largest = sd_bounds(quoted)
    if float(sd.high) < smallest:
        return found(StatisticVerdict.INCONSISTENT, "sd_too_small", sd=sd.text, least=f"{smallest:.3g}")
    if float(sd.low) > largest:
        return found(StatisticVerdict.INCONSISTENT, "sd_too_large", sd=sd.text, most=f"{largest:.3g}")
    if not any(_has_squares(quoted, sd, total) for total in _totals(quoted)):
        return found(StatisticVerdict.INCONSISTENT, "sd_impossible", sd=sd.text)
    return found(StatisticVerdict.CONSISTENT, "sd")


def sd_bounds(quoted: MeanQuoted) -> tuple[float, float]:
    """Return the smallest and the largest sample deviation that any whole answers of this mean have.

    The largest is infinite without a scale. Raises ValueError where no answers have this mean, or n is 1.
    """
    totals = list(_totals(quoted))
    if not totals or quoted.n == 1:
        raise ValueError("no whole answers have this mean and a deviation")
    least, most = min(_least(quoted, one) for one in totals), [_most(quoted, one) for one in totals]
    unit = quoted.items * math.sqrt(quoted.n - 1)
    widest = math.inf if None in most else math.sqrt(max(one for one in most if one is not None))
    return math.sqrt(least) / unit, widest / unit


def _totals(quoted: MeanQuoted) -> Iterator[int]:
    """Every sum of all answers that gives the printed mean."""
    times = quoted.n * quoted.items
    low, high = math.ceil(quoted.mean.low * times), math.floor(quoted.mean.high * times)
    if quoted.least is not None and quoted.most is not None:
        low, high = max(low, quoted.least * times), min(high, quoted.most * times)
    return iter(range(low, high + 1))


def _least(quoted: MeanQuoted, total: int) -> Fraction:
    """The least sum of squared distances from the mean: all persons' totals within one point."""
    more = total % quoted.n
    return Fraction(more * (quoted.n - more), quoted.n)


def _most(quoted: MeanQuoted, total: int) -> Fraction | None:
    """The largest sum of squared distances from the mean: all at the ends but one; None without a scale."""
    if quoted.least is None or quoted.most is None:
        return None
    n, low, high = quoted.n, quoted.items * quoted.least, quoted.items * quoted.most
    at_top, rest = divmod(total - n * low, high - low)
    squares = at_top * high * high + (n - at_top) * low * low
    if rest:
        squares += (low + rest) ** 2 - low * low
    return squares - Fraction(total * total, n)


def _has_squares(quoted: MeanQuoted, sd: Printed, total: int) -> bool:
    """Return whether a whole sum of squares gives the deviation; it is odd where the sum is odd."""
    n, unit = quoted.n, quoted.items
    around = Fraction(total * total, n)
    low = max(Fraction(0), sd.low * unit) ** 2 * (n - 1)
    high = (sd.high * unit) ** 2 * (n - 1)
    most = _most(quoted, total)
    low, high = max(low, _least(quoted, total)), high if most is None else min(high, most)
    first, last = math.ceil(low + around), math.floor(high + around)
    first += (first - total) % 2
    return first <= last
