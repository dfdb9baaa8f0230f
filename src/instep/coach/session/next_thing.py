"""One small next thing of a person's own choosing after a massage, and whether it was done."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from instep.coach.context import Context
from instep.facts.next_thing import NextThingChosen, NextThingTold
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


def read_next_thing(context: Context) -> NextThing | None:
    """Return what was chosen last, with what was last said of it; None where nothing ever was."""
    chosen = context.journal.latest(context.person, NextThingChosen)
    if chosen is None:
        return None
    # What was said of it comes after it; what comes before was said of another.
    told = (fact for fact in context.journal.every(context.person, NextThingTold, newest_first=True))
    said = takewhile(lambda fact: fact.at >= chosen.at, told)
    done = next((fact.body.done for fact in said if fact.body.chosen == chosen.id), None)
    return NextThing(id=chosen.id, words=chosen.body.words, at=chosen.at, done=done)


def choose_next_thing(words: str, context: Context) -> None:
    """Keep what was chosen; raises BadInput for nothing, or for more than LONGEST letters."""
    kept = " ".join(words.split())
    if not 0 < len(kept) <= LONGEST:
        key = "next-too_long" if kept else "next-empty"
        raise BadInput(key, place="next", letters=LONGEST)
    context.append(NextThingChosen(words=kept))


def tell_next_thing(context: Context, *, done: bool) -> None:
    """Keep whether the last one was done; a later answer corrects it. Raises BadInput where there is none."""
    last = read_next_thing(context)
    if last is None:
        raise BadInput("next-nothing_was_chosen_yet", place="done")
    context.append(NextThingTold(chosen=last.id, done=done))
