"""Before and after in one line each, with what is usual for this person; never why."""

from collections.abc import Iterator, Mapping, Sequence

from instep.coach.trend.ratings import MEASURE, told_changes
from instep.coach.trend.trend import usual_change
from instep.library.library import Library
from instep.outcomes.change import Change
from instep.outcomes.sitting import Sitting

_LINE = "ui-trend-line"


def rating_lines(
    before: Mapping[str, int], after: Mapping[str, int], *, earlier: Sequence[Sitting], library: Library
) -> Iterator[tuple[str, str]]:
    """Yield what each number is called and its line, in the order they are asked; none for what was skipped.

    A change below the measure's own rule is not called one, and a rise is told as plainly as a drop.
    """
    known = {change.measure: change for change in told_changes(before, after, library)}
    for name in MEASURE:
        if name in before or name in after:
            ask = library.words.say(f"ui-measure-{name}-ask")
            change = known.get(name)
            yield (
                ask,
                _both(change, earlier, library)
                if change
                else _one(before.get(name), after.get(name), library),
            )


def points(value: float) -> str:
    """Return a middle value without needless decimals: 2, 2.5."""
    return f"{value:g}"


def signed(value: float) -> str:
    """Return a change with its sign: +2, 0, or a true minus and 2.5."""
    return f"{value:+g}".replace("-", "\N{MINUS SIGN}") if value else "0"


def _both(change: Change, earlier: Sequence[Sitting], library: Library) -> str:
    say = library.words.say
    line = say(f"{_LINE}-both", before=str(change.before), after=str(change.after))
    if change.noticeable:
        word = "less" if change.change < 0 else "more"
        noticed = say(f"ui-kept-{word}", points=str(abs(change.change)))
        line = say(f"{_LINE}-noticed", line=line, change=noticed)
    usual = usual_change(change.measure, earlier, library.trend)
    if usual is None:
        return say(f"{_LINE}-plain", line=line)
    return say(f"{_LINE}-with_usual", line=line, usual=_usual(usual.median, library))


def _usual(change: float, library: Library) -> str:
    say, least = library.words.say, library.trend.least_change
    if abs(change) < least:
        return say(f"{_LINE}-usual-same", least=str(least))
    word = "less" if change < 0 else "more"
    return say(f"{_LINE}-usual-{word}", points=points(abs(change)))


def _one(before: int | None, after: int | None, library: Library) -> str:
    if after is None:
        return library.words.say(f"{_LINE}-only_before", before=str(before))
    return library.words.say(f"{_LINE}-only_after", after=str(after))
