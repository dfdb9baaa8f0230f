"""The dials as they were left: each a fact, the newest one counts."""

from collections.abc import Mapping
from datetime import datetime

from instep.coach.facts import NewId, append_all
from instep.journal.fact import FactKind
from instep.journal.log import Journal

RECENT = 200


def read_dials(person: str, journal: Journal) -> dict[str, str]:
    """Return each dial's newest value."""
    page = journal.read(person, kinds={FactKind.PREFERENCE_SET}, limit=RECENT, newest_first=True)
    return {fact.body["name"]: fact.body["value"] for fact in reversed(page.facts)}


def set_dials(
    values: Mapping[str, str], *, person: str, journal: Journal, now: datetime, new_id: NewId
) -> None:
    """Write down the dials that changed, and nothing where none did."""
    known = read_dials(person, journal)
    changed = [(name, value) for name, value in values.items() if known.get(name) != value]
    bodies = [(FactKind.PREFERENCE_SET, {"name": name, "value": value}) for name, value in changed]
    if bodies:
        append_all(bodies, person=person, journal=journal, now=now, new_id=new_id)
