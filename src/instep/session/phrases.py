"""Days, lengths of time, places, lists and names in words: one way for page, terminal and paper."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from instep.foot.anatomy import Region, Side
from instep.safety.rules import FindingKind
from instep.session.words import Words

_LONGEST_IN_MINUTES = 120
"""As long as the longest plan, whose every part is shown to the second."""


def day(on: date, words: Words) -> str:
    """Return a day: 9 May 2026."""
    month_name = words.say(f"ui-time-months-{on.month}")
    return words.say("ui-time-day", day=on.day, month=month_name, year=str(on.year))


def short_day(on: date, words: Words, *, year: int) -> str:
    """Return a day as briefly as a cell of a table wants it: 9 May, with the year where it is another."""
    which = "this_year" if on.year == year else "other"
    month_name = words.say(f"report-months-{on.month}")
    return words.say(f"report-day-{which}", day=on.day, month=month_name, year=str(on.year))


def day_and_time(at: datetime, words: Words) -> str:
    """Return a moment on its own clock: 9 May 2026, 14:05."""
    return words.say("ui-time-moment", day=day(at, words), time=f"{at:%H:%M}")


def month(of: date, words: Words) -> str:
    """Return the month of a day: October 2026."""
    return words.say("ui-time-month", month=words.say(f"ui-time-months-{of.month}"), year=str(of.year))


def length(seconds: float, words: Words) -> str:
    """Return a length of time: 4 min 26 s; above two hours in hours and minutes."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes > _LONGEST_IN_MINUTES:
        return words.say("ui-time-hours", hours=minutes // 60, minutes=minutes % 60)
    key = "both" if minutes and rest else "minutes" if minutes else "seconds"
    return words.say(f"ui-time-{key}", minutes=minutes, seconds=rest)


def place(side: Side, region: Region, words: Words) -> str:
    """Return a place: ball of the foot, left foot."""
    return words.say("ui-place", side=words.say(f"sides-{side}"), region=words.say(f"regions-{region}"))


def places(sides: Iterable[Side], regions: Iterable[Region], words: Words) -> str:
    """Return every place of a finding; the feet alone where no region was named."""
    feet, on_each = sorted(sides), tuple(regions)
    if not on_each:
        return listed((words.say(f"ui-side-{side}") for side in feet), words)
    return listed_apart((place(side, region, words) for side in feet for region in on_each), words)


def region_names(regions: Iterable[str], words: Words) -> str:
    """Return each region once, without its foot: arch, heel."""
    return listed((words.say(f"regions-{region}") for region in dict.fromkeys(regions)), words)


def listed(parts: Iterable[str], words: Words) -> str:
    """Return the parts as one list: a, b, c."""
    return words.say("ui-list").join(parts)


def listed_apart(parts: Iterable[str], words: Words) -> str:
    """Return the parts as one list where each may hold a comma: a, left foot; b, right foot."""
    return words.say("ui-list_apart").join(parts)


def sentences(parts: Iterable[str], words: Words) -> str:
    """Return what there is of the parts as one sentence after another, the last one open."""
    return words.say("ui-sentences").join(part for part in parts if part)


def routine_name(routine: str, words: Words) -> str:
    """Return a routine's name; its id where the content no longer knows it."""
    return words.texts.get(f"plan-routines-{routine}-name", routine)


def finding_name(finding: str, kinds: Mapping[str, FindingKind]) -> str:
    """Return a finding's name; its id where this version does not know it."""
    return kinds[finding].name if finding in kinds else finding
