"""A number as it is printed: what it says, and every value that is printed like this."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

_NUMBER = re.compile(r"[-+\u2212]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A printed number; `half` is half of its last digit's unit: the true value is within `low` to `high`."""

    text: str
    value: Fraction
    half: Fraction

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2.20", ".036" or "-1.5"; raises ValueError where it is no plain number."""
        tidy = text.strip()
        if not _NUMBER.fullmatch(tidy):
            raise ValueError(f"{text!r} is no plain number")
        digits = tidy.replace("\u2212", "-")
        decimals = len(digits.partition(".")[2])
        return cls(text=tidy, value=Fraction(digits), half=Fraction(1, 2 * 10**decimals))

    @property
    def low(self) -> Fraction:
        """The least value that is printed like this."""
        return self.value - self.half

    @property
    def high(self) -> Fraction:
        """The largest value that is printed like this."""
        return self.value + self.half

    @property
    def size(self) -> tuple[float, float, float]:
        """Least, printed and largest distance from 0."""
        least = Fraction(0) if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))
        return float(least), float(abs(self.value)), float(max(abs(self.low), abs(self.high)))


@dataclass(frozen=True, kw_only=True)
class PValue:
    """A printed p: equal to, below or above a number."""

    sign: str
    at: Printed

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "= .036", "<.001", "0.04" (equal) or "ns" (above .05); raises ValueError for anything else."""
        tidy = text.strip()
        if tidy.lower() == "ns":
            return cls(sign=">", at=Printed.parse(".05"))
        sign, number = (tidy[0], tidy[1:]) if tidy[:1] in ("<", "=", ">") else ("=", tidy)
        at = Printed.parse(number)
        if not 0 <= at.value <= 1:
            raise ValueError(f"p {number.strip()} is not within 0 to 1")
        return cls(sign=sign, at=at)

    def __str__(self) -> str:
        """As it is written in a paper."""
        return f"p {self.sign} {self.at.text}"
