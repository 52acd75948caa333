# ruff: noqa: D102 - Qt's overrides are described by Qt
"""调看授权: requests that wait and grants that hold; the shift leader answers by key."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.viewing import Viewing
from console.models.subject import Subject
from console.models.viewing_book import ViewingBook
from console.runtime.hall_time import hall_day_minute
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, plain, two_lines

WIDTH = 1040
_ROW, _HIGH = 56, 504


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


class ViewingList(Overlay):
    """A table; 1 gives what is asked for, 2 declines it or takes back what was given.

    Args:
        theme: the theme.
        book: requests and grants.
        what: says in words what a grant opens.
        window: what it lies over.

    Signals:
        decided: a Viewing, and whether the person may look.
        give_wanted: somebody is to be given a look unasked.
    """

    decided = Signal(object, bool)
    give_wanted = Signal()

    def __init__(
        self, theme: Theme, book: ViewingBook, what: Callable[[Viewing], str], window: QWidget
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._book, self._what = book, what
        self._shown: dict[str, Viewing] = {}
        self.head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("Who may look at restricted cameras"))
        self.table.set_model(self.rows)
        self._foot = RunsLabel(theme, height=40, padding=16)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        for widget in (self.head, self.table, self._foot):
            box.addWidget(widget)
        self.let_shrink(self.table, _HIGH)
        self.table.installEventFilter(self)
        book.changed.connect(self._on_changed)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.refresh()
        self.open_over()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show them as they are now."""
        found = [*self._book.asked, *self._book.given]
        self._shown = {each.id: each for each in found}
        self.rows.set_rows([self._row(each) for each in found])
        if found and self.table.current_id not in self._shown:
            self.table.set_current(found[0].id, reveal=False)
        title = Run(_t("Who may look at restricted cameras"), Ink.TEXT, bold=True, step=Step.TITLE)
        told = _t("{0} wait, {1} hold").format(len(self._book.asked), len(self._book.given))
        self.head.set_runs([title, Run(told, gap=16)], way_out(gap=16))
        self._foot.set_runs(_keys(self._book.leads))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _row(self, each: Viewing) -> TableRow:
        end = _t("{0} min asked for").format(each.minutes) if each.until is None else ""
        if each.until is not None:
            end = _t("until {0}").format(hall_day_minute(each.until))
        state = _t("waits") if each.until is None else _t("given by {0}").format(each.decided_by)
        cells = (
            plain(state, Ink.TEXT, bold=each.until is None),
            plain(each.name or each.seat or _t("every seat")),
            two_lines(self._what(each), each.reason),
            two_lines(end, each.hours),
        )
        return TableRow(each.id, cells, is_raised=each.until is None)

    def subject(self) -> Subject | None:
        """Return what the request or grant under the cursor opens, for a note."""
        chosen = self._shown.get(self.table.current_id)
        return None if chosen is None else Subject(self._what(chosen))

    def _decide(self, is_given: bool) -> None:
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None and (chosen.until is None or not is_given):
            self.decided.emit(chosen, is_given)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if not self._book.leads or event.isAutoRepeat():
            return False
        if key in (Qt.Key.Key_1, Qt.Key.Key_2):
            self._decide(key == Qt.Key.Key_1)
        elif key == Qt.Key.Key_3:
            self.give_wanted.emit()
        else:
            return False
        return True


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("State"), 160),
        TableColumn(_t("For whom"), 140),
        TableColumn(_t("What is opened, and why"), 420, stretches=True, gives=True),
        TableColumn(_t("End"), 220),
    ]


def _keys(leads: bool) -> list[Run]:
    if not leads:
        return [Run(_t("The shift leader answers"), Ink.TEXT2)]
    told = (("1", _t("give")), ("2", _t("decline or take back")), ("3", _t("open unasked")))
    runs: list[Run] = []
    for key, words in told:
        runs += [key_cap(key, gap=16 if runs else 0), Run(words, Ink.TEXT2, gap=8)]
    return runs
