"""A count that may be unknown: an empty box is unknown, not zero."""

from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIntValidator, QValidator
from PySide6.QtWidgets import QWidget

from widgets.common.text import Run
from widgets.common.theme import Theme
from widgets.forms.input_frame import InputFrame, line_edit
from widgets.forms.typed_text import plain


class NumberBox(InputFrame):
    """Words at the left, the number bold at the right.

    Signals:
        edited: the number or None, when a person has changed it.

    Args:
        theme: the theme.
        label: the words inside the box.
        most: greatest number that can be typed.
    """

    edited = Signal(object)

    def __init__(
        self, theme: Theme, label: str, most: int = 99_999, parent: QWidget | None = None
    ) -> None:
        unknown = QCoreApplication.translate("widgets", "?")
        self.edit = line_edit(theme, unknown, bold=True)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setAccessibleName(label)
        self.edit.setValidator(_Count(0, most, self.edit))
        super().__init__(theme, self.edit, left=(Run(label),), padding=10, parent=parent)
        self.edit.textChanged.connect(self._weigh)
        self.edit.textEdited.connect(self._tell)
        self._weigh()

    @property
    def value(self) -> int | None:
        """The number; None is unknown."""
        text = self.edit.text()
        return int(text) if text else None

    def set_value(self, value: int | None) -> None:
        """Write without a signal."""
        self.edit.setText("" if value is None else str(value))

    def _weigh(self, _: str = "") -> None:
        """Numbers are bold, the word for unknown is not."""
        self.edit.setFont(self.theme.font(bold=bool(self.edit.text())))

    def _tell(self, _: str) -> None:
        self.edited.emit(self.value)


class _Count(QIntValidator):
    """Takes full-width digits as the digits they are."""

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        judged = cast("tuple[QValidator.State, str, int]", super().validate(plain(text), at))
        return judged[0], plain(text), judged[2]
