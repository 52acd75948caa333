"""Every category the program itself writes into the duty log has a word in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import console
from console.models.log_category_words import CATEGORIES
from console.screens.log.write_line import USUAL

ROOT = Path(console.__file__).parents[1]
FOLDERS = ("console/commands", "console/app", "console/screens")


def files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def written_in(source: str) -> Iterator[str]:
    """Yield the categories of the log lines a source writes; `?` and its code where none is read.

    A category stands first in a `LogLine`, where a function of the source has its parameter
    `category`, behind `category=`, or is what such a parameter or field is without being told.
    What is only handed on is read where it comes from.
    """
    tree = ast.parse(source)
    names = dict(_constants(tree))
    for node in _categories(tree):
        if isinstance(node, ast.Constant):
            yield from (node.value,) if isinstance(node.value, str) else ()
        elif isinstance(node, ast.Name) and node.id in names:
            yield names[node.id]
        elif _last_name(node) != "category":
            yield f"? {ast.unparse(node)}"


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names of texts in a source, its own and those it imports."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                yield ast.unparse(target), str(node.value.value)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("console."):
            file = ROOT / f"{str(node.module).replace('.', '/')}.py"
            if any(each.name.endswith("CATEGORY") for each in node.names) and file.exists():
                there = dict(_constants(ast.parse(file.read_text("utf-8"))))
                for each in node.names:
                    if each.name in there:
                        yield each.asname or each.name, there[each.name]


def _categories(tree: ast.Module) -> Iterator[ast.expr]:
    places = {"LogLine": 0}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            told = [each.arg for each in node.args.args if each.arg != "self"]
            if "category" in told:
                places[node.name] = told.index("category")
            yield from _without_being_told(node.args)
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "category":
            yield from (node.value,) if node.value is not None else ()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        place = places.get(_last_name(call.func))
        yield from call.args[place : place + 1] if place is not None else ()
        yield from (each.value for each in call.keywords if each.arg == "category")


def _without_being_told(args: ast.arguments) -> Iterator[ast.expr]:
    placed = zip(reversed(args.args), reversed(args.defaults), strict=False)
    named = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    for arg, value in (*placed, *named):
        if arg.arg == "category" and value is not None:
            yield value


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_each_category_that_code_writes_has_words() -> None:
    """推后报告 stood in Chinese on an English screen."""
    written = {each: str(file) for file in files() for each in written_in(file.read_text("utf-8"))}
    assert len(written) > 20, "the reading finds what is written"
    assert {each: file for each, file in written.items() if each not in CATEGORIES} == {}


def test_each_category_a_person_is_offered_has_words() -> None:
    assert set(USUAL) <= CATEGORIES.keys()


def test_the_reading_finds_what_it_looks_for() -> None:
    source = (
        'HERE = "工单"\n'
        "def _log(words, category, who): return LogLine(category, words)\n"
        'def act(self, *, category="记事"): log.write("", category=category)\n'
        '_log("", "核实", 1); LogLine(HERE, ""); log.write("", category="视频"); LogLine(f(), "")\n'
        'class Given:\n    category: str = "电话"\n'
    )
    assert set(written_in(source)) == {"工单", "记事", "核实", "视频", "电话", "? f()"}
