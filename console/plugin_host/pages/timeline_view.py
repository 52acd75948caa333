"""What happened, the newest on top."""

from console.models.subject import Subject
from console.plugin_api.dataset import Column, ColumnKind
from console.plugin_api.page import Timeline
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports
from console.plugin_host.pages.table_view import DataRow, DataRows
from console.plugin_host.pages.values import moment_of
from widgets.common.empty_note import EmptyNote
from widgets.lists.ranked_table import RankedTable
from widgets.lists.table_rows import TableColumn

_ROW = 46
"""Two small lines and what stands free above and below them."""


class TimelineView(PartView):
    """Time, who, words; rows without a time stand last."""

    def __init__(self, part: Timeline, ports: Ports) -> None:
        super().__init__(part, ports, (part.data,))
        self._part = part
        known = {column.id: column for column in ports.spec(part.data).columns}
        columns = [known[id] for id in (part.time, part.who, part.words) if id]
        self.model = DataRows(columns, {}, wraps=part.words)
        self.table = RankedTable(ports.theme, [_column(each, part) for each in columns], _ROW)
        self.table.set_model(self.model)
        self.table.setAccessibleName(self.name)
        self.table.setMinimumSize(0, 0)
        self._empty = EmptyNote(ports.theme, self.table)
        self.least_height = 180
        self.column.setContentsMargins(0, 0, 0, 0)
        self.put(self.table)

    def subject(self) -> Subject | None:
        """Return what happened in the row under the cursor, for a note."""
        at = self.model.row_of(self.table.current_id)
        words = "" if at is None else self.model.in_words(at).cells[-1].words
        return Subject(f"{self.name} {words}") if words else None

    def show_data(self) -> None:  # noqa: D102 - of PartView
        data = self.ports.data(self._part.data)
        self.note(data)
        timed = [(moment_of(row.get(self._part.time)), row) for row in data.rows]
        timed.sort(key=lambda each: each[0].timestamp() if each[0] else 0.0, reverse=True)
        rows = [DataRow(str(at), row) for at, (_, row) in enumerate(timed)]
        self.model.take(rows, self.ports.now())
        self._empty.say("" if rows else self.empty_words(data))


def _column(column: Column, part: Timeline) -> TableColumn:
    is_words = column.id == part.words
    width = 64 if column.kind is ColumnKind.TIME else 88
    return TableColumn("", 160 if is_words else width, False, is_words, is_words)
