"""CSV as offices write it: UTF-8 with or without a mark, or GB18030 (which holds GBK, GB2312)."""

import csv
from collections.abc import Iterator

from console.hub.dictionary.fault import Fault, Spot, of_file
from console.hub.dictionary.grid import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Grid, Line, letter
from console.runtime import office_file

SIGNS = ",\t;"


def read_csv(raw: bytes) -> Grid:
    """Read a text table.

    Raises:
        BadDictionary: it is no text, or its quotes do not close.
    """
    text = text_of(raw)
    faults: list[Fault] = []
    lines = list(_lines(text, faults))
    return Grid("", lines, faults)


def text_of(raw: bytes) -> str:
    """Return a file's text, whichever of the two ways it is written in.

    Raises:
        BadDictionary: it is written in neither; the line is named.
    """
    try:
        return office_file.text_of(raw)
    except office_file.OfficeFileError as error:
        raise of_file(error) from error


def _lines(text: str, faults: list[Fault]) -> Iterator[Line]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_sign(text), strict=True)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append(_broken(Spot(row=number), error))
            return
        start, number = number, reader.line_num + 1
        line = Line(start, cells[:MOST_COLUMNS])
        if line.is_empty:
            continue
        if start > MOST_ROWS:
            faults.append(too_many(Spot(row=start)))
            return
        faults.extend(too_long(Spot("", start, letter(n)), cell) for n, cell in enumerate(cells)
                      if len(cell) > LONGEST_CELL)  # fmt: skip
        yield line


def _sign(text: str) -> str:
    """Return what parts the cells: the sign that the first written line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SIGNS, key=first.count)


def _broken(spot: Spot, error: csv.Error) -> Fault:
    if "field limit" in str(error):
        return too_long(spot, "x" * csv.field_size_limit())
    return Fault(
        spot,
        f"引号没有成对（{error}）",
        f"a quote does not close ({error})",
        "检查这一行起的双引号",
        "look at the double quotes from this line on",
    )


def too_long(spot: Spot, cell: str) -> Fault:
    """Return the fault of a cell that is too long."""
    return Fault(
        spot,
        f"单元格有 {len(cell)} 字以上，至多 {LONGEST_CELL} 字",
        f"a cell of {len(cell)} letters or more, {LONGEST_CELL} at most",
        "删到只剩字典内容",
        "leave what belongs to the dictionary",
    )


def too_many(spot: Spot) -> Fault:
    """Return the fault of a table with too many rows."""
    return Fault(
        spot,
        f"超过 {MOST_ROWS} 行",
        f"more than {MOST_ROWS} rows",
        "删去空行和无关的表",
        "take out empty rows and other tables",
    )
