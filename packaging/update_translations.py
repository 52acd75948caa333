"""Gather every text shown on screen and write resources/i18n/console_zh_CN.ts from the pairs.

What is gathered, from console/ and widgets/ (plain literals, both branches of `a if b else c`):

    self.tr("English")                       context: the class it stands in
    QCoreApplication.translate("c", "…")     context: the first literal; also QT_TRANSLATE_NOOP
    text("c", "English")                     a text declared as data (commands, settings)
    word("English")                          where `word` is a function of the same file that hands
                                             its argument on to translate("c", …)

The Chinese comes from resources/i18n/pairs/*.toml: a table for each context, `"English" = "中文"`.

Without an option the .ts is written. `--check` writes nothing and says where a text has no Chinese,
where a text was built before tr saw it, which pairs contradict each other, and whether the .ts is
older than the pairs. `--missing` prints what lacks Chinese as a table to fill in. The exit status
is 1 when there is anything to mend.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

FOLDERS = ("console", "widgets")
MARKERS = {"translate", "text", "QT_TRANSLATE_NOOP"}
PLACEHOLDER = re.compile(r"%n|%L?\d+|%\(\w+\)s|%[sd]|\{\w*[^{}]*\}")

Key = tuple[str, str]
"""A context and the English text in it."""


@dataclass(slots=True)
class Gathered:
    """What was found in the code, and what cannot be translated the way it is written."""

    texts: dict[Key, str] = field(default_factory=dict)  # where each was first seen
    problems: list[str] = field(default_factory=list)


# ------------------------------------------------------------------ the code


def gather(root: Path) -> Gathered:
    """Read every Python file of the folders that show text."""
    found = Gathered()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"), str(path))
            _Reader(path.relative_to(root).as_posix(), _wrappers(tree), found).visit(tree)
    return found


def _wrappers(tree: ast.AST) -> dict[str, str]:
    """Return the functions that only hand their argument on to translate, with their context."""
    wrappers: dict[str, str] = {}
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        parameters = {argument.arg for argument in function.args.args}
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and _name(call.func) in MARKERS):
                continue
            match call.args:
                case [ast.Constant(value=str(context)), ast.Name(id=name), *_] if (
                    name in parameters
                ):
                    wrappers[function.name] = context
    return wrappers


class _Reader(ast.NodeVisitor):
    """Walks one file and keeps the name of the class it is in."""

    def __init__(self, place: str, wrappers: dict[str, str], found: Gathered) -> None:
        self._place, self._wrappers, self._found = place, wrappers, found
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name == "tr" and node.args:
            self._take(self._classes[-1] if self._classes else None, node.args[0], node)
        elif name in self._wrappers and node.args:
            self._take(self._wrappers[name], node.args[0], node)
        elif name in MARKERS and len(node.args) >= 2 and _is_marker(node):
            context = node.args[0]
            assert isinstance(context, ast.Constant)
            self._take(str(context.value), node.args[1], node)
        self.generic_visit(node)

    def _take(self, context: str | None, argument: ast.expr, node: ast.Call) -> None:
        where = f"{self._place}:{node.lineno}"
        for value in _branches(argument):
            if isinstance(value, ast.JoinedStr | ast.BinOp) or _is_format(value):
                self._problem(f"{where}: a text built before it is translated is never found")
            elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                if context is None:
                    self._problem(f"{where}: tr outside a class has no context; use translate")
                else:
                    self._found.texts.setdefault((context, value.value), where)

    def _problem(self, text: str) -> None:
        self._found.problems.append(text)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_marker(call: ast.Call) -> bool:
    """Whether this is our kind of call: str.translate and widget.text() have the same names."""
    is_method = isinstance(call.func, ast.Attribute) and call.func.attr == "text"
    match call.args[0]:
        case ast.Constant(value=str()):
            return not is_method
    return False


def _branches(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.IfExp):
        yield from _branches(value.body)
        yield from _branches(value.orelse)
    else:
        yield value


def _is_format(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _name(value.func) in {"format", "join"}


# ------------------------------------------------------------------ the pairs


def read_pairs(folder: Path, problems: list[str]) -> dict[Key, str]:
    """Read every file of pairs; one English text of a context has one Chinese."""
    pairs: dict[Key, str] = {}
    for path in sorted(folder.glob("*.toml")):
        for context, table in tomllib.loads(path.read_text("utf-8")).items():
            if not isinstance(table, dict):
                problems.append(f"{path.name}: {context} stands outside a [context]")
                continue
            for english, chinese in table.items():
                problems.extend(_wrong_pair(path.name, context, english, chinese))
                if pairs.setdefault((context, english), chinese) != chinese:
                    problems.append(f"{path.name}: [{context}] {english!r} has two translations")
    return pairs


def _wrong_pair(file: str, context: str, english: str, chinese: object) -> Iterator[str]:
    where = f"{file}: [{context}] {english!r}"
    if not isinstance(chinese, str) or not chinese.strip():
        yield f'{where} has no text (a dot in a context needs quotes: ["a.b"])'
    elif sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(chinese)):
        yield f"{where} and {chinese!r} have different placeholders"


# ------------------------------------------------------------------ the .ts


def write_ts(pairs: dict[Key, str]) -> str:
    """Return the file for all pairs, sorted: a change of one text is a change of one line."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append('<TS version="2.1" language="zh_CN" sourcelanguage="en">')
    for context in sorted({context for context, _ in pairs}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for key in sorted(key for key in pairs if key[0] == context):
            lines += _message(key[1], pairs[key])
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(english: str, chinese: str) -> list[str]:
    """One message; Chinese has one form for every number, so a counted text has one numerusform."""
    if "%n" in english:
        opening, told = (
            '    <message numerus="yes">',
            f"<numerusform>{escape(chinese)}</numerusform>",
        )
    else:
        opening, told = "    <message>", escape(chinese)
    source = f"        <source>{escape(english)}</source>"
    return [opening, source, f"        <translation>{told}</translation>", "    </message>"]


# ------------------------------------------------------------------ the command


def missing_table(keys: Iterable[Key]) -> str:
    """Return TOML to fill in for the texts that have no Chinese."""
    lines: list[str] = []
    context = None
    for key in sorted(keys):
        if key[0] != context:
            context = key[0]
            lines.append(f"\n[{_quoted(context)}]")
        lines.append(f'{_quoted(key[1])} = ""')
    return "\n".join(lines).strip()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main() -> int:
    """Write, check or list; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the Chinese translation from its pairs.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 for a problem")
    parser.add_argument("--missing", action="store_true", help="print what lacks Chinese as TOML")
    options = parser.parse_args()
    i18n = options.root / "resources" / "i18n"
    found = gather(options.root)
    pairs = read_pairs(i18n / "pairs", found.problems)
    missing = {key: where for key, where in found.texts.items() if key not in pairs}
    if options.missing:
        print(missing_table(missing))
        return 0
    problems = [f"{where}: [{c}] {e!r} has no Chinese" for (c, e), where in missing.items()]
    written = i18n / "console_zh_CN.ts"
    if not options.check:
        i18n.mkdir(parents=True, exist_ok=True)
        written.write_text(write_ts(pairs), "utf-8", newline="\n")
    elif pairs and (not written.exists() or written.read_text("utf-8") != write_ts(pairs)):
        problems.append(f"{written.name} is not what the pairs say; run this without --check")
    everything = [*found.problems, *problems]
    for problem in everything:
        print(problem)
    unused = len(pairs.keys() - found.texts.keys())
    print(
        f"{len(found.texts)} texts, {len(pairs)} pairs ({unused} asked for by no literal), "
        f"{len(everything)} problems"
    )
    return 1 if everything else 0


if __name__ == "__main__":
    sys.exit(main())
