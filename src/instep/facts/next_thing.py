"""One small next thing of a person's own choosing, and whether it was done."""

from instep.facts.body import FactBody, FactId, Text


class NextThingChosen(FactBody, frozen=True, kw_only=True, tag="next_thing_chosen"):
    """What was chosen, in the person's own words."""

    words: Text


class NextThingTold(FactBody, frozen=True, kw_only=True, tag="next_thing_told"):
    """Whether it was done; `chosen` is the id of the fact that chose it."""

    chosen: FactId
    done: bool
