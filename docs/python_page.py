"""Writes what a builder can call: names, signatures and what each promises, from the source itself.

Read with `ast` and by no package: one page is wanted and no site, annotations stay as they were written, and
nothing is imported.
"""

import ast
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/instep"
ROOMS = {
    "app": ("app.py",),
    "coach": ("coach/**/*.py",),
    "facts": ("facts/*.py",),
    "safety": ("safety/screening.py",),
    "session": ("session/plan.py", "session/statechart.py", "session/wish.py"),
    "library": ("library/library.py",),
    "journal": tuple(
        f"journal/{name}.py" for name in ("file", "log", "record", "restoring", "sqlite", "use")
    ),
}
"""The rooms that are called from outside; of a journal, what rooms above it ask for."""

_ABOUT = """# What can be called from Python

Every public name of the rooms that a builder calls, with its signature and what it promises, by room and
subject; search this page for a name. Where a room stands: [architecture](../why/architecture.md). For
example, the plan of ten minutes by what this journal knows, with nothing written down:

```python
from pathlib import Path

from instep.app import open_instep
from instep.coach.agreement.agreements import clearance_for
from instep.coach.feet.foot_check import said_answers
from instep.coach.session.start_session import preview
from instep.session.wish import Wish

instep = open_instep(Path("journal.db"))
context = instep.context()  # whose feet, and the instant of every deed below
clearance = clearance_for(said_answers(context), context)
print(preview(Wish(minutes=10), clearance, context))
instep.journal.close()
```"""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_page() -> Iterator[str]:
    """Yield the page."""
    yield from _ABOUT.splitlines()
    for room, patterns in ROOMS.items():
        yield from ("", f"## `instep.{room}`")
        files = sorted({file for pattern in patterns for file in SOURCE.glob(pattern)})
        for subject, members in groupby(files, key=lambda file: file.parent):
            if subject.parent.name == room:
                yield from ("", f"### {subject.name}")
            for file in members:
                yield from _module(file)


def _module(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    lines = [line for node in tree.body for line in _definition(node)]
    if lines:
        name = ".".join(("instep", *file.relative_to(SOURCE).with_suffix("").parts))
        yield from ("", f"#### `{name}`", "", _promise(tree), "", *lines)


def _definition(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() if _is_public(node.name):
            yield f"* `{_signature(node)}`: {_promise(node)}"
        case ast.ClassDef() if _is_public(node.name):
            yield f"* `{_class(node)}`: {_promise(node)}"
            yield from (f"  {line}" for one in node.body for line in _method(one))


def _method(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_public(node.name):
        is_value = any("property" in ast.unparse(one) for one in node.decorator_list)
        returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
        yield f"* `{node.name + returned if is_value else _signature(node)}`: {_promise(node)}"


def _signature(node: Function) -> str:
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    wait = "async " if isinstance(node, ast.AsyncFunctionDef) else ""
    return f"{wait}{node.name}({_without_self(ast.unparse(node.args))}){returned}"


def _without_self(arguments: str) -> str:
    first, _, rest = arguments.partition(", ")
    return rest if first in {"self", "cls"} else arguments


def _class(node: ast.ClassDef) -> str:
    """Return how one is made: by its own constructor, its fields in their order, or the values of an enum."""
    head = ast.unparse(node).partition(":")[0]
    own = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
    if own:
        made = [_without_self(ast.unparse(own[0].args))]
    elif "Enum" in head:
        made = [ast.unparse(one) for one in node.body if isinstance(one, ast.Assign)]
    else:
        fields = [ast.unparse(one) for one in node.body if isinstance(one, ast.AnnAssign) and _is_field(one)]
        made = ["*", *fields] if fields and "kw_only=True" in head else fields
    return f"class {node.name}({', '.join(made)})" if made else f"class {node.name}"


def _is_field(node: ast.AnnAssign) -> bool:
    return _is_public(ast.unparse(node.target)) and "ClassVar" not in ast.unparse(node.annotation)


def _is_public(name: str) -> bool:
    return not name.startswith("_")


def _promise(node: ast.Module | ast.ClassDef | Function) -> str:
    """Return the first paragraph of a docstring, in one line."""
    return " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split())
