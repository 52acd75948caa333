# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The box around every input: 40 px, a thin edge, two pixels of the act colour with the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Step, Theme
from widgets.forms.composition import Composition


class InputFrame(Painted):
    """Holds one editor between runs at its left and right.

    Args:
        theme: the theme.
        editor: the widget that has the focus.
        height: 40, or 32 in filter lines.
        left: runs before the editor.
        right: runs behind it.
        padding: space at both ends.
    """

    def __init__(
        self,
        theme: Theme,
        editor: QWidget,
        height: int = 40,
        left: Sequence[Run] = (),
        right: Sequence[Run] = (),
        padding: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._editor = editor
        self._left = tuple(left)
        self._right = tuple(right)
        self._padding = padding
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(editor)
        self.hold_height(lambda: theme.target(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(editor)
        editor.installEventFilter(self)
        self._arrange()

    def set_runs(self, left: Sequence[Run] = (), right: Sequence[Run] = ()) -> None:
        """Change what stands beside the editor."""
        self._left, self._right = tuple(left), tuple(right)
        self._arrange()
        self.update()

    def restyle(self) -> None:
        """Give the editor its colours."""
        super().restyle()
        self._arrange()
        colour_editor(self.theme, self._editor)

    def _arrange(self) -> None:
        self._describe()
        left = runs_width(self.theme, self._left) + (8 if self._left else 0)
        right = runs_width(self.theme, self._right) + (8 if self._right else 0)
        space = self._padding
        self._row.setContentsMargins(round(space + left), 2, round(space + right), 2)

    def _describe(self) -> None:
        """Let a reader say what is painted beside the editor, and the hint in it."""
        hint = self._editor.property("placeholderText") or ""
        beside = (run.text for run in (*self._left, *self._right) if run.text)
        self._editor.setAccessibleDescription(" ".join((hint, *beside)).strip())

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self.theme, QRectF(self.rect())
        has_focus = self._editor.hasFocus()
        edge = theme.act if has_focus else theme.line2
        paint_box(painter, rect, theme.field, edge, width=2 if has_focus else 1)
        centre = rect.center().y()
        paint_runs(painter, theme, self._left, self._padding, centre)
        x = rect.width() - self._padding - runs_width(theme, self._right)
        paint_runs(painter, theme, self._right, round(x), centre)


def line_edit(theme: Theme, hint: str = "", bold: bool = False) -> QLineEdit:
    """Return a line editor without a frame of its own."""
    edit = QLineEdit()
    Composition(edit)
    edit.setFrame(False)
    edit.setPlaceholderText(hint)
    edit.setFont(theme.font(Step.BODY, bold))
    edit.setTextMargins(-2, 0, -2, 0)
    colour_editor(theme, edit)
    return edit


def colour_editor(theme: Theme, editor: QWidget) -> None:
    """Give an editor the colours of a field."""
    palette = editor.palette()
    palette.setColor(QPalette.ColorRole.Base, theme.field)
    palette.setColor(QPalette.ColorRole.Text, theme.text)
    palette.setColor(QPalette.ColorRole.PlaceholderText, theme.text3)
    editor.setPalette(palette)
    if isinstance(editor, QAbstractScrollArea):  # its viewport keeps the ground it has once had
        editor.viewport().setPalette(palette)
