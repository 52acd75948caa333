# ruff: noqa: D102 - Qt's overrides are described by Qt
"""已搁置清单: what stands aside, until when, by whom and why; from here it is brought back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import mask_commands as commands
from console.commands.registry import CommandTable, same_key
from console.models.asides import Aside
from console.models.mask_words import scope_words, sort_words, worst_words
from console.runtime.hall_time import hall_day_minute, hall_minute
from console.shell.key_event import key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import KeyButton
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import clock_text
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain, two_lines, wrapped

WIDTH = 1120
LOOK = 1000
_ROW, _MOST_HEIGHT, _AROUND = 56, 616, 280


def _t(source: str) -> str:
    return QCoreApplication.translate("mask", source)


class MaskList(Overlay):
    """A table; keys act on the row under the cursor.

    Args:
        theme: the theme.
        asides: returns what stands aside.
        now: the hall's time.
        table: its commands are added to it.
        window: what it lies over.

    Signals:
        lift_requested: an Aside that is to be brought back.
        alert_requested: id of an alert to be shown in the queue.
    """

    lift_requested = Signal(object)
    alert_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        asides: Callable[[], Sequence[Aside]],
        now: Callable[[], datetime],
        table: CommandTable,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._asides, self._now, self._commands = asides, now, table
        self._shown: dict[str, Aside] = {}
        self._head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("What is shelved"))
        self.table.set_model(self.rows)
        self._empty = RunsLabel(theme, height=64, padding=16)
        self._empty.set_runs([Run(_t("Nothing is set aside"), icon="circle-check")])
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self._second = QTimer(self)
        self._second.setInterval(LOOK)
        self._second.timeout.connect(self.refresh)
        self.setProperty(SCOPE, commands.LIST_PAGE)
        self._build(table)
        table.add(commands.LIFT, self.lift)
        table.add(commands.SHOW, self.show_alert)
        self._caps.refresh()
        table.follow_keys(self._caps.refresh)
        self.table.installEventFilter(self)
        self.table.activated.connect(lambda _: self.show_alert())

    def _build(self, table: CommandTable) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        foot = Pane(self.theme.raised, (16, 8, 16, 8))
        line = QHBoxLayout()
        line.setSpacing(8)
        for command in (commands.LIFT, commands.SHOW):
            button = KeyButton(self.theme, title_of(command))
            self._caps.show(command.id, button.set_key)
            button.clicked.connect(partial(table.run, command.id))
            line.addWidget(button)
        line.addStretch()
        foot.column.addLayout(line)
        for widget in (self._head, self._empty, self.table, foot):
            box.addWidget(widget)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.refresh()
        self.open_over()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._second.start()

    def refresh(self) -> None:
        """Say everything anew."""
        found, now = self._asides(), self._now()
        self._shown = {each.id: each for each in found}
        self.rows.set_rows([_row(each, now) for each in found])
        if found and self.table.current_id not in self._shown:
            self.table.set_current(found[0].id, reveal=False)
        words = _t("{0} lines, {1} alerts").format(
            len(found), len({id for each in found for id in each.alerts})
        )
        title = Run(_t("What is shelved"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title, Run(words, gap=16)], way_out(gap=16))
        self._empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self.table.setFixedHeight(min(self.table.content_height, _MOST_HEIGHT, self._room))
        if self.isVisible():
            self.place()

    @property
    def _room(self) -> int:
        window = self.parentWidget()
        return _MOST_HEIGHT if window is None else max(120, window.height() - _AROUND)

    @property
    def words(self) -> list[str]:
        """All rows as one reads them."""
        return [row.title for row in self.rows.rows]

    def lift(self) -> None:
        """Bring the line under the cursor back."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None:
            self.lift_requested.emit(chosen)

    def show_alert(self) -> None:
        """Go to the first alert that lies under the line under the cursor."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None and chosen.alerts:
            self.put_away()
            self.alert_requested.emit(chosen.alerts[0])

    def put_away(self) -> None:
        self._second.stop()
        super().put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if same_key(self._commands.get(commands.LIFT.id).key, key_of(event)):
            self._commands.run(commands.LIFT.id)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("How"), 104),
        TableColumn(_t("Scope"), 360, stretches=True, gives=True),
        TableColumn(_t("Until"), 152),
        TableColumn(_t("By"), 96),
        TableColumn(_t("Reason"), 248, gives=True),
        TableColumn(_t("Under it"), 92, is_right=True),
    ]


def _row(aside: Aside, now: datetime) -> TableRow:
    left = clock_text(max(0.0, (aside.until - now).total_seconds()))
    scope = scope_words(aside.scope, aside.first)
    cells: tuple[Cell, ...] = (
        plain(sort_words(aside.sort), Ink.TEXT, bold=True),
        two_lines(scope, worst_words(aside.worst) if aside.mask else _t("one alert")),
        two_lines(_until(aside.until, now), _t("in {0}").format(left)),
        plain(aside.name),
        wrapped(aside.reason),
        plain(str(len(aside.alerts)), Ink.TEXT, bold=True),
    )
    return TableRow(aside.id, cells)


def _until(until: datetime, now: datetime) -> str:
    is_near = (until - now).total_seconds() < 12 * 3600
    return hall_minute(until) if is_near else hall_day_minute(until)
