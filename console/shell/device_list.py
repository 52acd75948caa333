# ruff: noqa: D102 - Qt's overrides are described by Qt
"""误报较多的设备: what errs often, how often and why; from here a work request is prepared."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import device_commands as commands
from console.commands.registry import CommandTable, same_key
from console.models.device_book import Device
from console.models.device_words import share_words
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
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain, two_lines

WIDTH = 960
_ROW, _MOST_HEIGHT, _AROUND = 56, 616, 280


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


class DeviceList(Overlay):
    """A table; keys act on the row under the cursor.

    Args:
        theme: the theme.
        devices: returns what errs often, the worst first.
        rule: says what that means here.
        table: its commands are added to it.
        window: what it lies over.

    Signals:
        request_wanted: a Device for which a work request is to be prepared.
        alert_wanted: id of the newest alert of a device.
    """

    request_wanted = Signal(object)
    alert_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        devices: Callable[[], Sequence[Device]],
        rule: str,
        table: CommandTable,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._devices, self._rule, self._commands = devices, rule, table
        self._shown: dict[str, Device] = {}
        self._head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("Devices that err often"))
        self.table.set_model(self.rows)
        self._empty = RunsLabel(theme, height=64, padding=16)
        self._empty.set_runs([Run(_t("No device errs often"), icon="circle-check")])
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self.setProperty(SCOPE, commands.PAGE)
        self._build(table)
        table.add(commands.REQUEST, self.request)
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
        for command in commands.OF_LIST:
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

    def refresh(self) -> None:
        """Count anew."""
        found = self._devices()
        self._shown = {each.tally.id: each for each in found}
        self.rows.set_rows([_row(each) for each in found])
        if found and self.table.current_id not in self._shown:
            self.table.set_current(found[0].tally.id, reveal=False)
        title = Run(_t("Devices that err often"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title, Run(self._rule, gap=16)], way_out(gap=16))
        self._empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self.table.setFixedHeight(min(self.table.content_height, _MOST_HEIGHT, self._room))
        if self.isVisible():
            self.place()

    def request(self) -> None:
        """Prepare a work request for the device under the cursor."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None:
            self.request_wanted.emit(chosen)

    def show_alert(self) -> None:
        """Go to the newest alert of the device under the cursor."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None:
            self.put_away()
            self.alert_wanted.emit(chosen.tally.newest)

    @property
    def _room(self) -> int:
        window = self.parentWidget()
        return _MOST_HEIGHT if window is None else max(120, window.height() - _AROUND)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        for command in (commands.REQUEST, commands.TAKE_BACK):
            if same_key(self._commands.get(command.id).key, key_of(event)):
                self._commands.run(command.id)
                return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Device"), 360, stretches=True, gives=True),
        TableColumn(_t("Found"), 96, is_right=True),
        TableColumn(_t("True"), 96, is_right=True),
        TableColumn(_t("Not true"), 96, is_right=True),
        TableColumn(_t("Of judged"), 120, is_right=True),
        TableColumn(_t("Mostly"), 152),
    ]


def _row(device: Device) -> TableRow:
    tally, rate = device.tally, device.rate
    where = "·".join(part for part in (tally.town, tally.source) if part)
    cells: tuple[Cell, ...] = (
        two_lines(device.name or tally.name, where),
        plain(str(rate.finds)),
        plain(str(rate.true)),
        plain(str(rate.false), Ink.TEXT, bold=True),
        plain(share_words(rate), Ink.TEXT, bold=True),
        plain(rate.why or "—"),
    )
    return TableRow(tally.id, cells)
