"""Every page of the product, one module each, under the first part of its address."""

from collections.abc import Iterable, Mapping
from functools import partial
from importlib import import_module
from itertools import chain
from types import ModuleType

from starlette.routing import Route

from instep.web.later import Later

PAGES: Mapping[str, tuple[str, ...]] = {
    "": ("pages.home",),
    "interview": ("pages.interview",),
    "look": ("pages.look",),
    "feet": (
        "pages.feet.hub",
        "pages.feet.ritual",
        "pages.feet.finding",
        "pages.feet.about_you",
        "pages.photo_taking",
        "pages.photo_pairs",
        "pages.photos",
        "pages.answer",
        "pages.replying",
        "pages.touch",
        "pages.temperatures",
        "pages.report",
    ),
    "session": ("pages.ready", "pages.after", "pages.people", "session_pages"),
    "numbers": ("pages.numbers",),
    "next": ("pages.next_thing",),
    "history": ("pages.history",),
    "trend": ("pages.trend",),
    "agreed": ("pages.spoken",),
    "plan": ("pages.planning",),
    "plan.json": ("pages.planning",),
    "trial": ("pages.trial.proposal", "pages.trial.running", "pages.trial.calendar", "pages.trial.result"),
    "country": ("pages.country",),
    "people": ("pages.people",),
    "answers": ("pages.own_answers",),
    "export": ("pages.taking_out",),
    "backup": ("pages.taking_out",),
    "about": ("pages.why",),
    "why": ("pages.why",),
    "evidence": ("pages.pooling",),
    "find-help": ("pages.find_help", "pages.help_search"),
    "api": ("pages.facts_door",),
    "sw.js": ("session_pages",),
    "ear": ("session_pages",),
}
"""By the first part of an address, the modules whose routes begin with it, in the order they are tried."""


def pages_when_asked_for() -> list[Later]:
    """One route for each first part of an address; its modules are imported with the first request for it."""
    return [Later(part, partial(_routes_under, part)) for part in PAGES]


def every_page() -> list[Route]:
    """The routes of all pages, each once, for whoever must know every address; imports them all."""
    return list({route.path: route for part in PAGES for route in _routes_under(part)}.values())


def page_modules() -> list[ModuleType]:
    """Every module that holds pages, imported."""
    return [_module(name) for name in dict.fromkeys(name for names in PAGES.values() for name in names)]


def _routes_under(part: str) -> list[Route]:
    routes: Iterable[Route] = chain.from_iterable(_module(name).routes() for name in PAGES[part])
    return [route for route in routes if first_part(route.path) == part]


def first_part(path: str) -> str:
    """What stands before the second slash of an address."""
    return path.split("/", 2)[1]


def _module(name: str) -> ModuleType:
    return import_module(f"instep.web.{name}")
