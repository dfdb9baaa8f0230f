"""Reads docs/safety/hazards.yaml: what could harm somebody, what stands against it, and what remains."""

from pathlib import Path
from typing import Annotated

import msgspec

from instep.library.content.emergency import session_rules
from instep.library.library import Library
from instep.safety.clearance import Level

LOG = Path(__file__).parent / "safety" / "hazards.yaml"
Words = Annotated[str, msgspec.Meta(min_length=1)]
Score = Annotated[int, msgspec.Meta(ge=1, le=5)]


class Hazard(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One thing that could harm somebody; every field is needed, and none may be empty."""

    id: Annotated[str, msgspec.Meta(pattern="^HZ[0-9]{3}$")]
    area: Words
    harm: Words
    cause: Words
    severity: Score
    likelihood_before: Score
    likelihood_after: Score
    control: Words
    test: Annotated[list[Words], msgspec.Meta(min_length=1)]
    remains: Words

    @property
    def before(self) -> int:
        """The risk without the control."""
        return self.severity * self.likelihood_before

    @property
    def after(self) -> int:
        """The risk that remains."""
        return self.severity * self.likelihood_after


class Scales(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What each score means, in words."""

    severity: dict[Score, Words]
    likelihood: dict[Score, Words]


class Band(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How risks up to a number are treated."""

    upto: int
    name: Words
    means: Words


class HazardLog(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole log."""

    about: Words
    overall: Words
    scales: Scales
    bands: list[Band]
    areas: dict[str, Words]
    hazards: list[Hazard]

    def band(self, risk: int) -> Band:
        """How a risk is treated."""
        return next(band for band in self.bands if risk <= band.upto)


def hazard_log(path: Path = LOG) -> HazardLog:
    """Return the log; raises msgspec.ValidationError naming the field that does not fit."""
    return msgspec.yaml.decode(path.read_bytes(), type=HazardLog)


def unnamed_rules(log: HazardLog, library: Library) -> list[str]:
    """Return every rule and finding that can stop or change a session and that no hazard names."""
    rules, waits = library.rules, Level.CLINICIAN_FIRST.rank
    stops = {rule.id for rule in rules.rules if rule.level.rank >= waits}
    ways = {rule.id for rule in rules.mode_rules}
    found = {
        f"FC:{kind.id}"
        for kind in rules.findings.values()
        if any(action.level.is_stop for action in kind.actions.values())
    }
    named = {test for hazard in log.hazards for test in hazard.test}
    return sorted((stops | ways | found | set(session_rules(library.root).rules)) - named)
