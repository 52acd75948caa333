"""Sheet 阈值: from which value on something has a grade, and where that is written down."""

from collections.abc import Sequence

from console.plugin_api.dataset import Column, ColumnKind
from console.plugin_api.page import Limit
from console.plugin_api.words import Words
from console.plugin_host.sheets.bureau_tables import BureauTable, Tables
from console.plugin_host.sheets.cells import GRADES, BadCellError, value_of
from console.plugin_host.sheets.entries import Entry, Report
from console.plugin_host.sheets.grid import plain

_NUMBER = Column("limit", Words("阈值"), ColumnKind.NUMBER)


class _NotedError(Exception):
    """What is wrong with a bound is told already."""


class Limits:
    """The limits by what they are for.

    Args:
        rows: of the sheet.
        tables: what may have one.
        report: takes what is wrong.
    """

    def __init__(self, rows: Sequence[Entry], tables: Tables, report: Report) -> None:
        self._tables, self._report = tables, report
        self._figures: list[Limit] = []
        self._columns: dict[tuple[str, str], list[Limit]] = {}
        for row in rows:
            self._take(row)

    @property
    def of_figures(self) -> tuple[Limit, ...]:
        """Those of figures; each names its figure."""
        return tuple(self._figures)

    def of_column(self, table: BureauTable, column: str) -> tuple[Limit, ...]:
        """Return those of a column, by its id."""
        return tuple(self._columns.get((table.name, column), ()))

    def of_table(self, table: BureauTable) -> dict[str, tuple[Limit, ...]]:
        """Return those of all columns that have any."""
        found = {id: self.of_column(table, id) for id in table.columns}
        return {id: limits for id, limits in found.items() if limits}

    def _take(self, row: Entry) -> None:
        name = row.text("对象")
        try:
            above, below = self._number(row, "达到"), self._number(row, "低于")
        except _NotedError:
            return
        if (above is None) == (below is None):
            what = Words("“达到”与“低于”只填一个", "one of the two bounds")
            self._report.cell(row.place("达到"), what, Words("留一个，删一个", "keep one"))
            return
        grade, source = GRADES[plain(row.text("级别"))], row.text("依据")
        table, column = self._column(name)
        if name in self._tables.figures:
            self._figures.append(Limit(grade, source, above, below, name))
        elif table is not None and column:
            key = table.name, column
            self._columns.setdefault(key, []).append(Limit(grade, source, above, below))
        else:
            what = Words(f"没有指标或数字列“{name}”", f"there is no figure or column {name}")
            do = Words("写指标名称，或“表名.列名”", "write a figure, or table.column")
            self._report.cell(row.place("对象"), what, do)

    def _column(self, name: str) -> tuple[BureauTable | None, str]:
        """Return table and column of `表名.列名`, if the column is one of numbers."""
        first, _, second = plain(name).replace("·", ".").replace("。", ".").partition(".")
        table = self._tables.by_name.get(first)
        column = table.id_of(second) if table else ""
        is_number = table is not None and column in table.every("number")
        return table, column if is_number else ""

    def _number(self, row: Entry, head: str) -> float | None:
        try:
            value = value_of(row.line.cell(row.columns.get(head, -1)), _NUMBER)
        except BadCellError as error:
            self._report.cell(row.place(head), error.what, error.do)
            raise _NotedError from error
        return float(value) if isinstance(value, int | float) else None
