"""Asks what must be asked before hands touch: the next page for a person, given their replies so far."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from instep.coach.agreements import agreed_rules
from instep.coach.measuring import read_measured
from instep.coach.profile import read_profile
from instep.foot.anatomy import Way
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.safety.interview import next_page
from instep.safety.pages import Complete, EmergencyStop, Interview, Page, Reply
from instep.safety.pages import Wish as Asked
from instep.session.wish import Wish

MODES = {Way.HANDS: "self", Way.PARTNER: "partner", Way.ROLLER: "roller", Way.DEVICE: "device"}


def ask_next(
    replies: Mapping[str, Reply],
    *,
    wish: Wish,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
) -> Page | EmergencyStop | Complete:
    """Return the next page to show, or the end of the questions."""
    asked = _asked(wish, library, had_session=journal.summary(person).sessions > 0)
    return _next(replies, asked, library.interview, person=person, library=library, journal=journal, now=now)


def ask_for_check(
    replies: Mapping[str, Reply], *, person: str, library: Library, journal: Journal, now: datetime
) -> Page | EmergencyStop | Complete:
    """Return the next of the few questions about a person's health that the look needs, or their end."""
    needed = library.ritual.about_you
    pages = tuple(spec for spec in library.interview.pages if spec.id in needed)
    few = replace(library.interview, pages=pages)
    return _next(replies, Asked(), few, person=person, library=library, journal=journal, now=now)


def _next(
    replies: Mapping[str, Reply],
    asked: Asked,
    interview: Interview,
    *,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
) -> Page | EmergencyStop | Complete:
    return next_page(
        replies,
        profile=read_profile(person, journal),
        now=now,
        agreed=agreed_rules(person, library, journal, now=now),
        wish=asked,
        interview=interview,
        rules=library.rules,
        measured=read_measured(person, library=library, journal=journal),
    )


def _asked(wish: Wish, library: Library, *, had_session: bool) -> Asked:
    return Asked(
        mode=MODES[wish.way],
        roller_posture=_posture(wish, library) if wish.way is Way.ROLLER else None,
        device_features=wish.features or None,
        had_session=had_session,
    )


def _posture(wish: Wish, library: Library) -> str:
    routine = library.repertoire.routines.get(wish.routine or "")
    standing = [
        library.repertoire.positions[name].handhold for name in (routine.positions if routine else ())
    ]
    return "standing" if any(standing) else "seated"
