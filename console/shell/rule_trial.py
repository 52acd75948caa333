# ruff: noqa: D102 - Qt's overrides are described by Qt
"""规则试行: what rules of a file would have made of the last week, before and after."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import rule_commands as commands
from console.commands.registry import CommandTable, same_key
from console.models.trial_rows import TrialRow
from console.shell.key_event import key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, plain

WIDTH = 1120
_ROW, _MOST_HEIGHT, _AROUND = 36, 640, 360


def _t(source: str) -> str:
    return QCoreApplication.translate("rules", source)


class RuleTrial(Overlay):
    """Shows one trial; it says all the time that nothing is changed by it.

    Args:
        theme: the theme.
        table: has its commands.
        window: what it lies over.
    """

    def __init__(self, theme: Theme, table: CommandTable, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, commands.PAGE)
        self._table = table
        self._head = RunsLabel(theme, height=48)
        self._state = WordLabel(theme, "", Ink.TEXT, Step.BODY)
        self._notes = WordLabel(theme, "", Ink.TEXT2, Step.SMALL)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("Try rules on the last week"))
        self.table.set_model(self.rows)
        self._caps = KeyCaps(lambda id: table.get(id).key)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(8)
        for widget in (self._head, self._state, self.table, self._notes):
            box.addWidget(widget)
        box.addLayout(self._buttons())
        title = Run(_t("Try rules on the last week"), Ink.TEXT, bold=True, step=Step.TITLE)
        note = Run(_t("nothing is changed by it"), gap=16)
        self._head.set_runs([title, note], way_out(_t("Leave")))
        for watched in (self, self.table):
            watched.installEventFilter(self)
        to_do = _t("Choose a file of rules; the hub reads it and hears the last week again")
        self.show_state(to_do)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for command in commands.OF_PANEL:
            kind = ButtonKind.PRIMARY if command is commands.PICK else ButtonKind.NORMAL
            button = KeyButton(self.theme, title_of(command), kind=kind)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._caps.show(command.id, button.set_key)
            button.clicked.connect(partial(self._table.run, command.id))
            line.addWidget(button)
        line.addStretch()
        return line

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self._caps.refresh()
        self.open_over()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def said(self) -> str:
        """What is said of the trial."""
        return self._state.text()

    def show_state(self, words: str) -> None:
        """Say how it stands; what another trial told goes."""
        self._show(words, (), "")

    def show_trial(self, words: str, rows: Sequence[TrialRow], notes: str) -> None:
        """Show what came of it."""
        self._show(words, rows, notes)

    def _show(self, words: str, rows: Sequence[TrialRow], notes: str) -> None:
        self._state.setText(words)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self.rows.set_rows([_row(each) for each in rows])
        self.table.setVisible(bool(rows))
        room = max(120, self._window.height() - _AROUND)
        self.table.setFixedHeight(min(self.table.content_height, self.raised(_MOST_HEIGHT), room))
        if self.isVisible():
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        for command in commands.OF_PANEL:
            if same_key(self._table.get(command.id).key, key_of(event)):
                if not event.isAutoRepeat():
                    self._table.run(command.id)
                return True
        return False


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("What"), 520, stretches=True, gives=True),
        TableColumn(_t("With what holds"), 220, gives=True, is_right=True),
        TableColumn(_t("With the file"), 280, gives=True, is_right=True),
    ]


def _row(told: TrialRow) -> TableRow:
    if told.is_head:
        cells = (plain(told.what, Ink.TEXT, bold=True), plain(""), plain(""))
        return TableRow(told.id, cells)
    ink = Ink.TEXT if told.is_other else Ink.TEXT2
    cells = (plain(told.what, ink), plain(told.before), plain(told.after, ink, told.is_other))
    return TableRow(told.id, cells)
