"""Lines of a TOML file of settings: which one sets a name, and the text with one value changed.

Each line is read by itself, by tomllib, so quoted names, blanks around dots and comments are what
they are in TOML. What goes over several lines is seen as none, or wrongly: whoever uses a changed
text reads it first and looks whether it says what it shall.
"""

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

import tomli_w

_Keys = tuple[str, ...]


def edited(text: str, name: str, value: str | int | bool | None) -> str:
    """Return a text with one value set: on its line, else in its table, else above all tables."""
    lines = text.removesuffix("\n").split("\n") if text else []
    group, _, leaf = name.partition(".")
    rows = list(_rows(lines))
    heads = {keys: number for number, keys, is_head in rows if is_head}
    ours = [number for number, keys, is_head in rows if keys == (group, leaf) and not is_head]
    said = "" if value is None else tomli_w.dumps({leaf: value}).partition("=")[2].strip()
    if ours:
        at = ours[0]
        key, comment = lines[at].partition("=")[0], _comment(lines[at])
        line = f"{key}= {said}{comment}" if said else comment.strip()
        lines[at : at + 1] = [line] if line else []
    elif said and (group,) in heads:
        lines.insert(heads[(group,)] + 1, f"{leaf} = {said}")
    elif said:
        lines.insert(min(heads.values(), default=len(lines)), f"{name} = {said}")
    return "\n".join(lines) + "\n"


def line_of(text: str, name: str) -> int:
    """Return the line that sets a name, counted from 1; 0 when it cannot be told."""
    keys = tuple(name.split("."))
    at = {said: number for number, said, is_head in _rows(text.split("\n")) if not is_head}
    return at.get(keys, at.get(keys[:1], -1)) + 1


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, _Keys, bool]]:
    """Yield each line that heads a table or sets a value: number, full name, whether it heads."""
    table: _Keys = ()
    for number, line in enumerate(lines):
        if line.lstrip().startswith("["):
            table = _keys(line)
            yield number, table, True
        elif keys := _keys(line.partition("=")[0] + "= 0"):
            yield number, table + keys, False


def _keys(line: str) -> _Keys:
    """Return the name a line by itself says something of; empty where it says nothing."""
    told: object = _told(line)
    keys = []
    while isinstance(told, dict) and told:
        key, told = next(iter(told.items()))
        keys.append(key)
    return tuple(keys)


def _told(line: str) -> dict[str, Any]:
    try:
        return tomllib.loads(line)
    except ValueError:
        return {}


def _comment(line: str) -> str:
    """Return what stands behind the value of a line, with the blanks before it."""
    told = _told(line)
    for at, letter in enumerate(line):
        if letter == "#" and _told(line[:at]) == told:
            return line[len(line[:at].rstrip()) :]
    return ""
