"""The rows of a calendar's file as they are written, TOML or CSV, each with its line.

CSV is taken as offices write it: UTF-8 with or without a mark, or GB18030, heads in Chinese or
English. A row is a day or a stretch of days; `source` and `year` may be told once for the file.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from console.hub.calendar.fault import BadCalendar, Fault

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000

HEADS = {
    "year": ("year", "年份"),
    "day": ("day", "日期"),
    "until": ("until", "截至"),
    "sort": ("sort", "类型"),
    "name": ("name", "名称"),
    "source": ("source", "依据"),
}
"""Names of the columns."""

_HEADER = re.compile(r"\s*\[\[\s*days\s*\]\]\s*(#.*)?$")


class Row(NamedTuple):
    """One row, every cell a text without blanks around it."""

    line: int
    year: str
    day: str
    until: str
    sort: str
    name: str
    source: str


class Sheet(NamedTuple):
    """A file's rows and its title."""

    title: str
    rows: tuple[Row, ...]


def read_rows(name: str, raw: bytes) -> Sheet:
    """Read a file by what its name ends in.

    Raises:
        BadCalendar: it is no text, no TOML, has no heads, or has too much in it.
    """
    if len(raw) > MOST_BYTES:
        raise _whole(f"超过 {MOST_BYTES} 字节", f"more than {MOST_BYTES} bytes")
    text = _text_of(raw)
    sheet = _toml(text) if name.lower().endswith(".toml") else _csv(text)
    if len(sheet.rows) > MOST_ROWS:
        raise _whole(f"超过 {MOST_ROWS} 行", f"more than {MOST_ROWS} rows")
    if not sheet.rows:
        raise _whole("没有一行日期", "there is not one day in it")
    return sheet


def _text_of(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            continue
        if "\0" not in text:
            return text
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        break
    zh, en = "既不是 UTF-8 也不是 GB18030 文本", "this is neither UTF-8 nor GB18030 text"
    raise BadCalendar([Fault(line, zh, en)])


def _toml(text: str) -> Sheet:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise BadCalendar([Fault(line, f"不是 TOML（{error}）", f"no TOML ({error})")]) from error
    days = told.get("days", [])
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    if not isinstance(days, list) or len(lines) != len(days):
        raise _whole("每一行日期须写成 [[days]]", "each row of days must be a [[days]] table")
    rows = (_row(line, {**told, **day}) for line, day in zip(lines, days, strict=True))
    return Sheet(_cell(told.get("title")), tuple(rows))


def _csv(text: str) -> Sheet:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        heads = _heads([cell.strip() for cell in next(reader, [])])
        return Sheet("", tuple(_lines(reader, heads)))
    except csv.Error as error:
        line = reader.line_num
        zh, en = f"这一行的引号没有成对（{error}）", f"a quote does not close ({error})"
        raise BadCalendar([Fault(line, zh, en)]) from error


def _lines(reader: Any, heads: dict[int, str]) -> Iterator[Row]:
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield _row(line, {heads[n]: cell for n, cell in enumerate(cells) if n in heads})


def _heads(cells: list[str]) -> dict[int, str]:
    found = {}
    for n, cell in enumerate(cells):
        name = next((name for name, words in HEADS.items() if cell.lower() in words), "")
        if name:
            found[n] = name
    lacks = [HEADS[name][1] for name in ("day", "sort") if name not in found.values()]
    if lacks:
        missing = "、".join(lacks)
        raise BadCalendar([Fault(1, f"缺少列：{missing}", f"columns are missing: {missing}")])
    return found


def _row(line: int, told: dict[str, Any]) -> Row:
    return Row(line, *(_cell(told.get(name)) for name in Row._fields[1:]))


def _cell(told: Any) -> str:
    return "" if told is None else str(told).strip()


def _whole(zh: str, en: str) -> BadCalendar:
    return BadCalendar([Fault(0, zh, en)])
