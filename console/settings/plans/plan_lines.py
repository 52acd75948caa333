"""On which line of a plan's text a mistake is: the reader knows the entry, people look for a line.

TOML's reader tells lines of its own mistakes only. For all others the entry's table is counted in
the text and its key looked for below; where that finds nothing, the table's line is told.
"""

import re

_LINE = re.compile(r"line (\d+)")
_TABLES = (
    ("layout", re.compile(r"\blayout (\d+)")),
    ("layout.window", re.compile(r"\bwindow (\d+)")),
    ("wall", re.compile(r"\bwall (\d+)")),
)


def line_of(text: str, where: str, detail: str = "") -> int:
    """Return the number of a line, from 1; 0 when it cannot be told.

    Args:
        text: of the plan.
        where: the way to the entry, as a fault says it.
        detail: the value or the name that is wrong.
    """
    told = _LINE.search(where)
    if told:
        return int(told.group(1))
    lines, at, last = text.splitlines(), 0, ""
    for table, number in _TABLES:
        wanted = number.search(where)
        if wanted:
            at, last = _header(lines, table, int(wanted.group(1)), at), table
    end = _end(lines, at, last)
    return _key(lines[at:end], where, at) or _name(lines[at:end], detail, at) or at


def _header(lines: list[str], table: str, number: int, start: int) -> int:
    """Return the line behind which the entries of the n-th table stand."""
    sign = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    for at in range(start, len(lines)):
        number -= bool(sign.match(lines[at]))
        if number == 0:
            return at + 1
    return start


def _end(lines: list[str], start: int, table: str) -> int:
    """Return where a table ends; a layout ends behind its windows, the whole text at its end."""
    inside = {"": r"(?!)", "layout": r"\s*\[\[\s*(layout|wall)\s*\]\]"}.get(table, r"\s*\[\[")
    ends = (at for at in range(start, len(lines)) if re.match(inside, lines[at]))
    return next(ends, len(lines))


def _key(lines: list[str], where: str, start: int) -> int:
    """Return the line of the last key that is named, before the first table within; 0 for none."""
    keys = re.findall(r"[a-z_]+", re.sub(r"“[^”]*”|\([^)]*\)", "", where))
    for key in reversed(keys):
        for at, line in enumerate(lines, start + 1):
            if line.lstrip().startswith("[["):
                break
            if re.match(rf"\s*{key}\s*=", line):
                return at
    return 0


def _name(lines: list[str], detail: str, start: int) -> int:
    """Return the last line that has a name in quotation marks; 0 when there is none."""
    hits = [at for at, line in enumerate(lines, start + 1) if detail and f'"{detail}"' in line]
    return hits[-1] if hits else 0
