"""全程记录: one trail of everything, newest on top; the row under the cursor stays where it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.models.incident_trail import Sort, TrailEntry
from console.screens.incident.trail_rows import sort_word, trail_columns, trail_row
from widgets.common.empty_note import EmptyNote
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

ROW = 40


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class TrailPane(QWidget):
    """Head with count and filter, and the lines.

    Args:
        theme: the theme.
        seat_name: returns the name of a seat.
        key: returns the key that changes the filter, as it is now.
        earlier: returns the key that reads further back.
    """

    def __init__(
        self,
        theme: Theme,
        seat_name: Callable[[str], str],
        key: Callable[[], str],
        earlier: Callable[[], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat_name, self._key, self._earlier = seat_name, key, earlier
        self._has_earlier = False
        self._entries: tuple[TrailEntry, ...] = ()
        self.sort: Sort | None = None
        self.head = SectionHead(theme, _t("Whole trail"), height=40)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, trail_columns(), ROW)
        self.table.setAccessibleName(_t("Whole trail"))
        self.table.set_model(self.model)
        self._empty = EmptyNote(theme, self.table)
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QVBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(self.head)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_trail(self, entries: Sequence[TrailEntry], has_earlier: bool = False) -> None:
        """Show the lines that are wanted; rows that stay are not painted anew."""
        self._has_earlier = has_earlier
        self._entries = tuple(entries)
        wanted = [e for e in self._entries if self.sort is None or e.sort is self.sort]
        self.model.set_rows([trail_row(entry, self._seat_name) for entry in wanted])
        count = _t("{0} lines").format(len(self._entries))
        if self.sort is not None:
            count = _t("{0} of {1} lines").format(len(wanted), len(self._entries))
        which = _t("all sorts") if self.sort is None else sort_word(self.sort)
        right = [Run(which, Ink.TEXT2, step=Step.SMALL), key_cap(self._key())]
        if has_earlier:
            words = _t("goes further back")
            right = [Run(words, step=Step.SMALL), key_cap(self._earlier(), gap=6), *right]
        self.head.set_note(count, right)
        self._empty.say("" if wanted else _t("Nothing is written yet"))

    def next_sort(self) -> None:
        """Show another sort, of those there are; after the last one all of them again."""
        there = [sort for sort in Sort if any(e.sort is sort for e in self._entries)]
        choices: list[Sort | None] = [None, *there]
        at = choices.index(self.sort) if self.sort in choices else 0
        self.sort = choices[(at + 1) % len(choices)]
        self.show_trail(self._entries, self._has_earlier)

    def start_over(self) -> None:
        """Another incident: all sorts, from the top."""
        self.sort = None
        self.model.reset_rows([])

    @property
    def current(self) -> TrailEntry | None:
        """The line under the cursor."""
        wanted = self.table.current_id
        return next((entry for entry in self._entries if entry.id == wanted), None)
