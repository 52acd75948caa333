"""What is wrong with a sheet, said to the clerk who keeps it: workbook, sheet and cell."""

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words
from console.runtime.office_file import OfficeFileError

BAD_CELL, BAD_SHEET, UNREADABLE = "plugin_bad_cell", "plugin_bad_sheet", "plugin_bad_workbook"
NO_FILE, BUSY = "plugin_no_data_file", "plugin_data_file_busy"
MOST_NOTES = 200
"""Cells named one by one; what is more is not told."""


def whole(file: str, error: OfficeFileError) -> PluginFaultsError:
    """Return what is wrong with a file that is not opened."""
    place = f"L{error.line}" if error.line else ""
    what, do = Words(error.zh, error.en), Words(error.do_zh, error.do_en)
    return PluginFaultsError((PluginFault(UNREADABLE, file, place, what, do),))


def cell_place(sheet: str, row: int, column: int) -> str:
    """Return a cell as a clerk finds it: `指标!C4`.

    Args:
        sheet: its name; empty for a text table.
        row: from 1.
        column: from 0.
    """
    letters, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"{sheet}!{letters}{row}" if sheet else f"{letters}{row}"
