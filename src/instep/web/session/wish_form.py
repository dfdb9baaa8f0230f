"""The dials of the first page as a Wish, and a Wish as hidden fields again."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from instep.foot.anatomy import Region, Side, Way
from instep.library.errors import BadInput, Message
from instep.library.nearest import check_known
from instep.routine.moves import Repertoire
from instep.session.timeline import Talk
from instep.session.wish import Sore, Wish
from instep.web.forms.numbers import whole
from instep.web.requests import Form

SECOND = "second"
"""Of the halves: the one of whoever gave before, after which nobody changes places."""

_SHOWN = 40  # letters of what was sent
_WORST = 10  # the end of the 0 to 10 scale

Word = TypeVar("Word", bound=StrEnum)


def read_wish(form: Form, repertoire: Repertoire) -> Wish:
    """The wish that a form carries; what is missing is left to the plan. Raises BadInput naming the field."""
    return Wish(
        minutes=_minutes(form.one("minutes"), repertoire),
        way=_word(form.one("way"), "way", Way) or Way.HANDS,
        goal=_known(form.one("goal"), "goal", repertoire.goals),
        routine=_known(form.one("routine"), "routine", repertoire.routines),
        sore=tuple(_sore_spots(form)),
        talk=_word(form.one("talk"), "talk", Talk),
        position=_known(form.one("position"), "position", repertoire.positions),
        halves=form.one("halves") is not None,
        second_half=form.one("halves") == SECOND,
    )


def wish_fields(wish: Wish) -> Iterator[tuple[str, str]]:
    """The same wish as fields; reading them gives it again."""
    yield "minutes", str(wish.minutes)
    yield "way", wish.way.value
    chosen = {"goal": wish.goal, "routine": wish.routine, "talk": wish.talk, "position": wish.position}
    yield from ((name, value) for name, value in chosen.items() if value)
    if wish.halves:
        yield "halves", SECOND if wish.second_half else "yes"
    yield from ((f"sore-{spot.region}@{spot.side}", str(spot.score)) for spot in wish.sore)


def _minutes(raw: str | None, repertoire: Repertoire) -> int:
    dose = repertoire.dose
    if raw is None:
        return dose.usual_minutes
    return _number(raw, "minutes", dose.least_minutes, most=dose.most_minutes)


def _number(raw: str, place: str, least: int, *, most: int) -> int:
    number = whole(raw)
    remedy = Message("errors-any-to_write_number", least=str(least), most=str(most))
    if number is None:
        raise BadInput("any-no_whole_number", place=place, remedy=remedy, written=repr(raw[:_SHOWN]))
    if not least <= number <= most:
        raise BadInput("any-out_of_range", place=place, remedy=remedy, raw=str(number))
    return number


def _known(raw: str | None, place: str, known: Iterable[str]) -> str | None:
    return None if raw is None else check_known(raw, list(known), "session-no_such", place=place, where=place)


def _word(raw: str | None, place: str, words: type[Word]) -> Word | None:
    name = _known(raw, place, [word.value for word in words])
    return words(name) if name else None


def _sore_spots(form: Form) -> Iterator[Sore]:
    for where, score in form.starting("sore-"):
        region, _, side = where.partition("@")
        place = f"sore-{where}"
        number = _number(score, place, 0, most=_WORST)
        spot, foot = _word(region, place, Region), _word(side or "?", place, Side)
        if number and spot and foot:
            yield Sore(region=spot, side=foot, score=number)


def dials_of(wish: Wish) -> dict[str, str]:
    """The dials as they are remembered; empty where the choice was left to the plan."""
    return {
        "minutes": str(wish.minutes),
        "way": wish.way.value,
        "goal": wish.goal or "",
        "routine": wish.routine or "",
        "talk": wish.talk.value if wish.talk else "",
        "position": wish.position or "",
    }


def remembered_wish(dials: Mapping[str, str], repertoire: Repertoire) -> Wish:
    """The wish of the dials as they were left; a dial that no longer exists falls back to its usual place."""
    try:
        return read_wish(Form(tuple(dials.items())), repertoire)
    except BadInput:
        return read_wish(Form(), repertoire)
