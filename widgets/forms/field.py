# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A labelled line: label 80 px wide, field 40 px high."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.text import Run, draw_text, text_width
from widgets.common.theme import Step, Theme
from widgets.forms.input_frame import InputFrame, line_edit

LABEL = 80
FIELD = 40
"""Height of a field by day."""


class Labelled(Painted):
    """A label beside any widget (or several side by side), aligned with the first 40 px."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        widgets: Sequence[QWidget],
        label_height: int = FIELD,
        parent: QWidget | None = None,
        is_wide: bool = True,
    ) -> None:
        """Build it; `is_wide` False leaves the widgets as wide as they are, at the left."""
        super().__init__(theme, parent)
        self._label = label
        self.setAccessibleName(label)
        self._label_height = label_height
        self._is_wide = is_wide
        self._column: Sequence[Labelled] = (self,)
        row = QHBoxLayout(self)
        self._row = row
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        if not is_wide:
            row.addStretch(1)
        self.restyle()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def stand_in(self, column: "Sequence[Labelled]") -> None:
        """Begin where all lines of a column begin, so that the longest label is whole."""
        self._column = column
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self._row.setContentsMargins(self._label_room(), 0, 0, 0)

    def _label_room(self) -> int:
        if len(self._column) == 1:
            return self.theme.grown(LABEL)
        font = self.theme.font(Step.SMALL)
        longest = max(text_width(font, each._label) for each in self._column)
        return max(self.theme.grown(LABEL), ceil(longest) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        is_beside_target = not self._is_wide or self._label_height >= FIELD
        height = (theme.target if is_beside_target else theme.grown)(self._label_height)
        rect = QRectF(0, 0, self._label_room() - 8, height)
        draw_text(painter, theme.font(Step.SMALL), theme.text2, rect, self._label)


class TextField(InputFrame):
    """One line of text in a box.

    Signals:
        edited: the text, when a person has changed it.
        entered: Enter was pressed in it (never while an input method composes).

    Args:
        theme: the theme.
        hint: shown while empty.
        icon: name of an icon at its left.
        right: quiet small words at its right.
        name: for assistive tools, when there is no label beside it.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        hint: str = "",
        icon: str = "",
        right: str = "",
        bold: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit: QLineEdit = line_edit(theme, hint, bold)
        self.edit.setAccessibleName(name or hint)
        self._icon = (Run(icon=icon, icon_size=18),) if icon else ()
        super().__init__(theme, self.edit, left=self._icon, right=_quiet(right), parent=parent)
        self.edit.textEdited.connect(self.edited)
        self.edit.returnPressed.connect(self.entered)

    @property
    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write without a signal."""
        self.edit.setText(text)

    def set_right(self, text: str) -> None:
        """Change the quiet words at the right."""
        self.set_runs(self._icon, _quiet(text))


class Field(Labelled):
    """A label with one `TextField`.

    Signals:
        edited: the text, when a person has changed it.
        entered: Enter was pressed in it.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        hint: str = "",
        icon: str = "",
        right: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.field = TextField(theme, hint, icon, right, name=label)
        super().__init__(theme, label, [self.field], parent=parent)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.edited)
        self.field.entered.connect(self.entered)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.text

    def set_text(self, text: str) -> None:
        """Write without a signal."""
        self.field.set_text(text)

    def set_right(self, text: str) -> None:
        """Change the quiet words at the right."""
        self.field.set_right(text)


def _quiet(text: str) -> tuple[Run, ...]:
    return (Run(text, step=Step.SMALL),) if text else ()
