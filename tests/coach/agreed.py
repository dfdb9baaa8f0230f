"""What clinicians agree to for a person, as a screening counts it."""

from instep.coach.agreement.agreements import read_agreements
from instep.coach.context import Context
from instep.safety.agreement import in_force


def agreed_rules(context: Context) -> tuple[str, ...]:
    """The rules that somebody agrees to in what is in force."""
    return tuple(one.rule for one in in_force(read_agreements(context), context.now) if one.rule)
