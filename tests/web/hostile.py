"""What another site can send: our forms, field by field, and a browser's word on where it is from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import httpx
from tests.web.walking import every_address

Pairs = tuple[tuple[str, str], ...]
_FORM = re.compile(r"<form([^>]*)>(.*?)</form>", re.DOTALL)
_TAG = re.compile(r"<(input|button|select|option|textarea)\b([^>]*)>")
_WORD = re.compile(r'([a-z-]+)="([^"]*)"')
_DEEP = 4  # how many pages of forms are followed

ANOTHER_ORIGIN: tuple[dict[str, str], ...] = ({}, {"origin": "null"}, {"origin": "http://127.0.0.1:9"})
FROM_ELSEWHERE = [
    {"sec-fetch-site": site, "sec-fetch-mode": mode, **origin}
    for site in ("cross-site", "same-site")
    for mode in ("navigate", "no-cors")
    for origin in ANOTHER_ORIGIN
]
"""What a browser says of a request that another site's page made."""


@dataclass(frozen=True)
class Copied:
    """One way to send a form: where to, and with which fields."""

    action: str
    pairs: Pairs


def every_form(door: httpx.Client) -> list[Copied]:
    """Send each form of each page once, and those of the pages that come of it; return all there were."""
    waiting = [one for path in every_address() for one in copied(door.get(path), path)]
    found: dict[object, Copied] = {}
    for _ in range(_DEEP):
        new = {_kind(one): one for one in waiting if _kind(one) not in found}
        found |= new
        waiting = [one for form in new.values() for one in _what_comes_of(form, door)]
    return list(found.values())


def copied(answer: httpx.Response, here: str) -> Iterator[Copied]:
    """Every way to send the forms of a page: with each of its buttons."""
    for head, inside in _FORM.findall(answer.text):
        action = dict(_WORD.findall(head)).get("action", here).partition("#")[0].partition("?")[0]
        fields, buttons = _fields(inside)
        for button in buttons:
            yield Copied(action, (*fields, *button))


def _what_comes_of(form: Copied, door: httpx.Client) -> list[Copied]:
    answer = door.post(form.action, data=dict(form.pairs), follow_redirects=True)
    return list(copied(answer, form.action))


def _kind(form: Copied) -> object:
    """Two forms whose fields have the same names are sent once."""
    return form.action, frozenset(name for name, _ in form.pairs), form.pairs[-1:]


def _fields(inside: str) -> tuple[list[tuple[str, str]], list[Pairs]]:
    fields: dict[str, str] = {}
    buttons: list[Pairs] = []
    select = ""
    for tag, rest in _TAG.findall(inside):
        words = {name: unescape(value) for name, value in _WORD.findall(rest)}
        name, value = words.get("name", ""), words.get("value", "")
        if tag == "button":
            buttons.append(((name, value),) if name else ())
        elif tag == "select":
            select = name
        elif tag == "option":
            fields[select] = fields.get(select) or value
        elif name:
            fields[name] = fields.get(name) or value or "1"
    return list(fields.items()), buttons or [()]
