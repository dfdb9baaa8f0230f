"""What a clinician said to the person: one rule, by whom, when, until when; no more than a signed answer."""

from datetime import date

from instep.coach.context import Context
from instep.facts.agreement import AgreementSpoken, Replier
from instep.library.errors import BadInput
from instep.library.files.reply_limits import is_plain
from instep.safety.agreement import openable

_LONGEST = 80


def keep_spoken(rule: str, *, name: str, role: str, said: date, until: date, context: Context) -> None:
    """Write down that a clinician said that gentle massage is all right although this rule speaks against it.

    Raises BadInput for a rule that no word opens, for nobody's name, and for days that cannot be.
    """
    if rule not in openable(context.library.rules):
        problem = f"rule {rule!r} is not opened by anybody's word"
        raise BadInput("", "rule", problem, remedy="do what its reason says first")
    by = Replier(name=_plain("name", name), role=_plain("role", role), contact="")
    _check_days(said, until, context)
    context.append(AgreementSpoken(agreement=context.new_id(), rule=rule, by=by, said=said, until=until))


def last_day(said: date, context: Context) -> date:
    """Return the latest day until which what was said on a day may hold."""
    return said + context.library.terms.longest_agreement


def _plain(place: str, text: str) -> str:
    kept = " ".join(text.split())
    if not 0 < len(kept) <= _LONGEST or not is_plain(kept):
        raise BadInput("", place, "is missing or no plain text", remedy=f"write at most {_LONGEST} letters")
    return kept


def _check_days(said: date, until: date, context: Context) -> None:
    today, latest = context.now.date(), last_day(said, context)
    if said > today:
        raise BadInput("", "said", f"{said} is not here yet", remedy=f"choose a day up to {today}")
    if not today <= until <= latest:
        problem = f"{until} is over" if until < today else f"{until} is later than a word holds"
        remedy = f"choose a day from {today} to {latest}" if latest >= today else "ask them again"
        raise BadInput("", "until", problem, remedy=remedy)
