"""What a clinician said to the person: one rule, by whom, when, until when; no more than a signed answer."""

from datetime import date

from instep.coach.context import Context
from instep.facts.agreement import AgreementSpoken, Replier
from instep.library.errors import BadInput, Message
from instep.library.files.reply_limits import is_plain
from instep.safety.agreement import openable

_LONGEST = 80


def keep_spoken(rule: str, *, name: str, role: str, said: date, until: date, context: Context) -> None:
    """Write down that a clinician said that gentle massage is all right although this rule speaks against it.

    Raises BadInput for a rule that no word opens, for nobody's name, and for days that cannot be.
    """
    if rule not in openable(context.library.rules):
        raise BadInput("spoken-not_opened", place="rule", written=repr(rule))
    by = Replier(name=_plain("name", name), role=_plain("role", role), contact="")
    _check_days(said, until, context)
    context.append(AgreementSpoken(agreement=context.new_id(), rule=rule, by=by, said=said, until=until))


def last_day(said: date, context: Context) -> date:
    """Return the latest day until which what was said on a day may hold."""
    return said + context.library.terms.longest_agreement


def _plain(place: str, text: str) -> str:
    kept = " ".join(text.split())
    if not 0 < len(kept) <= _LONGEST or not is_plain(kept):
        raise BadInput("spoken-missing_or_no_plain", place=place, letters=_LONGEST)
    return kept


def _check_days(said: date, until: date, context: Context) -> None:
    today, latest = context.now.date(), last_day(said, context)
    if said > today:
        raise BadInput("spoken-not_here_yet", place="said", said=str(said), today=str(today))
    if not today <= until <= latest:
        key = "spoken-over" if until < today else "spoken-too_late"
        remedy = Message("errors-spoken-to_ask_again")
        if latest >= today:
            remedy = Message("errors-spoken-to_choose_day", first=str(today), last=str(latest))
        raise BadInput(key, place="until", remedy=remedy, until=str(until))
