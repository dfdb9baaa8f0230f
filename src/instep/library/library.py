"""All content behind one name, each part read, and its reader imported, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from instep.library.content import (
    agreements,
    chart,
    codes,
    daily_look,
    emergency,
    evidence,
    footcheck,
    hand_pictures,
    hearing,
    heavy,
    intended_use,
    interview,
    measures,
    measuring,
    professionals,
    registry,
    report_tables,
    routines,
    screening,
    trend,
    trials,
    words,
)
from instep.library.content.reading import content_root
from instep.library.content.texts import SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from instep.evidence.claims import Evidence
    from instep.library.content.agreements import Terms
    from instep.library.content.codes import Codes
    from instep.library.content.daily_look import Ritual
    from instep.library.content.hand_pictures import HandPictures
    from instep.library.content.heavy import Deeds
    from instep.library.content.intended_use import IntendedUse
    from instep.library.content.measures import Measures
    from instep.library.content.measuring import TemperatureLog, TouchTest
    from instep.library.content.registry import RegistryRules
    from instep.library.content.trend import TrendRules
    from instep.library.content.trials import Trials
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
    language: str = SOURCE

    @property
    def folder(self) -> Path:
        """The content as its language says it, for whatever reads a part of it."""
        return self.root if self.language == SOURCE else self.root / "words" / self.language

    @cached_property
    def words(self) -> Words:
        """Every sentence that is spoken or shown."""
        return words.words(self.root, self.language)

    @cached_property
    def intended_use(self) -> IntendedUse:
        """What Instep is for, who must not use it, and what it decides."""
        return intended_use.intended_use(self.words)

    @cached_property
    def repertoire(self) -> Repertoire:
        """Moves, positions, routines, goals and doses."""
        return routines.repertoire(self.folder)

    @cached_property
    def hand_pictures(self) -> HandPictures:
        """What hands do, how people sit, tools."""
        return hand_pictures.hand_pictures(self.root)

    @cached_property
    def chart(self) -> dict[str, Any]:
        """The session chart."""
        return chart.chart(self.root)

    @cached_property
    def hearing(self) -> HearingRules:
        """What each spoken word does, and how sure of it the ear must be."""
        return hearing.hearing(self.root)

    @cached_property
    def rules(self) -> Rules:
        """The screening: items, rules and what each finding asks for."""
        return screening.rules(self.folder)

    @cached_property
    def interview(self) -> Interview:
        """The pages of the interview."""
        return interview.interview(self.folder)

    @cached_property
    def findings(self) -> Mapping[str, FindingKind]:
        """What a look at the feet can find."""
        return footcheck.findings(self.folder)

    @cached_property
    def ritual(self) -> Ritual:
        """The daily look: its stops in order, and what keeps asking for care."""
        return daily_look.ritual(self.folder)

    @cached_property
    def touch_test(self) -> TouchTest:
        """The touch test of the toes."""
        return measuring.touch_test(self.folder)

    @cached_property
    def temperature_log(self) -> TemperatureLog:
        """The log of skin temperatures."""
        return measuring.temperature_log(self.folder)

    @cached_property
    def measures(self) -> Measures:
        """The questions before and after."""
        return measures.measures(self.folder)

    @cached_property
    def trials(self) -> Trials:
        """What a fair test on oneself may ask, and when something may be said of it."""
        return trials.trials(self.folder)

    @cached_property
    def heavy(self) -> Deeds:
        """What each deed that costs much may take."""
        return heavy.heavy_deeds(self.root)

    @cached_property
    def trend(self) -> TrendRules:
        """How a person's own numbers are put together over time."""
        return trend.trend_rules(self.folder)

    @cached_property
    def codes(self) -> Codes:
        """Codes of standard terminologies, for what leaves the house."""
        return codes.codes(self.root)

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, str]]:
        """The columns of the CSV tables, each with its meaning."""
        return report_tables.table_columns(self.folder)

    @cached_property
    def evidence(self) -> Evidence:
        """Claims and the studies behind them."""
        return evidence.evidence(self.folder)

    @cached_property
    def emergency(self) -> EmergencyNumbers:
        """The emergency number of each country."""
        return emergency.emergency_numbers(self.folder)

    @cached_property
    def professionals(self) -> Professionals:
        """Who is for what, how to check a credential, and the words to say."""
        return professionals.professionals(self.folder)

    @cached_property
    def registry(self) -> RegistryRules:
        """How the public registry is asked, and within what limits."""
        return registry.registry_rules(self.folder)

    @cached_property
    def session_rules(self) -> SessionRules:
        """What a session does when something happens in it."""
        return emergency.session_rules(self.folder)

    @cached_property
    def terms(self) -> Terms:
        """How long requests and replies hold, and the signs of a short code."""
        return agreements.terms(self.root)
