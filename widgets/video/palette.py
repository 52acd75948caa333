"""Colours of tiles. Pictures stand on dark ground in every theme, so these are not a theme's."""

from PySide6.QtGui import QColor

GROUND = QColor("#0B1118")
NO_PICTURE = QColor("#131C26")
BAR = QColor(10, 16, 23, 217)
BAR_FOCUSED = QColor("#202C39")
TEXT = QColor("#E8EDF2")
TEXT2 = QColor("#A9B6C3")
EDGE = QColor("#3A4A5A")
BUTTON = QColor("#17212C")
ACT = QColor("#4FD1C5")
INVERSE = QColor("#D3DCE4")
ON_INVERSE = QColor("#0F1720")
HATCH = QColor(15, 23, 32, 140)
SURFACE = QColor("#0F1720")
WATERMARK = QColor(255, 255, 255, 23)
