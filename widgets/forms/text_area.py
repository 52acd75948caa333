# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Several lines of text in a box of 112 px."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from widgets.common.theme import Step, Theme
from widgets.forms.composition import Composition, is_composing
from widgets.forms.input_frame import InputFrame, colour_editor


class TextArea(InputFrame):
    """Plain text; Tab leaves it, Enter makes a new line.

    Signals:
        edited: the text has changed.
        entered: Enter was pressed (only with `enter_submits`; Shift+Enter is then the new line).
            While an input method composes, Enter belongs to it and does not come here.
    """

    edited = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        hint: str = "",
        height: int = 112,
        name: str = "",
        enter_submits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._enter_submits = enter_submits
        self.edit = QTextEdit()
        Composition(self.edit)
        self.edit.setAcceptRichText(False)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name or hint)
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(0)
        self.edit.setFont(theme.font())
        colour_editor(theme, self.edit)
        super().__init__(theme, self.edit, height, parent=parent)
        self._row.setContentsMargins(12, 7, 6, 7)
        self._space_lines()
        self.edit.textChanged.connect(self.edited)

    def _space_lines(self) -> None:
        """Give every line the height of its type step."""
        form, line = QTextBlockFormat(), self.theme.line_height(Step.BODY)
        form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = self.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def restyle(self) -> None:
        super().restyle()
        self._row.setContentsMargins(12, 7, 6, 7)
        was = self.edit.blockSignals(True)
        self._space_lines()
        self.edit.blockSignals(was)

    @property
    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Write without a signal."""
        was = self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self._space_lines()
        self.edit.blockSignals(was)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = isinstance(event, QKeyEvent) and _is_enter(event)
        if is_enter and self._enter_submits and not is_composing(self.edit):
            if event.type() == QEvent.Type.KeyPress:
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)


def _is_enter(event: QKeyEvent) -> bool:
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
