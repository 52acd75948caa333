"""The filled rows of a bureau's workbook, with the cell of each word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Words
from console.plugin_host.sheets.bureau_form import HEADS, SHEETS
from console.plugin_host.sheets.cells import text_in
from console.plugin_host.sheets.faults import BAD_CELL, BAD_SHEET, cell_place
from console.plugin_host.sheets.grid import Grid, Line, Odd, is_empty, plain

_LONGEST = 200


class Report:
    """All that is wrong with one workbook.

    Args:
        file: its name.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[PluginFault] = []

    def cell(self, place: str, what: Words, do: Words) -> None:
        """Note a bad cell."""
        self.faults.append(PluginFault(BAD_CELL, self.file, place, what, do))

    def sheet(self, sheet: str, what: Words, do: Words) -> None:
        """Note what is wrong with a sheet as a whole."""
        self.faults.append(PluginFault(BAD_SHEET, self.file, sheet, what, do))


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled row.

    Attributes:
        sheet: its sheet.
        line: its cells.
        columns: where each head stands.
    """

    sheet: str
    line: Line
    columns: Mapping[str, int]

    def text(self, head: str) -> str:
        """Return a cell as text; empty where it is empty or there is no such column."""
        cell = self.line.cell(self.columns.get(head, -1))
        return "" if isinstance(cell, Odd) else text_in(cell)

    def place(self, head: str) -> str:
        """Return where a cell stands: `指标!C4`."""
        return cell_place(self.sheet, self.line.number, self.columns.get(head, 0))


def entries(grids: Mapping[str, Grid], sheet: str, report: Report) -> list[Entry]:
    """Return the rows of one of the six sheets that are whole; what is wrong is noted."""
    grid = grids.get(sheet)
    if grid is None:
        what = Words(f"缺少工作表“{sheet}”", f"the sheet {sheet} is missing")
        all_six = "、".join(SHEETS)
        do = Words(f"六张表都要保留：{all_six}", f"keep all six: {all_six}")
        report.sheet(sheet, what, do)
        return []
    names = [head.name for head in HEADS[sheet]]
    at, found = grid.head(names)
    missing = "、".join(h.name for h in HEADS[sheet] if h.is_required and h.name not in found)
    if missing:
        what = Words(f"表头缺少：{missing}", f"heads are missing: {missing}")
        report.sheet(sheet, what, Words("按样表补上表头", "write them as in the example"))
        return []
    lines = (Entry(sheet, line, found) for line in grid.lines[at + 1 :])
    return [entry for entry in lines if _is_meant(entry) and _is_whole(entry, report)]


def _is_meant(entry: Entry) -> bool:
    return any(not is_empty(entry.line.cell(at)) for at in entry.columns.values())


def _is_whole(entry: Entry, report: Report) -> bool:
    bad = list(_wrong(entry))
    for head, what, do in bad:
        report.cell(entry.place(head), what, do)
    return not bad


def _wrong(entry: Entry) -> Iterator[tuple[str, Words, Words]]:
    for head in HEADS[entry.sheet]:
        text = entry.text(head.name)
        if head.is_required and not text:
            what = Words(f"“{head.name}”没有填", f"{head.name} is empty")
            yield head.name, what, Words(head.says or "补上", "fill it in")
        elif text and head.choices and plain(text) not in head.choices:
            what = Words(f"“{text[:40]}”不在选项里", f"{text[:40]} is not among the choices")
            choices = "、".join(head.choices)
            yield head.name, what, Words(f"从{choices}中选", f"choose one of {choices}")
        elif len(text) > _LONGEST:
            what = Words(f"有 {len(text)} 字", f"has {len(text)} letters")
            yield head.name, what, Words(f"至多 {_LONGEST} 字", f"{_LONGEST} at most")
