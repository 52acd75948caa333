# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A box to filter by text, with the key that reaches it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Theme
from widgets.forms.composition import composition_of, is_composing
from widgets.forms.input_frame import InputFrame, line_edit
from widgets.forms.typed_text import plain


class SearchBox(InputFrame):
    """32 px high; Esc empties it, a second Esc leaves.

    Letters an input method has not turned into hanzi yet are looked for as well.

    Signals:
        changed: the words to look for, at every change.
        entered: Enter was pressed.
        left: Esc was pressed in the empty box.
    """

    changed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        hint: str,
        key: str = "",
        width: int = 168,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = line_edit(theme, hint)
        self.edit.setAccessibleName(hint)
        mark = (Run(icon="search", ink=Ink.TEXT3),)
        right = (key_cap(key),) if key else ()
        super().__init__(theme, self.edit, 32, mark, right, 10, parent)
        self.hold_height(lambda: theme.size.chip)
        self._wanted = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self._tell)
        self._composition = composition_of(self.edit)
        if self._composition is not None:
            self._composition.changed.connect(self._tell)
        self.edit.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """The words to look for: full-width signs plain, and what is being composed."""
        return plain(self._composition.text if self._composition else self.edit.text())

    @property
    def is_composing(self) -> bool:
        """Whether an input method has not written all of it yet."""
        return is_composing(self.edit)

    def set_text(self, text: str) -> None:
        """Write; `changed` tells as when typed."""
        self.edit.setText(text)

    def _tell(self, _: str) -> None:
        self.changed.emit(self.text)

    def sizeHint(self) -> QSize:
        return QSize(self._wanted, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        is_own = is_key and not is_composing(self.edit)
        if is_own and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.edit.text():
                self.edit.clear()
            else:
                self.left.emit()
            return True
        return super().eventFilter(watched, event)
