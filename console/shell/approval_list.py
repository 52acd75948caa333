# ruff: noqa: D102 - Qt's overrides are described by Qt
"""插件准入: what each plugin asks for, in words; the shift leader lets it in or takes it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, plain, two_lines

WIDTH = 1120
_ROW, _HIGH = 56, 504


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One plugin as the list shows it.

    Attributes:
        state: in words.
        by: who let it in, or why it is out.
        name, about: its name; bureau and version.
        asks: its permissions, in words.
        is_waiting: whether a yes is wanted.
        is_in: whether it is let in, or somebody has asked for it.
    """

    id: str
    state: str
    by: str
    name: str
    about: str
    asks: str
    is_waiting: bool
    is_in: bool


class ApprovalList(Overlay):
    """A table; 1 lets the plugin under the cursor in, 2 takes it out.

    Args:
        theme: the theme.
        lines: returns the plugins as they are now.
        leads: whether who sits here decides.
        window: what it lies over.

    Signals:
        let_in, taken_out: id of a plugin.
    """

    let_in = Signal(str)
    taken_out = Signal(str)

    def __init__(
        self,
        theme: Theme,
        lines: Callable[[], Sequence[ApprovalLine]],
        leads: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._lines, self._leads = lines, leads
        self._shown: dict[str, ApprovalLine] = {}
        self.head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("Let plugins in"))
        self.table.set_model(self.rows)
        self._foot = RunsLabel(theme, height=40, padding=16)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        for widget in (self.head, self.table, self._foot):
            box.addWidget(widget)
        self.let_shrink(self.table, _HIGH)
        self.table.installEventFilter(self)

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
        found = self._lines()
        self._shown = {each.id: each for each in found}
        self.rows.set_rows([_row(each) for each in found])
        if found and self.table.current_id not in self._shown:
            self.table.set_current(found[0].id, reveal=False)
        title = Run(_t("Let plugins in"), Ink.TEXT, bold=True, step=Step.TITLE)
        waiting = sum(each.is_waiting for each in found)
        told = _t("{0} wait, {1} are in").format(waiting, sum(each.is_in for each in found))
        self.head.set_runs([title, Run(told, gap=16)], way_out(gap=16))
        self._foot.set_runs(_keys(self._leads()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, chosen = Qt.Key(event.key()), self._shown.get(self.table.current_id)
        if key not in (Qt.Key.Key_1, Qt.Key.Key_2) or not self._leads() or event.isAutoRepeat():
            return False
        if chosen is not None and key == Qt.Key.Key_1 and chosen.is_waiting:
            self.let_in.emit(chosen.id)
        elif chosen is not None and key == Qt.Key.Key_2 and chosen.is_in:
            self.taken_out.emit(chosen.id)
        return True


def _row(each: ApprovalLine) -> TableRow:
    cells = (
        two_lines(each.state, each.by),
        two_lines(each.name, each.about),
        plain(each.asks),
    )
    return TableRow(each.id, cells, is_raised=each.is_waiting)


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("State"), 220),
        TableColumn(_t("Plugin"), 280),
        TableColumn(_t("It asks to"), 560, stretches=True, gives=True),
    ]


def _keys(leads: bool) -> list[Run]:
    if not leads:
        return [Run(_t("The shift leader lets plugins in"), Ink.TEXT2)]
    runs: list[Run] = []
    for key, words in (("1", _t("let in")), ("2", _t("take out"))):
        runs += [key_cap(key, gap=16 if runs else 0), Run(words, Ink.TEXT2, gap=8)]
    return runs
