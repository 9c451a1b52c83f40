"""What somebody could get wrong in a module: every mutant of it, one slip each.

A comparison turned round, a condition dropped, a number one off, a word changed. No mutants are made of what does nothing
when it runs: docstrings, annotations, imports, asserts, types, decorators; nor of the examples and the headings that the rules
of the caveats carry, which are tests and documents themselves.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "econfacts"

OTHER: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.And: (ast.Or,), ast.Or: (ast.And,), ast.Add: (ast.Sub,), ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,), ast.Mod: (ast.Mult,), ast.BitOr: (ast.BitAnd,), ast.BitAnd: (ast.BitOr,),
}  # fmt: skip
TWIN = {"max": "min", "min": "max", "any": "all", "all": "any", "low": "high", "high": "low"}


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


SLIPS: dict[type[ast.AST], Callable[[Any], list[ast.AST]]] = {
    ast.Compare: lambda node: [_with(node, ops=[to(), *node.ops[1:]]) for to in OTHER.get(type(node.ops[0]), ())],
    ast.BoolOp: lambda node: [_with(node, op=OTHER[type(node.op)][0]()), *node.values],
    ast.BinOp: lambda node: [_with(node, op=to()) for to in OTHER.get(type(node.op), ())],
    ast.UnaryOp: lambda node: [node.operand],
    ast.Constant: lambda node: [ast.Constant(to) for to in _constants(node.value)],
    ast.If: lambda node: [_with(node, test=ast.UnaryOp(ast.Not(), node.test))],
    ast.IfExp: lambda node: [node.body, node.orelse],
    ast.comprehension: lambda node: [_with(node, ifs=node.ifs[1:])] if node.ifs else [],
    ast.Return: lambda node: [] if ast.unparse(node) in ("return", "return None") else [ast.Return(ast.Constant(None))],
    ast.Continue: lambda node: [ast.Break(), ast.Pass()],
    ast.AugAssign: lambda node: [ast.Pass()],
    ast.Expr: lambda node: [ast.Pass()],
    ast.Call: lambda node: [_with(node, keywords=kept) for kept in _keywords(node)],
    ast.Slice: lambda node: [_with(node, lower=None, upper=None)] if node.lower or node.upper else [],
    ast.Name: lambda node: [_with(node, id=TWIN[node.id])] if node.id in TWIN else [],
    ast.Attribute: lambda node: [_with(node, attr=TWIN[node.attr])] if node.attr in TWIN else [],
}
"""What may stand in the place of a node, each a slip that somebody could make."""


def _keywords(call: ast.Call) -> list[list[ast.keyword]]:
    """The keywords of a call without the first that matters: `strict` is an assert."""
    said = [each for each in call.keywords if each.arg != "strict"]
    return [[each for each in call.keywords if each is not said[0]]] if said else []


def _constants(value: object) -> list[Any]:
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1]
        case str() if value:
            return [f"{value}x"]
    return []


class Mutant(NamedTuple):
    """Module, lines of the statement, what was changed in it, and the source with it."""

    room: str
    lines: range
    what: str
    source: str


def mutants(room: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse((PACKAGE / room).read_text("utf-8"))
    for parent, name, number, lines in list(places(tree, range(0))):
        field = getattr(parent, name)
        original = field if number is None else field[number]
        for other in SLIPS.get(type(original), lambda _: [])(original):
            _put(parent, name, number, other)
            yield Mutant(room, lines, f"{_short(original)}  →  {_short(other)}", ast.unparse(tree))
            _put(parent, name, number, original)


def places(node: ast.AST, lines: range) -> Iterator[tuple[ast.AST, str, int | None, range]]:
    """Where a node stands that does something: in which field of its parent, the how manieth, and in which lines."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for number, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _silent(child, node, number):
                within = _lines(child) if isinstance(child, ast.stmt) else lines
                yield node, name, number, within
                yield from places(child, within)


def _silent(node: ast.AST, parent: ast.AST, number: int | None) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name("__all__")]):  # for `import *`, which nobody writes
            return True
        case ast.keyword("strict") | ast.Assign(value=ast.Call(ast.Name("TypeVar"))):  # an assert, and a type
            return True
        case ast.FunctionDef(returns=ast.Name("Example")):
            return True
    # A rule's heading and its examples, behind its id and severity.
    return isinstance(parent, ast.Call) and ast.unparse(parent.func) == "Rule" and (number or 0) > 1


def _lines(statement: ast.stmt) -> range:
    """Its lines, of a compound one the head."""
    body = getattr(statement, "body", None)
    end = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
    return range(statement.lineno, max(end, statement.lineno) + 1)


def _put(parent: ast.AST, name: str, number: int | None, child: ast.AST) -> None:
    if number is None:
        setattr(parent, name, child)
    else:
        getattr(parent, name)[number] = child


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 70 else f"{text[:45]} … {text[-20:]}"
