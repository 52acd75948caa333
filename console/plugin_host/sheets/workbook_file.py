"""Workbooks (.xlsx) row by row: what a formula came to, which cells are merged, how many rows."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from console.plugin_host.sheets.faults import whole
from console.plugin_host.sheets.grid import (
    MOST_COLUMNS,
    MOST_READ,
    Cell,
    Grid,
    Line,
    Odd,
    is_empty,
)
from console.runtime.office_file import OfficeFileError, unreadable, workbook_parts

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)"')
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MOST_MERGED = 200


def read_sheets(raw: bytes, file: str, only: str | None = None) -> dict[str, Grid]:
    """Read the sheets of a workbook that have cells, by name in their order.

    Args:
        raw: the file.
        file: what it is called in a fault.
        only: the one sheet that is wanted; all when not given.

    Raises:
        PluginFaultsError: it is no workbook, half written, or one that is not to be opened.
    """
    try:
        parts = workbook_parts(raw)
        return {grid.sheet: grid for grid in _grids(raw, parts, only)}
    except OfficeFileError as error:
        raise whole(file, error) from error
    except Exception as error:  # a library's own faults of any sort; the file is what is wrong
        raise whole(file, unreadable(error)) from error


def _grids(raw: bytes, parts: Mapping[str, bytes], only: str | None) -> Iterator[Grid]:
    from openpyxl import load_workbook  # heavy, and wanted where workbooks are alone

    book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    has_formulas = any(_FORMULA.search(text) for name, text in parts.items() if _is_sheet(name))
    asked = load_workbook(BytesIO(raw), read_only=True, keep_links=False) if has_formulas else None
    for sheet in book.worksheets:
        if only is None or sheet.title == only:
            part = parts.get(sheet._worksheet_path.lstrip("/"), b"")
            formulas = asked[sheet.title] if asked is not None else None
            lines = list(_lines(sheet, formulas))
            merged = tuple(found.decode() for found in _MERGED.findall(part)[:_MOST_MERGED])
            more = max(0, len(_ROW.findall(part)) - MOST_READ)
            yield Grid(sheet.title, lines, merged, more)


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/")


def _lines(sheet: Any, formulas: Any) -> Iterator[Line]:
    """Yield the rows in which something is written; a far cell makes no rows before it."""
    asked = _rows(formulas) if formulas is not None else None
    for number, cells in enumerate(_rows(sheet), 1):
        behind = next(asked, ()) if asked is not None else ()
        row = [_cell(cell, behind, at) for at, cell in enumerate(cells)]
        if not all(is_empty(cell) for cell in row):
            yield Line(number, row)


def _rows(sheet: Any) -> Iterator[tuple[Cell, ...]]:
    sheet.reset_dimensions()  # what a file says of its size need not be true
    rows: Iterator[tuple[Cell, ...]] = sheet.iter_rows(
        max_row=MOST_READ, max_col=MOST_COLUMNS, values_only=True
    )
    return rows


def _cell(cell: Cell, behind: tuple[Cell, ...], at: int) -> Cell:
    """Return a value; a formula without one is told from an empty cell."""
    is_formula = cell is None and at < len(behind) and behind[at] is not None
    return Odd.NO_RESULT if is_formula else cell
