"""A slim scroll bar that lies over the rows, so that columns keep their width."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_WIDTH = 6


class OverlayBar(QScrollBar):
    """Mirrors the vertical scroll bar of `area`; hidden while everything fits."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.valueChanged.connect(self._hand_on)
        self.hide()

    def place(self, viewport: QRect) -> None:
        """Lie along the right edge of the viewport."""
        self.setGeometry(viewport.right() + 1 - _WIDTH, viewport.top(), _WIDTH, viewport.height())

    def follow(self) -> None:
        """Take over range and value of the area's own bar."""
        source = self._source()
        self.blockSignals(True)
        self.setRange(source.minimum(), source.maximum())
        self.setPageStep(source.pageStep())
        self.setSingleStep(source.singleStep())
        self.setValue(source.value())
        self.blockSignals(False)
        if self.isHidden() == (source.maximum() > 0):
            self.setVisible(source.maximum() > 0)

    def _hand_on(self, value: int) -> None:
        self._source().setValue(value)

    def _source(self) -> QScrollBar:
        """Ask for the area's own bar each time: what was kept of it may be void one day.

        WORKAROUND: PySide calls the kept one deleted after its parent, a widget of Qt's own, was
        seen by `findChildren` and its Python side has gone.
        """
        return self._area.verticalScrollBar()
