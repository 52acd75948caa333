"""A table of rows; only those that are seen are put into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from math import ceil

from PySide6.QtCore import Qt

from console.models.subject import Subject
from console.plugin_api.dataset import Column, ColumnKind, DataSetSpec, Row, Value
from console.plugin_api.page import Limit, Table
from console.plugin_host.pages.command_buttons import CommandButtons
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports, said
from console.plugin_host.pages.values import grade_of, shown
from console.screens.common.grade_run import grade_run, word_of
from widgets.common.empty_note import EmptyNote
from widgets.common.text import Run, runs_width, text_width
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import RowRole
from widgets.lists.rows_model import Index, RowsModel
from widgets.lists.table_rows import Cell, TableColumn, TableRow

_MANY = 300
"""Above this a changed list is taken anew at once instead of row by row."""
_GAP = 6
"""Pixels between the word of a grade and the value."""
_LAST = 56
"""Pixels to which a name is squeezed before a value is."""
_MEASURED = 60
"""Rows up to which values are measured, so that their columns give what none of them needs."""
_BEHIND, _BETWEEN = 13, 25
"""Pixels behind words, and between a number and what begins beside it."""
_WIDTHS = {
    ColumnKind.TEXT: 160,
    ColumnKind.NUMBER: 104,
    ColumnKind.TIME: 112,
    ColumnKind.PLACE: 176,
    ColumnKind.PHONE: 144,
    ColumnKind.CAMERA: 144,
    ColumnKind.GRADE: 88,
}


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row as it came."""

    id: str
    row: Row
    band: str = ""
    kind: bool = False


