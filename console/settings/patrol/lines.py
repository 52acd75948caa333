"""On which line of a patrol plan's text a mistake is.

TOML's reader tells the lines of its own mistakes only. For all others the entry's table is counted
in the text and its key looked for below.
"""

import re

_LINE = re.compile(r"line (\d+)")
_STOP = re.compile(r"\s*\[\[\s*stop\s*\]\]")
_ANY_TABLE = re.compile(r"\s*\[")


def line_of(text: str, where: str) -> int:
    """Return the number of a line, from 1; 0 when it cannot be told.

    Args:
        text: of the plan.
        where: the way to the entry, as a fault says it: `stop 3, dwell`.
    """
    told = _LINE.search(where)
    if told:
        return int(told.group(1))
    lines, at = text.splitlines(), 0
    if where == "at end of document":
        return len(lines)
    steps = [step.strip() for step in where.split(",") if step.strip()]
    for step in steps:
        name, _, number = step.partition(" ")
        if name == "stop" and number:
            at = _stop(lines, int(number))
    return _key(lines, at, steps[-1] if steps else "") or at


def _stop(lines: list[str], number: int) -> int:
    heads = [at for at, line in enumerate(lines, 1) if _STOP.match(line)]
    return heads[number - 1] if number <= len(heads) else 0


def _key(lines: list[str], start: int, key: str) -> int:
    """Return the line of a key below a table's head, before the next table."""
    sign = re.compile(rf"\s*(\"?){re.escape(key)}\1\s*=")
    for at in range(start, len(lines)):
        if _ANY_TABLE.match(lines[at]):
            break
        if sign.match(lines[at]):
            return at + 1
    return 0
