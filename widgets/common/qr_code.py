"""A QR code (ISO/IEC 18004) painted as plain squares, sharp at every size."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

_WHITE = Qt.GlobalColor.white
QUIET = 4
"""Modules of white on every side that the standard asks for."""


def paint_qr(
    painter: QPainter, rect: QRectF, text: str, ground: QColor | Qt.GlobalColor = _WHITE
) -> None:
    """Paint a text as a QR code with its light border on `ground`, error correction M.

    Raises:
        ValueError: the text is longer than a QR code holds.
    """
    import segno  # only who prints needs it

    modules = segno.make_qr(text, error="m").matrix
    unit = min(rect.width(), rect.height()) / (len(modules) + 2 * QUIET)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(rect, ground)
    for row, line in enumerate(modules):
        top, below = _edge(rect.top(), unit, row), _edge(rect.top(), unit, row + 1)
        for column, is_dark in enumerate(line):
            if is_dark:
                left = _edge(rect.left(), unit, column)
                right = _edge(rect.left(), unit, column + 1)
                square = QRectF(left, top, right - left, below - top)
                painter.fillRect(square, Qt.GlobalColor.black)
    painter.restore()


def _edge(start: float, unit: float, module: int) -> float:
    """Return where a module begins; neighbours share the edge, so that no hairline is left."""
    return start + (QUIET + module) * unit
