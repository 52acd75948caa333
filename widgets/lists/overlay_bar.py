"""A slim scroll bar that lies over the rows, so that columns keep their width."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_WIDTH = 6


class OverlayBar(QScrollBar):
    """Mirrors the vertical scroll bar of `area`; hidden while everything fits."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._source = area.verticalScrollBar()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.valueChanged.connect(self._hand_on)
        self.hide()

    def place(self, viewport: QRect) -> None:
        """Lie along the right edge of the viewport."""
        self.setGeometry(viewport.right() + 1 - _WIDTH, viewport.top(), _WIDTH, viewport.height())

    def follow(self) -> None:
        """Take over range and value of the area's own bar."""
        source = self._source
        self.blockSignals(True)
        self.setRange(source.minimum(), source.maximum())
        self.setPageStep(source.pageStep())
        self.setSingleStep(source.singleStep())
        self.setValue(source.value())
        self.blockSignals(False)
        if self.isHidden() == (source.maximum() > 0):
            self.setVisible(source.maximum() > 0)

    def _hand_on(self, value: int) -> None:
        self._source.setValue(value)