class DataRows(RowsModel[DataRow]):
    """Rows that are put into words when a view asks for them."""

    def __init__(
        self,
        columns: Sequence[Column],
        limits: Mapping[str, tuple[Limit, ...]],
        wraps: str = "",
    ) -> None:
        """Build it; the column `wraps` takes two small lines."""
        super().__init__()
        self._wraps = wraps
        self._columns, self._limits = tuple(columns), limits
        self.now: datetime | None = None

    def take(self, rows: Sequence[DataRow], now: datetime) -> None:
        """Become these."""
        self.now = now
        if max(len(rows), len(self.rows)) <= _MANY:
            self.set_rows(rows)
        elif list(rows) != self.rows:
            self.reset_rows(rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if role == RowRole.ROW and index.isValid():
            return self.in_words(index.row())
        return super().data(index, role)

    def in_words(self, at: int) -> TableRow:
        """Return a row as it is shown."""
        row = self.rows[at]
        cells = tuple(self._cell(row.row.get(each.id), each) for each in self._columns)
        return TableRow(row.id, cells)

    def _cell(self, value: Value, column: Column) -> Cell:
        assert self.now is not None
        words = shown(value, column, self.now)
        if column.id == self._wraps:
            return Cell(text=words)
        grade = grade_of(value, self._limits.get(column.id, ()))
        if column.kind is ColumnKind.GRADE and value in {each.value for each in Grade}:
            grade = Grade(str(value))
        is_first = column is self._columns[0]
        ink = Ink.TEXT if grade or is_first or column.kind is ColumnKind.NUMBER else Ink.TEXT2
        run = Run(words, ink, bold=bool(grade) or is_first)
        if grade is None:
            return Cell((run,))
        if column.kind is ColumnKind.GRADE:
            return Cell((replace(run, shape=grade),))
        return Cell((_graded(grade), replace(run, gap=_GAP)))


class TableView(PartView):
    """The rows in the order the page wants, and commands on the one under the cursor."""

    def __init__(self, part: Table, ports: Ports) -> None:
        super().__init__(part, ports, (part.data,))
        self._part, self._spec = part, ports.spec(part.data)
        columns, more = _columns(part, self._spec), _word_room(ports.theme)
        self._heads = [_head(each, more if each.id in part.limits else 0) for each in columns]
        self.model = DataRows(columns, part.limits)
        self.table = RankedTable(ports.theme, self._heads, 40)
        self.table.set_model(self.model)
        self.table.setAccessibleName(self.name)
        self.table.setMinimumSize(0, 0)
        self._empty = EmptyNote(ports.theme, self.table, ports.theme.size.column_head)
        self.least_height = 200
        self.column.setContentsMargins(0, 0, 0, 0)
        self.put(self.table)
        self.buttons = CommandButtons(part.commands, ports, self.row_under_cursor)
        if part.commands:
            self.put(self.buttons, 0)

    def row_under_cursor(self) -> Mapping[str, Value]:
        """Return the row commands act on; empty without one."""
        at = self.model.row_of(self.table.current_id)
        return {} if at is None else self.model.rows[at].row

    def subject(self) -> Subject | None:
        """Return the row under the cursor by what stands first in it, for a note."""
        at = self.model.row_of(self.table.current_id)
        words = "" if at is None else self.model.in_words(at).cells[0].words
        return Subject(f"{self.name} {words}") if words else None

    def acts_by(self, command: str) -> bool:
        """Whether a command, by its full id, acts on its rows."""
        return command in map(self.ports.command_id, self._part.commands)

    def show_data(self) -> None:  # noqa: D102 - of PartView
        data = self.ports.data(self._part.data)
        self.note(data)
        self.model.take(_rows(data.rows, self._part.sort, self._spec.key), self.ports.now())
        self.table.set_columns(self._measured())
        self._empty.say("" if data.rows else self.empty_words(data))
        self.buttons.let_press(bool(data.rows))

    def _measured(self) -> list[TableColumn]:
        """Return the columns; of few rows those of values give the room none of them needs."""
        count = len(self.model.rows)
        if count > _MEASURED:
            return self._heads
        rows = [self.model.in_words(at) for at in range(count)]
        return [
            head if head.gives else self._giving(head, [row.cells[at] for row in rows])
            for at, head in enumerate(self._heads)
        ]

    def _giving(self, head: TableColumn, cells: Sequence[Cell]) -> TableColumn:
        theme = self.ports.theme
        widest = max((runs_width(theme, cell.runs) for cell in cells), default=0.0)
        widest = max(widest, text_width(theme.font(Step.SMALL), head.title))
        least = ceil(widest * 100 / theme.grown(100)) + (_BETWEEN if head.is_right else _BEHIND)
        return replace(head, gives=True, least=min(head.width, least))


def _columns(part: Table, spec: DataSetSpec) -> list[Column]:
    by_id = {column.id: column for column in spec.columns}
    return [by_id[id] for id in part.columns] if part.columns else list(spec.columns)


def _graded(grade: Grade) -> Run:
    return replace(grade_run(grade, size=12), step=Step.SMALL)


def _word_room(theme: Theme) -> int:
    """Return how much wider a column is whose values may stand behind the word of a grade."""
    words = (word_of(grade, is_short=True) for grade in Grade)
    widest = max(text_width(theme.font(Step.SMALL, True), word) for word in words)
    return ceil((widest + _GAP) / theme.grown(100) * 100)


def _head(column: Column, more: int) -> TableColumn:
    is_text = column.kind is ColumnKind.TEXT
    is_number = column.kind is ColumnKind.NUMBER
    width = _WIDTHS[column.kind] + (0 if is_text else more)
    last = _LAST if is_text else 0
    return TableColumn(said(column.name), width, is_number, is_text, is_text, last=last)


def _rows(rows: Sequence[Row], sort: str, key: str) -> list[DataRow]:
    """Return the rows in their order, each with an id of its own."""
    if sort:
        column = sort.lstrip("-")
        rows = sorted(rows, key=partial(_rank, column), reverse=sort.startswith("-"))
    found: dict[str, DataRow] = {}
    for at, row in enumerate(rows):
        id = str(row.get(key, at)) if key else str(at)
        id = id if id not in found else f"{id}#{at}"
        found[id] = DataRow(id, row)
    return list(found.values())


def _rank(column: str, row: Row) -> tuple[bool, float, str]:
    """Order by number, then by words; rows without a value are the lowest."""
    value = row.get(column)
    if isinstance(value, int | float):
        return True, float(value), ""
    return value is not None, 0.0, str(value)
