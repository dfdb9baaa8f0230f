"""Writes the pages that follow from the content, from the facts and from the hazard log.

`python docs/generate.py` writes them; `--check` only says, with exit 1, which of them are stale.
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from contraindications_page import contraindications_page
from hazard_log import hazard_log, unnamed_rules
from hazards_page import hazards_page
from intended_use_page import intended_use_page
from moves_drawing import moves_drawing
from openapi_document import openapi_document, text_of
from openapi_page import openapi_page
from parts_page import parts_page
from python_page import python_page
from rooms_drawing import rooms_drawing
from table import row

from instep.facts.body import kind_of
from instep.facts.kinds import KINDS
from instep.library.content.sources import SourceKind, Sources, sources
from instep.library.library import Library
from instep.library.lint.sources import rules_that_decide, standing
from instep.safety.editor_marks import SEEN

DOCS = Path(__file__).parent
HEAD = "<!-- Written by docs/generate.py from src/instep/content; change it there. -->\n\n"
HEAD_OF_PARTS = HEAD.replace("src/instep/content", "pyproject.toml and requirements/dev.txt")
HEAD_OF_LOG = HEAD.replace("src/instep/content", "docs/safety/hazards.yaml")
HEAD_OF_DOOR = HEAD.replace("src/instep/content", "docs/openapi_document.py and the shapes that it names")
HEAD_OF_PYTHON = HEAD.replace("src/instep/content", "the docstrings in src/instep")
HEAD_OF_CODE = HEAD.replace("src/instep/content", "src/instep/facts")


def pages() -> dict[str, str]:
    """Return every generated page by its name."""
    library = Library()
    door = openapi_document(library)
    return {
        "safety/intended-use.md": HEAD + "\n".join(intended_use_page(library)) + "\n",
        "safety/contraindications.md": HEAD + "\n".join(contraindications_page(library)) + "\n",
        "safety/hazards.md": HEAD_OF_LOG
        + "\n".join(hazards_page(hazard_log(), library.rules.version))
        + "\n",
        "safety/parts.md": HEAD_OF_PARTS + "\n".join(parts_page()) + "\n",
        "safety/sources.md": HEAD + "\n".join(source_list(library)) + "\n",
        "reference/screening.md": HEAD + "\n".join(screening(library)) + "\n",
        "reference/chart.md": HEAD + "\n".join(chart(library.chart)) + "\n",
        "reference/moves.md": HEAD + "\n".join(moves(library)) + "\n",
        "reference/moves.svg": moves_drawing(library),
        "reference/tables.md": HEAD + "\n".join(tables(library)) + "\n",
        "why/rooms.svg": rooms_drawing(DOCS.parent / "pyproject.toml"),
        "reference/facts.md": HEAD_OF_CODE + "\n".join(facts()) + "\n",
        "reference/openapi.json": text_of(door),
        "reference/api.md": HEAD_OF_DOOR + "\n".join(openapi_page(door)) + "\n",
        "reference/python.md": HEAD_OF_PYTHON + "\n".join(python_page()) + "\n",
    }


def screening(library: Library) -> Iterator[str]:
    """Yield the rules as a clinician would read them."""
    rules = library.rules
    yield "# What the screening decides"
    yield ""
    counts = f"{len(rules.items)} items, {len(rules.rules)} rules, {len(rules.mode_rules)} mode rules"
    yield f"{counts}. Version {rules.version}."
    yield "None of it has been reviewed by a clinician yet; each rule says how far its source carries it."
    yield ""
    yield "*Until*: what ends a rule that stays: somebody looked at it, or it has gone."
    yield ""
    yield "| rule | level | because | who, how soon | until | support | review |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for rule in rules.rules:
        contact = rule.referral.contact if rule.referral else None
        who = f"{contact.who}; {contact.within}" if contact else ""
        until = " or ".join(sorted(how.value.replace("_", " ") for how in rule.closes_by))
        yield row(rule.id, rule.level.value, rule.reason, who, until, rule.support, rule.review)
    yield ""
    yield "| mode rule | what | effect | instead | because | review |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for mode in rules.mode_rules:
        yield row(mode.id, mode.mode, mode.effect, mode.instead or "", mode.reason, mode.review)


def source_list(library: Library) -> Iterator[str]:
    """Yield what every rule that can stop or open something stands on, with counts."""
    known, counts = sources(library.root), standing(library.root)
    yield "# What the rules stand on"
    yield ""
    yield "Each rule that can stop or open something names a guideline, a review or a national service first;"
    yield "`instep content lint` says so where one does not. *Read*: its text was read, on that day where one"
    yield "is named; every other source is recalled, and to be verified. Nobody with a clinical licence has"
    yield "reviewed this."
    yield ""
    yield (
        f"{counts['rules']} rules: {counts['on_read']} stand first on a source that was read, "
        f"{counts['on_recalled']} on one that is recalled."
    )
    yield ""
    yield from _kinds(known)
    yield ""
    yield "| source | kind | read | what it says | stands first for |"
    yield "| --- | --- | --- | --- | --- |"
    yield from _cards(known, library)


def _kinds(known: Sources) -> Iterator[str]:
    yield "| kind | sources | read | recalled |"
    yield "| --- | --- | --- | --- |"
    for kind in SourceKind:
        read = [known.by_id[name].status == SEEN for name, card in known.cards.items() if card.kind is kind]
        yield row(kind.value, str(len(read)), str(sum(read)), str(len(read) - sum(read)))


def _cards(known: Sources, library: Library) -> Iterator[str]:
    first: dict[str, list[str]] = {}
    for where, named in rules_that_decide(library.root):
        first.setdefault(named[0], []).append(where.split()[-1])
    for name, card in known.cards.items():
        if card.kind.carries:
            source = known.by_id[name]
            seen = (str(card.read) if card.read else "yes") if source.status == SEEN else "recalled"
            link = f"[{source.title}]({source.url})"
            yield row(link, card.kind.value, seen, card.says or "", ", ".join(first.get(name, [])))


def facts() -> Iterator[str]:
    """Yield every kind of fact, by the file of its subject."""
    yield "# Every kind of fact"
    yield ""
    yield "What each kind's body holds; a `?` marks what may be left out."
    yield "`instep schema facts` prints the whole shapes."
    yield "How facts are kept, ordered and read: [journal.md](journal.md)."
    for module, kinds in groupby(KINDS.values(), key=lambda kind: kind.__module__):
        yield ""
        yield f"## `{module.rpartition('.')[2]}.py`"
        yield ""
        yield "| kind | version | what happened | body |"
        yield "| --- | --- | --- | --- |"
        for kind in kinds:
            fields = msgspec.structs.fields(kind)
            body = ", ".join(f"`{field.name}`{'' if field.required else '?'}" for field in fields)
            yield row(f"`{kind_of(kind)}`", str(kind.version), " ".join((kind.__doc__ or "").split()), body)


def chart(raw: dict[str, Any]) -> Iterator[str]:
    """Yield the chart as a table: state, event, guard, next state, what is done."""
    yield "# The session chart"
    yield ""
    yield raw["about"]
    yield ""
    yield "| state | event | if | then | do |"
    yield "| --- | --- | --- | --- | --- |"
    tables = {name: state["on"] for name, state in raw["states"].items()} | {"anywhere": raw["anywhere"]}
    for state, table in tables.items():
        for event, branches in table.items():
            for branch in branches or [{"do": ["nothing"]}]:
                yield row(state, event, branch.get("if", ""), branch.get("to", ""), ", ".join(branch["do"]))
    yield ""
    yield "| guard | holds when | by rule |"
    yield "| --- | --- | --- |"
    for name, guard in raw["guards"].items():
        conditions = {key: value for key, value in guard.items() if key != "because"}
        yield row(name, str(conditions).strip("{}"), guard.get("because", ""))


def moves(library: Library) -> Iterator[str]:
    """Yield every move with its place, pressure and times."""
    say = library.words.say
    yield "# Moves and routines"
    yield ""
    yield "Times are conventions: no trial compared doses of self foot massage. Not yet reviewed."
    yield ""
    yield "![Every move as the session shows it, on a left foot](moves.svg)"
    yield ""
    yield "| move | technique | where | pressure | one stroke | at one stretch | what the hands do |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for move in library.repertoire.moves.values():
        where = ", ".join(say(f"regions-{region}") for region in move.regions) or "no touch"
        times = f"{move.least_ms / 1000:g} to {move.most_ms / 1000:g} s"
        pressure = move.pressure.value if move.pressure else ""
        stroke = f"{move.pace_ms / 1000:g} s"
        yield row(move.id, move.technique, where, pressure, stroke, times, say(f"moves-{move.id}-do"))
    yield ""
    yield "| routine | ways | positions | steps |"
    yield "| --- | --- | --- | --- |"
    for routine in library.repertoire.routines.values():
        steps = "; ".join(" or ".join(step.any_of) for step in routine.steps)
        yield row(routine.id, ", ".join(routine.ways), ", ".join(routine.positions), steps)


def tables(library: Library) -> Iterator[str]:
    """Yield what each column of the CSV tables holds."""
    yield "# The tables of a foot record"
    yield ""
    yield "What `instep export --csv FILE.zip` writes: one table a file, as RFC 4180 has it, in UTF-8 with a"
    yield "header row. Times are ISO 8601 with their offset, days year-month-day. An empty cell is missing:"
    yield 'it is no zero and no "no". Words that begin like a formula (= + - @) have an apostrophe before'
    yield "them, so that no spreadsheet runs them."
    for name, columns in library.tables.items():
        yield ""
        yield f"## {name}.csv"
        yield ""
        yield "| column | holds |"
        yield "| --- | --- |"
        for column, meaning in columns.items():
            yield row(f"`{column}`", meaning)


def main() -> int:
    """Write the pages, or say which are stale."""
    made = pages()
    stale = [n for n, t in made.items() if not (DOCS / n).exists() or (DOCS / n).read_text() != t]
    unnamed = unnamed_rules(hazard_log(), Library())
    for one in unnamed:
        sys.stderr.write(f"docs/safety/hazards.yaml: no hazard names {one}; write it under `test` of one\n")
    if "--check" in sys.argv:
        for name in stale:
            sys.stderr.write(f"docs/{name} is stale; run python docs/generate.py\n")
        return 1 if stale or unnamed else 0
    for name in stale:
        (DOCS / name).write_text(made[name])
    return 1 if unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
