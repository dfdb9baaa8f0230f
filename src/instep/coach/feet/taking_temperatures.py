"""Takes a reading of the temperature log, and what was seen beside a hot spot; says what they ask for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from instep.coach.context import Context
from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.temperatures import Shown, read_open, read_setting, reading_of
from instep.coach.person.profile import found_today
from instep.facts.body import LATEST
from instep.facts.feet import TemperatureSignsSeen, TemperaturesTaken
from instep.library.library import Library
from instep.safety.answers import Answer, Answers
from instep.safety.temperature import HotSpot, findings_of, follow, said_by
from instep.safety.triage import Triage, triage

_A_DAY = timedelta(days=1)


def record_temperatures(shown: Shown, context: Context) -> Triage | None:
    """Return what is asked for once the reading is on disk; None where no hot spot is open: then no word."""
    before, library = read_open(context), context.library
    readings = [*(one.reading for one in before.taken), reading_of(shown, context.now)]
    spots = follow(readings, library.temperature_log.rules)[-1].open
    found = check(spots, known_answers(context), library=library, signs=signs_today(context))
    context.append(
        TemperaturesTaken(
            unit=shown.unit,
            left=dict(shown.left),
            right=dict(shown.right),
            thermometer=read_setting(context).thermometer,
            **_checked(found, spots, library),
        )
    )
    return found


def record_signs(signs: frozenset[str], context: Context) -> Triage | None:
    """Keep what was seen beside the newest reading's hot spot; return what is asked for now.

    None where there is no reading, or no hot spot open: there is nothing for a sign to stand beside.
    """
    log, library = read_open(context), context.library
    if not log.open:
        return None
    readings = [one.reading for one in log.taken]
    readings[-1] = replace(readings[-1], signs=readings[-1].signs | signs)
    spots = follow(readings, library.temperature_log.rules)[-1].open
    today = signs | signs_today(context)
    found = check(spots, known_answers(context), library=library, signs=today)
    seen = tuple(sorted(signs))
    checked = _checked(found, spots, library)
    context.append(TemperatureSignsSeen(reading=log.taken[-1].id, signs=seen, **checked))
    return found


def open_advice(context: Context) -> Triage | None:
    """Return what the open hot spots ask for; None where none is open."""
    spots, today = read_open(context).open, signs_today(context)
    return check(spots, known_answers(context), library=context.library, signs=today)


def check(
    spots: tuple[HotSpot, ...], answers: Answers, *, library: Library, signs: frozenset[str]
) -> Triage | None:
    """Return what these hot spots ask for in this person's risk group; None where there are none.

    `signs` are those of today: a fever is a question about right now, and is no finding of a foot.
    """
    if not spots:
        return None
    rules = library.temperature_log.rules
    said = {item: Answer(value="yes") for item in said_by(signs, rules)}
    # The log's own findings are the ones to tell here; a touch test still counts for the group.
    measured = replace(answers.measured, findings=())
    told = replace(answers, given={**answers.given, **said}, measured=measured)
    return triage(findings_of(spots, rules), told, library.rules)


def signs_today(context: Context) -> frozenset[str]:
    """Return what was said in the last day to be so beside a hot spot: a flight makes no fever go."""
    since = context.now - _A_DAY + timedelta.resolution
    seen = context.journal.between(context.person, TemperatureSignsSeen, since=since, until=LATEST)
    known = context.library.temperature_log.rules.signs
    return frozenset(sign for fact in seen for sign in fact.body.signs if sign in known)


def _checked(found: Triage | None, spots: tuple[HotSpot, ...], library: Library) -> dict[str, Any]:
    rules = library.temperature_log.rules
    return {
        "findings": tuple(map(found_today, findings_of(spots, rules))),
        "risk_group": found.risk_group if found else None,
        "level": found.level if found else None,
        "rules_version": library.rules.version,
    }
