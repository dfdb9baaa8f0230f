"""All content behind one name, each part read, and its reader imported, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from instep.library.reading import content_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from instep.evidence.claims import Evidence
    from instep.library.agreements import Terms
    from instep.library.codes import Codes
    from instep.library.heavy import Deeds
    from instep.library.intended_use import IntendedUse
    from instep.library.measures import Measures
    from instep.library.measuring import TemperatureLog, TouchTest
    from instep.library.registry import RegistryRules
    from instep.library.ritual import Ritual
    from instep.library.trend import TrendRules
    from instep.library.trials import Trials
    from instep.routine.moves import Repertoire
    from instep.safety.emergency import EmergencyNumbers
    from instep.safety.pages import Interview
    from instep.safety.professionals import Professionals
    from instep.safety.rules import FindingKind, Rules
    from instep.safety.session_rules import SessionRules
    from instep.session.hearing_rules import HearingRules
    from instep.session.words import Words


@dataclass(frozen=True)
class Library:
    """The content under one folder. Every part raises BadContent where it does not hold together."""

    root: Path = field(default_factory=content_root)

    @cached_property
    def words(self) -> Words:
        """Every sentence that is spoken or shown."""
        from instep.library import words

        return words.words(self.root)

    @cached_property
    def intended_use(self) -> IntendedUse:
        """What Instep is for, who must not use it, and what it decides."""
        from instep.library import intended_use

        return intended_use.intended_use(self.words)

    @cached_property
    def repertoire(self) -> Repertoire:
        """Moves, positions, routines, goals and doses."""
        from instep.library import routines

        return routines.repertoire(self.root)

    @cached_property
    def chart(self) -> dict[str, Any]:
        """The session chart."""
        from instep.library import chart

        return chart.chart(self.root)

    @cached_property
    def hearing(self) -> HearingRules:
        """What each spoken word does, and how sure of it the ear must be."""
        from instep.library import hearing

        return hearing.hearing(self.root)

    @cached_property
    def rules(self) -> Rules:
        """The screening: items, rules and what each finding asks for."""
        from instep.library import screening

        return screening.rules(self.root)

    @cached_property
    def interview(self) -> Interview:
        """The pages of the interview."""
        from instep.library import interview

        return interview.interview(self.root)

    @cached_property
    def findings(self) -> Mapping[str, FindingKind]:
        """What a look at the feet can find."""
        from instep.library import footcheck

        return footcheck.findings(self.root)

    @cached_property
    def ritual(self) -> Ritual:
        """The daily look: its stops in order, and what keeps asking for care."""
        from instep.library import ritual

        return ritual.ritual(self.root)

    @cached_property
    def touch_test(self) -> TouchTest:
        """The touch test of the toes."""
        from instep.library import measuring

        return measuring.touch_test(self.root)

    @cached_property
    def temperature_log(self) -> TemperatureLog:
        """The log of skin temperatures."""
        from instep.library import measuring

        return measuring.temperature_log(self.root)

    @cached_property
    def measures(self) -> Measures:
        """The questions before and after."""
        from instep.library import measures

        return measures.measures(self.root)

    @cached_property
    def trials(self) -> Trials:
        """What a fair test on oneself may ask, and when something may be said of it."""
        from instep.library import trials

        return trials.trials(self.root)

    @cached_property
    def heavy(self) -> Deeds:
        """What each deed that costs much may take."""
        from instep.library import heavy

        return heavy.heavy_deeds(self.root)

    @cached_property
    def trend(self) -> TrendRules:
        """How a person's own numbers are put together over time."""
        from instep.library import trend

        return trend.trend_rules(self.root)

    @cached_property
    def codes(self) -> Codes:
        """Codes of standard terminologies, for what leaves the house."""
        from instep.library import codes

        return codes.codes(self.root)

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, str]]:
        """The columns of the CSV tables, each with its meaning."""
        from instep.library import tables

        return tables.table_columns(self.root)

    @cached_property
    def evidence(self) -> Evidence:
        """Claims and the studies behind them."""
        from instep.library import evidence

        return evidence.evidence(self.root)

    @cached_property
    def emergency(self) -> EmergencyNumbers:
        """The emergency number of each country."""
        from instep.library import emergency

        return emergency.emergency_numbers(self.root)

    @cached_property
    def professionals(self) -> Professionals:
        """Who is for what, how to check a credential, and the words to say."""
        from instep.library import professionals

        return professionals.professionals(self.root)

    @cached_property
    def registry(self) -> RegistryRules:
        """How the public registry is asked, and within what limits."""
        from instep.library import registry

        return registry.registry_rules(self.root)

    @cached_property
    def session_rules(self) -> SessionRules:
        """What a session does when something happens in it."""
        from instep.library import emergency

        return emergency.session_rules(self.root)

    @cached_property
    def terms(self) -> Terms:
        """How long requests and replies hold, and the signs of a short code."""
        from instep.library import agreements

        return agreements.terms(self.root)
