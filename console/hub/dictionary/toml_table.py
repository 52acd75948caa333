"""The same tables as TOML: `[[matter]]` and `[[code]]`, keys by the fields' own names."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from console.hub.dictionary.columns import EMPTY, SORTS, Sort
from console.hub.dictionary.fault import BadDictionary, Fault, Spot, whole
from console.hub.dictionary.grid import LONGEST_CELL, MOST_ROWS
from console.hub.dictionary.heads import Cell, Row, Rows
from console.hub.dictionary.text_table import text_of, too_long, too_many
from console.hub.rules.lines import Lines

TITLE = "title"
DEEPEST = 20
"""Dots of one key: TOML's reader takes time in the square of them."""
_LINE = re.compile(r"at line (\d+)")


def read_toml(raw: bytes) -> tuple[str, Rows]:
    """Read a file; return its title and its entries as written.

    Raises:
        BadDictionary: it is no TOML.
    """
    text = text_of(raw)
    told = _told(text)
    found = Rows([], [], [])
    for sort in SORTS:
        _take(found, told.get(sort.table, []), sort, Lines(text, sort.table))
    found.faults.extend(_unknown(told, Lines(text, "")))
    if not found.rows and not found.faults:
        raise whole("没有 [[matter]] 或 [[code]]", "there is no [[matter]] and no [[code]] in it")
    title = told.get(TITLE, "")
    return (title if isinstance(title, str) else ""), found


def _told(text: str) -> dict[str, Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.partition("=")[0].count(".") > DEEPEST:
            raise _bad(number, "嵌套过深", "nested too deeply")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line_of_it = int(found.group(1)) if found else text.count("\n") + 1
        raise _bad(
            line_of_it, f"不是有效的 TOML（{error}）", f"this is no valid TOML ({error})"
        ) from error
    except RecursionError as error:
        raise _bad(0, "嵌套过深", "nested too deeply") from error


def _bad(line: int, zh: str, en: str) -> BadDictionary:
    return BadDictionary([Fault(Spot(row=line), zh, en)])


def _unknown(told: dict[str, Any], lines: Lines) -> Iterator[Fault]:
    for name in told:
        if name != TITLE and name not in {sort.table for sort in SORTS}:
            yield _no_key(Spot(row=lines.of(0, [name])), name)


def _take(found: Rows, entries: Any, sort: Sort, lines: Lines) -> None:
    if not isinstance(entries, list):
        found.faults.append(_no_key(Spot(), sort.table))
        return
    for number, each in enumerate(entries[: MOST_ROWS + 1], 1):
        spot = Spot(row=lines.of(number))
        if number > MOST_ROWS:
            found.faults.append(too_many(spot))
        elif isinstance(each, dict):
            cells = dict(_cells(found, each, sort, lines, number))
            found.rows.append(Row(sort, spot, cells))


def _cells(
    found: Rows, told: dict[str, Any], sort: Sort, lines: Lines, number: int
) -> Iterator[tuple[str, Cell]]:
    known = {column.field for column in sort.columns}
    for name, value in told.items():
        spot = Spot("", lines.of(number, [name]), name)
        if name not in known:
            found.faults.append(_no_key(spot, name))
            continue
        items = tuple(map(str, value)) if isinstance(value, list) else None
        text = "、".join(items) if items is not None else str(value).strip()
        if len(text) > LONGEST_CELL:
            found.faults.append(too_long(spot, text))
        elif isinstance(value, dict):
            found.faults.append(_no_key(spot, name))
        elif text not in EMPTY:
            yield name, Cell(text, spot, items)


def _no_key(spot: Spot, name: str) -> Fault:
    return Fault(
        spot,
        f"没有“{name[:60]}”这一项",
        f"there is nothing called “{name[:60]}”",
        "按样表填写",
        "see the template",
    )
