"""Which table of a file is which, and which column is what: heads are found, not counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.hub.dictionary.columns import DROPPED, EMPTY, SORTS, Sort, plain_head
from console.hub.dictionary.fault import Fault, Spot, whole
from console.hub.dictionary.grid import Grid, Line, letter

LOOKED_AT = 10
"""Rows in which heads may stand; above them are titles."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says, and where it stands; a list where the file has lists."""

    text: str
    spot: Spot
    items: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as written: cells by field, only those with something in them."""

    sort: Sort
    spot: Spot
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Rows:
    """All entries of a file as written, with what is wrong and what ought to be known."""

    rows: list[Row]
    faults: list[Fault]
    notes: list[Fault]


def rows_of(grids: Sequence[Grid]) -> Rows:
    """Find the tables of a file.

    Raises:
        BadDictionary: there is none.
    """
    found = Rows([], [], [])
    is_any = False
    for grid in grids:
        told = _head(grid)
        if told is not None:
            is_any = True
            _take(found, grid, *told)
    if not is_any:
        raise _no_table(grids)
    return found


def _head(grid: Grid) -> tuple[Sort, Line] | None:
    """Return the sort of a table and the line of its heads; None where it is another table."""
    for line in grid.lines[:LOOKED_AT]:
        heads = {plain_head(cell) for cell in line.cells}
        for sort in SORTS:
            known = {field for head, field in sort.by_head.items() if head in heads}
            if all(column.field in known for column in sort.columns if column.is_required):
                return sort, line
    return None


def _take(found: Rows, grid: Grid, sort: Sort, head: Line) -> None:
    found.faults.extend(fault for fault in grid.faults if fault.spot.row >= head.number)
    fields = _fields(found, grid.sheet, sort, head)
    for line in grid.lines:
        if line.number <= head.number:
            continue
        spot = Spot(grid.sheet, line.number)
        cells = dict(_cells(line, grid.sheet, fields))
        if cells:
            found.rows.append(Row(sort, spot, cells))


def _fields(found: Rows, sheet: str, sort: Sort, head: Line) -> dict[int, tuple[str, str]]:
    """Return field and head by column; a head that stands twice is a fault."""
    fields: dict[int, tuple[str, str]] = {}
    for column, text in enumerate(head.cells):
        name = plain_head(text)
        field = sort.by_head.get(name)
        spot = Spot(sheet, head.number, letter(column))
        if field is None:
            if name and name not in DROPPED:
                found.notes.append(_unread(spot, text))
        elif any(field == known for known, _ in fields.values()):
            found.faults.append(_twice(spot, text))
        else:
            fields[column] = field, text.strip()
    return fields


def _cells(
    line: Line, sheet: str, fields: dict[int, tuple[str, str]]
) -> Iterator[tuple[str, Cell]]:
    for column, text in enumerate(line.cells):
        told = text.strip()
        if column in fields and told not in EMPTY:
            field, head = fields[column]
            yield field, Cell(told, Spot(sheet, line.number, head))


def _no_table(grids: Sequence[Grid]) -> Exception:
    if not any(grid.lines for grid in grids):
        return whole("是空的", "there is nothing in it", "检查是否选错文件", "look for the file")
    names = "、".join(grid.sheet for grid in grids if grid.sheet)
    heads = " / ".join(
        "、".join(column.heads[0] for column in sort.columns if column.is_required)
        for sort in SORTS
    )
    where = f"（工作表：{names}）" if names else ""
    return whole(
        f"没有找到字典表{where}",
        "no table of a dictionary in it",
        f"表头须有 {heads}",
        f"its heads are {heads}",
    )


def _unread(spot: Spot, head: str) -> Fault:
    return Fault(spot, f"“{head[:30]}”这一列不读", f"the column “{head[:30]}” is not read")


def _twice(spot: Spot, head: str) -> Fault:
    return Fault(
        spot,
        f"“{head[:30]}”这一列有两列",
        f"there are two columns “{head[:30]}”",
        "只留一列",
        "leave one of them",
    )
