"""How old the rules are: nobody tells an installed copy that a newer one mends something."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from instep.library.content.levels import LevelsFile
from instep.library.content.reading import read_content


@dataclass(frozen=True, kw_only=True)
class RulesAge:
    """The day on which the rules were last read against their sources, and from when on they count as old."""

    as_of: date
    old_from: date

    def is_old(self, today: date) -> bool:
        """Whether somebody should look for a newer version; a clock that is behind says no."""
        return today >= self.old_from


@cache
def rules_age(root: Path) -> RulesAge:
    """Return the age of the rules under a content folder; raises BadContent."""
    shape = read_content(root, "screening/levels.yaml", LevelsFile)
    return RulesAge(as_of=shape.as_of, old_from=shape.as_of + timedelta(days=shape.old_after_days))
