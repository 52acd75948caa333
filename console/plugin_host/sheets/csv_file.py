"""CSV as offices write it: UTF-8 or GB 18030, parted by comma, tab or semicolon."""

import csv
from collections.abc import Iterator

from console.plugin_host.sheets.faults import whole
from console.plugin_host.sheets.grid import LONGEST_CELL, MOST_COLUMNS, MOST_READ, Grid, Line
from console.runtime.office_file import OfficeFileError, text_of

_SIGNS = ",\t;"


def read_csv(raw: bytes, file: str) -> Grid:
    """Read a text table.

    Args:
        raw: the file.
        file: what it is called in a fault.

    Raises:
        PluginFaultsError: it is no text, or a quote does not close.
    """
    try:
        text = text_of(raw)
        lines = list(_lines(text))
    except OfficeFileError as error:
        raise whole(file, error) from error
    return Grid("", lines[:MOST_READ], more=max(0, len(lines) - MOST_READ))


def _lines(text: str) -> Iterator[Line]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_sign(text), strict=True)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise OfficeFileError(
                f"引号没有成对，或一格超过 {LONGEST_CELL} 字",
                f"a quote does not close ({error})",
                "检查这一行起的双引号；正在写入的等写完",
                "look at the double quotes from this line on",
                number,
            ) from error
        if any(cell.strip() for cell in cells):
            yield Line(number, cells[:MOST_COLUMNS])
        number = reader.line_num + 1


def _sign(text: str) -> str:
    """Return what parts the cells: the sign that the first written line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SIGNS, key=first.count)
