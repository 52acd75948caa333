"""Workbooks (.xlsx): what their cells say, and what a cell may not be: a formula, merged, huge."""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from console.hub.dictionary.fault import Fault, Spot, of_file
from console.hub.dictionary.grid import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Grid, Line, letter
from console.hub.dictionary.text_table import too_long, too_many
from console.runtime.office_file import OfficeFileError, unreadable, workbook_parts


def read_workbook(raw: bytes) -> list[Grid]:
    """Read all sheets.

    Raises:
        BadDictionary: it is no workbook, or one that is not to be opened.
    """
    from openpyxl import load_workbook  # heavy, and wanted by this word alone

    try:
        workbook_parts(raw)
        book = load_workbook(BytesIO(raw), data_only=False, keep_links=False)
    except OfficeFileError as error:
        raise of_file(error) from error
    except Exception as error:  # a library's own faults of any sort; the file is what is wrong
        raise of_file(unreadable(error)) from error
    return [_grid(sheet) for sheet in book.worksheets]


def _grid(sheet: Any) -> Grid:
    faults = [_merged(sheet.title, str(merged)) for merged in sheet.merged_cells.ranges]
    return Grid(sheet.title, list(_lines(sheet, faults)), faults)


def _lines(sheet: Any, faults: list[Fault]) -> Iterator[Line]:
    """Yield the rows that have cells; a far cell does not make rows of those before it."""
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None and column <= MOST_COLUMNS:
            rows.setdefault(row, {})[column - 1] = cell
    for number in sorted(rows):
        if number > MOST_ROWS:
            faults.append(too_many(Spot(sheet.title, number)))
            return
        cells = rows[number]
        told = [""] * (max(cells) + 1)
        for column, cell in cells.items():
            told[column] = _text(cell, Spot(sheet.title, number, letter(column)), faults)
        line = Line(number, told)
        if not line.is_empty:
            yield line


def _text(cell: Any, spot: Spot, faults: list[Fault]) -> str:
    if cell.data_type == "f":
        faults.append(_formula(spot))
        return ""
    if cell.data_type == "e":
        faults.append(
            Fault(
                spot,
                f"是错误值 {cell.value}",
                f"an error value {cell.value}",
                "改为文字",
                "write the words",
            )
        )
        return ""
    text = _said(cell.value)
    if len(text) > LONGEST_CELL:
        faults.append(too_long(spot, text))
        return ""
    return text


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # 15 is kept as 15.0
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _formula(spot: Spot) -> Fault:
    return Fault(
        spot,
        "是公式",
        "this is a formula",
        "复制后“选择性粘贴为数值”",
        "copy it and paste the values",
    )


def _merged(sheet: str, cells: str) -> Fault:
    first = cells.partition(":")[0]
    row = int("".join(sign for sign in first if sign.isdigit()) or 0)
    return Fault(
        Spot(sheet, row, cells),
        "是合并单元格",
        "these cells are merged",
        "取消合并，每一行都填写",
        "take them apart and fill in each row",
    )
