"""Finds sentences that are put together from translated pieces.

Another language may need the pieces in another order, so a sentence is translated whole, with
places in it. Found is a `+`, a `+=` or an f-string that joins a translated text with anything
else. What only stands side by side is no sentence: facts with a `·` or a line's end between them,
and lists that are joined.

A text is translated when it comes from `tr` or `translate`, from a function that hands it on, and
from a name that was given it in the same function.
"""

import ast
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

Function = tuple[str, str]
"""Module and name of a function whose answer is translated."""

_SPEAKERS = ("tr", "translate")
_SAME_WORDS = ("format", "strip", "replace", "removesuffix", "removeprefix")
_BETWEEN_FACTS = frozenset("· \n│…")
"""What stands between facts, or says that one is cut; a lone space is not among it."""


@dataclass(slots=True)
class _Function:
    """What of a function matters here."""

    name: str
    given: list[tuple[str, ast.expr]] = field(default_factory=list)
    answers: list[ast.expr] = field(default_factory=list)
    joins: list[ast.BinOp | ast.JoinedStr | ast.AugAssign] = field(default_factory=list)

    def take(self, node: ast.AST) -> None:
        """Take up one node of its body."""
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self.given.append((name, value))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self.given.append((name, value))
            case ast.Return(value=ast.expr() as value):
                self.answers.append(value)
            case ast.BinOp(op=ast.Add()) | ast.JoinedStr() | ast.AugAssign(op=ast.Add()):
                self.joins.append(node)


@dataclass(slots=True)
class _Module:
    name: str
    path: Path
    functions: list[_Function] = field(default_factory=list)
    imported: dict[str, Function] = field(default_factory=dict)


def joined_texts(root: Path, folders: tuple[str, ...]) -> list[str]:
    """Return each joined text below `root`: file, line, and how it is written."""
    modules = [
        _read(path, root) for name in folders for path in sorted((root / name).rglob("*.py"))
    ]
    speakers = _speakers(modules)
    found = dict[str, str]()
    for module in modules:
        for function in module.functions:
            voice = _Voice(module, speakers, function)
            for node in filter(voice.is_joined, function.joins):
                where = f"{module.path.relative_to(root).as_posix()}:{node.lineno}"
                found.setdefault(where, ast.unparse(node))
    return [f"{where}: {words}" for where, words in sorted(found.items())]


def _read(path: Path, root: Path) -> _Module:
    module = _Module(".".join(path.relative_to(root).with_suffix("").parts), path)
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {each.asname or each.name: (node.module, each.name) for each in node.names}
            module.imported.update(names)
        elif isinstance(node, ast.FunctionDef):
            function = _Function(node.name)
            for inner in ast.walk(node):
                function.take(inner)
            module.functions.append(function)
    return module


def _speakers(modules: list[_Module]) -> set[Function]:
    """Return every function that answers with a translated text, also by way of another."""
    speakers = set[Function]()
    silent = [(m, f) for m in modules for f in m.functions if f.answers]
    while True:
        told = [(m, f) for m, f in silent if _Voice(m, speakers, f).answers_translated(f)]
        if not told:
            return speakers
        speakers |= {(module.name, function.name) for module, function in told}
        silent = [pair for pair in silent if (pair[0].name, pair[1].name) not in speakers]


class _Voice:
    """Knows which expressions of one function are translated texts."""

    def __init__(self, module: _Module, speakers: set[Function], function: _Function) -> None:
        self._module, self._speakers = module, speakers
        self._names = set[str]()
        for _ in range(2):  # a name that was given another name's text
            self._names |= {name for name, value in function.given if self.speaks(value)}

    def answers_translated(self, function: _Function) -> bool:
        """Whether what it answers with is a translated text."""
        return any(self.speaks(value) for value in function.answers)

    def speaks(self, node: ast.expr) -> bool:
        """Whether it is a translated text, or has one in it."""
        match node:
            case ast.Call(func=ast.Attribute(value=whose, attr=name)):
                return self._method_speaks(whose, name, bool(node.args))
            case ast.Call(func=ast.Name(id=name)):
                known = self._module.imported.get(name, (self._module.name, name))
                return name == "translate" or known in self._speakers
            case ast.IfExp(body=one, orelse=other):
                return self.speaks(one) or self.speaks(other)
            case ast.BoolOp(values=values) | ast.JoinedStr(values=values):
                return any(self.speaks(value) for value in values)
            case ast.FormattedValue(value=value) | ast.Subscript(value=value):
                return self.speaks(value)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self.speaks(left) or self.speaks(right)
            case ast.Dict(values=values):
                return any(self.speaks(value) for value in values)
            case ast.Name(id=name):
                return name in self._names
        return False

    def _method_speaks(self, whose: ast.expr, name: str, has_arguments: bool) -> bool:
        if name in _SPEAKERS:
            return has_arguments and not isinstance(whose, ast.Constant)
        if name in _SAME_WORDS:
            return self.speaks(whose)
        is_own = isinstance(whose, ast.Name) and whose.id == "self"
        return is_own and (self._module.name, name) in self._speakers

    def is_joined(self, node: ast.BinOp | ast.JoinedStr | ast.AugAssign) -> bool:
        """Whether a translated text is joined with something as one sentence."""
        if isinstance(node, ast.AugAssign):
            parts = [node.target, *_parts(node.value)]
        else:
            parts = _parts(node)
        if len(parts) < 2 or not any(self.speaks(part) for part in parts):
            return False
        return not all(_is_between(a) or _is_between(b) for a, b in pairwise(parts))


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return what is joined, from left to right."""
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [*_parts(left), *_parts(right)]
        case ast.JoinedStr(values=values):
            return [p.value if isinstance(p, ast.FormattedValue) else p for p in values]
    return [node]


def _is_between(node: ast.expr) -> bool:
    words = node.value if isinstance(node, ast.Constant) else None
    return isinstance(words, str) and set(words) <= _BETWEEN_FACTS and bool(words.strip(" "))
