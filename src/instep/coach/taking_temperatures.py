"""Takes a reading of the temperature log, and what was seen beside a hot spot; says what they ask for."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from instep.coach.checks import known_answers
from instep.coach.facts import NewId, append_all
from instep.coach.profile import finding_body
from instep.coach.temperatures import Shown, read_open, read_setting, reading_of
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.safety.answers import Answer, Answers
from instep.safety.temperature import HotSpot, findings_of, follow, said_by
from instep.safety.triage import Triage, triage

_OF_A_DAY = 20  # more than anybody says in one day


def record_temperatures(
    shown: Shown,
    *,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> Triage | None:
    """Return what is asked for once the reading is on disk; None where no hot spot is open: then no word."""
    before = read_open(person, library=library, journal=journal)
    readings = [*(one.reading for one in before.taken), reading_of(shown, now)]
    spots = follow(readings, library.temperature_log.rules)[-1].open
    today = signs_today(person, journal, now)
    found = check(spots, known_answers(person, library, journal), library=library, signs=today)
    body = {
        "session": None,
        "unit": shown.unit.value,
        "left": dict(shown.left),
        "right": dict(shown.right),
        "thermometer": read_setting(person, journal).thermometer,
        **_checked(found, spots, library),
    }
    append_all([(FactKind.TEMPERATURES_TAKEN, body)], person=person, journal=journal, now=now, new_id=new_id)
    return found


def record_signs(
    signs: frozenset[str],
    *,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> Triage | None:
    """Keep what was seen beside the newest reading's hot spot; return what is asked for now.

    None where there is no reading, or no hot spot open: there is nothing for a sign to stand beside.
    """
    log = read_open(person, library=library, journal=journal)
    if not log.open:
        return None
    readings = [one.reading for one in log.taken]
    readings[-1] = replace(readings[-1], signs=readings[-1].signs | signs)
    spots = follow(readings, library.temperature_log.rules)[-1].open
    today = signs | signs_today(person, journal, now)
    found = check(spots, known_answers(person, library, journal), library=library, signs=today)
    body = {
        "session": None,
        "reading": log.taken[-1].id,
        "signs": sorted(signs),
        **_checked(found, spots, library),
    }
    append_all(
        [(FactKind.TEMPERATURE_SIGNS_SEEN, body)], person=person, journal=journal, now=now, new_id=new_id
    )
    return found


def open_advice(person: str, *, library: Library, journal: Journal, now: datetime) -> Triage | None:
    """Return what the open hot spots ask for; None where none is open."""
    spots = read_open(person, library=library, journal=journal).open
    today = signs_today(person, journal, now)
    return check(spots, known_answers(person, library, journal), library=library, signs=today)


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


def signs_today(person: str, journal: Journal, now: datetime) -> frozenset[str]:
    """Return what was said today to be so beside a hot spot."""
    page = journal.read(person, kinds={FactKind.TEMPERATURE_SIGNS_SEEN}, limit=_OF_A_DAY, newest_first=True)
    today = (fact.body["signs"] for fact in page.facts if fact.at.date() == now.date())
    return frozenset(sign for signs in today for sign in signs)


def _checked(found: Triage | None, spots: tuple[HotSpot, ...], library: Library) -> dict[str, Any]:
    rules = library.temperature_log.rules
    return {
        "findings": [finding_body(one) for one in findings_of(spots, rules)],
        "risk_group": found.risk_group.value if found else None,
        "level": found.level.value if found else None,
        "rules_version": library.rules.version,
    }
