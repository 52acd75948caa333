"""Workbooks (.xlsx): what their cells say, and what a cell may not be: a formula, merged, huge.

A workbook is a zip of XML. Before anything is read it is looked at what it would unpack to, and
whether its XML brings definitions of its own, which can grow without end.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from console.hub.dictionary.fault import Fault, Spot, whole
from console.hub.dictionary.grid import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Grid, Line, letter
from console.hub.dictionary.text_table import UTF_16, too_long, too_many

MOST_UNPACKED = 40_000_000
"""Bytes that a workbook may unpack to: twenty thousand rows of full entries have half of it."""
MOST_PARTS = 2_000
XML = (".xml", ".rels", ".vml")


def read_workbook(raw: bytes) -> list[Grid]:
    """Read all sheets.

    Raises:
        BadDictionary: it is no workbook, or one that is not to be opened.
    """
    _look_into(raw)
    from openpyxl import load_workbook  # heavy, and wanted by this word alone

    try:
        book = load_workbook(BytesIO(raw), data_only=False, keep_links=False)
    except Exception as error:  # a library's own faults of any sort; the file is what is wrong
        raise _unreadable(error) from error
    return [_grid(sheet) for sheet in book.worksheets]


def _look_into(raw: bytes) -> None:
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise whole(
                    f"解开后超过 {MOST_UNPACKED // 1_000_000} MB，不予打开",
                    f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB, it is not opened",
                    "只保留字典所在的表，另存一份",
                    "keep the dictionary's sheet alone and save it anew",
                )
            for part in parts:
                if part.filename.endswith(XML) and _defines(archive.read(part)):
                    raise whole(
                        f"{part.filename} 带有自定义实体，不予打开",
                        f"{part.filename} brings definitions of its own, it is not opened",
                        "用表格软件另存一份",
                        "save it anew with an office program",
                    )
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _unreadable(error) from error


def _defines(part: bytes) -> bool:
    """Whether XML defines entities, or is written so that one would not see it."""
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part or part.startswith(UTF_16) or b"\0" in part


def _unreadable(error: Exception) -> Exception:
    return whole(
        f"不是可读的 xlsx 工作簿（{type(error).__name__}）",
        f"this is no workbook that can be read ({type(error).__name__})",
        "另存为 .xlsx 或 CSV；不要加密码",
        "save it as .xlsx or CSV, without a password",
    )


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
