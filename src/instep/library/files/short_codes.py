"""The short code: what fits into a line that can be read out or written down, with a sign that checks it.

Page (4 signs), pressure (1), minutes a foot (2 digits, 00 for no limit), month and day of the last day
(4 digits), when to call (1), places to leave (0 to 6), check (1). It can only narrow, and it proves no more
than that whoever made it had the person's page before them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from instep.library.content.agreements import CodeSigns, Terms
from instep.library.errors import BadInput, Message
from instep.library.files.requests import PAGE_SIGNS, Request
from instep.safety.agreement import NOTHING, Narrowing

if TYPE_CHECKING:
    from instep.library.errors import Part

_HEAD = 12  # signs before the places
_GROUP = 4
_MOST_LETTERS = 60
_PLACE = "code"
_AGAIN = Message("errors-code-to_compare")
_BREAKS = frozenset(" -.\u00a0\u2010\u2011\u2012\u2013")

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Coded:
    """What a short code says; `call` is the id of a reason to get in touch; `by_hand` has no check."""

    request: Request
    limits: Narrowing
    until: date
    call: str | None
    by_hand: bool
    text: str


def encode(page: str, limits: Narrowing, *, until: date, call: str | None, terms: Terms) -> str:
    """Return the short code for a page, by its own signs; raises BadInput where it cannot say all of this."""
    signs = terms.code
    if len(limits.leave) > signs.most_places or limits.ways_off or limits.features_off:
        raise BadInput("code-too_much", place=_PLACE, most_places=signs.most_places)
    body = (
        _page(page, signs)
        + _sign_for(limits.pressure, signs.pressures, "pressure")
        + f"{_whole_minutes(limits.minutes_per_foot, terms):02}{until.month:02}{until.day:02}"
        + _sign_for(call, signs.calls, "call")
        + "".join(_sign_for(place, signs.places, "leave") for place in limits.leave)
    )
    return grouped(body + check_sign(body, signs.alphabet))


def decode(typed: str, requests: Iterable[Request], terms: Terms) -> Coded:
    """Return what a code says to one of these requests; raises BadInput in one line, whatever was typed."""
    signs = terms.code
    text = _plain(typed, signs)
    body, by_hand = _checked(text, signs)
    request = next((one for one in requests if body.startswith(one.code(signs))), None)
    if request is None:
        raise _bad("code-another_page")
    limits = Narrowing(
        leave=tuple(_meant(body[_HEAD:], signs.places, "place")),
        pressure=next(_meant(body[4], signs.pressures, "pressure")),
        minutes_per_foot=_minutes(body[5:7], terms),
    )
    call = next(_meant(body[11], signs.calls, "call"))
    if limits == NOTHING and call is None:
        raise _bad("code-asks_for_nothing", remedy=_AGAIN)
    until = _last_day(body[7:11], request)
    return Coded(request=request, limits=limits, until=until, call=call, by_hand=by_hand, text=grouped(text))


def check_sign(body: str, alphabet: str) -> str:
    """Return the sign that shows a slip: any one wrong sign, any two neighbours that changed places."""
    return alphabet[sum(place * alphabet.index(sign) for place, sign in enumerate(body, 1)) % len(alphabet)]


def grouped(text: str) -> str:
    """Return the signs in groups of four, as they are easiest to read out."""
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def _page(typed: str, signs: CodeSigns) -> str:
    page = _spelled(typed, signs)
    if len(page) != PAGE_SIGNS or not {*page} <= {*signs.alphabet}:
        raise BadInput("code-no_page", place="page", page_signs=PAGE_SIGNS)
    return page


def _spelled(typed: str, signs: CodeSigns) -> str:
    letters = [letter for letter in typed.strip().upper() if letter not in _BREAKS]
    return "".join(signs.read_as.get(letter, letter) for letter in letters)


def _plain(typed: str, signs: CodeSigns) -> str:
    if len(typed) > _MOST_LETTERS:
        raise _bad("code-too_long", remedy=_AGAIN)
    text = _spelled(typed, signs)
    strange = [letter for letter in text if letter not in signs.alphabet + signs.by_hand]
    if strange:
        raise _bad("code-strange_sign", remedy=_AGAIN, written=ascii(strange[0]))
    if not _HEAD < len(text) <= _HEAD + signs.most_places + 1:
        raise _bad("code-too_few_or_many_signs", remedy=_AGAIN, count=len(text), head=_HEAD + 1)
    return text


def _checked(text: str, signs: CodeSigns) -> tuple[str, bool]:
    body, check = text[:-1], text[-1]
    if signs.by_hand in body:
        raise _bad("code-stands_only_at_end", remedy=_AGAIN, written=repr(signs.by_hand))
    if check != signs.by_hand and check != check_sign(body, signs.alphabet):
        raise _bad("code-slip_in", remedy=_AGAIN)
    return body, check == signs.by_hand


def _meant(text: str, known: Mapping[str, T], what: str) -> Iterator[T]:
    for sign in text:
        if sign not in known:
            raise _bad("code-stands_for_no", remedy=_AGAIN, written=repr(sign), what=what)
        yield known[sign]


def _minutes(text: str, terms: Terms) -> int | None:
    number = int(text) if text.isdecimal() else -1
    if number and not terms.minutes.least <= number <= terms.minutes.most:
        raise _bad("code-no_minutes", remedy=_AGAIN, text=text)
    return number or None


def _whole_minutes(minutes: int | None, terms: Terms) -> int:
    least, most = terms.minutes.least, terms.minutes.most
    if minutes is not None and not least <= minutes <= most:
        raise BadInput(
            "code-out_of_range", place="minutes", minutes=str(minutes), least=str(least), most=str(most)
        )
    return minutes or 0


def _last_day(text: str, request: Request) -> date:
    """The first such day from the day of the request on: an old code cannot come round again next year."""
    days = (_day(request.made.year + year, text) for year in (0, 1))
    found = next((day for day in days if day is not None and day >= request.made), None)
    if found is None:
        raise _bad("code-no_month_and_day", remedy=_AGAIN, text=text)
    return found


def _day(year: int, text: str) -> date | None:
    try:
        return date(year, int(text[:2]), int(text[2:]))
    except ValueError:
        return None


def _sign_for(value: T, known: Mapping[str, T], what: str) -> str:
    found = next((sign for sign, one in known.items() if one == value), None)
    if found is None:
        raise BadInput("code-no_sign", place=what, value=str(value))
    return found


def _bad(key: str, /, *, remedy: Message | None = None, **parts: "Part") -> BadInput:
    return BadInput(key, file="", place=_PLACE, remedy=remedy, **parts)
