"""Workbooks of a bureau for tests: the empty one, one with changed cells, hostile ones."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

from console.plugin_host.sheets.grid import Cell
from console.plugin_host.sheets.workbook_writer import write_example

NAME = "样例.xlsx"


def book_with(folder: Path, cells: Mapping[str, Cell] | None = None) -> Path:
    """Write the example, with other cells (`指标!B2`), into a folder."""
    path = folder / NAME
    path.unlink(missing_ok=True)
    write_example(path)
    book = load_workbook(path)
    for place, cell in (cells or {}).items():
        sheet, _, at = place.partition("!")
        book[sheet][at] = cell
    book.save(path)
    return path


def with_part(path: Path, name: str, text: bytes) -> bytes:
    """Return a workbook with one more part."""
    raw = BytesIO(path.read_bytes())
    with ZipFile(raw, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return raw.getvalue()
