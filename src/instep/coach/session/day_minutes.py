"""What is left of the time that a foot may have on one day: several sessions are added up."""

from math import floor

from msgspec import structs

from instep.coach.context import Context
from instep.foot.anatomy import Side
from instep.safety.clearance import Clearance
from instep.session.wish import CannotPlan

MINUTE_MS = 60_000


def left_today(clearance: Clearance, context: Context) -> Clearance | CannotPlan:
    """Return the clearance with what is left of its minutes a foot, or why nothing is.

    Counted is where a rule or a clinician limits the time, on the foot that had more of it. Sessions count
    on the person's own local day; one that never ended does not.
    """
    limit = clearance.limits.minutes_per_foot
    if not clearance.may_start or limit >= context.library.rules.minutes_per_foot[clearance.way.asked]:
        return clearance
    left = floor((limit - minutes_today(context)) * 10) / 10
    if left <= 0:
        return had_enough(clearance, context)
    limits = structs.replace(clearance.limits, minutes_per_foot=left)
    return structs.replace(clearance, limits=limits)


def had_enough(clearance: Clearance, context: Context) -> CannotPlan:
    """Return why there is no more for today."""
    say = context.library.words.say
    parts = {"minutes": f"{clearance.limits.minutes_per_foot:g}", "had": f"{minutes_today(context):.1f}"}
    return CannotPlan(
        place="minutes",
        problem=say("plan-cannot-enough", **parts),
        remedy=say("plan-cannot-enough_remedy", **parts),
    )


def minutes_today(context: Context) -> float:
    """Return the minutes that hands were on the foot that had more of them today."""
    day = context.now.date()
    ended = [one.end for one in context.journal.sittings(context.person, first=day, last=day) if one.end]
    return max(sum(end.played_ms.get(side, 0) for end in ended) for side in Side) / MINUTE_MS
