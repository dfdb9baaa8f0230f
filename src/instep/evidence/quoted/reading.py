"""Printed statistics from lines as papers write them, and from named fields."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from instep.evidence.quoted.check import Quoted
from instep.evidence.quoted.figures import Printed, PValue
from instep.evidence.quoted.interval import EffectQuoted
from instep.evidence.quoted.tested import Family, StatisticQuoted
from instep.evidence.quoted.whole import MeanQuoted, PercentQuoted

_N = r"[-+\u2212]?\d*\.?\d+"
_P = rf"(?:p\s*(?P<p>[<=>]\s*{_N})|(?P<ns>ns))"
_TEST = re.compile(
    rf"(?P<family>t|F|chi2|χ2|χ²|r|z)\s*(?:\((?P<df>[^)]*)\))?\s*=\s*(?P<statistic>{_N})\s*[,;]\s*{_P}"
    r"(?P<one>\s*[,;(]?\s*one-(?:sided|tailed)\)?)?",
    re.IGNORECASE,
)
_MEAN = re.compile(
    rf"M\s*=\s*(?P<mean>{_N})(?:\s*,\s*SD\s*=\s*(?P<sd>{_N}))?\s*,\s*n\s*=\s*(?P<n>\d+)"
    r"(?:\s*,\s*items\s*=\s*(?P<items>\d+))?(?:\s*,\s*scale\s*=?\s*(?P<least>-?\d+)\s*(?:-|to)\s*(?P<most>-?\d+))?",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"(?P<percent>{_N})\s*%\s*of\s*(?P<n>\d+)", re.IGNORECASE)
_SHARE = re.compile(rf"(?P<count>\d+)\s*of\s*(?P<n>\d+)\s*\(\s*(?P<percent>{_N})\s*%\s*\)", re.IGNORECASE)
_EFFECT = re.compile(
    rf"(?P<measure>[a-z]+)\s*=?\s*(?P<estimate>{_N})\s*,\s*(?P<level>\d+(?:\.\d+)?)\s*%\s*CI\s*"
    rf"[\[(]?\s*(?P<low>{_N})\s*(?:,|;|to)\s*(?P<high>{_N})\s*[\])]?(?:\s*[,;]\s*{_P})?",
    re.IGNORECASE,
)
RATIOS = frozenset({"RR", "OR", "HR", "ratio"})
DIFFERENCES = frozenset({"MD", "SMD", "d", "g", "RD", "ES", "difference"})
FORMS = (
    "t(28) = 2.20, p = .036",
    "F(1, 28) = 4.84, p = .036",
    "chi2(1) = 3.84, p = .050",
    "r(28) = .36, p < .05",
    "z = 2.10, p = .036",
    "M = 3.47, SD = 1.02, n = 20, scale 1-5",
    "14 of 37 (38%)",
    "38% of 37",
    "MD = -8.16, 95% CI [-13.50, -2.81], p = .003",
)
"""One line of each form that is read."""

T = TypeVar("T")
Fields: TypeAlias = Mapping[str, str]


def read_line(line: str) -> Quoted:
    """Return the statistic that one line of text prints; raises ValueError where it is of no known form."""
    tidy = line.strip().rstrip(".")
    for pattern, kind in ((_TEST, "test"), (_MEAN, "mean"), (_PERCENT, "percent"), (_SHARE, "percent")):
        if matched := pattern.fullmatch(tidy):
            return read_fields(kind, _given(matched))
    if matched := _EFFECT.fullmatch(tidy):
        return read_fields("effect", _given(matched))
    raise ValueError(f"{_short(line)!r} is of no form that is read")


def read_fields(kind: str, fields: Fields) -> Quoted:
    """Return the statistic of a kind (one of KINDS) from its fields, all as text.

    Raises ValueError naming the field that is missing, unknown or wrong.
    """
    shape = KINDS[kind]
    given = {name: text for name, text in fields.items() if text.strip()}
    for name in given:
        if name not in shape.needs + shape.may:
            raise ValueError(f"{kind} has no field {name!r}; it has {', '.join(shape.needs + shape.may)}")
    for name in shape.needs:
        if name not in given:
            raise ValueError(f"{kind} needs {name!r}")
    return shape.read(given)


def _given(matched: "re.Match[str]") -> dict[str, str]:
    parts = {name: text for name, text in matched.groupdict().items() if text is not None}
    if parts.pop("ns", None):
        parts["p"] = "ns"
    if parts.pop("one", None):
        parts["sides"] = "one"
    return parts


def _test(given: Fields) -> StatisticQuoted:
    family = _family(given["family"])
    return StatisticQuoted(
        family=family,
        df=_freedoms(given.get("df", "")),
        statistic=_named(given, "statistic", Printed.parse),
        p=_named(given, "p", PValue.parse),
        one_sided=_choice(given.get("sides", "two"), "sides", ("one", "two")) == "one",
    )


def _family(text: str) -> Family:
    same = {"χ2": "chi2", "χ²": "chi2", "f": "F"}
    folded = text.strip().lower()
    return Family(_choice(same.get(folded, folded), "family", tuple(Family)))


def _freedoms(text: str) -> tuple[float, ...]:
    # chi2(1, N = 40) names the people too.
    parts = [part for part in text.split(",") if part.strip() and "n" not in part.lower()]
    return tuple(float(_named({"df": part}, "df", Printed.parse).value) for part in parts)


def _mean(given: Fields) -> MeanQuoted:
    return MeanQuoted(
        mean=_named(given, "mean", Printed.parse),
        n=_named(given, "n", _whole),
        items=_named(given, "items", _whole) if "items" in given else 1,
        sd=_named(given, "sd", Printed.parse) if "sd" in given else None,
        least=_named(given, "least", _whole) if "least" in given else None,
        most=_named(given, "most", _whole) if "most" in given else None,
    )


def _percent(given: Fields) -> PercentQuoted:
    return PercentQuoted(
        percent=_named(given, "percent", Printed.parse),
        n=_named(given, "n", _whole),
        count=_named(given, "count", _whole) if "count" in given else None,
    )


def _effect(given: Fields) -> EffectQuoted:
    measure = _choice(given["measure"], "measure", (*sorted(RATIOS), *sorted(DIFFERENCES)))
    return EffectQuoted(
        estimate=_named(given, "estimate", Printed.parse),
        low=_named(given, "low", Printed.parse),
        high=_named(given, "high", Printed.parse),
        ratio=measure in RATIOS,
        p=_named(given, "p", PValue.parse) if "p" in given else None,
        level=float(_named(given, "level", Printed.parse).value) / 100 if "level" in given else 0.95,
    )


def _named(given: Fields, name: str, read: Callable[[str], T]) -> T:
    try:
        return read(given[name])
    except ValueError as problem:
        raise ValueError(f"{name}: {problem}") from None


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", text.strip()):
        raise ValueError(f"{_short(text)!r} is no whole number")
    return int(text)


def _choice(text: str, name: str, known: tuple[str, ...]) -> str:
    for one in known:
        if text.strip().lower() == one.lower():
            return one
    raise ValueError(f"{name}: {_short(text)!r} is none of {', '.join(known)}")


def _short(text: str) -> str:
    return text.strip()[:60]


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """The fields of one kind: those it needs, and those it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...]
    read: Callable[[Fields], Quoted]


KINDS: Mapping[str, _Kind] = {
    "test": _Kind(needs=("family", "statistic", "p"), may=("df", "sides"), read=_test),
    "mean": _Kind(needs=("mean", "n"), may=("items", "sd", "least", "most"), read=_mean),
    "percent": _Kind(needs=("percent", "n"), may=("count",), read=_percent),
    "effect": _Kind(needs=("measure", "estimate", "low", "high"), may=("p", "level"), read=_effect),
}
"""Every kind of statistic that is read."""
