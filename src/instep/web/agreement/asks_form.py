"""The form in which a clinician says what a person's plans are to keep to."""

from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from instep.coach.agreement.write_reply import Asks
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.errors import BadInput
from instep.library.nearest import did_you_mean
from instep.safety.agreement import Narrowing, Place
from instep.web.forms.numbers import whole
from instep.web.forms.parts import Sent
from instep.web.requests import Form

_MOST_BYTES = 65_536
_SHOWN = 40  # letters of what was sent

Word = TypeVar("Word", bound=StrEnum)


def read_asks(form: Form) -> Asks:
    """Return what is asked for; raises BadInput naming the field."""
    limits = Narrowing(
        leave=tuple(dict.fromkeys(_place(one) for one in form.every("leave"))),
        pressure=_word(pressure, "pressure", Pressure) if (pressure := form.one("pressure")) else None,
        minutes_per_foot=_minutes(form.one("minutes")),
        ways_off=tuple(dict.fromkeys(_word(one, "way_off", Way) for one in form.every("way_off"))),
        features_off=form.every("feature_off"),
    )
    call = (form.one("call") or "").strip() or None
    return Asks(limits=limits, until=_day(form.one("until")), call=call, agrees=form.every("agrees"))


def json_of(sent: Sent) -> Any:
    """Return what a file of JSON holds; raises BadInput naming it."""
    try:
        return msgspec.json.decode(sent.raw) if len(sent.raw) <= _MOST_BYTES else None
    except (msgspec.DecodeError, RecursionError):
        raise BadInput("reply-not_json", file=sent.name) from None


def _place(raw: str) -> Place:
    side, _, region = raw.partition(":")
    return _word(side, "leave", Side), _word(region, "leave", Region)


def _word(raw: str, place: str, words: type[Word]) -> Word:
    known = [word.value for word in words]
    if raw not in known:
        raise BadInput(
            "any-not_known", place=place, remedy=did_you_mean(raw[:_SHOWN], known), written=repr(raw[:_SHOWN])
        )
    return words(raw)


def _minutes(raw: str | None) -> int | None:
    if raw is None:
        return None
    minutes = whole(raw)
    if minutes is None:
        raise BadInput("reply-no_whole_number", place="minutes", written=repr(raw[:_SHOWN]))
    return minutes


def _day(raw: str | None) -> date:
    try:
        return date.fromisoformat(raw or "")
    except ValueError:
        raise BadInput("reply-no_day", place="until", written=repr((raw or "")[:_SHOWN])) from None
