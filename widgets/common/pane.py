"""A plain filled ground for panels, so that pages need no style sheet."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Pane(QFrame):
    """A column of widgets on one colour, without spacing.

    Args:
        ground: fill.
        margins: left, top, right, bottom.
    """

    def __init__(
        self,
        ground: QColor,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), ground)
        self.setPalette(palette)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(0)
