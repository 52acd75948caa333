"""From cells to the rows of a data set: columns found by their heads, bad cells named one by one.

A bad cell is empty on the page and named; the rest of its row is shown.
"""

import re
from collections.abc import Iterator, Sequence

from console.plugin_api.dataset import MOST_ROWS, Column, DataSetSpec, Row, Value
from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_host.sheets.cells import BadCellError, value_of
from console.plugin_host.sheets.faults import BAD_CELL, BAD_SHEET, MOST_NOTES, cell_place
from console.plugin_host.sheets.grid import Grid, Line, plain

_RANGE = re.compile(r"[A-Z]+(\d+):[A-Z]+(\d+)")
Read = tuple[tuple[Row, ...], tuple[PluginFault, ...], int]
"""Rows, cells that were not understood, rows left out."""


def read_table(grid: Grid, spec: DataSetSpec, file: str, group: str = "") -> Read:
    """Read the rows of a data set.

    Args:
        grid: the cells.
        spec: which columns there should be; each is found by its name.
        file: what the file is called in a fault.
        group: only rows whose column `分组` says this; all when empty.

    Raises:
        PluginFaultsError: there is no head, or a column is missing.
    """
    at, found = grid.head([each.name.zh for each in spec.columns])
    missing = [each.name.zh for each in spec.columns if each.name.zh not in found]
    if missing:
        raise PluginFaultsError((_no_columns(grid, file, missing),))
    lines = list(_of_group(grid, grid.lines[at + 1 :], group))
    notes: list[PluginFault] = list(_merged(grid, grid.lines[at].number, file))
    columns = [(column, found[column.name.zh]) for column in spec.columns]
    rows = tuple(_row(line, columns, grid.sheet, file, notes) for line in lines[:MOST_ROWS])
    return rows, tuple(notes[:MOST_NOTES]), max(0, len(lines) - MOST_ROWS) + grid.more


def _of_group(grid: Grid, lines: Sequence[Line], group: str) -> Iterator[Line]:
    column = grid.head(["分组"])[1].get("分组", -1) if group else -1
    yield from (line for line in lines if not group or plain(line.cell(column)) == plain(group))


def _row(
    line: Line,
    columns: Sequence[tuple[Column, int]],
    sheet: str,
    file: str,
    notes: list[PluginFault],
) -> Row:
    row: dict[str, Value] = {}
    for column, at in columns:
        try:
            row[column.id] = value_of(line.cell(at), column)
        except BadCellError as error:
            row[column.id] = None
            place = cell_place(sheet, line.number, at)
            notes.append(PluginFault(BAD_CELL, file, place, error.what, error.do))
    return row


def _merged(grid: Grid, head: int, file: str) -> Iterator[PluginFault]:
    """Yield merged cells below the head: all but the first of them are empty."""
    for cells in grid.merged:
        found = _RANGE.match(cells)
        if found and int(found.group(2)) > head:
            what = Words(f"{cells} 是合并单元格", f"{cells} is merged")
            do = Words("取消合并，每一行都填写", "take it apart and fill in each row")
            yield PluginFault(BAD_CELL, file, f"{grid.sheet}!{cells.partition(':')[0]}", what, do)


def _no_columns(grid: Grid, file: str, missing: Sequence[str]) -> PluginFault:
    names = "、".join(missing[:8])
    what = Words(f"缺少列：{names}", f"columns are missing: {names}")
    do = Words("在表头行补上这些列名", "write these names into the row of heads")
    return PluginFault(BAD_SHEET, file, grid.sheet, what, do)
