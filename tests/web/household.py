"""A household at the web door: who lives there, what they lived through, what a page of theirs says."""

import re
from html import unescape

import httpx
from tests.coach.living import Living

from instep.app import ME, Instep
from instep.coach.person.people import add_somebody
from instep.journal.fact_codec import Record
from instep.library.library import Library

LIBRARY = Library()
WORDS = LIBRARY.words.texts
WHOSE = WORDS["ui-whose-title"]
STOPS = WORDS["ui-stops-title"]
AS_JSON = {"accept": "application/json"}


def living(instep: Instep, person: str = ME) -> Living:
    """Somebody of this journal, now."""
    return Living(now=instep.now(), person=person, journal=instep.journal)


def eva_and_mum(instep: Instep) -> tuple[Living, Living]:
    """The one who was alone, and her mother."""
    mum = add_somebody("Mum", "Eva", instep.context())
    return living(instep), living(instep, mum)


def log(instep: Instep) -> tuple[Record, ...]:
    """Everything that was written down."""
    return instep.journal.log(limit=1000).records


def asks_whose(answer: httpx.Response) -> bool:
    """Whether the page asks whose feet are meant, and shows what to call in an emergency."""
    here = f"<h1>{WHOSE}</h1>" in answer.text
    assert not here or 'href="tel:' in answer.text
    return here


def fields(page: str) -> list[tuple[str, str]]:
    """What the forms of a page carry on by themselves."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return [(name, unescape(value)) for name, value in found]


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """The status and the place of a refusal, which is told in one line."""
    told = answer.json()
    assert f"{told['place']}: {told['detail']}".isprintable()
    return answer.status_code, told["place"]
