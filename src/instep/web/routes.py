"""Every page of the product, one module each in its subject's room, under the first part of its address."""

from collections.abc import Iterable, Mapping
from functools import partial
from importlib import import_module
from itertools import chain
from types import ModuleType

from starlette.routing import Route

from instep.web.lazy_routes import Later

PAGES: Mapping[str, tuple[str, ...]] = {
    "": ("home.home",),
    "interview": ("session.interview",),
    "look": ("feet.look",),
    "feet": (
        "feet.hub",
        "feet.daily_look",
        "feet.finding",
        "session.about_you",
        "photo.photo_capture",
        "photo.pairs",
        "photo.photos",
        "agreement.clinician_reply",
        "agreement.write_reply",
        "feet.touch",
        "feet.temperatures",
        "report.report",
    ),
    "session": ("session.ready", "session.after", "person.people", "session.running_session"),
    "numbers": ("session.numbers",),
    "next": ("session.next_thing",),
    "history": ("session.history",),
    "trend": ("trend.trend",),
    "agreed": ("agreement.spoken",),
    "plan": ("session.plan_preview",),
    "plan.json": ("session.plan_preview",),
    "trial": ("trial.proposal", "trial.running", "trial.calendar", "trial.result"),
    "country": ("person.country",),
    "people": ("person.people",),
    "answers": ("person.own_answers",),
    "export": ("report.data_export",),
    "backup": ("report.data_export",),
    "about": ("evidence.why",),
    "why": ("evidence.why",),
    "evidence": ("evidence.pooling",),
    "find-help": ("help.find_help", "help.help_search"),
    "api": ("facts_api",),
    "sw.js": ("session.running_session",),
    "ear": ("session.running_session",),
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
