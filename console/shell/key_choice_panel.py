# ruff: noqa: D102 - Qt's overrides are described by Qt
"""快捷键: a person gives a command another key by pressing it."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands.keymap import Keymap, Refusal
from console.commands.registry import CommandTable
from console.shell import key_choice_rows as made
from console.shell.key_event import is_modifier, key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import KeyButton
from widgets.common.key_words import key_words
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

_log = logging.getLogger(__name__)

WIDTH = 960
_ROW, _HEIGHT = 40, 560


def _t(source: str) -> str:
    return QCoreApplication.translate("keys", source)


class KeyChoicePanel(Overlay):
    """Every command with its key; Enter on a row, then the new key.

    Args:
        theme: the theme.
        table: the commands.
        keymap: judges and keeps keys.
        window: what it lies over.

    Signals:
        changed: command id, the key it had, the key it has now.
        not_kept: keys hold now, and will be the old ones after the next start.
    """

    changed = Signal(str, str, str)
    not_kept = Signal()

    def __init__(self, theme: Theme, table: CommandTable, keymap: Keymap, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._table = table
        self._keymap = keymap
        self._waits_for = ""
        self._watched: QWindow | None = None
        self._head = RunsLabel(theme, height=48, padding=16)
        self._hint = RunsLabel(theme, height=40, padding=16)
        self.model: RowsModel[TableRow] = RowsModel()
        self.list = RankedTable(theme, made.columns(), _ROW)
        self.list.set_model(self.model)
        self.list.setAccessibleName(_t("Keys"))
        self.let_shrink(self.list, _HEIGHT)
        self._build()
        self.list.activated.connect(self.wait_for_key)
        table.follow_keys(self._show)

    def _build(self) -> None:
        title = Run(_t("Keys"), Ink.TEXT, bold=True, step=Step.TITLE)
        note = Run(_t("for you alone, at this seat"), step=Step.SMALL, gap=16)
        self._head.set_runs([title, note], way_out())
        foot = Pane(self.theme.raised, (16, 8, 16, 16))
        line = QHBoxLayout()
        line.setSpacing(8)
        for words, key, act in (
            (_t("Change the key"), "Enter", self._wait_for_current),
            (_t("Back to the usual key"), "Delete", self._reset_current),
            (_t("Every key as usual"), "Shift Delete", self.reset_all),
        ):
            button = KeyButton(self.theme, words, key)
            button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        foot.column.addLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        for widget in (self._head, self.list, self._hint, foot):
            box.addWidget(widget)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.list.set_bands(made.bands(self._table))
        self._show()
        self._say(_t("Enter, then the new key"))
        self.open_over()
        if not self.list.current_id and self.model.rows:
            self.list.set_current(self.model.rows[0].id)  # Enter acts on what one sees marked
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Close; a key that was waited for stays as it was."""
        self._stop_waiting()
        super().put_away()

    @property
    def hint(self) -> str:
        """What it says below the rows."""
        return self._hint.accessibleName()

    @property
    def is_waiting(self) -> bool:
        """Whether the next key pressed is the new one."""
        return bool(self._waits_for)

    def wait_for_key(self, id: str) -> None:
        """Take the next key for a command; Esc leaves it as it is."""
        command = self._table.get(id)
        if command.fixed:
            self._refuse(Refusal("fixed"), "", title_of(command))
            return
        self._stop_waiting()
        self._waits_for = id
        self._say(_t("{0}: press the new key; Esc leaves it").format(title_of(command)), True)
        self._watched = self.window().windowHandle()
        if self._watched is not None:  # before the keys that work everywhere
            self._watched.installEventFilter(self)

    def reset(self, id: str) -> None:
        """Give a command its usual key again."""
        before = self._table.get(id).key
        refusal = self._kept(lambda: self._keymap.reset(id))
        if refusal is not None:
            self._refuse(refusal, self._table.declared(id).key, "")
        else:
            self._done(id, before)

    def reset_all(self) -> None:
        """Give every command its usual key again."""
        before = {id: self._table.get(id).key for id in self._keymap.chosen if self._has(id)}
        self._kept(self._keymap.reset_all)
        for id, key in before.items():
            self._done(id, key)
        self._say(_t("Every key is the usual one"))

    def _has(self, id: str) -> bool:
        return any(command.id == id for command in self._table)

    def _wait_for_current(self) -> None:
        if self.list.current_id:
            self.wait_for_key(self.list.current_id)

    def _reset_current(self) -> None:
        if self.list.current_id:
            self.reset(self.list.current_id)

    def _take(self, key: str) -> None:
        id, before = self._waits_for, self._table.get(self._waits_for).key
        refusal = self._kept(lambda: self._keymap.rebind(id, key))
        if refusal is not None:  # and goes on waiting for a better one
            self._refuse(refusal, key, title_of(self._table.get(id)))
            return
        self._stop_waiting()
        self._done(id, before)

    def _done(self, id: str, before: str) -> None:
        command = self._table.get(id)
        words = key_words(command.key) or _t("no key")
        self._say(_t("{0}: {1}").format(title_of(command), words))
        if before != command.key:
            self.changed.emit(id, before, command.key)

    def _kept(self, change: Callable[[], Refusal | None]) -> Refusal | None:
        """Change keys; say so when the disk does not take them."""
        try:
            return change()
        except OSError:
            _log.exception("chosen keys are not kept")
            self.not_kept.emit()
            return None

    def _refuse(self, refusal: Refusal, key: str, title: str) -> None:
        self._say(made.refusal_words(refusal, key, title), is_strong=True)

    def _say(self, words: str, is_strong: bool = False) -> None:
        self._hint.set_runs([Run(words, Ink.TEXT if is_strong else Ink.TEXT2, bold=is_strong)])

    def _stop_waiting(self) -> None:
        self._waits_for = ""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def _show(self) -> None:
        if not self.isHidden() or not self.model.rowCount():
            self.model.set_rows(made.rows(self._table, self._keymap.chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._waits_for or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._pressed(event)
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    def _pressed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._stop_waiting()
            self._say(_t("It stays as it was"))
        elif not is_modifier(event):
            key = key_of(event)
            if key:
                self._take(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            is_all = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            (self.reset_all if is_all else self._reset_current)()
            return
        super().keyPressEvent(event)
