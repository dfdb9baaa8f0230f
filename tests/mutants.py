"""Every small change that could be made to a module: what `make mutate` draws from.

A mutant is an expression, or a return, with another put in its place. Types and sentences stay as they are.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One change: `was`, at these bytes of the file, becomes `now`."""

    line: int
    start: int
    end: int
    was: str
    now: str

    def applied(self, source: str) -> str:
        """Return the source with the change made."""
        raw = source.encode()
        return (raw[: self.start] + self.now.encode() + raw[self.end :]).decode()


def mutants(source: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, new in _changes(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        was = source.encode()[start:end].decode()
        now = ast.unparse(new) if isinstance(new, ast.stmt) else f"({ast.unparse(new)})"
        found.append(Mutant(line=node.lineno, start=start, end=end, was=was, now=now))
    return sorted(found, key=lambda one: (one.start, one.end, one.now))


def _changes(node: ast.AST) -> Iterator[tuple[Any, ast.AST]]:
    for child in _children(node):
        for new in _others(child):
            yield child, new
        yield from _changes(child)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a node, but types and what is only said."""
    left_out: list[ast.AST | None] = []
    match node:
        case ast.FunctionDef():
            left_out = [node.returns, *node.decorator_list]
        case ast.ClassDef():
            left_out = [*node.decorator_list, *node.bases, *node.keywords]
        case ast.arg() | ast.AnnAssign():
            left_out = [node.annotation]
        case (
            ast.Assign(value=ast.BinOp(left=ast.Name() | ast.BinOp(op=ast.BitOr()), op=ast.BitOr()))
            | ast.If(test=ast.Name(id="TYPE_CHECKING"))
            | ast.Call(func=ast.Name(id="isinstance" | "cast"))
            | ast.Subscript(
                value=ast.Name(id="tuple" | "dict" | "list" | "frozenset" | "Literal" | "Mapping")
            )
            | ast.JoinedStr()
            | ast.Raise()
        ):
            return
    yield from (child for child in ast.iter_child_nodes(node) if child not in left_out)


def _others(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901  # one case for each kind of change
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BinOp() if type(node.op) in RECKONED:
            yield ast.BinOp(left=node.left, op=RECKONED[type(node.op)](), right=node.right)
        case ast.BoolOp():
            yield ast.BoolOp(op=ast.And() if isinstance(node.op, ast.Or) else ast.Or(), values=node.values)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            yield ast.Call(func=ast.Name(id=CALLED[name]), args=node.args, keywords=node.keywords)
        case ast.Constant(value=bool() | int() | float() as value):
            changed = (not value,) if isinstance(value, bool) else (value + 1, value - 1)
            yield from map(ast.Constant, changed)
        case ast.Return(value=ast.expr()):
            yield ast.Return(value=ast.Constant(value=None))


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for number, operator in enumerate(node.ops):
        for other in COMPARED[type(operator)]:
            new = copy.deepcopy(node)
            new.ops[number] = other()
            yield new
