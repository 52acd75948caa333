"""A bureau's workbook, written so that it explains itself: heads, choices, hints in the cells."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from console.plugin_host.sheets.bureau_form import ABOUT, HEADS, SHEETS
from console.plugin_host.sheets.example import ABOUT_ROWS, HELP, ROWS
from console.plugin_host.sheets.grid import Cell

_MOST_FILLED = 2_000
"""Rows below a head that offer its choices."""
_HEAD_GROUND, _LABEL_GROUND = "1F4E79", "DDEBF7"
Rows = Sequence[Sequence[Cell]]


def write_example(path: Path) -> None:
    """Write the workbook a bureau starts from: the six sheets, a small example, how to fill it in.

    Args:
        path: of the new file.

    Raises:
        FileExistsError: there is a file of that name; it is left as it is.
    """
    if path.exists():
        raise FileExistsError(path)
    write_workbook(path, ABOUT_ROWS, ROWS)


def write_workbook(path: Path, about: Rows, sheets: Mapping[str, Rows]) -> None:
    """Write a workbook.

    Args:
        path: of the file.
        about: label and content of sheet 说明, in the order of `example.ABOUT_ROWS`.
        sheets: rows of each sheet, without heads for the six; other sheets bring their own.
    """
    from openpyxl import Workbook  # heavy, and wanted by this word alone

    book = Workbook()
    book.remove(book.active)
    _write_about(book.create_sheet(ABOUT), about)
    for name in SHEETS[1:]:
        _write_sheet(book.create_sheet(name), name, sheets.get(name, ()))
    for name, rows in sheets.items():
        if name not in SHEETS:
            _write_data(book.create_sheet(name), rows)
    book.save(path)


def _write_about(sheet: Any, about: Rows) -> None:
    _write_heads(sheet, ("填写项", "内容", "怎么填"), (22, 44, 64))
    hints: dict[Cell, str] = {row[0]: row[2] for row in ABOUT_ROWS}
    for row in about:
        sheet.append([row[0], row[1], hints.get(row[0])])
        _shade(sheet.cell(sheet.max_row, 1))
    sheet.append([])
    for line in HELP:
        sheet.append(list(line))
    _wrap(sheet)


def _write_sheet(sheet: Any, name: str, rows: Rows) -> None:
    heads = HEADS[name]
    titles = [f"{head.name}*" if head.is_required else head.name for head in heads]
    _write_heads(sheet, titles, [head.width for head in heads])
    for row in rows:
        sheet.append(list(row))
    for at, head in enumerate(heads, 1):
        _offer(sheet, at, head.choices, head.says)
    _wrap(sheet)


def _write_data(sheet: Any, rows: Rows) -> None:
    _write_heads(sheet, [str(cell) for cell in rows[0]], [18] * len(rows[0]))
    for row in rows[1:]:
        sheet.append(list(row))
    _wrap(sheet)


def _write_heads(sheet: Any, titles: Sequence[str], widths: Sequence[int]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append(list(titles))
    for at, width in enumerate(widths, 1):
        cell = sheet.cell(1, at)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_HEAD_GROUND)
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"


def _shade(cell: Any) -> None:
    from openpyxl.styles import Font, PatternFill

    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_LABEL_GROUND)


def _wrap(sheet: Any) -> None:
    from openpyxl.styles import Alignment

    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer(sheet: Any, column: int, choices: Sequence[str], says: str) -> None:
    """Offer the choices of a column, and say what it is for as soon as one stands in it."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not choices and not says:
        return
    listed = f'"{",".join(choices)}"' if choices else None
    offer = DataValidation(type="list" if choices else None, formula1=listed, allow_blank=True)
    if says:
        offer.promptTitle, offer.prompt, offer.showInputMessage = "怎么填", says, True
    letter = get_column_letter(column)
    offer.add(f"{letter}2:{letter}{_MOST_FILLED}")
    sheet.add_data_validation(offer)
