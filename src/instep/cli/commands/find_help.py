"""instep find-help: who helps with what, how to check them, what to say; and a search, if it is asked for."""

import argparse
from collections import defaultdict
from collections.abc import Iterable

from instep.app import clock, open_registry
from instep.cli.help_text import told_help, told_search
from instep.cli.parser import Parser
from instep.cli.plan_options import known_name
from instep.cli.printing import show
from instep.cli.whole_numbers import whole_number
from instep.library.content.registry import RegistryRules
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.registry.found_json import found_json
from instep.registry.search import Search, read_search, state_of
from instep.safety.professionals import Call, Chosen, Helping, Professionals
from instep.safety.professionals_json import help_json


def arguments(parser: Parser) -> None:
    """Take a country, a need, what to fill in, and a search of the registry."""
    parser.add("--country", metavar="CODE")
    parser.add("--need", metavar="NEED")
    parser.add("--say", metavar="CHOICE", action="append", default=[])
    parser.add("--search", metavar="PROFESSION")
    parser.add("--place", metavar="PLACE")
    parser.add("--kind", metavar="KIND")
    parser.add("--start", metavar="CURSOR", default="0")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print what helps; ask the registry only where --search says so."""
    library = Library()
    search = _search(args, library.registry)
    helping = _helping(args, search, library)
    emergency = library.emergency.number_for(helping.country)
    document = help_json(helping, library.professionals, emergency)
    lines = [*told_help(helping, library)]
    if search:
        start = whole_number(args.start, "--start", 0, most=library.registry.reach - 1)
        now, outcome = clock(), open_registry(library).find(search, start=start)
        document["search"] = found_json(outcome, search, library.registry, now=now)
        lines = [*told_search(outcome, search, library, day=now.date()), *lines]
    show(document, lines, as_json=args.json)
    return 0


def _search(args: argparse.Namespace, rules: RegistryRules) -> Search | None:
    if args.search is None:
        for option in ("place", "kind"):
            if getattr(args, option) is not None:
                raise BadInput("find_help-for_search", place=f"--{option}")
        return None
    if (args.country or rules.country).upper() != rules.country:
        raise BadInput("find_help-another_country", place="--search", country=rules.country)
    try:
        return read_search(args.search, args.place or "", args.kind, rules)
    except BadInput as problem:
        raise BadInput.of(problem.problem, problem.remedy, place=f"--{problem.place}") from problem


def _helping(args: argparse.Namespace, search: Search | None, library: Library) -> Helping:
    known = library.professionals
    need = known_name(args.need, "--need", known.needs)
    country = args.country.upper() if args.country else library.registry.country if search else None
    return Helping(
        country=known_name(country, "--country", library.emergency.by_country),
        need=known.needs[need] if need else None,
        profession=search.profession if search else None,
        state=state_of(search, library.registry),
        chosen=_chosen(args.say, need, known),
    )


def _chosen(said: Iterable[str], need: str | None, known: Professionals) -> Chosen:
    chosen: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in said:
        if need is None:
            raise BadInput("find_help-belongs_to_no_call", place="--say", written=repr(one))
        choice, option = _option(one, known.calls[known.needs[need].call])
        chosen[choice] += (option,)
    return chosen


def _option(said: str, call: Call) -> tuple[str, str]:
    name, _, option = said.partition("=")
    choices = {choice.id: choice for choice in call.choices}
    known_name(name, "--say", choices)
    known_name(option, f"--say {name}", choices[name].options)
    return name, option
