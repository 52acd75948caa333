# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A table that lies over the page: a head, the rows or why there are none, and a foot of keys."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands.registry import Command, CommandTable, same_key
from console.shell.key_event import key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from widgets.common.key_button import KeyButton
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.theme import Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow

_ROW, _MOST_HEIGHT = 56, 616
_AROUND = 280
"""What stands above and below the rows: the frame, the panel's head and its keys."""


class _RowKey(NamedTuple):
    """A key that acts on the row under the cursor."""

    key: Callable[[], str]
    act: Callable[[], object]


class TablePanel(Overlay):
    """Opens and closes by the same key; keys of its foot act on the row under the cursor.

    Args:
        theme: the theme.
        window: what it lies over.
        width: wanted, in pixels.
        columns: of the table.
        name: what it is, for those who hear it.
        most_height: of the rows, in pixels.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        width: int,
        columns: Sequence[TableColumn],
        name: str,
        most_height: int = _MOST_HEIGHT,
    ) -> None:
        super().__init__(theme, window, width)
        self._most_height = most_height
        self._head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, list(columns), _ROW)
        self.table.setAccessibleName(name)
        self.table.set_model(self.rows)
        self._empty = RunsLabel(theme, height=64, padding=16)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._buttons: dict[str, KeyButton] = {}
        self._on_row: list[_RowKey] = []
        self._lay_out()
        self.table.installEventFilter(self)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        foot = Pane(self.theme.raised, (16, 8, 16, 8))
        foot.column.addLayout(self._foot)
        for widget in (self._head, self._empty, self.table, foot):
            box.addWidget(widget)

    def _offer(
        self,
        commands: CommandTable,
        scope: str,
        offered: Sequence[Command],
        on_row: Sequence[Command],
    ) -> None:
        """Put commands into the foot, each with the key it has now.

        Args:
            commands: where they run.
            scope: in which their keys hold.
            offered: have a button.
            on_row: their keys work while the table has the keyboard.
        """
        self.setProperty(SCOPE, scope)
        caps = KeyCaps(lambda id: commands.get(id).key)
        for command in on_row:
            key = partial(_key_now, commands, command.id)
            self._on_row.append(_RowKey(key, partial(commands.run, command.id)))
        for command in offered:
            button = KeyButton(self.theme, title_of(command))
            caps.show(command.id, button.set_key)
            button.clicked.connect(partial(commands.run, command.id))
            self._buttons[command.id] = button
            self._foot.addWidget(button)
        self._foot.addStretch()
        caps.refresh()
        commands.follow_keys(caps.refresh)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.refresh()
        self.open_over()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Say everything anew."""
        raise NotImplementedError

    def _show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show rows; the cursor stays where it was, else it stands on the first."""
        has_keyboard = self.window().focusWidget() in (self, self.table)
        self.rows.set_rows(rows)
        if rows and self.rows.row_of(self.table.current_id) is None:
            self.table.set_current(rows[0].id, reveal=False)
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        room = max(120, self._window.height() - _AROUND)
        self.table.setFixedHeight(
            min(self.table.content_height, self.raised(self._most_height), room)
        )
        if self.isVisible():
            self.place()
        if has_keyboard:  # rows come late where a hub is asked; the keys go to them then
            (self.table if rows else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        for on_row in self._on_row:
            if same_key(on_row.key(), key_of(event)):
                on_row.act()
                return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False


def _key_now(commands: CommandTable, id: str) -> str:
    return commands.get(id).key
