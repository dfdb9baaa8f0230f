"""One small next thing of a person's own choosing after a massage, and whether it was done."""

from dataclasses import dataclass
from datetime import datetime

from instep.coach.facts import NewId, append_all
from instep.journal.fact import FactKind
from instep.journal.log import Journal
from instep.library.errors import BadInput

LONGEST = 120
"""Letters; a small thing has a short name."""


@dataclass(frozen=True, kw_only=True)
class NextThing:
    """What was chosen last. `done` is None while nobody said: silence is never a no."""

    id: str
    words: str
    at: datetime
    done: bool | None


def read_next_thing(person: str, journal: Journal) -> NextThing | None:
    """Return what was chosen last, with what was last said of it; None where nothing ever was."""
    chosen = journal.latest(person, FactKind.NEXT_THING_CHOSEN)
    if chosen is None:
        return None
    told = journal.latest(person, FactKind.NEXT_THING_TOLD)
    answered = told is not None and told.body["chosen"] == chosen.id
    return NextThing(
        id=chosen.id,
        words=chosen.body["words"],
        at=chosen.at,
        done=told.body["done"] if told is not None and answered else None,
    )


def choose_next_thing(words: str, *, person: str, journal: Journal, now: datetime, new_id: NewId) -> None:
    """Keep what was chosen; raises BadInput for nothing, or for more than LONGEST letters."""
    kept = " ".join(words.split())
    if not 0 < len(kept) <= LONGEST:
        problem = "is empty" if not kept else f"is longer than {LONGEST} letters"
        raise BadInput("", "next", problem, remedy="name one small thing in a few words")
    body = [(FactKind.NEXT_THING_CHOSEN, {"words": kept})]
    append_all(body, person=person, journal=journal, now=now, new_id=new_id)


def tell_next_thing(*, done: bool, person: str, journal: Journal, now: datetime, new_id: NewId) -> None:
    """Keep whether the last one was done; a later answer corrects it. Raises BadInput where there is none."""
    last = read_next_thing(person, journal)
    if last is None:
        raise BadInput("", "done", "nothing was chosen yet", remedy="name one small thing first")
    body = [(FactKind.NEXT_THING_TOLD, {"chosen": last.id, "done": done})]
    append_all(body, person=person, journal=journal, now=now, new_id=new_id)
